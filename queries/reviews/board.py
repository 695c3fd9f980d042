"""What there is to review: every alignment with a number, in the order of the agendas."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rodedraad.graph.mappings.keeping import sets
from rodedraad.graph.mappings.mapping import NOTHING, Mapping, MappingSet, Status
from rodedraad.graph.mappings.reviewing import name_of_set
from rodedraad.graph.naming import Names, labels, shortened
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.queries.coverage.known import Known, known


class Which(StrEnum):
    """Which alignments to look at."""

    OPEN = "open"
    DISPUTED = "disputed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ALL = "all"


_IS: dict[Which, Callable[[Mapping], bool]] = {
    Which.OPEN: lambda one: one.status is Status.PROPOSED,
    Which.DISPUTED: lambda one: one.status is Status.PROPOSED and bool(one.reviews),
    Which.ACCEPTED: lambda one: one.status is Status.ACCEPTED,
    Which.REJECTED: lambda one: one.status is Status.REJECTED,
    Which.ALL: lambda _one: True,
}


@dataclass(frozen=True)
class Row:
    """A *mapping* with its *number* on the board; *about* is the item, or what nothing was found for."""

    number: int
    mapping: Mapping
    about: str


class Board:
    """The alignments of *workspace*, with what *store* knows of what they are about."""

    def __init__(self, store: Store, workspace: Workspace) -> None:
        self.store, self.workspace = store, workspace
        self.known: Known = known(store)
        self._labels: dict[str, str] = {}

    @cached_property
    def sets(self) -> list[MappingSet]:
        """The mapping sets as they were when this was first asked."""
        return sets(self.workspace)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every alignment in the order of the agendas."""
        found = [mapping for one in self.sets for mapping in one.mappings]
        found.sort(key=lambda one: (self.order(_about(one)), one.is_nothing, self.order(one.subject)))
        return tuple(Row(number, mapping, _about(mapping)) for number, mapping in enumerate(found, 1))

    @cached_property
    def names(self) -> Names:
        """What the things are called."""
        return Names(self.store)

    def again(self, found: list[MappingSet] | None = None) -> Board:
        """Return the board as it is now, or as it is with *found*: what the store knows is not read again."""
        fresh = object.__new__(Board)
        fresh.__dict__ |= {
            name: kept for name, kept in self.__dict__.items() if name not in ("sets", "rows", "unlooked")
        }
        if found is not None:
            fresh.__dict__["sets"] = found
        return fresh

    def label(self, iri: str) -> str:
        """Return what *iri* is called in the current language."""
        if iri not in self._labels:
            things = {iri, *self.known.asked, *self.known.local, *self.known.frameworks}
            self._labels |= labels(self.store, sorted(things - {NOTHING}))
        return self._labels.get(iri) or shortened(iri)

    def title(self, iri: str) -> str:
        """Return number and label of *iri*."""
        thing = self.known.asked.get(iri) or self.known.local.get(iri)
        return f"{thing.number} {self.label(iri)}".strip() if thing else self.label(iri)

    def frameworks(self, thing: str) -> tuple[str, ...]:
        """Return the frameworks that *thing* stands in; none for what is local or a motion."""
        item = self.known.asked.get(thing)
        return item.frameworks if item else ()

    def chosen(self, which: Which, item: str = "", framework: str = "") -> list[Row]:
        """Return the rows that are *which*, about the thing and of the framework that were named, if any."""
        thing = self.thing(item) if item else ""
        frame = self.names.resolve(framework, self.known.frameworks).value if framework else ""
        return [
            row
            for row in self.rows
            if _IS[which](row.mapping)
            and thing in ("", row.about, row.mapping.subject)
            and (not frame or frame in self.frameworks(row.about))
        ]

    @cached_property
    def unlooked(self) -> tuple[str, ...]:
        """The agenda items and motions without any row, in order."""
        seen = {row.about for row in self.rows}
        return tuple(sorted((one for one in self.known.asked if one not in seen), key=self.order))

    # --- from what a person types

    def thing(self, given: str) -> str:
        """Return the item, motion or local subject that *given* names."""
        return self.names.resolve(given, {*self.known.asked, *self.known.local}).value

    def row(self, given: Sequence[str]) -> Row:
        """Return the row that *given* names: a number, the end of a record, or a subject and an item."""
        if len(given) == 2:
            return self._pair(*given)
        word = given[0].strip()
        if re.fullmatch(r"[0-9]{1,6}", word):
            if 0 < int(word) <= len(self.rows):
                return self.rows[int(word) - 1]
            raise Fault(say("queries.review_no_number", given=word, most=len(self.rows)))
        ends = [row for row in self.rows if word and _last(row.mapping.record) == _last(word)] or [
            row for row in self.rows if word and row.mapping.record.endswith(word)
        ]
        if len(ends) == 1:
            return ends[0]
        if ends:
            listed = "\n".join(f"  {self.told(row)}" for row in ends)
            raise Fault(say("queries.review_ambiguous", given=word, rows=listed))
        raise Fault(say("queries.review_unknown", given=word))

    def _pair(self, subject: str, item: str) -> Row:
        local = self.names.resolve(subject, self.known.local).value
        asked = self.names.resolve(item, self.known.asked).value
        found = [row for row in self.rows if (row.mapping.subject, row.mapping.object) == (local, asked)]
        counting = [row for row in found if row.mapping.status is not Status.REJECTED] or found
        if not counting:
            values = {"subject": self.title(local), "item": self.title(asked)}
            raise Fault(say("queries.review_no_pair", **values))
        return counting[-1]

    def scheme(self, thing: str, given: str = "") -> str:
        """Return in which scheme was looked for *thing*: the one *given*, else the only one there is."""
        others = self.known.local if thing in self.known.asked else self.known.asked
        possible = {scheme for one in others.values() for scheme in one.schemes}
        if given:
            named = self.names.resolve(given, {*possible, *self.known.frameworks}).value
            possible &= {named} | {
                scheme
                for one in self.known.asked.values()
                if named in one.frameworks
                for scheme in one.schemes
            }
        if len(possible) == 1:
            return possible.pop()
        listed = "\n".join(f"  {self.label(scheme)} <{scheme}>" for scheme in sorted(possible))
        raise Fault(say("queries.review_which_scheme", thing=self.title(thing), schemes=listed))

    def set_name(self, mapping: Mapping) -> str:
        """Return the name of the set where a new *mapping* belongs."""
        about = _about(mapping)
        frameworks = self.frameworks(about)
        if not frameworks:  # a motion stands with other motions, a theme for itself
            alike = (
                one.path.name.partition(".")[0]
                for one in self.sets
                if any(_folder(_about(row)) == _folder(about) for row in one.mappings)
            )
            return next(alike, _last(_folder(about)))
        return name_of_set(self.sets, mapping, frameworks[0])

    def told(self, row: Row) -> str:
        """Return *row* in a few words, with its number."""
        return f"{row.number}. {self.pair(row.mapping)}"

    def pair(self, mapping: Mapping) -> str:
        """Return the two ends of *mapping* in words."""
        if mapping.is_nothing:
            values = {"thing": self.title(mapping.subject), "scheme": self.label(mapping.source)}
            return say("queries.review_pair_nothing", **values)
        return f"{self.title(mapping.subject)} → {self.title(mapping.object)}"

    def order(self, thing: str) -> tuple[bool, tuple[str, ...], list[tuple[int, str]], str]:
        """Return what puts things in the order of the agendas; what no agenda has comes last."""
        asked, local = self.known.asked.get(thing), self.known.local.get(thing)
        number = (asked or local).number if asked or local else ""  # type: ignore[union-attr]
        frameworks = tuple(self.label(one) for one in asked.frameworks) if asked else ()
        return asked is None or not frameworks, frameworks, natural(number), thing


def natural(number: str) -> list[tuple[int, str]]:
    """Return what puts numbers of items in the order people expect: A2 before A10."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", number)]


def _about(mapping: Mapping) -> str:
    return mapping.subject if mapping.is_nothing else mapping.object


def _folder(iri: str) -> str:
    return iri.rstrip("/#").rpartition("/")[0]


def _last(iri: str) -> str:
    return iri.rstrip("/#").rpartition("/")[2]
