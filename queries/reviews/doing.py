"""What a reviewer wants, as steps: each verb of a review, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from rodedraad.graph.mappings.keeping import record
from rodedraad.graph.mappings.mapping import NOTHING, Mapping, Match
from rodedraad.graph.mappings.reviewing import Addition, Judgement, Step, judgement
from rodedraad.graph.naming import slug
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import SEMAPV
from rodedraad.ontology.wording import LANGUAGES, language, say, speaking
from rodedraad.queries.reviews.board import Board

CONFIDENCE = 0.8  # of a row a reviewer adds: clear to who adds it, and not looked at by another


@dataclass(frozen=True)
class Reviewer:
    """Who reviews: a function, no person; on which day."""

    name: str
    day: date

    def finds(self, row: str, agreement: float, comment: str = "") -> Judgement:
        """Return that this reviewer finds *agreement* of the mapping *row*."""
        return judgement(row, self.name, self.day, agreement, comment)

    def author(self, workspace: Workspace) -> str:
        """Return the name of this function as author of a row."""
        return f"{workspace.base}id/{workspace.place}/functie/{slug(self.name) or 'beoordelaar'}"


def reviewer(name: str, day: date) -> Reviewer:
    """Return the reviewer of that *name*; a ``Fault`` where it cannot be the name of a function."""
    return Reviewer(judgement("", name, day, 1.0).reviewer, day)


def nothing_matches(board: Board, who: Reviewer, thing: str, scheme: str, comment: str = "") -> list[Step]:
    """Return the steps that say nothing in *scheme* matches *thing*, and so reject what does match it."""
    steps: list[Step] = [
        who.finds(row.mapping.record, -1.0, comment)
        for row in board.rows
        if _is_match(board, row.mapping, thing, scheme) and not _is_rejected_by(row.mapping, who)
    ]
    there = next(
        (
            row.mapping
            for row in board.rows
            if row.mapping.is_nothing and (row.mapping.subject, row.mapping.source) == (thing, scheme)
        ),
        None,
    )
    if there is None:
        there = replace(
            _new(board, who, thing, Match.RELATED, NOTHING),
            record=record(board.workspace, thing, NOTHING, scheme),
            source=scheme,
            reasons=_reason(comment) if comment.strip() else _nothing_said(),
        )
        steps.append(Addition(there, board.set_name(there)))
    return [*steps, who.finds(there.record, 1.0, comment)]


def proposal(board: Board, who: Reviewer, pair: tuple[str, str], match: Match, why: str) -> Addition:
    """Return the step that adds a row of this municipality's own; a ``Fault`` where no reason is given."""
    if not why.strip():
        raise Fault(say("queries.review_why"))
    subject, item = pair
    made = replace(
        _new(board, who, subject, match, item),
        record=record(board.workspace, subject, item),
        reasons=_reason(who.finds("", 1.0, why).comment),
        confidence=CONFIDENCE,
    )
    return Addition(made, board.set_name(made))


def _is_match(board: Board, mapping: Mapping, thing: str, scheme: str) -> bool:
    """Tell whether *mapping* says that something in *scheme* matches *thing*."""
    if mapping.is_nothing:
        return False
    if thing == mapping.object:
        return True
    item = board.known.asked.get(mapping.object)
    return thing == mapping.subject and item is not None and scheme in item.schemes


def _is_rejected_by(mapping: Mapping, who: Reviewer) -> bool:
    name = who.name.casefold()
    return any(one.reviewer.casefold() == name and one.agreement < 0 for one in mapping.current)


def _new(board: Board, who: Reviewer, subject: str, match: Match, target: str) -> Mapping:
    return Mapping(
        record="",
        subject=subject,
        match=match,
        object=target,
        justification=SEMAPV.ManualMappingCuration,
        author=who.author(board.workspace),
        day=who.day,
    )


def _reason(text: str) -> dict[str, str]:
    """Return *text* in every language: as it was given, and said to be so where it is in another."""
    given, words = language(), " ".join(text.split())
    reasons = {given: words}
    for other in LANGUAGES:
        if other != given:
            with speaking(other):
                reasons[other] = say(f"queries.review_in_{given}", text=words)
    return reasons


def _nothing_said() -> dict[str, str]:
    reasons = {}
    for spoken in LANGUAGES:
        with speaking(spoken):
            reasons[spoken] = say("queries.review_nothing_reason")
    return reasons
