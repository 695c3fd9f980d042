"""What flows from agendas to local policy: its ends, its streams, and where both go on a sheet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from rodedraad.graph.mappings.mapping import Status
from rodedraad.queries.coverage.covering import Ground
from rodedraad.visualisations.charts.cells import KINDS, Cells
from rodedraad.visualisations.charts.chart import Matter, level_rank

_SWEEPS: Final = 8
POLICY: Final = ""  # the layer of local policy is of no level of government


@dataclass(frozen=True)
class Stream:
    """What runs from an agenda item to local policy by its *grounds*, or to a lower item by *phenomena*."""

    source: str
    target: str
    grounds: tuple[Ground, ...] = ()
    phenomena: tuple[str, ...] = ()

    @property
    def strength(self) -> float:
        """How much it carries: the strengths of its alignments together."""
        return sum(ground.strength for ground in self.grounds)

    @property
    def is_accepted(self) -> bool:
        """Whether all it carries was accepted."""
        return bool(self.grounds) and all(
            ground.alignment.status is Status.ACCEPTED for ground in self.grounds
        )


@dataclass(frozen=True)
class Flow:
    """Layers of ends from far to near, local policy last, with the streams between them.

    A layer has the level of government it is of. *folded* is how many subjects have no stream, of *total*.
    """

    layers: tuple[tuple[str, tuple[str, ...]], ...]
    streams: tuple[Stream, ...]
    level: str
    folded: int
    total: int

    @property
    def shared(self) -> dict[str, tuple[str, ...]]:
        """The agenda items that hang together by each phenomenon."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for stream in self.streams:
            for phenomenon in stream.phenomena:
                found[phenomenon] |= dict.fromkeys((stream.source, stream.target))
        order = [end for _, ends in self.layers for end in ends]
        return {one: tuple(sorted(items, key=order.index)) for one, items in sorted(found.items())}


def flow_of(matter: Matter) -> Flow:
    """Return what flows between the agenda items, in force or not, and local policy at the level asked."""
    cells = Cells(matter.coverage)
    level = cells.level(matter.level)
    streams = list(_aligned(matter, level))
    found = {stream.target for stream in streams}
    subjects = [one.iri for name in KINDS for one in cells.subjects(name) if one.iri in found]
    subjects.sort(key=lambda iri: (matter.place(iri),))
    layers = _layers(cells)
    streams += _phenomena(matter, layers)
    total = len(cells.subjects(level))
    folded = sum(one.iri not in found for one in cells.subjects(level))
    return Flow((*layers, (POLICY, tuple(subjects))), tuple(streams), level, folded, total)


