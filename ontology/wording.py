"""The sentences people read, in Dutch and English, kept as data beside the code of each room."""

from __future__ import annotations

import json
import locale
import os
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from pathlib import Path

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
    first = next(filter(None, told), None) or locale.getlocale()[0] or ""
    return first[:2].lower() if first[:2].lower() in LANGUAGES else DEFAULT_LANGUAGE


def say(key: str, /, **values: object) -> str:
    """Return the sentence *key* (``room.name``) in the current language with *values* filled in.

    Raises ``KeyError`` for a key no room has: that is a defect of ours, never of the user.
    """
    template = _sentences(key.partition(".")[0])[key][language()]
    return template.format(**values) if values else template


def choose(texts: Mapping[str, str]) -> str:
    """Return the text in the current language, else Dutch, else any; an empty string where there is none."""
    for wanted in (language(), *LANGUAGES, ""):
        if wanted in texts:
            return texts[wanted]
    return next(iter(texts.values()), "")


@cache
def _sentences(room: str) -> dict[str, dict[str, str]]:
    # A room is a folder on disk, also when installed; importlib.resources would cost 5 ms of every start.
    folder = Path(str(import_module(f"rodedraad.{room}").__file__)).parent
    sentences: dict[str, dict[str, str]] = json.loads((folder / "wording.json").read_text(encoding="utf-8"))
    return sentences
