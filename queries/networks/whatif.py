"""What if someone stops or a framework ends: subjects, agendas, threads and measures, before and after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

import networkx as nx

from rodedraad.queries.networks.measures import MEASURES, Measures, measures
from rodedraad.queries.networks.ties import pairs
from rodedraad.queries.networks.world import BASES, World

_MOST = 3  # shifts told for each measure
_DIGITS = 3  # of a number of pairs; what is behind that comes of rounding
# Degree is left out: whatever was linked to what falls away has one link less, and that says nothing.
_SCALES = tuple(measure for measure in MEASURES if measure not in ("degree", "community"))


@dataclass(frozen=True)
class Loss:
    """What of *all* things of a *kind* loses its last support.

    *left_alone* keeps nobody, *without_partner* keeps only units of the municipality, *hanging* still has one
    partner where there were more.
    """

    kind: str
    all: int
    left_alone: tuple[str, ...]
    without_partner: tuple[str, ...]
    hanging: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.left_alone or self.without_partner)


@dataclass(frozen=True)
class Unanchored:
    """Which of *all* subjects of a *kind* that took up an agenda item take up none any more."""

    kind: str
    all: int
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Torn:
    """The threads that break: how many pairs had one and have none now, and what comes loose, by piece."""

    pairs: int
    broken: int
    loose: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Shift:
    """How a *measure* changes for one thing: its value, and its place among *all* from the highest down.

    The value of betweenness is the number of pairs of others that it lies between.
    """

    measure: str
    node: str
    before: float
    after: float
    place_before: int
    place_after: int
    all: int


@dataclass(frozen=True)
class Outcome:
    """Everything that changes when *gone* falls away, beside the world before.

    On day *on* the frameworks *expired* were out already; of *undated* nobody knows, so they count. *dropped*
    are the agenda items that go with their framework, *bases* is on what those that are left are taken up.
    """

    gone: tuple[str, ...]
    on: date | None
    expired: tuple[str, ...]
    undated: tuple[str, ...]
    frameworks: int
    subjects: tuple[Loss, ...]
    items: Loss
    bases: Mapping[str, int]
    dropped: tuple[str, ...]
    all_items: int
    unanchored: tuple[Unanchored, ...]
    torn: Torn
    shifts: tuple[Shift, ...]


def what_if(known: World, gone: Collection[str], on: date | None = None) -> Outcome:
    """Return what changes in the world *known* when the things *gone* fall away.

    With a day, frameworks that are not in force then are out on both sides, with their agenda items.
    """
    expired = known.out_of_force(on) if on else ()
    before = known.without(expired)
    after = before.without(gone)
    return Outcome(
        gone=tuple(sorted(gone)),
        on=on,
        expired=expired,
        undated=known.undated(),
        frameworks=len(known.periods),
        subjects=tuple(_subjects(before, after)),
        items=_items(before, after),
        bases=_bases(before, after),
        dropped=tuple(sorted(set(before.items) - set(after.items))),
        all_items=len(before.items),
        unanchored=tuple(_unanchored(before, after)),
        torn=_torn(before, after),
        shifts=tuple(_shifts(before, after)),
    )


# --- subjects and agenda items ----------------------------------------------------------------------------


def _subjects(before: World, after: World) -> Iterator[Loss]:
    """Yield the losses of each kind of subject, the kind with the most subjects last."""
    for kind, subjects in _by_kind(before, before.involved):
        yield _loss(kind, subjects, before.involved.__getitem__, after.involved.__getitem__, before.units)


def _items(before: World, after: World) -> Loss:
    taken_up = tuple(sorted(item for item in after.items if before.at_work_for(item)))
    return _loss("", taken_up, before.at_work_for, after.at_work_for, before.units)


def _loss(
    kind: str,
    things: tuple[str, ...],
    before: Callable[[str], frozenset[str]],
    after: Callable[[str], frozenset[str]],
    units: frozenset[str],
) -> Loss:
    changed = [thing for thing in things if before(thing) != after(thing)]
    alone = tuple(thing for thing in changed if not after(thing))
    partners = {thing: (len(before(thing) - units), len(after(thing) - units)) for thing in changed}
    without = tuple(thing for thing, (had, has) in partners.items() if had and not has and thing not in alone)
    hanging = tuple(thing for thing, (had, has) in partners.items() if had > has == 1)
    return Loss(kind, len(things), alone, without, hanging)


def _bases(before: World, after: World) -> dict[str, int]:
    found = [before.basis(item) for item in after.items if before.at_work_for(item)]
    return {basis: found.count(basis) for basis in BASES if basis in found}


def _unanchored(before: World, after: World) -> Iterator[Unanchored]:
    """Yield the subjects that took up an agenda item and take up none any more, by kind."""
    had, has = _anchored(before), _anchored(after)
    for kind, subjects in _by_kind(before, had):
        if lost := tuple(subject for subject in subjects if subject not in has):
            yield Unanchored(kind, len(subjects), lost)


def _anchored(known: World) -> set[str]:
    return set(chain.from_iterable(known.taken_up_by(item) for item in known.items))


def _by_kind(known: World, things: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return *things* by kind, the kind with the fewest first."""
    kinds: dict[str, list[str]] = {}
    for thing in sorted(things):
        kinds.setdefault(known.graph.nodes[thing]["kind"], []).append(thing)
    return sorted(((kind, tuple(among)) for kind, among in kinds.items()), key=lambda it: (len(it[1]), it[0]))


