"""Where everything stands: the same network always in the same places, nothing on top of anything else."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rodedraad.queries.networks.network import Sort
from rodedraad.visualisations.keeping import NOWHERE, Kept, settled
from rodedraad.visualisations.lettering import natural, told, wrap
from rodedraad.visualisations.places import Form, Place
from rodedraad.visualisations.springs import by_force

if TYPE_CHECKING:
    import networkx as nx


def layout(graph: nx.MultiDiGraph[str], kept: Kept = NOWHERE) -> dict[str, Place]:
    """Return the place of every node: in columns where work is tied to subjects, else by links.

    What stood somewhere, by *kept*, stands there again.
    """
    if not graph:
        return {}
    has_fields = any(facts["fields"] for facts in graph.nodes.values())
    in_columns = has_fields or _working(graph)
    columns = _Columns(graph)
    places = columns.places() if in_columns else columns.with_band(by_force(graph, kept))
    sided = [node for node, facts in graph.nodes.items() if facts["is_subject"]] if in_columns else []
    return settled({node: places[node] for node in graph}, kept, sided=sided)


# --- in columns -----------------------------------------------------------------------------------------

_MARK = 6.0  # half the size of a mark
_GAP = 5.0  # between mark and label


@dataclass(frozen=True)
class _Style:
    size: int
    width: float
    pitch: float


_FIELD = _Style(16, 176, 18)
_SUBJECT = _Style(14, 190, 16)
_DETAIL = _Style(13, 300, 14.5)
_ACTOR = _Style(14, 258, 16)
_OTHER = _Style(13, 222, 14.5)
_BAR_WIDTH = 224.0
_ACTOR_WIDTH = 292.0
_BAR_PADDING = 2.5
_BRANCH = 22.0
_FAN = 134.0
_FIELD_AIR = 14.0
_BLOCK_AIR = 4.0
_MOST_AIR = 22.0
_BAND_AIR = 34.0
_BAND_GAP = 14.0


class _Columns:
    """Who works in the middle, the subjects by field on both sides, and below them who has no such tie."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self._graph = graph
        self._below = _children(graph)
        self._work = _working(graph)
        self._anchor = self._anchor_depth()

    def with_band(self, placed: Mapping[str, Place]) -> dict[str, Place]:
        """Return *placed* with all other nodes in a band below."""
        others = [node for node in self._graph if node not in placed]
        return dict(placed) | self._band(others, placed)

    def places(self) -> dict[str, Place]:
        """Return the place of every node."""
        sides = [self._side(roots) for roots in self._split(self._roots())]
        placed: dict[str, Place] = {}
        workers = [node for node in self._graph if node in self._work and not self._is_subject(node)]
        bars = {node: self._worker(node) for node in workers}
        height = max(sum(bar.height + 1 for bar in bars.values()), *(side.height for side in sides))
        near = _ACTOR_WIDTH / 2 + _FAN if workers else _BRANCH
        for side, sign in zip(sides, (-1, 1), strict=True):
            placed |= side.placed(sign, near, height)
        placed |= self._middle_column(bars, height, placed)
        return self.with_band(placed)

    def _is_subject(self, node: str) -> bool:
        return bool(self._graph.nodes[node]["is_subject"])

    def _anchor_depth(self) -> int:
        """Return the depth of the subjects that most of the work is tied to."""
        depths = Counter(
            self._graph.nodes[subject]["depth"] for subjects in self._work.values() for subject in subjects
        )
        return int(max(depths, key=lambda depth: (depths[depth], depth))) if depths else 1

    # --- subjects

    def _roots(self) -> list[str]:
        """Return the subjects at the top, those with a field first; a cycle is entered at its first."""
        children = {child for below in self._below.values() for child in below}
        subjects = sorted((node for node in self._graph if self._is_subject(node)), key=self._rank)
        roots = [node for node in subjects if node not in children]
        reached = {node for root in roots for node in (root, *self._descendants(root))}
        for node in subjects:
            if node not in reached:
                roots.append(node)
                reached |= {node, *self._descendants(node)}
        return roots

    def _rank(self, node: str) -> tuple[bool, tuple[Any, ...], str, str]:
        facts = self._graph.nodes[node]
        return (not facts["fields"], natural(facts["notation"]), facts["label"].casefold(), node)

    def _descendants(self, node: str, seen: set[str] | None = None) -> list[str]:
        seen = {node} if seen is None else seen
        found = []
        for child in sorted(self._below.get(node, ()), key=self._rank):
            if child not in seen:
                seen.add(child)
                found += [child, *self._descendants(child, seen)]
        return found

    def _split(self, roots: list[str]) -> tuple[list[str], list[str]]:
        """Return *roots* in two parts, in order, so that both sides are about equally high."""
        heights = [self._side([root]).height for root in roots]
        cuts = range(len(roots) + 1)
        cut = min(cuts, key=lambda cut: (max(sum(heights[:cut]), sum(heights[cut:])), cut))
        return roots[:cut], roots[cut:]

    def _side(self, roots: Sequence[str]) -> _Side:
        side = _Side()
        for root in roots:
            self._fill(side, root)
        return side

    def _fill(self, side: _Side, node: str) -> None:
        """Put *node* and everything under it on *side*."""
        facts = self._graph.nodes[node]
        if node in side.bars or node in side.details:
            return
        if facts["depth"] >= self._anchor:
            inside = [child for child in self._descendants(node) if child not in side.details]
            labels = {child: self._graph.nodes[child]["label"] for child in inside}
            side.add_block(node, told(facts), _SUBJECT, labels)
            return
        side.add_block(node, told(facts), _FIELD if facts["depth"] == 0 else _SUBJECT, {})
        for child in sorted(self._below.get(node, ()), key=self._rank):
            self._fill(side, child)

    # --- who works on them

    def _worker(self, node: str) -> Place:
        return _bar(told(self._graph.nodes[node]), _ACTOR, _ACTOR_WIDTH, padding=1.0)

    def _middle_column(
        self, bars: Mapping[str, Place], height: float, placed: Mapping[str, Place]
    ) -> dict[str, Place]:
        """Return the places of *bars* over *height*, each as near as can be to what its owner works on."""
        ranks = {node: _mean(placed[subject].y for subject in self._work[node]) for node in bars}
        ordered = sorted(
            bars, key=lambda node: (ranks[node], self._graph.nodes[node]["label"].casefold(), node)
        )
        needed = sum(bar.height for bar in bars.values())
        air = min((height - needed) / len(bars), _MOST_AIR) if bars else 0.0
        down = (height - needed - air * (len(bars) - 1)) / 2
        column = {}
        for node in ordered:
            column[node] = bars[node].moved(0, down)
            down += bars[node].height + air
        return column

    def _band(self, nodes: Sequence[str], placed: Mapping[str, Place]) -> dict[str, Place]:
        """Return places below everything for who is tied to nobody's work, tied ones nearest the middle."""
        if not nodes:
            return {}
        ties = _ties(self._graph)
        ordered = sorted(
            nodes,
            key=lambda node: (-len(ties.get(node, ())), self._graph.nodes[node]["label"].casefold(), node),
        )
        boxes = {
            node: _beside(wrap(told(self._graph.nodes[node]), _OTHER.size, _OTHER.width), _OTHER)
            for node in ordered
        }
        wide = 2 * _MARK + _GAP + _OTHER.width + _BAND_GAP
        left = min((place.left for place in placed.values()), default=0.0)
        right = max((place.right for place in placed.values()), default=wide * 5)
        count = max(1, min(len(nodes), int((right - left + _BAND_GAP) / wide)))
        top = max((place.bottom for place in placed.values()), default=0.0) + _BAND_AIR
        start = (left + right - count * wide + _BAND_GAP) / 2 + _MARK
        columns = sorted(range(count), key=lambda column: (abs(column - (count - 1) / 2), column))
        depths = dict.fromkeys(columns, top)
        found = {}
        for node in ordered:
            column = min(columns, key=lambda column: depths[column])
            found[node] = boxes[node].moved(start + column * wide, depths[column])
            depths[column] += boxes[node].height
        return found


