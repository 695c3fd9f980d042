"""Changes of coverage in sentences: what was, what is, and why, in groups and in a fixed order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rodedraad.ontology.phrasing import day, listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.changing import Changes, Move, Moved, Shift, Turn, Turned
from rodedraad.queries.coverage.covering import Coverage, Ground, Standing, State, Tally
from rodedraad.queries.coverage.known import Alignment
from rodedraad.queries.coverage.telling import Label, decimal, ground, review_state, state
from rodedraad.queries.coverage.weighing import weights

COLUMNS = ("group", "turn", "iri", "sentence")


@dataclass(frozen=True)
class Told:
    """One change as a sentence: in which *group*, which way it went, and what it is about."""

    group: str
    turn: str
    iri: str
    sentence: str


@dataclass(frozen=True)
class Telling:
    """What changed in words: what is compared, the counts on both sides, and every change."""

    title: str
    counts: tuple[str, ...]
    changes: tuple[Told, ...]


class Teller:
    """Tells of changes between two coverages; *label* names things of either side."""

    def __init__(self, before: Coverage, after: Coverage, label: Label) -> None:
        self._before, self._after, self._label = before, after, label

    def tell(self, changes: Changes, names: tuple[str, str]) -> Telling:
        """Return *changes* in words of the current language, between what is called *names*."""
        title = say("queries.diff_title", before=names[0], after=names[1])
        counts = [self._counts(changes.before, changes.after)]
        if changes.is_nothing:
            counts.append(say("queries.diff_none"))
        return Telling(title, tuple(counts), tuple(self._all(changes)))

    def _counts(self, before: Tally, after: Tally) -> str:
        return say(
            "queries.diff_counts",
            covered_before=number(before.counts[State.COVERED]),
            total_before=number(before.total),
            covered_after=number(after.counts[State.COVERED]),
            total_after=number(after.total),
            reviewed_before=number(before.reviewed),
            reviewed_after=number(after.reviewed),
        )

    def _all(self, changes: Changes) -> Iterator[Told]:
        for shift in changes.frameworks:
            yield Told("framework", _standing(shift.after), shift.framework, self._framework(shift))
        for group, found in (
            ("item", changes.items),
            ("motion", changes.motions),
            ("local", changes.subjects),
        ):
            for turned in sorted(found, key=lambda one: list(Turn).index(one.turn)):
                yield Told(group, turned.turn.value, turned.thing, self._turned(turned, group))
        for moved in changes.alignments:
            yield Told("alignment", moved.move.value, moved.record, self._moved(moved))

    # --- frameworks

    def _framework(self, shift: Shift) -> str:
        side = self._after if shift.after is not None else self._before
        framework = side.known.frameworks[shift.framework]
        return say(
            f"queries.diff_framework_{_standing(shift.after)}",
            framework=self._label(shift.framework),
            start=day(framework.start) if framework.start else "",
            end=day(framework.end) if framework.end else "",
        )

    # --- verdicts

    def _turned(self, turned: Turned, group: str) -> str:
        of_item = group != "local"
        told = {
            "thing": self._name(turned.thing),
            "before": state(turned.before.state, of_item=of_item) if turned.before else "",
            "after": state(turned.after.state, of_item=of_item) if turned.after else "",
        }
        why = self._why(turned, of_item)
        came_or_went = {Turn.CAME: "queries.diff_came", Turn.WENT: "queries.diff_went"}
        sentence = say(came_or_went.get(turned.turn, "queries.diff_turned"), **told)
        return f"{sentence} {say('queries.diff_why', why=why)}" if why else sentence

    def _name(self, iri: str) -> str:
        found = [
            one
            for side in (self._after, self._before)
            for one in (side.known.asked.get(iri), side.known.local.get(iri))
            if one is not None
        ]
        return f"{found[0].number} {self._label(iri)}".strip() if found else self._label(iri)

    def _why(self, turned: Turned, of_item: bool) -> str:
        """Return why the verdict changed: its framework, or the grounds that came or fell away."""
        if turned.before is None or turned.after is None:
            return self._why_asked(turned)
        first, then = (
            {(one.alignment.record, one.via): one for one in verdict.grounds}
            for verdict in (turned.before, turned.after)
        )
        new = [one for key, one in then.items() if key not in first or self._grew(first[key], one)]
        gone = [one for key, one in first.items() if key not in then]
        if turned.turn is Turn.WORSE and gone:
            return listed(list(dict.fromkeys(self._gone(one) for one in gone)))
        return listed([ground(one, self._after, self._label, of_item=of_item) for one in new])

    @staticmethod
    def _grew(before: Ground, after: Ground) -> bool:
        return before.strength != after.strength or before.alignment.status != after.alignment.status

    def _gone(self, found: Ground) -> str:
        row = found.alignment
        now = next((one for one in self._after.known.alignments if one.record == row.record), None)
        pair = say("queries.diff_pair", subject=self._label(row.subject), item=self._label(row.object))
        if now is None:
            return say("queries.diff_ground_removed", pair=pair)
        if row.subject not in self._after.known.local:
            return say("queries.diff_ground_left", thing=self._label(row.subject))
        if now.status != row.status:
            return say("queries.diff_ground_judged", pair=pair, status=_status(now))
        asked = self._after.known.asked.get(row.object)
        if asked is None:
            return say("queries.diff_ground_left", thing=self._label(row.object))
        return listed([self._standing_now(one) for one in asked.frameworks])

    def _why_asked(self, turned: Turned) -> str:
        side, other = (self._after, self._before) if turned.before is None else (self._before, self._after)
        asked = side.known.asked.get(turned.thing)
        if asked is None or turned.thing not in other.known.asked:
            return ""
        frameworks = [one for one in asked.frameworks if one in other.known.frameworks]
        return listed([self._standing_now(one) for one in frameworks])

    def _standing_now(self, iri: str) -> str:
        framework = self._after.known.frameworks.get(iri) or self._before.known.frameworks[iri]
        standing = self._after.standing(framework)
        return say(
            f"queries.diff_standing_{standing.value.replace('-', '_')}",
            framework=self._label(iri),
            start=day(framework.start) if framework.start else "",
            end=day(framework.end) if framework.end else "",
        )

    # --- alignments

    def _moved(self, moved: Moved) -> str:
        row = moved.after or moved.before
        assert row is not None  # noqa: S101 - one side is there, or nothing would have moved
        values = {
            "pair": self._pair(row),
            "status": review_state(row.is_reviewed, row.status.value.rpartition("-")[2]),
        }
        if moved.move is Move.JUDGED:
            values["reviews"] = self._reviews(moved)
        if moved.move is Move.CHANGED and moved.before is not None:
            values["was"], values["now"] = self._said(moved.before), self._said(row)
        return say(f"queries.diff_alignment_{moved.move.value}", **values)

    def _pair(self, row: Alignment) -> str:
        if row.is_nothing:
            return say("queries.diff_pair_nothing", thing=self._name(row.subject))
        return say("queries.diff_pair", subject=self._name(row.subject), item=self._name(row.object))

    @staticmethod
    def _said(row: Alignment) -> str:
        return say("queries.diff_said", match=weights().said(row.match), confidence=decimal(row.confidence))

    @staticmethod
    def _reviews(moved: Moved) -> str:
        known = set(moved.before.reviews) if moved.before else set()
        new = [one for one in (moved.after.reviews if moved.after else ()) if one not in known]
        told = [
            say(_verdict(one.agreement), reviewer=one.reviewer, day=day(one.day) if one.day else "")
            for one in new
        ]
        return listed(told) or say("queries.diff_review_withdrawn")


def _status(row: Alignment) -> str:
    return review_state(row.is_reviewed, row.status.value.rpartition("-")[2])


def _verdict(agreement: float) -> str:
    """Return the key of the sentence about a review with *agreement*."""
    return f"queries.diff_review_{'yes' if agreement > 0 else 'no' if agreement < 0 else 'unsure'}"


def _standing(standing: Standing | None) -> str:
    return standing.value.replace("-", "_") if standing else "gone"


def lines(telling: Telling) -> Iterator[str]:
    """Yield *telling* line by line, with a heading for each group."""
    yield telling.title
    yield from telling.counts
    group = ""
    for told in telling.changes:
        if told.group != group:
            group = told.group
            yield ""
            yield say(f"queries.diff_group_{group}", count=number(_of_group(telling.changes, group)))
        yield f"  • {told.sentence}"


def _of_group(changes: Sequence[Told], group: str) -> int:
    return sum(told.group == group for told in changes)


def written(telling: Telling, fmt: str) -> bytes:
    """Return *telling* in *fmt*: ``text json csv tsv``; the same changes give the same bytes."""
    if fmt == "json":
        data = {
            "title": telling.title,
            "counts": list(telling.counts),
            "changes": [dict(zip(COLUMNS, _row(told), strict=True)) for told in telling.changes],
        }
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
    if fmt in ("csv", "tsv"):
        sink = io.StringIO(newline="")
        writer = csv.writer(sink, delimiter="\t" if fmt == "tsv" else ",", lineterminator="\r\n")
        writer.writerows([COLUMNS, *map(_row, telling.changes)])
        return sink.getvalue().encode()
    return "".join(f"{line}\n" for line in lines(telling)).encode()


def _row(told: Told) -> tuple[str, ...]:
    return (told.group, told.turn, told.iri, told.sentence)
