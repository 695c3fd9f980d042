"""The figures of a network for the page: what each thing means by each measure, its place, and colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.terms import DCT, ELI, ORG, PPLAN, SKOS
from rodedraad.ontology.wording import sentences
from rodedraad.queries.networks.measures import MEASURES, Measures, measures
from rodedraad.queries.networks.network import HAS_MEMBER
from rodedraad.visualisations import palette

if TYPE_CHECKING:
    import networkx as nx

SCALES = tuple(measure for measure in MEASURES if measure != "community")
STEPS = 5
_BLUE = "#2C7FB8"
# Links that run from what is inside something to what it is inside of.
_INNER = frozenset(
    {
        SKOS.broader,
        ORG.unitOf,
        ORG.subOrganizationOf,
        ORG.member,
        HAS_MEMBER,
        ORG.postIn,
        DCT.isPartOf,
        ELI.is_part_of,
        PPLAN.isStepOfPlan,
    }
)

Place = tuple[float, int]


def figures_block(
    whole: nx.MultiDiGraph[str], drawn: nx.MultiDiGraph[str], found: Measures | None = None
) -> dict[str, object]:
    """Return the block of figures for the page of the network *drawn*, measured over all of *whole*.

    Things go by their number in *drawn*, as on the page. *found* spares measuring what was measured before:
    the same network with its texts in another language.

    - *all*, *pairs*, *fields*, *reach*, *sampled*: over what was measured, and how.
    - *scales*: for each measure ``[[value, place] …]`` from the highest down; *values* has for each measure
      the number in it of each thing, *ofKind* its place among *kinds*, those of its own kind.
    - *steps*: for each measure the lowest and the highest value of each of its steps of colour.
    - *spread*: over how many fields each thing has links.
    - *community*: the number of the group of each thing; *communities* ``[IRI, label, size]``, of its centre.
    - *inner*: ``[outer, inner …]``; *levels*: ``[label, thing …]`` of the subjects at each depth.
    """
    found = found or measures(whole)
    scales = {measure: _scale(found, measure) for measure in SCALES}
    return {
        "figures": {
            "all": len(found.of),
            "pairs": sum(standing.degree for standing in found.of.values()) // 2,
            "fields": found.fields,
            "reach": found.steps,
            "sampled": found.sampled,
            "scales": scales,
            "steps": {measure: steps([value for value, _ in _each(found, measure)]) for measure in SCALES},
            "values": {measure: _positions(found, measure, scales[measure], drawn) for measure in SCALES},
            "ofKind": {measure: _among_kind(found, measure, whole, drawn) for measure in SCALES},
            "kinds": _kind_counts(whole, drawn),
            "spread": [found.of[node].fields for node in drawn],
            "community": [found.of[node].community for node in drawn],
            "communities": list(_communities(found, whole)),
            "inner": inner(drawn),
            "levels": _levels(drawn),
            "tones": tones(),
            "words": {
                key.removeprefix("queries."): text for key, text in sentences("queries.measure_").items()
            },
        }
    }


# --- places -----------------------------------------------------------------------------------------------


def _each(found: Measures, measure: str) -> list[tuple[float, str]]:
    return [(value, node) for node, value in found.ranked(measure)]


def _scale(found: Measures, measure: str) -> list[Place]:
    return _placed([value for value, _ in _each(found, measure)])


def _placed(values: Collection[float]) -> list[Place]:
    """Return every value once, the highest first, with its place; equal ones share a place."""
    scale, place = [], 1
    for value, count in sorted(Counter(values).items(), reverse=True):
        scale.append((_short(value), place))
        place += count
    return scale


def _positions(
    found: Measures, measure: str, scale: Sequence[Place], drawn: nx.MultiDiGraph[str]
) -> list[int]:
    at = {value: position for position, (value, _) in enumerate(scale)}
    return [at[_short(float(getattr(found.of[node], measure)))] for node in drawn]


def _among_kind(
    found: Measures, measure: str, whole: nx.MultiDiGraph[str], drawn: nx.MultiDiGraph[str]
) -> list[int]:
    values: dict[str, list[float]] = {}
    for node, value in found.ranked(measure):
        values.setdefault(whole.nodes[node]["kind"], []).append(value)
    places = {kind: dict(_placed(among)) for kind, among in values.items()}
    return [
        places[whole.nodes[node]["kind"]][_short(float(getattr(found.of[node], measure)))] for node in drawn
    ]


def _kind_counts(whole: nx.MultiDiGraph[str], drawn: nx.MultiDiGraph[str]) -> dict[str, int]:
    shown = {facts["kind"] for facts in drawn.nodes.values()}
    counts = Counter(facts["kind"] for facts in whole.nodes.values())
    return {kind: counts[kind] for kind in sorted(shown)}


def _short(value: float) -> float:
    return int(value) if value == int(value) else value


def steps(values: Collection[float]) -> list[Place | tuple[float, float]]:
    """Return the lowest and highest value of at most five steps that hold about as many things each.

    Equal values are never parted, and what has nothing of a measure is a step of its own.
    """
    counts = sorted(Counter(values).items())
    found: list[list[float]] = []
    if counts and counts[0][0] == 0:
        found.append([counts.pop(0)[0]])
    left, room = sum(count for _, count in counts), STEPS - len(found)
    held = 0
    for position, (value, count) in enumerate(counts):
        if not held:
            found.append([])
        found[-1].append(value)
        held += count
        others = len(counts) - position - 1
        if room > 1 and others and (held >= left / room or others < room):
            left, room, held = left - held, room - 1, 0
    return [(_short(step[0]), _short(step[-1])) for step in found]


# --- groups -----------------------------------------------------------------------------------------------


def _communities(found: Measures, whole: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, int]]:
    for number, members in enumerate(found.communities):
        centre = found.centre(number)
        yield centre, str(whole.nodes[centre]["label"]), len(members)


def inner(drawn: nx.MultiDiGraph[str]) -> list[list[int]]:
    """Return what is stated to be directly inside each thing that has anything inside, by number."""
    numbers = {node: number for number, node in enumerate(drawn)}
    pairs = sorted(
        {
            (numbers[outer], numbers[node])
            for node, outer, facts in drawn.edges(data=True)
            if node != outer and facts["stated"] and facts.get("relation", facts["link"]) in _INNER
        }
    )
    return [[outer, *(node for _, node in group)] for outer, group in groupby(pairs, lambda pair: pair[0])]


def _levels(drawn: nx.MultiDiGraph[str]) -> list[list[Any]]:
    """Return the subjects at each depth that there is, under the label of the kind that most are of."""
    depths: dict[int, list[int]] = {}
    kinds: dict[int, Counter[str]] = {}
    for number, facts in enumerate(drawn.nodes.values()):
        if facts["is_subject"] and facts["depth"] is not None:
            depths.setdefault(facts["depth"], []).append(number)
            kinds.setdefault(facts["depth"], Counter())[facts["kind_label"]] += 1
    return [[kinds[depth].most_common(1)[0][0], *depths[depth]] for depth in sorted(depths)]


# --- colours ----------------------------------------------------------------------------------------------

# ColorBrewer YlGnBu in five steps, https://colorbrewer2.org: told apart by the colour-blind, and in grey.
RAMP = ("#FFFFCC", "#A1DAB4", "#41B6C4", "#2C7FB8", "#253494")
# The colours of fields but vermillion, which is near to the red of the thread; then the same ones deeper.
HUES = palette.FIELD_COLOURS[:-1]
DEEPER = tuple(palette.mix("#000000", hue, 0.45) for hue in HUES)


def tones() -> dict[str, list[dict[str, dict[str, str]]]]:
    """Return the tones of steps, the lowest first, and of groups, the largest first, in both schemes.

    More of a measure stands out more: darker on light paper, lighter on dark.
    """
    ramps = {palette.LIGHT: RAMP, palette.DARK: tuple(reversed(RAMP))}
    return {
        "ramp": [
            {scheme.name: _step(ramp[step], step, scheme) for scheme, ramp in ramps.items()}
            for step in range(STEPS)
        ],
        "groups": [
            {scheme.name: asdict(palette.tone(colour, scheme)) for scheme in palette.SCHEMES}
            for colour in (*HUES, *DEEPER)
        ],
    }


def _step(colour: str, step: int, scheme: palette.Scheme) -> dict[str, str]:
    """Return the tone of a *step*; its tint grows with it too, so that a whole bar tells."""
    tint = palette.mix(_BLUE, scheme.paper, 0.06 + 0.09 * step)
    return asdict(palette.tone(colour, scheme)) | {"tint": tint}