class _Side:
    """The subjects on one side, as if it were the right one: bars, and beside each what it contains."""

    def __init__(self) -> None:
        self.height = 0.0
        self._blocks: list[list[str]] = []
        self.bars: dict[str, Place] = {}
        self.details: dict[str, Place] = {}

    def add_block(self, node: str, text: str, style: _Style, inside: Mapping[str, str]) -> None:
        """Put a bar below what is there, with the labels *inside* beside it."""
        self.height += _FIELD_AIR if style is _FIELD and self.bars else 0.0
        self._blocks.append([node, *inside])
        bar = _bar(text, style, _BAR_WIDTH)
        details = {
            child: _beside(wrap(label, _DETAIL.size, _DETAIL.width), _DETAIL)
            for child, label in inside.items()
        }
        own = sum(place.height for place in details.values())
        high = max(bar.height, own)
        self.bars[node] = bar.moved(_BAR_WIDTH / 2, self.height + (high - bar.height) / 2)
        down = self.height + (high - own) / 2
        for child, place in details.items():
            self.details[child] = place.moved(_BAR_WIDTH + _BRANCH + _MARK, down)
            down += place.height
        self.height += high + _BLOCK_AIR

    def placed(self, sign: int, near: float, height: float) -> dict[str, Place]:
        """Return the places spread over *height*, bars *near* the middle, mirrored for *sign* -1."""
        air = min((height - self.height) / max(1, len(self._blocks) - 1), _MOST_AIR)
        down = (height - self.height - air * (len(self._blocks) - 1)) / 2
        boxes = self.bars | self.details
        right = {
            node: boxes[node].moved(near, down + air * position)
            for position, block in enumerate(self._blocks)
            for node in block
        }
        return right if sign > 0 else {node: place.mirrored() for node, place in right.items()}


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _bar(text: str, style: _Style, width: float, padding: float = _BAR_PADDING) -> Place:
    """Return the place of a bar with its label in it, its top in the origin."""
    lines = wrap(text, style.size, style.width)
    height = len(lines) * style.pitch + 2 * padding
    return Place(
        0,
        height / 2,
        -width / 2,
        0,
        width / 2,
        height,
        lines,
        style.size,
        style.pitch,
        Form.BAR,
        style is _FIELD,
    )


def _beside(lines: tuple[str, ...], style: _Style) -> Place:
    """Return the place of a mark with its label to the right, its top in the origin."""
    height = max(len(lines) * style.pitch, 2 * _MARK) + 2
    right = _MARK + _GAP + style.width
    return Place(0, height / 2, -_MARK, 0, right, height, lines, style.size, style.pitch, Form.RIGHT)


# --- what is tied to what -------------------------------------------------------------------------------


def _children(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = defaultdict(list)
    for source, target, facts in graph.edges(data=True):
        if facts["sort"] == Sort.HIERARCHY:
            below[target].append(source)
    return below


def _working(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    work: dict[str, list[str]] = defaultdict(list)
    for source, target, facts in graph.edges(data=True):
        if facts["sort"] == Sort.INVOLVEMENT and facts["stated"]:
            work[source].append(target)
    return work


def _ties(graph: nx.MultiDiGraph[str]) -> dict[str, list[str]]:
    ties: dict[str, list[str]] = defaultdict(list)
    for source, target, facts in graph.edges(data=True):
        if facts["sort"] == Sort.COOPERATION:
            ties[source].append(target)
            ties[target].append(source)
    return ties
