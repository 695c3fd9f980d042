"""The sentences people read, in Dutch and English, kept as data beside the code of each room."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib import import_module

LANGUAGES = ("nl", "en")
DEFAULT_LANGUAGE = LANGUAGES[0]

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def language() -> str:
    """Return the language of the output: ``nl`` or ``en``."""
    return _language.get()


def set_language(wanted: str) -> None:
    """Speak *wanted* from now on; raises ``ValueError`` for a language we do not have."""
    if wanted not in LANGUAGES:
        raise ValueError(f"no wording in {wanted!r}; known: {', '.join(LANGUAGES)}")
    _language.set(wanted)


def locale_language() -> str:
    """Return the language of the user's locale where we have it, else Dutch."""
    told = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next(filter(None, told), None) or _system_locale()
    return first[:2].lower() if first[:2].lower() in LANGUAGES else DEFAULT_LANGUAGE


def _system_locale() -> str:
    """Return what the system says where the environment says nothing, as on Windows."""
    import locale

    return locale.getlocale()[0] or ""


def say(key: str, /, **values: object) -> str:
    """Return the sentence *key* (``room.name``) in the current language with *values* filled in.

    Raises ``KeyError`` for a key no room has: that is a defect of ours, never of the user.
    """
    template = _sentences(key.partition(".")[0])[key][language()]
    return template.format(**values) if values else template


def sentences(beginning: str) -> dict[str, str]:
    """Return every sentence whose key begins with *beginning* (``room.`` at least), as it stands, by key."""
    known = _sentences(beginning.partition(".")[0])
    return {key: texts[language()] for key, texts in known.items() if key.startswith(beginning)}


def choose(texts: Mapping[str, str]) -> str:
    """Return the text in the current language, else Dutch, else any; an empty string where there is none."""
    for wanted in (language(), *LANGUAGES, ""):
        if wanted in texts:
            return texts[wanted]
    return next(iter(texts.values()), "")


@cache
def _sentences(room: str) -> dict[str, dict[str, str]]:
    # A room is a folder on disk, also when installed. Neither importlib.resources nor pathlib is used here:
    # each would cost every start of the command more than all its sentences do.
    folder = os.path.dirname(str(import_module(f"rodedraad.{room}").__file__))  # noqa: PTH120
    with open(os.path.join(folder, "wording.json"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
        sentences: dict[str, dict[str, str]] = json.load(file)
    return sentences


@contextmanager
def speaking(wanted: str) -> Iterator[None]:
    """Speak *wanted* while the block runs, and then again what was spoken before."""
    before = language()
    set_language(wanted)
    try:
        yield
    finally:
        set_language(before)