def _layers(cells: Cells) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the agenda items by level of government; an item of more levels stands at the farthest."""
    found: dict[str, dict[str, None]] = {}
    placed: set[str] = set()
    for group in sorted(cells.groups, key=lambda one: (level_rank(one.level), one.is_apart, one.framework)):
        new = [item for item in group.items if item not in placed]
        placed.update(new)
        found.setdefault(group.level, {}).update(dict.fromkeys(new))
    return tuple((level, tuple(items)) for level, items in found.items() if items)


def _aligned(matter: Matter, level: str) -> Iterator[Stream]:
    for verdict in matter.coverage.items(standing=None):
        found: dict[str, list[Ground]] = defaultdict(list)
        for ground in verdict.grounds:
            if not ground.alignment.is_nothing:
                found[_at(matter, ground.alignment.subject, level)].append(ground)
        yield from (Stream(verdict.thing, subject, tuple(grounds)) for subject, grounds in found.items())


def _at(matter: Matter, subject: str, level: str) -> str:
    """Return what *subject* falls under at *level*; itself where it is wider."""
    known = matter.coverage.known
    line = (subject, *known.above(subject))
    return next(
        (one for one in line if one in known.local and known.local[one].kind == KINDS[level]), subject
    )


def _phenomena(matter: Matter, layers: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Stream]:
    """Yield what items of two levels share; between far ones only what no level in between passes on."""
    layer_of = {item: place for place, (_, items) in enumerate(layers) for item in items}
    shared = _shared(matter, layer_of)
    for source, others in shared.items():
        for target in (one for one in layer_of if one in others and layer_of[one] > layer_of[source]):
            between = (one for one in others if layer_of[source] < layer_of[one] < layer_of[target])
            passed = {one for item in between for one in others[item] & shared[item].get(target, set())}
            if left := others[target] - passed:
                yield Stream(source, target, phenomena=tuple(sorted(left)))


def _shared(matter: Matter, items: Iterable[str]) -> dict[str, dict[str, set[str]]]:
    """Return by item and other item the phenomena they share.

    Those are recorded of both, or of one while the other is about a part of it.
    """
    stated = {item: set(matter.facts.concerns.get(item, ())) for item in items}
    about = {item: own | matter.coverage.known.about.get(item, frozenset()) for item, own in stated.items()}
    having: dict[str, list[str]] = defaultdict(list)
    for item, phenomena in about.items():
        for phenomenon in phenomena:
            having[phenomenon].append(item)
    found: dict[str, dict[str, set[str]]] = {item: defaultdict(set) for item in stated}
    for item, phenomena in stated.items():
        for phenomenon in phenomena:
            for other in having[phenomenon]:
                found[item][other].add(phenomenon)
                found[other][item].add(phenomenon)
    return found


# --- places


@dataclass
class Stop:
    """Where a stream leaves, passes or arrives: an end, or a lane kept free in a layer it passes."""

    key: str
    layer: int
    high: float
    gap: float
    y: float = 0.0
    before: list[tuple[Stop, float]] = field(default_factory=list)
    after: list[tuple[Stop, float]] = field(default_factory=list)

    @property
    def middle(self) -> float:
        """The height it is at."""
        return self.y + self.high / 2


@dataclass(frozen=True)
class Places:
    """Where everything is: ends by IRI, the stops of each stream from left to right, and the whole height."""

    ends: Mapping[str, Stop]
    ways: Mapping[Stream, tuple[Stop, ...]]
    high: float


def placed(flow: Flow, heights: Mapping[str, float], widths: Mapping[Stream, float], gap: float) -> Places:
    """Return where the ends of *flow* stand, each as high as *heights* says, and how its streams pass."""
    layer_of = {end: place for place, (_, ends) in enumerate(flow.layers) for end in ends}
    ends = {end: Stop(end, layer_of[end], heights[end], gap) for _, all_ in flow.layers for end in all_}
    layers: list[list[Stop]] = [[ends[end] for end in all_] for _, all_ in flow.layers]
    ways = {}
    for stream in flow.streams:
        first, last = ends[stream.source], ends[stream.target]
        lanes = [
            Stop(f"{stream.source} {stream.target}", layer, widths[stream], gap / 2)
            for layer in range(first.layer + 1, last.layer)
        ]
        for lane in lanes:
            layers[lane.layer].append(lane)
        ways[stream] = (first, *lanes, last)
        for one, other in pairwise(ways[stream]):
            one.after.append((other, widths[stream]))
            other.before.append((one, widths[stream]))
    high = max((_height(layer) for layer in layers), default=0.0)
    _settle(layers, high)
    return Places(ends, ways, high)


def _height(layer: Sequence[Stop]) -> float:
    return sum(stop.high + stop.gap for stop in layer)


def _settle(layers: Sequence[list[Stop]], high: float) -> None:
    """Give every stop its height: near what it hangs together with, none over another."""
    for layer in layers:
        _stack(layer, high)
    for sweep in range(_SWEEPS):
        backwards = sweep % 2 == 0
        for layer in reversed(layers) if backwards else layers:
            wanted = {id(stop): _wanted(stop, backwards) for stop in layer}
            if layer is not layers[-1]:
                layer.sort(key=lambda stop: (wanted[id(stop)], stop.key))
            _spread(layer, wanted, high)


def _stack(layer: Sequence[Stop], high: float) -> None:
    y = (high - _height(layer)) / 2
    for stop in layer:
        stop.y = y
        y += stop.high + stop.gap


def _wanted(stop: Stop, backwards: bool) -> float:
    """Return the height a stop is drawn to: the mean of what is beside it, weighed by the streams."""
    found = (stop.after or stop.before) if backwards else (stop.before or stop.after)
    weight = sum(width for _, width in found)
    return sum(other.middle * width for other, width in found) / weight if weight else stop.middle


def _spread(layer: Sequence[Stop], wanted: Mapping[int, float], high: float) -> None:
    """Put stops in their order as near as can be to where they are wanted, within the height."""
    y = 0.0
    for stop in layer:
        stop.y = max(y, wanted[id(stop)] - stop.high / 2)
        y = stop.y + stop.high + stop.gap
    bottom = high
    for stop in reversed(layer):
        stop.y = min(stop.y, bottom - stop.high - stop.gap)
        bottom = stop.y
