"""Large views in groups: what is too much to draw at once stands together by field or community."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from rodedraad.ontology.wording import say
from rodedraad.visualisations.lettering import rank, told, wrap
from rodedraad.visualisations.places import Form, Place

if TYPE_CHECKING:
    import networkx as nx

    from rodedraad.visualisations.lenses import Lens

MOST_DRAWN: Final = 1000  # what a person can still see as more than a tangle
MOST_OPEN: Final = 500  # the size of one group at most, and of all that is open at once
MOST_GROUPS: Final = 40
_SEED: Final = 20260101
_SIZE, _PITCH, _TEXT = 13, 14.5, 222.0
_MARK, _GAP, _AIR = 6.0, 5.0, 3.0
_COLUMN = _MARK * 2 + _GAP + _TEXT + 12
_SPREAD = 2.4  # room between groups for the links


@dataclass(frozen=True)
class Group:
    """Things that stand together: *key* is the IRI of their field, or of the thing with the most links."""

    key: str
    label: str
    field: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Grouping:
    """The groups of a view, where each stands, and how many links run between every two of them."""

    groups: tuple[Group, ...]
    places: tuple[Place, ...]
    links: tuple[tuple[int, int, int], ...]


def aggregated(lens: Lens, whole: nx.MultiDiGraph[str], most: int = MOST_DRAWN) -> Lens:
    """Return *lens* as it is, or in groups where it has more than *most* things.

    In groups the place of a thing is its place in the block that its group opens into.
    """
    if len(lens.graph) <= most:
        return lens
    groups = tuple(_groups(lens.graph, whole))
    links = _lifted(lens.graph, groups)
    places = {node: place for group in groups for node, place in _block(lens.graph, group).items()}
    return replace(lens, places=places, grouping=Grouping(groups, _spread(groups, links), links))


# --- which things stand together ------------------------------------------------------------------------


def _groups(graph: nx.MultiDiGraph[str], whole: nx.MultiDiGraph[str]) -> Iterator[Group]:
    """Yield the groups: each field, what is in several, and what is in none by who is tied to whom."""
    by_fields: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for node in sorted(graph):
        fields = graph.nodes[node]["fields"]
        by_fields[fields if len(fields) <= 1 else _SEVERAL].append(node)
    loose, mixed = by_fields.pop((), []), by_fields.pop(_SEVERAL, [])
    for (field,) in sorted(by_fields, key=lambda fields: rank(whole, fields[0])):
        label = told(whole.nodes[field])
        yield from _parts(graph, field, label, field, by_fields[(field,)])
    if mixed:
        yield from _parts(graph, _centre(graph, mixed), say("visualisations.group_mixed"), "", mixed)
    for members in _packed(_communities(graph, loose), MOST_GROUPS):
        centre = _centre(graph, members)
        label = say("visualisations.group_around", label=told(graph.nodes[centre]))
        yield Group(centre, label, "", tuple(sorted(members, key=partial(rank, graph))))


_SEVERAL: Final = ("", "")


def _parts(
    graph: nx.MultiDiGraph[str], key: str, label: str, field: str, members: Sequence[str]
) -> Iterator[Group]:
    """Yield *members* as one group, or where they are too many as parts that hang together."""
    if len(members) <= MOST_OPEN:
        yield Group(key, label, field, tuple(sorted(members, key=partial(rank, graph))))
        return
    for part in _packed(_communities(graph, members), -(-len(members) // MOST_OPEN)):
        centre = _centre(graph, part)
        name = say("visualisations.group_part", label=label, centre=told(graph.nodes[centre]))
        yield Group(f"{key} {centre}", name, field, tuple(sorted(part, key=partial(rank, graph))))


def _communities(graph: nx.MultiDiGraph[str], among: Sequence[str]) -> list[list[str]]:
    """Return *among* by who is tied to whom, the largest first, none larger than may be open."""
    import networkx as nx

    within = set(among)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(within))
    plain.add_edges_from(
        sorted(
            {
                (min(source, target), max(source, target))
                for source, target, facts in graph.edges(data=True)
                if facts["stated"] and source in within and target in within
            }
        )
    )
    found = nx.community.louvain_communities(plain, seed=_SEED) if within else []
    whole = sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))
    return [
        members[start : start + MOST_OPEN] for members in whole for start in range(0, len(members), MOST_OPEN)
    ]


def _packed(communities: Sequence[list[str]], most: int) -> list[list[str]]:
    """Return *communities* as about *most* groups: the small ones together, as far as they may be open."""
    packed: list[list[str]] = []
    for members in communities:
        room = [other for other in packed if len(other) + len(members) <= MOST_OPEN]
        if len(packed) < most or not room:
            packed.append(list(members))
        else:
            min(room, key=len).extend(members)
    return packed


def _centre(graph: nx.MultiDiGraph[str], members: Sequence[str]) -> str:
    """Return the thing with the most links, which names its group."""
    return min(members, key=lambda node: (-graph.degree(node), node))


def _lifted(graph: nx.MultiDiGraph[str], groups: Sequence[Group]) -> tuple[tuple[int, int, int], ...]:
    """Return how many stated links run between every two of *groups*."""
    place = {node: number for number, group in enumerate(groups) for node in group.members}
    counts = Counter(
        (min(place[source], place[target]), max(place[source], place[target]))
        for source, target, facts in graph.edges(data=True)
        if facts["stated"] and place[source] != place[target]
    )
    return tuple((one, other, count) for (one, other), count in sorted(counts.items()))


# --- where they stand -----------------------------------------------------------------------------------


def _spread(groups: Sequence[Group], links: Sequence[tuple[int, int, int]]) -> tuple[Place, ...]:
    """Return the places of *groups*: what is tied most stands nearest, with room for links between."""
    import networkx as nx

    from rodedraad.visualisations.springs import everything_by_force

    above: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number, group in enumerate(groups):
        label = say("visualisations.group_label", label=group.label, count=len(group.members))
        above.add_node(_name(number), notation="", label=label)
    for one, other, count in links:
        above.add_edge(_name(one), _name(other), stated=True, weight=count)
    placed = everything_by_force(above)
    return tuple(
        place.moved(place.x * (_SPREAD - 1), place.y * (_SPREAD - 1))
        for place in (placed[_name(number)] for number in range(len(groups)))
    )


def _name(number: int) -> str:
    return f"{number:04}"


def _block(graph: nx.MultiDiGraph[str], group: Group) -> Mapping[str, Place]:
    """Return the places of the things in *group* in columns of about one height, from the top left."""
    boxes = {node: _beside(wrap(told(graph.nodes[node]), _SIZE, _TEXT)) for node in group.members}
    total = sum(box.height + _AIR for box in boxes.values())
    high = total / max(1, round(math.sqrt(total / _COLUMN)))
    placed: dict[str, Place] = {}
    across, down = _MARK, 0.0
    for node, box in boxes.items():
        if down and down + box.height > high + _PITCH:
            across, down = across + _COLUMN, 0.0
        placed[node] = box.moved(across, down)
        down += box.height + _AIR
    return placed


def _beside(lines: tuple[str, ...]) -> Place:
    """Return the place of a mark with its label to the right, its top in the origin."""
    height = max(len(lines) * _PITCH, 2 * _MARK) + 2
    right = _MARK + _GAP + _TEXT
    return Place(0, height / 2, -_MARK, 0, right, height, lines, _SIZE, _PITCH, Form.RIGHT)
