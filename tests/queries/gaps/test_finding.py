"""The name of a gap: the same as long as it is about the same."""

from __future__ import annotations

import pytest

from rodedraad.queries.gaps.finding import name_of
from tests.queries.gaps.made import gap

IRI = "https://w3id.org/rodedraad/id/dorp/motie/straatintimidatie"


def test_a_name_has_the_kind_the_thing_and_digits() -> None:
    """And does not change with anything else: this one is written out."""
    assert name_of("motions-without-theme", (IRI,)) == name_of("motions-without-theme", [IRI])
    assert name_of("motions-without-theme", (IRI,)) == "motions-without-theme/straatintimidatie-bef371"


@pytest.mark.parametrize(
    "other",
    [
        ("motions-without-theme", ("https://elders.nl/id/dorp/motie/straatintimidatie",)),
        ("unresolved-names", (IRI,)),
        ("motions-without-theme", (IRI, IRI)),
    ],
)
def test_other_things_of_one_name_have_other_digits(other: tuple[str, tuple[str, ...]]) -> None:
    """The last part of an address may be alike."""
    assert name_of(*other)[-6:] != name_of("motions-without-theme", (IRI,))[-6:]


def test_a_long_name_is_cut_but_stays_its_own() -> None:
    """It has to fit in a line."""
    first, then = (name_of("k", (f"https://a.nl/{'lang-' * 40}{end}",)) for end in ("een", "twee"))
    assert first != then
    assert max(len(first), len(then)) < 75


def test_urgency_puts_what_cannot_wait_first() -> None:
    """High, medium, low."""
    found = [gap("a", severity=severity) for severity in ("low", "high", "medium")]
    assert [one.severity for one in sorted(found, key=lambda one: one.urgency)] == ["high", "medium", "low"]
