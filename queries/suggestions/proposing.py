"""A candidate as the mapping that someone may accept."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.mappings.mapping import Mapping, Match
from rodedraad.ontology.wording import LANGUAGES, language, set_language
from rodedraad.queries.suggestions.matching import justification
from rodedraad.queries.suggestions.suggesting import Candidate, Suggester
from rodedraad.queries.suggestions.telling import explanation


def proposal(suggester: Suggester, candidate: Candidate, record: str, author: str, day: date) -> Mapping:
    """Return *candidate* as mapping *record*, proposed by *author* on *day*, with reasons in each language.

    Its confidence is the score: it was computed, and whoever accepts the mapping may say otherwise.
    """
    return Mapping(
        record,
        candidate.subject,
        Match(candidate.predicate),
        candidate.item,
        justification(candidate.evidence),
        author=author,
        day=day,
        confidence=round(candidate.score, 2),
        reasons={spoken: _reasons(suggester, candidate, spoken) for spoken in LANGUAGES},
    )


def _reasons(suggester: Suggester, candidate: Candidate, spoken: str) -> str:
    before = language()
    set_language(spoken)
    try:
        return explanation(suggester, candidate)
    finally:
        set_language(before)
