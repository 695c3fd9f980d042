"""What a query names and the data do not have is told, with what comes near."""

from __future__ import annotations

import pytest

from rodedraad.queries.reasons.unknown import unknown_terms
from rodedraad.queries.sparql.grammar import read
from tests.graph.small import ID, store

STORE = store()
NOWHERE = "komt in de gegevens niet voor."


def unknown(pattern: str) -> tuple[str, ...]:
    """Return what of *pattern* stands nowhere."""
    return unknown_terms(STORE, read(f"SELECT * {{ {pattern} }}"))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("?a rd:involvs ?b", f"rd:involvs {NOWHERE} Bedoelde u: rd:involves, rd:involvedIn?"),
        ("?a a rd:Nergens", f"rd:Nergens {NOWHERE}"),
        ("?a skos:broader/rd:onzin ?b", f"rd:onzin {NOWHERE}"),
        ("VALUES ?a { <http://elders/x> } ?a a ?b", f"<http://elders/x> {NOWHERE}"),
        (
            "?a skos:prefLabel 'Fietsdiefstal'@en",
            "‘Fietsdiefstal’ staat zo nergens in de gegevens; er is wel: Fietsdiefstal (thema).",
        ),
        ("?a skos:prefLabel 'Politi'@nl", f"‘Politi’ {NOWHERE} Bedoelde u ‘Politie’, ‘positie’?"),
    ],
)  # fmt: skip
def test_what_is_nowhere_is_told_with_what_comes_near(pattern: str, said: str) -> None:
    """Terms of our own by their name, things by their address, texts by what is called so."""
    assert unknown(pattern) == (said,)


@pytest.mark.parametrize(
    "pattern",
    [
        f"<{ID}thema/fietsdiefstal> rd:concerns ?b",
        "?a skos:prefLabel 'Politie'@nl ; ?p rd:Organisation",
        "VALUES ?on { '2001-01-01'^^xsd:date } ?a dct:issued ?b FILTER (?b < ?on && ?b > 5)",
        "VALUES ?a { UNDEF } ?a a ?b",
        "?a rd:involves ?b OPTIONAL { ?a rd:onzin ?c } MINUS { ?a rd:onzin ?d }",
    ],
)
def test_what_is_known_or_only_compared_is_not_told(pattern: str) -> None:
    """Nor what may be missing."""
    assert unknown(pattern) == ()
