"""A candidate as the mapping someone may accept."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.mappings.mapping import Mapping, Match, Status
from rodedraad.ontology.terms import SEMAPV
from rodedraad.ontology.wording import language
from rodedraad.queries.suggestions.proposing import proposal
from tests.queries.suggestions.small import thing, village


def test_a_candidate_becomes_a_proposed_mapping_with_its_reasons_in_both_languages() -> None:
    """And the language of the output stays as it was."""
    found = village()
    best = found.candidate(thing("wolfplan"), thing("wolven"))
    made = proposal(found, best, "https://example.org/r", "https://example.org/wij", date(2026, 1, 2))
    assert made == Mapping(
        record="https://example.org/r",
        subject=thing("wolven"),
        match=Match.CLOSE,
        object=thing("wolfplan"),
        justification=SEMAPV.CompositeMatching,
        author="https://example.org/wij",
        day=date(2026, 1, 2),
        confidence=round(best.score, 2),
        reasons=made.reasons,
    )
    assert made.status is Status.PROPOSED
    assert made.reasons is not None
    assert made.reasons["nl"].startswith("Delen het verschijnsel ‘Wolf’.")
    assert made.reasons["en"].startswith("Share the phenomenon ‘Wolf’.")
    assert language() == "nl"