# --- threads and measures ---------------------------------------------------------------------------------


def _torn(before: World, after: World) -> Torn:
    """Return what hung together and does not any more, among what is left."""
    left = set(after.graph)
    were = [part & left for part in nx.connected_components(pairs(before.graph, inferred=True))]
    now = pairs(after.graph, inferred=True)
    had, loose, has = 0, [], 0
    for part in were:
        pieces = sorted(
            (sorted(piece) for piece in nx.connected_components(now.subgraph(part))), key=_largest
        )
        had += _pairs_in(len(part))
        has += sum(_pairs_in(len(piece)) for piece in pieces)
        loose += [tuple(piece) for piece in pieces[1:]]
    return Torn(had, had - has, tuple(sorted(loose, key=_largest)))


def _largest(piece: Collection[str]) -> tuple[int, list[str]]:
    return (-len(piece), sorted(piece))


def _pairs_in(size: int) -> int:
    return size * (size - 1) // 2


def _shifts(before: World, after: World) -> Iterator[Shift]:
    """Yield the largest shifts of each measure, among what is left."""
    was, now = measures(before.graph), measures(after.graph)
    for measure in _SCALES:
        values_before, values_after = _values(was, measure), _values(now, measure)
        moved = [node for node in values_after if values_after[node] != values_before[node]]
        moved.sort(key=lambda node: (-abs(values_after[node] - values_before[node]), node))
        places_before, places_after = _places(was, measure, set(values_after)), _places(now, measure)
        for node in moved[:_MOST]:
            yield Shift(
                measure,
                node,
                values_before[node],
                values_after[node],
                places_before[node],
                places_after[node],
                len(values_after),
            )


def _values(found: Measures, measure: str) -> dict[str, float]:
    """Return the value of each thing; betweenness in pairs, for a share shifts with the whole."""
    size = len(found.of)
    pairs_of_others = (size - 1) * (size - 2) / 2 if measure == "betweenness" else 1
    return {node: round(value * pairs_of_others, _DIGITS) for node, value in found.ranked(measure)}


def _places(found: Measures, measure: str, among: Collection[str] | None = None) -> dict[str, int]:
    """Return the place of each thing for *measure*, among those that are left; equal ones share a place."""
    values = [known for known in found.ranked(measure) if among is None or known[0] in among]
    places: dict[str, int] = {}
    for position, (node, value) in enumerate(values):
        same = position > 0 and values[position - 1][1] == value
        places[node] = places[values[position - 1][0]] if same else position + 1
    return places
