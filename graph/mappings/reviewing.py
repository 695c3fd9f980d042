"""Reviewing mappings: what a reviewer finds, rows a reviewer adds, and taking either back.

Everything a reviewer does at once is one change: done as a whole while nobody else writes, and taken back
as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rodedraad.graph.mappings.columns import COMMENT_LANGUAGE, SUFFIX
from rodedraad.graph.mappings.keeping import Labels, change_all, review_record
from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Review, Status
from rodedraad.graph.mappings.remembering import Change, Found, last, remember, without_last
from rodedraad.graph.naming import labels
from rodedraad.graph.proposals.checking import WrongValue, a_name, a_text
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say, set_language

MOST_NAME = 100
MOST_COMMENT = 1000
_Sets = dict[str, MappingSet]


@dataclass(frozen=True)
class Judgement:
    """That *reviewer* (a function) finds on *day* how far the mapping *record* holds: *agreement* -1 to 1."""

    record: str
    reviewer: str
    day: date
    agreement: float
    comment: str = ""


@dataclass(frozen=True)
class Addition:
    """A new *mapping* for the set called *name*."""

    mapping: Mapping
    name: str


Step = Judgement | Addition
Plan = Callable[[list[MappingSet]], list[tuple[str, Sequence[Step]]]]


def judgement(record: str, reviewer: str, day: date, agreement: float, comment: str = "") -> Judgement:
    """Return a judgement with a name and a comment that can stand in a file; a ``Fault`` where not."""
    try:
        name = " ".join(a_name("--as", reviewer, MOST_NAME).split())
        words = a_text("--comment", " ".join(comment.split()), MOST_COMMENT)
    except WrongValue as wrong:
        raise Fault(say("graph.decision_wrong", key=wrong.key, problem=wrong)) from wrong
    if not -1.0 <= agreement <= 1.0:
        raise Fault(say("graph.review_agreement", given=f"{agreement:g}"))
    return Judgement(record, name, day, agreement, words)


def labels_of(store: Store) -> Labels:
    """Return what names things as the files name them, whatever language is spoken."""

    def named(things: Iterable[str]) -> dict[str, str]:
        before = language()
        set_language(COMMENT_LANGUAGE)
        try:
            return labels(store, things)
        finally:
            set_language(before)

    return named


def carry_out(workspace: Workspace, steps: Sequence[Step], reviewer: str, named: Labels) -> list[Mapping]:
    """Do *steps* as one change of *reviewer*, and return the mappings as they are then, in that order.

    What stands there already is no change. A ``Fault`` says what stands in the way, and then nothing is done.
    """
    (done,) = carry_out_each(workspace, lambda _found: [(reviewer, steps)], named)
    if isinstance(done, Fault):
        raise done
    return done


def carry_out_each(workspace: Workspace, plan: Plan, named: Labels) -> list[list[Mapping] | Fault]:
    """Do what *plan* makes of the sets as they are, each part whole or not at all, while nobody else writes.

    Returns for each part the mappings as they are then, or what stood in the way. All parts of one reviewer
    are one change.
    """
    done: list[list[Mapping] | Fault] = []

    def edit(found: _Sets) -> None:
        changes: dict[str, list[Change]] = {}
        for reviewer, steps in plan(list(found.values())):
            before = dict(found)
            try:
                made, changed = _do(found, steps, reviewer)
            except Fault as fault:
                found.clear()
                found.update(before)
                done.append(fault)
                continue
            done.append(made)
            changes.setdefault(reviewer, []).extend(changed)
        for reviewer, changed in changes.items():
            if changed:
                remember(workspace, reviewer, changed)

    change_all(workspace, edit, named)
    return done


def undo(workspace: Workspace, reviewer: str, named: Labels) -> list[tuple[Mapping, bool]]:
    """Take back the last change of *reviewer*; return what it was about, and whether a row was removed.

    Calling it again goes further back. A ``Fault`` says where there is nothing to take back, or where
    somebody built on it since.
    """
    taken: list[tuple[Mapping, bool]] = []

    def edit(found: _Sets) -> None:
        changes = last(workspace, reviewer)
        if not changes:
            raise Fault(say("graph.review_nothing_to_undo", reviewer=reviewer))
        for change in reversed(changes):
            taken.append(_taken_back(found, change))
        for mapping, is_removed in taken:
            if not is_removed:
                _one_row_a_pair(found, mapping)
        without_last(workspace, reviewer)

    change_all(workspace, edit, named)
    return taken


# --- one step


def _do(found: _Sets, steps: Sequence[Step], reviewer: str) -> tuple[list[Mapping], list[Change]]:
    done, changes = [], []
    for step in steps:
        change: Change | None
        if isinstance(step, Addition):
            made, change = _add(found, step), Change("", step.mapping.record)
        else:
            made, change = _judge(found, step)
        done.append(made)
        changes += [change] if change else []
    latest = {mapping.record: mapping for mapping in done}
    for mapping in latest.values():
        _one_row_a_pair(found, mapping)
        _one_mind(found, mapping, _spelled(found, reviewer))
    return done, changes


def _home(found: _Sets, record: str) -> tuple[str, Mapping]:
    for name, one in found.items():
        if mapping := one.find(record):
            return name, mapping
    raise Fault(say("graph.review_row_left", record=_short(record)))


def _add(found: _Sets, step: Addition) -> Mapping:
    new = step.mapping
    for one in found.values():
        for known in one.mappings:
            if known.record == new.record or known.key == new.key:
                raise Fault(say("graph.review_row_there", record=_short(known.record)))
    found[step.name] = found[step.name].with_mapping(new)
    return new


def _judge(found: _Sets, step: Judgement) -> tuple[Mapping, Change | None]:
    name, mapping = _home(found, step.record)
    reviewer = _spelled(found, step.reviewer)
    before = next((one for one in mapping.reviews if (one.reviewer, one.day) == (reviewer, step.day)), None)
    record = before.record if before else review_record(mapping)
    review = Review(record, reviewer, step.day, step.agreement, step.comment)
    if review == before:
        return mapping, None
    later = [one for one in mapping.reviews if one.reviewer == reviewer and one.day > step.day]
    if later:
        raise Fault(say("graph.review_later", record=_short(mapping.record), day=later[-1].day.isoformat()))
    judged = mapping.reviewed(review)
    found[name] = found[name].with_mapping(judged)
    return judged, Change(name, mapping.record, _found(review), _found(before) if before else None)


def _spelled(found: _Sets, reviewer: str) -> str:
    """Return *reviewer* as it is written already: a capital makes no second reviewer."""
    known = (
        review.reviewer for one in found.values() for mapping in one.mappings for review in mapping.reviews
    )
    return next((name for name in known if name.casefold() == reviewer.casefold()), reviewer)


def _one_row_a_pair(found: _Sets, judged: Mapping) -> None:
    """A ``Fault`` where *judged* would be the second row that counts for its pair."""
    if judged.is_nothing or judged.status is Status.REJECTED:
        return
    for one in found.values():
        for other in one.mappings:
            is_pair = (other.subject, other.object) == (judged.subject, judged.object)
            if is_pair and other.record != judged.record and other.status is not Status.REJECTED:
                raise Fault(
                    say("graph.review_pair", record=_short(judged.record), other=_short(other.record))
                )


def _one_mind(found: _Sets, judged: Mapping, reviewer: str) -> None:
    """A ``Fault`` where *reviewer* finds both that something matches an item and that nothing does."""
    rows = [row for one in found.values() for row in one.mappings if _agrees(row, reviewer)]
    about = judged.subject if judged.is_nothing else judged.object
    none = next((row for row in rows if row.is_nothing and row.subject == about), None)
    match = next((row for row in rows if row.object == about), None)
    if none and match:
        raise Fault(say("graph.review_both", match=_short(match.record), none=_short(none.record)))


def _agrees(mapping: Mapping, reviewer: str) -> bool:
    return any(one.reviewer == reviewer and one.agreement > 0 for one in mapping.current)


def _taken_back(found: _Sets, change: Change) -> tuple[Mapping, bool]:
    name, mapping = _home(found, change.record)
    if change.after is None:
        if mapping.reviews:
            raise Fault(say("graph.review_built_on", record=_short(mapping.record)))
        found[name] = found[name].without(mapping.record)
        return mapping, True
    now = next((one for one in mapping.reviews if _found(one) == change.after), None)
    if now is None:
        raise Fault(say("graph.review_changed_since", record=_short(mapping.record)))
    others = tuple(one for one in mapping.reviews if one != now)
    before = (_review(change.before),) if change.before else ()
    restored = replace(mapping, reviews=(*others, *before))
    found[name] = found[name].with_mapping(restored)
    return restored, False


def _short(record: str) -> str:
    """Return the end of *record*: what a person may type to mean it."""
    return record.rpartition("/")[2]


def _found(review: Review) -> Found:
    return Found(review.record, review.reviewer, review.day.isoformat(), review.agreement, review.comment)


def _review(found: Found) -> Review:
    return Review(found.record, found.reviewer, date.fromisoformat(found.day), found.agreement, found.comment)


def name_of_set(sets: Iterable[MappingSet], mapping: Mapping, framework: str) -> str:
    """Return the name of the set where a new *mapping* belongs: with the rows about its item, else its own.

    *framework* is what its item is part of.
    """
    about = mapping.subject if mapping.is_nothing else mapping.object
    for one in sets:
        if any(about in (row.object, row.subject) for row in one.mappings if not row.is_nothing):
            return one.path.name.removesuffix(SUFFIX)
    return framework.rstrip("/#").rpartition("/")[2]
