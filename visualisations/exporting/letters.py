"""Letters on paper: which signs are set, how wide they are at most, and where a line breaks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rodedraad.visualisations.exporting.plain import clean

# The first is in every PDF and PNG; the others, of the same widths, are what other machines have.
FONTS: Final = "'Libertinus Serif', 'Times New Roman', 'Liberation Serif', Times, serif"
SMALLEST: Final = 7.0  # points: what is smaller is not read from a wall
PITCH: Final = 1.12  # from line to line, in sizes

# Widths of Libertinus Serif and Times, the wider of both, in hundredths of the size, rounded up by group.
_WIDTHS: Final = {
    sign: width / 100
    for width, signs in {
        28: "',.:;ijl|¦·ìíîïĩīĭįıĵĺļł",
        34: " !()-/I\\ft¡²³¹ÌÍÎÏĨĪĬĮİţŧ‘’",
        40: "J[]`rs¨°´ºĴŕŗřśŝşš•",
        45: '"?cez¿çèéêëćĉċčēĕėęěźťżž“”„',
        51: "#$*0123456789_abdgoqvx{}£¤¥§àáâãäåðòóôõöøāăąđĝğġģōŏő€",
        56: "FPS^hknpuy~«±»ÞßñùúûüýÿĥħĳķŋńņňŚŜŞŠũūŭůűųŷ–",
        62: "+<=>ELTZ×ÈÉÊËĒĔĖĘĚĹĻĽĿŁŢŤŦŹŻŽ",
        68: "BCRÇĆĈĊČďŔŖŘ",
        74: "ADGHKNOQUVXYÀÁÂÃÄÅÐÑÒÓÔÕÖØÙÚÛÜÝæĀĂĄĎĐĜĞĠĢĤĦĲĶŃŅŇŊŌŎŐŨŪŬŮŰŲŶŸ",
        80: "&mw©®œŵ",
        95: "%@MÆŒ",
        105: "WŴ—…",
    }.items()
    for sign in signs
}
_OTHER: Final = 1.05
_FALLBACK: Final = 0.61  # a line with a sign that the font lacks is set in a wider one, wholly

# Signs that turn the direction of what comes after them, in the label of a thing and beyond it.
_TURNING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BLANK: Final = re.compile(r"\s+")
_BREAK: Final = re.compile(r"(?<=\w[/-])(?=\w{4})")


def shown(text: str) -> str:
    """Return *text* as it is set: on one line, without what XML forbids or what turns its direction."""
    return _BLANK.sub(" ", _TURNING.sub("", clean(text))).strip()


def width(text: str, size: float) -> float:
    """Return how wide *text* is at most, in the unit of *size*."""
    if all(sign in _WIDTHS for sign in text):
        return size * sum(_WIDTHS[sign] for sign in text)
    return size * sum(max(_FALLBACK, _WIDTHS.get(sign, _OTHER)) for sign in text)


@lru_cache(maxsize=8192)  # a name is tried in many places
def broken(text: str, size: float, room: float) -> tuple[str, ...]:
    """Return the whole of *text* in lines no wider than *room*; only a word wider than that is cut."""
    lines = [""]
    for word in _words(shown(text), size, room):
        longer = lines[-1] + word
        if width(longer.rstrip(), size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(line.strip() for line in lines if line.strip()) or ("",)


def _words(text: str, size: float, room: float) -> list[str]:
    """Return the parts between which a line may break, each with the blank after it."""
    parts = [part for word in re.findall(r"\S+ ?", text) for part in _BREAK.split(word)]
    return [piece for part in parts for piece in _cut(part, size, room)]


def _cut(word: str, size: float, room: float) -> list[str]:
    pieces = [""]
    for sign in word:
        if pieces[-1] and width((pieces[-1] + sign).rstrip(), size) > room:
            pieces.append("")
        pieces[-1] += sign
    return pieces
