"""Two runs side by side: which gaps are new, which are gone, and about which something else was decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say
from rodedraad.queries.gaps.runs import Run, Seen


@dataclass(frozen=True)
class Difference:
    """What differs between two runs: gaps that are *new*, *gone*, the *same*, or *changed* in status."""

    new: tuple[Seen, ...]
    gone: tuple[Seen, ...]
    same: tuple[Seen, ...]
    changed: tuple[tuple[Seen, Seen], ...]


def compared(before: Run, after: Run) -> Difference:
    """Return what differs between *before* and *after*, each in the order of its run."""
    first = {one.gap.id: one for one in before.seen}
    then = {one.gap.id: one for one in after.seen}
    both = [(first[name], one) for name, one in then.items() if name in first]
    return Difference(
        new=tuple(one for name, one in then.items() if name not in first),
        gone=tuple(one for name, one in first.items() if name not in then),
        same=tuple(one for old, one in both if old.status == one.status),
        changed=tuple((old, one) for old, one in both if old.status != one.status),
    )


def sentences(before: Run, after: Run) -> Iterator[str]:
    """Yield *before* and *after* compared, a line each: the counts first, then every gap that differs."""
    found = compared(before, after)
    yield say("queries.gaps_compared", before=_told(before), after=_told(after))
    yield say(
        "queries.gaps_compared_counts",
        before=number(len(before.seen)),
        after=number(len(after.seen)),
        new=number(len(found.new)),
        gone=number(len(found.gone)),
        same=number(len(found.same)),
        changed=number(len(found.changed)),
    )
    for key, seen in (("new", found.new), ("gone", found.gone)):
        if seen:
            yield from ("", say(f"queries.gaps_compared_{key}"))
            yield from (_line(one) for one in seen)
    if found.changed:
        yield from ("", say("queries.gaps_compared_changed"))
        yield from (
            _line(one) + " " + say("queries.gaps_compared_status", before=status(old), after=status(one))
            for old, one in found.changed
        )


def status(seen: Seen) -> str:
    """Return what was decided about a gap, in words."""
    return say(f"queries.gaps_status_{seen.status.replace('-', '_')}")


def _line(seen: Seen) -> str:
    return f"  • {seen.gap.sentence} [{seen.gap.id}]"


def _told(run: Run) -> str:
    said = say("queries.gaps_run_told", day=day(run.on), basis=say(f"queries.gaps_basis_{run.basis}"))
    return said + (say("queries.gaps_run_version", version=run.version) if run.version else "")
