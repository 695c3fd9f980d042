"""The data of the network page: things and links by number, views over them, the rules of the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say, sentences
from rodedraad.queries.coverage.telling import decimal, review_state
from rodedraad.queries.networks.network import Evidence
from rodedraad.visualisations import palette
from rodedraad.visualisations.aggregate import MOST_OPEN, Grouping
from rodedraad.visualisations.legend import Legend, legend, line_of, ordered_lines
from rodedraad.visualisations.lenses import Lens, together
from rodedraad.visualisations.lettering import rank, told
from rodedraad.visualisations.listing import Listing, reason
from rodedraad.visualisations.numbered import Numbered
from rodedraad.visualisations.places import Place

if TYPE_CHECKING:
    import networkx as nx

_SPOKEN = "visualisations.page_"


class Page:
    """What the template and its script need of *lenses* over the network *whole*.

    Shapes and colours go round in the order of kinds and fields: that of the page *like* which this one is in
    another language, so that the picture stays the same.
    """

    def __init__(
        self,
        whole: nx.MultiDiGraph[str],
        lenses: Sequence[Lens],
        version: str,
        passages: Mapping[str, str],
        like: Page | None = None,
    ) -> None:
        self._whole, self._lenses, self._version, self._texts = whole, lenses, version, passages
        self.graph = together(lenses)
        self._ids = {iri: number for number, iri in enumerate(self.graph)}
        self._edges = {key: number for number, key in enumerate(self.graph.edges(keys=True))}
        self._kinds: dict[str, int] = like._kinds if like else self._ordered_kinds()
        self._fields: dict[str, int] = like._fields if like else self._ordered_fields()
        self._lines = ordered_lines(self.graph)
        self._grounds = Numbered[tuple[str, str, str]]()
        self._links = Numbered[tuple[str, str]]()
        self._stamps = Numbered[tuple[Any, ...]]()

    # --- order

    def _ordered_kinds(self) -> dict[str, int]:
        """Return a number for each kind: subjects from the top down, then actors by name."""
        order: dict[str, tuple[bool, int, str]] = {}
        for facts in self.graph.nodes.values():
            key = (not facts["is_subject"], facts["depth"] or 0, facts["kind_label"])
            order[facts["kind"]] = min(key, order.get(facts["kind"], key))
        return {
            kind: number for number, kind in enumerate(sorted(order, key=lambda kind: (order[kind], kind)))
        }

    def _ordered_fields(self) -> dict[str, int]:
        found = {field for facts in self.graph.nodes.values() for field in facts["fields"]}
        return {field: number for number, field in enumerate(sorted(found, key=partial(rank, self._whole)))}

    # --- things and links

    def nodes(self) -> Iterator[dict[str, Any]]:
        """Yield every thing with what the page shows of it; empty values left out."""
        for iri, facts in self.graph.nodes.items():
            yield _filled(
                id=self._ids[iri],
                label=facts["label"],
                iri=iri,
                kind=self._kinds[facts["kind"]],
                fields=sorted(self._fields[field] for field in facts["fields"]),
                subject=facts["is_subject"],
                notation=facts["notation"],
                also=list(facts["alternatives"]),
                names=[name for name in facts["names"] if name not in (facts["label"], facts["notation"])],
                definition=facts["definition"],
                notes=[list(note) for note in facts["notes"]],
                status=facts["status_label"],
                unresolved=facts["is_unresolved"],
                level=facts.get("level_label", ""),
                levelIri=facts.get("level", ""),
                start=facts.get("start", ""),
                end=facts.get("end", ""),
                period=_period(facts.get("start", ""), facts.get("end", "")),
                evidence=self._evidence(facts["evidence"]),
            )

    def edges(self) -> Iterator[dict[str, Any]]:
        """Yield every link; parallel links stay apart."""
        for source, target, facts in self.graph.edges(data=True):
            yield {"from": self._ids[source], "to": self._ids[target]} | _filled(
                sort=line_of(facts),
                link=self._links.number((facts["link"], facts["link_label"])),
                roles=list(facts["roles"]),
                via=[self._ids[node] for node in facts["via"] if node in self._ids],
                weight=facts.get("weight"),
                evidence=self._evidence(facts["evidence"]),
                reasons=[reason(judgement) for judgement in facts["judgements"]],
                review=_review(facts),
            )

    def _evidence(self, found: Iterable[Evidence]) -> list[int]:
        """Return the numbers of the places where something is written, those that read the same once."""
        return list(
            dict.fromkeys(
                self._grounds.number((place.section, place.document, self._texts.get(place.passage, "")))
                for place in found
            )
        )

    # --- views

    def views(self) -> Iterator[dict[str, Any]]:
        """Yield every view: the numbers of its things and links, and where each thing stands."""
        for lens in self._lenses:
            yield {
                "name": lens.name,
                "title": lens.title,
                "says": lens.says,
                "inferred": lens.inferred,
                "nodes": [self._ids[node] for node in lens.graph],
                "edges": [self._edges[key] for key in lens.graph.edges(keys=True)],
                "places": [self._spot(lens.places[node]) for node in lens.graph],
            } | self._grouping(lens.grouping)

    def _grouping(self, grouping: Grouping | None) -> dict[str, Any]:
        """Return the groups of a large view with the numbers of their things, and the links between them."""
        if grouping is None:
            return {}
        groups = [
            _filled(
                key=group.key,
                label=group.label,
                field=self._fields.get(group.field),
                members=[self._ids[node] for node in group.members],
                place=self._spot(place),
            )
            for group, place in zip(grouping.groups, grouping.places, strict=True)
        ]
        return {"groups": groups, "lifted": grouping.links, "most": MOST_OPEN}

    def _spot(self, place: Place) -> list[float]:
        """Return where *place* is, and the number of its box and label: the same in many views."""
        box = (place.left - place.x, place.top - place.y, place.right - place.x, place.bottom - place.y)
        rounded = tuple(_short(side) for side in box)
        label = (place.lines, place.size, place.pitch, place.form.value, int(place.is_head))
        return [_short(place.x), _short(place.y), self._stamps.number((*rounded, *label))]

    # --- everything together

    def data(self, nodes: Sequence[Any], edges: Sequence[Any]) -> dict[str, Any]:
        """Return the data of the script, with *nodes* and *edges* as they came through the front door."""
        documents = Numbered[str]()
        grounds = [
            [section, documents.number(document), *([text] if text else [])]
            for section, document, text in self._grounds.values
        ]
        return {
            "nodes": [_without(node, _OF_PYVIS) for node in nodes],
            "edges": [_without(edge, _OF_PYVIS) for edge in edges],
            "views": list(self.views()),
            "stamps": self._stamps.values,
            "kinds": [
                asdict(entry) | {"iri": kind}
                for entry, kind in zip(self.legend.kinds, self._kinds, strict=True)
            ],
            "fields": [
                {scheme.name: asdict(tones[field]) for scheme, tones in self._tones().items()}
                for field in self._fields
            ],
            "fieldIris": list(self._fields),
            "fieldLabels": [told(self._whole.nodes[field]) for field in self._fields],
            "lines": list(self._lines),
            "links": [label for _, label in self._links.values],
            "linkIris": [iri for iri, _ in self._links.values],
            "documents": documents.values,
            "grounds": grounds,
            "dataset": self._version,
            "schemes": {scheme.name: asdict(scheme) for scheme in palette.SCHEMES},
            "words": _words(),
        }

    def _tones(self) -> dict[palette.Scheme, dict[str, palette.Tone]]:
        return {scheme: palette.tones(list(self._fields), scheme) for scheme in palette.SCHEMES}

    @cached_property
    def legend(self) -> Legend:
        """The legend, from the same shapes and tones as the picture."""
        labels = {field: told(self._whole.nodes[field]) for field in self._fields}
        return legend(self.graph, self._kinds, labels, self._lines)

    @cached_property
    def listing(self) -> Listing:
        """The list twin."""
        return Listing(self.graph, self._ids, self._kinds)

    @property
    def lenses(self) -> Sequence[Lens]:
        """The views, in order."""
        return self._lenses


# What pyvis adds and our script draws itself.
_OF_PYVIS = frozenset({"shape", "color", "arrows", "title"})


def _without(facts: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name not in names}


def _short(number: float) -> float:
    """Return *number* as short as a tenth of a pixel allows."""
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _review(facts: Mapping[str, Any]) -> str:
    """Return in words how sure an alignment is and how far its review has come; empty for other links."""
    if "confidence" not in facts:
        return ""
    return say(
        "visualisations.page_review",
        confidence=decimal(facts["confidence"]),
        status=review_state(facts["is_reviewed"], facts["standing"]),
    )


def _period(start: str, end: str) -> str:
    """Return in words when something is in force; empty where nobody says."""
    if start and end:
        return say("visualisations.page_in_force", start=_day(start), end=_day(end))
    if start:
        return say("visualisations.page_in_force_from", start=_day(start))
    return say("visualisations.page_in_force_until", end=_day(end)) if end else ""


def _day(text: str) -> str:
    return day(date.fromisoformat(text[:10]))


def _filled(**values: Any) -> dict[str, Any]:
    """Return *values* without the empty ones; a number is never empty."""
    return {
        name: value
        for name, value in values.items()
        if value is not False and value is not None and value not in ("", [])
    }


def _words() -> dict[str, str]:
    """Return the sentences the page speaks, by their name without ``visualisations.page_``."""
    return {key.removeprefix(_SPOKEN): text for key, text in sentences(_SPOKEN).items()}
