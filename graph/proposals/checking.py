"""What may stand where in a change file; what does not fit is told with what would be right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import datetime
from typing import Any

from rodedraad.graph.engine import is_iri
from rodedraad.graph.syntax import visible
from rodedraad.ontology.wording import say

_SESSION = re.compile(r"20\d\d-\d\d-\d\d-[0-9a-f]{8,32}")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)")
_VERSION = re.compile(r"[A-Za-z0-9._-]{0,64}")
_MOST_IRI = 2000
# Marks that turn the order of what follows around: with them a text can show other than it is.
_TURNS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class WrongValue(Exception):  # noqa: N818 - becomes a Fault once it is known where
    """Something does not fit: *key* is where, the message what is wrong and what would be right."""

    def __init__(self, key: str, message: str) -> None:
        self.key = key
        super().__init__(message)


def an_object(
    key: str, value: object, needed: Collection[str], possible: Collection[str] = ()
) -> dict[str, Any]:
    """Return *value* where it is an object with every key that is *needed* and else only *possible* ones."""
    if not isinstance(value, dict):
        raise WrongValue(key, say("graph.harvest_not_object"))
    if missing := [name for name in needed if name not in value]:
        raise WrongValue(missing[0], say("graph.harvest_missing"))
    known = [*needed, *possible]
    if unknown := [name for name in value if name not in known]:
        raise WrongValue(visible(unknown[0]), say("graph.harvest_unknown_key", known=", ".join(known)))
    return value


def a_list(key: str, value: object, least: int = 0, most: int | None = None) -> list[Any]:
    """Return *value* where it is a list of *least* to *most* things."""
    if not isinstance(value, list):
        raise WrongValue(key, say("graph.harvest_not_list"))
    if len(value) < least or (most is not None and len(value) > most):
        raise WrongValue(key, say("graph.harvest_list_length", least=least, most=most, count=len(value)))
    return value


def a_text(key: str, value: object, most: int, *, needed: bool = False) -> str:
    """Return *value* where it is a text of at most *most* characters that a person can see."""
    if not isinstance(value, str):
        raise WrongValue(key, say("graph.harvest_not_text"))
    if len(value) > most:
        raise WrongValue(key, say("graph.harvest_too_long", count=len(value), most=most))
    for sign in value:
        if (unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n") or sign in _TURNS:
            raise WrongValue(key, say("graph.harvest_control", sign=f"U+{ord(sign):04X}"))
    if needed and not value.strip():
        raise WrongValue(key, say("graph.harvest_empty"))
    return value


def a_name(key: str, value: object, most: int) -> str:
    """Return *value* where it is a name on one line."""
    name = a_text(key, value, most, needed=True).strip()
    if "\n" in name:
        raise WrongValue(key, say("graph.harvest_control", sign="U+000A"))
    return name


def an_iri(key: str, value: object) -> str:
    """Return *value* where it is an absolute IRI."""
    if not isinstance(value, str) or len(value) > _MOST_IRI or _TURNS & set(value) or not is_iri(value):
        raise WrongValue(key, say("graph.harvest_not_iri", given=_shown(value)))
    return value


def one_of(key: str, value: object, choices: Collection[str]) -> str:
    """Return *value* where it is one of *choices*."""
    if not isinstance(value, str) or value not in choices:
        raise WrongValue(key, say("graph.harvest_choice", given=_shown(value), choices=", ".join(choices)))
    return value


def a_time(key: str, value: object) -> str:
    """Return *value* where it is a moment with its zone."""
    if isinstance(value, str) and _TIME.fullmatch(value):
        try:
            datetime.fromisoformat(value)
        except ValueError:  # such as 30 February
            pass
        else:
            return value
    raise WrongValue(key, say("graph.harvest_not_time", given=_shown(value)))


def an_id(key: str, value: object) -> str:
    """Return *value* where it is the id of a proposal."""
    if not isinstance(value, str) or not _UUID.fullmatch(value):
        raise WrongValue(key, say("graph.harvest_not_id", given=_shown(value)))
    return value


def a_session(key: str, value: object) -> str:
    """Return *value* where it is the name of a session: fit to be the name of a file."""
    if not isinstance(value, str) or not _SESSION.fullmatch(value):
        raise WrongValue(key, say("graph.harvest_not_session", given=_shown(value)))
    return value


def a_version(key: str, value: object) -> str:
    """Return *value* where it is the version of a dataset."""
    if not isinstance(value, str) or not _VERSION.fullmatch(value):
        raise WrongValue(key, say("graph.harvest_not_version", given=_shown(value)))
    return value


def _shown(value: object) -> str:
    return visible(value if isinstance(value, str) else repr(value)[:80])
