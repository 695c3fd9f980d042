"""Why a row is in an answer, and why an answer is empty, as lines for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rodedraad.graph.evidence import Ground
from rodedraad.graph.passages import Passage, excerpt
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.reasons.describing import DASH
from rodedraad.queries.reasons.emptiness import MOST_ROWS, Dropped, Emptiness, Step
from rodedraad.queries.reasons.grounds import Counted, Reason, RowGrounds, Statement

_INDENT = "  "


# --- why this row ---------------------------------------------------------------------------------------


def lines_of_grounds(grounds: RowGrounds, texts: Mapping[str, str] | None = None) -> list[str]:
    """Return what is behind a row as lines; *texts* has the registered documents by their IRI, to quote from.

    Names are left out, as they say nothing of why, unless there is nothing else.
    """
    return list(_Told(grounds, texts or {}).lines())


class _Told:
    """Puts statements under what they rest on."""

    def __init__(self, grounds: RowGrounds, texts: Mapping[str, str]) -> None:
        self._grounds, self._texts = grounds, texts
        self._facts = grounds.facts or grounds.names

    def lines(self) -> Iterator[str]:
        """Yield the lines of all that is known."""
        yield from self._stated()
        yield from self._judged()
        yield from self._inferred()
        yield from self._plain(say("queries.ground_editorial"), self._of(Ground.EDITORIAL))
        yield from self._plain(
            say("queries.ground_none"), [one for one in self._of(Ground.NONE) if not one.server]
        )
        for server in dict.fromkeys(one.server for one in self._facts if one.server):
            said_there = [one for one in self._facts if one.server == server]
            yield from self._plain(say("queries.ground_server", server=server), said_there)
        yield from map(_counted, self._grounds.counted)
        for what in self._grounds.absent:
            yield say("queries.ground_absent", what=what)
        yield from self._rest()

    def _rest(self) -> Iterator[str]:
        if self._grounds.is_cut:
            yield say("queries.ground_cut", count=number(self._grounds.more))
        elif self._grounds.more:
            yield say("queries.ground_more", count=number(self._grounds.more))
        if not (self._facts or self._grounds.counted or self._grounds.absent):
            yield say("queries.ground_nothing")

    def _of(self, ground: Ground) -> list[Statement]:
        return [one for one in self._facts if one.ground is ground]

    def _stated(self) -> Iterator[str]:
        together: dict[tuple[Passage, ...], list[Statement]] = {}
        for one in self._of(Ground.STATED):
            together.setdefault(one.passages, []).append(one)
        titles = self._grounds.documents
        ordered = sorted(together.items(), key=lambda item: [(one.document, one.start) for one in item[0]])
        for document in dict.fromkeys(where[0].document for where, _ in ordered if where):
            yield say("queries.ground_stated", title=titles.get(document, document))
            for where, here in ordered:
                if where and where[0].document == document:
                    yield from self._passages(where)
                    yield from (f"{_INDENT * 2}{line}" for line in _sentences(here))

    def _passages(self, where: tuple[Passage, ...]) -> Iterator[str]:
        for passage in where:
            yield f"{_INDENT}{_place(passage)}"
            if passage.document in self._texts:
                seen = excerpt(self._texts[passage.document], passage)
                yield f"{_INDENT * 2}{seen.before}»{seen.marked}«{seen.after}"

    def _judged(self) -> Iterator[str]:
        judged = self._of(Ground.JUDGED)
        for author in dict.fromkeys(one.author for one in judged):
            yield say("queries.ground_judged", author=author)
            own = [one for one in judged if one.author == author]
            for reason in dict.fromkeys(one.reason for one in own):
                yield from (
                    f"{_INDENT}{line}" for line in _sentences(one for one in own if one.reason == reason)
                )
                if reason:
                    yield f"{_INDENT * 2}{say('queries.ground_because', reason=reason)}"

    def _inferred(self) -> Iterator[str]:
        inferred = self._of(Ground.INFERRED)
        titles = list(self._grounds.documents.values())
        if inferred and len(titles) == 1:
            yield say("queries.ground_inferred_from", title=titles[0])
        elif inferred:
            yield say("queries.ground_inferred")
        for one in inferred:
            yield f"{_INDENT}{_sentence(one)}"
            for reason in one.reasons:
                yield from (f"{_INDENT * 2}{line}" for line in self._reason(reason))

    def _reason(self, reason: Reason) -> Iterator[str]:
        """Yield the rule, and the facts it was drawn from with where each is written or who judged it."""
        yield reason.rule
        titles = self._grounds.documents
        together: dict[str, list[Statement]] = {}
        for one in reason.facts:
            together.setdefault(_source(one, titles), []).append(one)
        for source, here in together.items():
            tail = f" [{source}]" if source else ""
            yield from (f"{_INDENT}{line}{tail}" for line in _sentences(here))
        if reason.more:
            yield f"{_INDENT}{say('queries.ground_more', count=number(reason.more))}"

    def _plain(self, title: str, facts: list[Statement]) -> Iterator[str]:
        if facts:
            yield title
            yield from (f"{_INDENT}{line}" for line in _sentences(facts))


def _sentences(facts: Iterable[Statement]) -> list[str]:
    """Return statements as lines, those about the same node without a name on one."""
    told: list[str] = []
    nameless: dict[object, list[Statement]] = {}
    for one in facts:
        if one.is_nameless:
            nameless.setdefault(one.triple.subject, []).append(one)
        else:
            told.append(_sentence(one))
    for same in nameless.values():
        links = "; ".join(f"{one.link} {one.object}" for one in same)
        told.append(f"{same[0].subject}{DASH}{links}")
    return told


def _sentence(one: Statement) -> str:
    return DASH.join([one.subject, one.link, one.object])


def _place(passage: Passage) -> str:
    return say("queries.ground_place", section=passage.section, start=passage.start, end=passage.end)


def _source(one: Statement, titles: Mapping[str, str]) -> str:
    """Return where a fact behind a rule comes from, on one line."""
    if not one.passages:
        return one.author
    place = "; ".join(_place(passage) for passage in one.passages)
    document = one.passages[0].document
    return f"{titles.get(document, document)}: {place}" if len(titles) > 1 else place


def _counted(one: Counted) -> str:
    things = "; ".join(one.things)
    if one.more:
        things = f"{things}; {say('queries.and_more', count=number(one.more))}"
    return say("queries.ground_counted", column=one.column, number=one.number, things=things or "…")


# --- why nothing ----------------------------------------------------------------------------------------


def lines_of_emptiness(emptiness: Emptiness) -> list[str]:
    """Return as lines which conditions leave nothing of an answer, and what comes without them."""
    if emptiness.rows:
        key = "queries.empty_slice" if emptiness.slice else "queries.empty_not"
        return [say(key, rows=_rows(emptiness.rows), slice=emptiness.slice)]
    return list(_emptied(emptiness))


def _emptied(emptiness: Emptiness) -> Iterator[str]:
    yield from emptiness.unknown
    if alone := emptiness.alone:
        yield say("queries.empty_alone" if len(alone) == 1 else "queries.empty_each")
        yield from (f"{_INDENT}{_without(one)}" for one in alone)
    elif emptiness.together:
        yield say("queries.empty_together")
        yield from (f"{_INDENT}{_without(one)}" for one in emptiness.together)
    steps = _telling(emptiness.steps)
    if len(steps) > 1 or not alone:
        yield from _steps(steps)
    if not emptiness.is_complete:
        yield say("queries.empty_late")


def _without(one: Dropped) -> str:
    what = say("queries.and").join(one.conditions)
    if one.rows is None:
        return say("queries.empty_without_some", what=what)
    return say("queries.empty_without", what=what, rows=_rows(one.rows))


def _telling(steps: tuple[Step, ...]) -> list[Step]:
    """Return the steps at which rows fell away, and the first."""
    before = (None, *(step.rows for step in steps))
    return [step for step, rows in zip(steps, before, strict=False) if step.rows != rows]


def _steps(steps: list[Step]) -> Iterator[str]:
    if not steps:
        return
    yield say("queries.empty_steps")
    counts = [_many(step.rows) for step in steps]
    width = max(map(len, counts))
    for count, step in zip(counts, steps, strict=True):
        yield f"{_INDENT}{count:>{width}}  {step.condition}"


def _rows(rows: int) -> str:
    return say("queries.rows_one") if rows == 1 else say("queries.rows_many", count=_many(rows))


def _many(rows: int) -> str:
    return f">{number(MOST_ROWS)}" if rows > MOST_ROWS else number(rows)
