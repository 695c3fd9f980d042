"""Days, numbers and lists as people write them in the current language; and days as data has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rodedraad.ontology.wording import language, say


def day(when: date) -> str:
    """Return *when* in words, such as ``1 januari 2024``."""
    return f"{when.day} {say('ontology.months').split()[when.month - 1]} {when.year}"


def day_of(text: str) -> date | None:
    """Return the day of an ``xsd:date``, which may have a time zone behind it; None for what is no day."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def number(value: int) -> str:
    """Return *value* with a separator per thousand."""
    return f"{value:,}".replace(",", "." if language() == "nl" else ",")


def listed(words: Sequence[str]) -> str:
    """Return *words* as a list in a sentence: ``a, b en c``."""
    if len(words) < 2:
        return "".join(words)
    return say("ontology.list_end", first=", ".join(words[:-1]), last=words[-1])
