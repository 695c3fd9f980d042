"""From what people filled in to changes: what is so already is none, what contradicts is left and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Match
from rodedraad.graph.mappings.reviewing import Addition, Judgement, Step, carry_out_each, labels_of
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.reviews.board import Board, natural
from rodedraad.queries.reviews.columns import Decision, mark_of
from rodedraad.queries.reviews.contradicting import asked_once, clashing, row_of
from rodedraad.queries.reviews.doing import Reviewer, nothing_matches, proposal, reviewer
from rodedraad.queries.reviews.reading import Wish
from rodedraad.queries.reviews.telling import relation, state
from rodedraad.queries.reviews.workbook import counting


@dataclass
class Outcome:
    """What was done, or would be; and what was left, each with its cell and the reason."""

    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass
class _Plan:
    """What is to be done, and what is left; *marks* says how each row stood when the workbook was made."""

    marks: dict[str, str] = field(default_factory=dict)
    parts: list[tuple[Wish, Reviewer, list[Step]]] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def preview(board: Board, wishes: Sequence[Wish], by: str, day: date) -> Outcome:
    """Return what ``take_in`` would do now, without doing it."""
    plan = _planned(board, wishes, by, day)
    wishes = sorted((wish for wish, _, _ in plan.parts), key=lambda wish: natural(wish.address))
    done = [say("queries.review_would", cell=wish.address, what=_what(board, wish)) for wish in wishes]
    return Outcome(done, sorted(plan.left, key=natural))


def take_in(board: Board, wishes: Sequence[Wish], by: str, day: date) -> Outcome:
    """Do what *wishes* ask while nobody else writes: *by* and *day* count where a row has none of its own."""
    plans: list[_Plan] = []

    def plan(found: list[MappingSet]) -> list[tuple[str, Sequence[Step]]]:
        plans.append(_planned(board.again(found), wishes, by, day))
        return [(who.name, steps) for _, who, steps in plans[-1].parts]

    results = carry_out_each(board.workspace, plan, labels_of(board.store))
    outcome = Outcome([], list(plans[-1].left))
    ended = zip(plans[-1].parts, results, strict=True)
    for (wish, _, _), result in sorted(ended, key=lambda one: natural(one[0][0].address)):
        if isinstance(result, Fault):
            outcome.left.append(_left(wish, str(result)))
        else:
            latest = {mapping.record: mapping for mapping in result}
            outcome.done += [
                say("queries.review_did", cell=wish.address, pair=board.pair(one), state=state(one))
                for one in latest.values()
            ]
    outcome.left.sort(key=natural)
    return outcome


def _planned(board: Board, filled: Sequence[Wish], by: str, day: date) -> _Plan:
    plan = _Plan({wish.record: wish.mark for wish in filled if wish.record})
    wishes = asked_once(board, filled, by)
    clashes = clashing(board, wishes, by)
    for number, wish in enumerate(wishes):
        if number in clashes:
            plan.left.append(_left(wish, say("queries.review_clash", cells=", ".join(clashes[number]))))
            continue
        try:
            _plan_one(board, plan, wish, reviewer(wish.reviewer or by, wish.day or day))
        except Fault as fault:
            plan.left.append(_left(wish, str(fault)))
    return plan


def _plan_one(board: Board, plan: _Plan, wish: Wish, who: Reviewer) -> None:
    """Add what *wish* takes to *plan*; a ``Fault`` where it cannot be done."""
    if wish.decision is Decision.OPEN:
        mapping = row_of(board, wish)
        if wish.comment or (mapping and wish.match not in (None, mapping.match)):
            raise Fault(say("queries.review_no_decision"))
        return
    wanted = [
        step
        for step in _steps(board, wish, who)
        if not _is_so(board, step) and not _is_planned(plan, wish, step)
    ]
    if wanted and _is_stale(board, plan, wish, wanted):
        raise Fault(say("queries.review_stale"))
    if wanted:
        plan.parts.append((wish, who, wanted))


def _is_planned(plan: _Plan, wish: Wish, step: Step) -> bool:
    """Tell whether an earlier part does it: adds that row, or rejects it with a reason of its own."""
    earlier = [one for _, _, steps in plan.parts for one in steps]
    if isinstance(step, Addition):
        return any(isinstance(one, Addition) and one.mapping.key == step.mapping.key for one in earlier)
    return wish.decision is Decision.NOTHING and any(
        isinstance(one, Judgement)
        and (one.record, one.reviewer.casefold()) == (step.record, step.reviewer.casefold())
        and one.agreement < 0
        and step.agreement < 0
        for one in earlier
    )


def _left(wish: Wish, reason: str) -> str:
    return say("queries.review_left_cell", cell=wish.address, reason=reason)


def _what(board: Board, wish: Wish) -> str:
    mapping = row_of(board, wish)
    if mapping:
        pair = board.pair(mapping)
    else:
        pair = " → ".join(board.title(one) for one in (wish.subject, wish.thing) if one)
    changed = wish.match and (mapping is None or wish.match is not mapping.match)
    how = f" ({relation(wish.match)})" if changed and wish.match else ""
    return f"{pair}: {say(f'queries.review_decision_{wish.decision.value}')}{how}"


def _is_stale(board: Board, plan: _Plan, wish: Wish, steps: Sequence[Step]) -> bool:
    """Tell whether *steps* are about a row that is not what it was when the workbook was made, or was not."""
    rows = {row.mapping.record: row.mapping for row in board.rows}
    judged = [rows[step.record] for step in steps if isinstance(step, Judgement) and step.record in rows]
    if any(plan.marks.get(mapping.record) != mark_of(mapping) for mapping in judged):
        return True
    pair = (wish.subject, wish.thing)  # of an empty cell of the matrix
    return not wish.record and any((one.subject, one.object) == pair for one in counting(board))


def _is_so(board: Board, step: Step) -> bool:
    """Tell whether the reviewer of *step* finds just that already, on whatever day it was said."""
    if isinstance(step, Addition):
        return False
    mapping = next((row.mapping for row in board.rows if row.mapping.record == step.record), None)
    return mapping is not None and any(
        one.reviewer.casefold() == step.reviewer.casefold()
        and (one.agreement > 0) == (step.agreement > 0)
        and one.comment == step.comment
        for one in mapping.current
    )


# --- what a wish takes


def _steps(board: Board, wish: Wish, who: Reviewer) -> list[Step]:
    mapping = row_of(board, wish)
    if wish.record and mapping is None:
        raise Fault(say("graph.review_row_left", record=wish.record.rpartition("/")[2]))
    if wish.thing not in board.known.asked and wish.thing not in board.known.local:
        raise Fault(say("queries.review_thing_left", thing=wish.thing))
    if wish.decision is Decision.NOTHING:
        scheme = mapping.source if mapping and mapping.is_nothing else board.scheme(wish.thing)
        return nothing_matches(board, who, wish.thing, scheme, wish.comment)
    if mapping is None:
        return _new(board, wish, who)
    agreement = 1.0 if wish.decision is Decision.ACCEPT else -1.0
    if agreement < 0 or mapping.is_nothing or wish.match in (None, mapping.match):
        return [who.finds(mapping.record, agreement, wish.comment)]
    return _other(board, wish, who, mapping, wish.match or mapping.match)


def _new(board: Board, wish: Wish, who: Reviewer) -> list[Step]:
    """Return the steps for a pair that has no row yet: only in the matrix can a theme be chosen."""
    if not wish.subject or wish.match is None or wish.decision is Decision.REJECT:
        raise Fault(say("queries.review_choose_theme"))
    if wish.subject not in board.known.local or wish.thing not in board.known.asked:
        raise Fault(say("queries.review_thing_left", thing=wish.subject))
    return _accepted(board, who, (wish.subject, wish.thing), wish.match, _comment(wish))


def _other(board: Board, wish: Wish, who: Reviewer, mapping: Mapping, match: Match) -> list[Step]:
    """Return the steps for another relation: the row as it stood is rejected, and one beside it accepted."""
    comment = _comment(wish)
    if not comment:
        raise Fault(say("queries.review_relation_why"))
    rejected: Judgement = who.finds(mapping.record, -1.0, comment)
    return [rejected, *_accepted(board, who, (mapping.subject, mapping.object), match, comment)]


def _comment(wish: Wish) -> str:
    return wish.comment or (say("queries.review_from_matrix") if wish.subject else "")


def _accepted(board: Board, who: Reviewer, pair: tuple[str, str], match: Match, comment: str) -> list[Step]:
    there = next(
        (
            row.mapping
            for row in board.rows
            if (row.mapping.subject, row.mapping.object, row.mapping.match) == (*pair, match)
        ),
        None,
    )
    if there:
        return [who.finds(there.record, 1.0, comment)]
    added = proposal(board, who, pair, match, comment)
    return [added, who.finds(added.mapping.record, 1.0, comment)]
