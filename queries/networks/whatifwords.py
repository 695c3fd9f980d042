"""The outcome of a what-if in words and as plain data: each number with its whole, each thing by its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say
from rodedraad.queries.networks.threadwords import some
from rodedraad.queries.networks.whatif import Loss, Outcome, Shift

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Sentences:
    """What a what-if comes to, in sentences by part."""

    title: str
    frameworks: tuple[str, ...]
    subjects: tuple[str, ...]
    items: tuple[str, ...]
    threads: tuple[str, ...]
    shifts: tuple[str, ...]


def sentences(outcome: Outcome, graph: nx.MultiDiGraph[str]) -> Sentences:
    """Return *outcome* in words of the current language; *graph* is that of the world before."""
    teller = _Teller(graph)
    return Sentences(
        teller.title(outcome),
        tuple(teller.frameworks(outcome)),
        tuple(teller.subjects(outcome)),
        tuple(teller.items(outcome)),
        tuple(teller.threads(outcome)),
        tuple(teller.shifts(outcome)),
    )


class _Teller:
    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self._nodes: Mapping[str, Mapping[str, str]] = graph.nodes
        self._kinds = {facts["kind"]: facts["kind_label"] for _, facts in graph.nodes(data=True)}

    def title(self, outcome: Outcome) -> str:
        key = "queries.whatif_title_one" if len(outcome.gone) == 1 else "queries.whatif_title"
        return say(key, things=self._names(outcome.gone))

    def frameworks(self, outcome: Outcome) -> Iterator[str]:
        """Yield which frameworks do not count on the day asked about; nothing where no day was."""
        if outcome.on is None:
            return
        on, every = day(outcome.on), number(outcome.frameworks)
        if outcome.expired:
            count, names = number(len(outcome.expired)), self._names(outcome.expired)
            yield say("queries.whatif_expired", on=on, count=count, all=every, names=names)
        else:
            yield say("queries.whatif_in_force", on=on)
        if outcome.undated:
            yield say("queries.whatif_undated", count=number(len(outcome.undated)), all=every)

    def subjects(self, outcome: Outcome) -> Iterator[str]:
        """Yield what each kind of subject loses."""
        told = [line for loss in outcome.subjects for line in self._loss(loss, self._kinds[loss.kind])]
        if not any(outcome.subjects):
            yield say("queries.whatif_no_loss", all=number(sum(loss.all for loss in outcome.subjects)))
        yield from told

    def items(self, outcome: Outcome) -> Iterator[str]:
        """Yield what the agendas lose, and on what it rests that their items are taken up."""
        every = number(outcome.all_items)
        if outcome.dropped:
            count, names = number(len(outcome.dropped)), self._names(outcome.dropped)
            yield say("queries.whatif_dropped", count=count, all=every, names=names)
        for lost in outcome.unanchored:
            count, names, kind = number(len(lost.lost)), self._names(lost.lost), self._kinds[lost.kind]
            yield say("queries.whatif_unanchored", count=count, all=number(lost.all), kind=kind, names=names)
        if not outcome.items:
            yield say("queries.whatif_no_item_loss", all=number(outcome.items.all))
        yield from self._loss(outcome.items, say("queries.whatif_item"))
        for basis, found in outcome.bases.items():
            yield say(f"queries.whatif_basis_{basis}", count=number(found), all=number(outcome.items.all))

    def threads(self, outcome: Outcome) -> Iterator[str]:
        """Yield which threads break."""
        torn, pairs = outcome.torn, number(outcome.torn.pairs)
        if not torn.broken:
            yield say("queries.whatif_whole", pairs=pairs)
            return
        yield say("queries.whatif_torn", broken=number(torn.broken), pairs=pairs)
        for piece in torn.loose:
            yield say("queries.whatif_loose", names=self._names(piece))

    def shifts(self, outcome: Outcome) -> Iterator[str]:
        """Yield what shifts most, a line for each measure."""
        for measure, shifts in groupby(outcome.shifts, key=lambda shift: shift.measure):
            moves = "; ".join(self._shift(shift) for shift in shifts)
            yield say("queries.whatif_shift", measure=say(f"queries.whatif_measure_{measure}"), moves=moves)
        if not outcome.shifts:
            yield say("queries.whatif_no_shift")

    def _loss(self, loss: Loss, kind: str) -> Iterator[str]:
        for key, lost in (
            ("queries.whatif_alone", loss.left_alone),
            ("queries.whatif_partner", loss.without_partner),
            ("queries.whatif_hanging", loss.hanging),
        ):
            if lost:
                count, names = number(len(lost)), self._names(lost)
                yield say(key, count=count, all=number(loss.all), kind=kind, names=names)

    def _shift(self, shift: Shift) -> str:
        name, of = self._names([shift.node]), number(shift.all)
        if shift.measure in ("betweenness", "participation"):
            before, after = number(shift.place_before), number(shift.place_after)
            if before == after:
                return say("queries.whatif_same_place", name=name, place=before, all=of)
            return say("queries.whatif_places", name=name, before=before, after=after, all=of)
        before, after = number(int(shift.before)), number(int(shift.after))
        return say("queries.whatif_values", name=name, before=before, after=after)

    def _names(self, things: Sequence[str]) -> str:
        return some([f"‘{self._nodes[thing]['label']}’" for thing in things])


def as_data(outcome: Outcome, graph: nx.MultiDiGraph[str]) -> dict[str, Any]:
    """Return *outcome* as dicts, lists, texts and numbers that JSON can hold, things with their labels."""
    told = sentences(outcome, graph)
    data = _plain(asdict(outcome), graph)
    return {**data, "on": outcome.on.isoformat() if outcome.on else None, "sentences": asdict(told)}


def _plain(value: Any, graph: nx.MultiDiGraph[str]) -> Any:
    """Return *value* with every thing as its IRI and label."""
    if isinstance(value, Mapping):
        return {name: _plain(held, graph) for name, held in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(held, graph) for held in value]
    if isinstance(value, str) and value in graph:
        facts = graph.nodes[value]
        return {"iri": value, "label": facts["label"], "kind": facts["kind_label"]}
    return value
