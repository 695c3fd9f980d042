"""The sentences people read, in the language they asked for."""

from __future__ import annotations

import locale
from collections.abc import Iterator

import pytest

from rodedraad.ontology import wording


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    """Every test starts and ends in Dutch."""
    wording.set_language("nl")
    yield
    wording.set_language("nl")


def test_a_sentence_is_filled_in_and_follows_the_language() -> None:
    """The same key gives Dutch or English with the values in it."""
    assert wording.say("graph.unknown_term_near", term="rd:a", near="rd:b").endswith("Bedoelde u rd:b?")
    wording.set_language("en")
    assert wording.say("graph.unknown_term_near", term="rd:a", near="rd:b").endswith("Did you mean rd:b?")


def test_an_unknown_language_is_refused() -> None:
    """We never pretend to speak a language we do not have."""
    with pytest.raises(ValueError, match="fr"):
        wording.set_language("fr")
    assert wording.language() == "nl"


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "fr_FR.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
        ({}, "nl"),
    ],
)
def test_the_locale_decides_and_dutch_is_the_default(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A locale we do not speak, or none, gives Dutch."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(locale, "getlocale", lambda: (None, None))
    assert wording.locale_language() == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [({"en": "b", "nl": "a"}, "a"), ({"en": "b"}, "b"), ({"": "c"}, "c"), ({"fy": "d"}, "d"), ({}, "")],
)
def test_a_text_is_chosen_in_the_language_else_the_next_best(texts: dict[str, str], expected: str) -> None:
    """The current language, else Dutch, else English, else without language, else any."""
    assert wording.choose(texts) == expected
