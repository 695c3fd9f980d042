"""Gathers what speaks for any subject as the answer to any item of a dataset."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from rodedraad.queries.suggestions.evidence import Evidence
from rodedraad.queries.suggestions.knowledge import Aligned, Knowledge
from rodedraad.queries.suggestions.meaning import Meaning, Relation, Shared
from rodedraad.queries.suggestions.naming import Naming

_FITS = 0.5  # likeness from which something under a subject counts as an answer too
_SAME_QUESTION = 0.5  # likeness from which what answers one item may answer another
_NAMED_ONLY = 0.7  # what a phenomenon weighs that only a name tells of


class Gatherer:
    """Gathers evidence in what is *known*; what every pair needs is worked out once."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self.naming = Naming(known)
        self.about = {iri: self._about(iri) for iri in (*known.asked, *known.subjects)}
        ends = {iri: found for iri, found in self.about.items() if found and not known.below.get(iri)}
        self.meaning = Meaning(known, ends)
        self._nearest: dict[tuple[str, str], tuple[Shared, ...]] = {}
        self._fit: dict[tuple[str, str], bool] = {}

    def between(self, item: str, subject: str) -> Evidence:
        """Return what speaks for *subject* as the answer to *item*."""
        shared = self._shared(item, subject)
        best = max(shared, default=None)
        fitting, inside = self._inside(item, subject)
        heading, around = self._around(item, subject)
        chain, chained = self._chain(item, subject)
        return Evidence(
            item,
            subject,
            met=self._met(item, subject),
            focused=self._met(subject, item, turned=True),
            specific=best.likeness * self.meaning.specific(best.asked) if best else 0.0,
            within=self._within(item, subject),
            beside=max((one.likeness for one in shared if one.relation is Relation.BESIDE), default=0.0),
            naming=self.naming.named(item, [subject]),
            named=self.naming.named(subject, [item]),
            placed=self.naming.named(item, self._places[subject]).much,
            meant=self.naming.named(subject, [item, *self.about[item]]),
            alike=self.naming.alike(item, subject),
            inside=inside,
            around=around,
            top=not self.known.broader.get(subject),
            end=not self.known.below.get(subject),
            chained=chained,
            shared=tuple(sorted((one for one in shared if one.likeness > 0), reverse=True)),
            fitting=fitting,
            heading=heading,
            chain=chain,
        )

    # --- phenomena

    def _about(self, iri: str) -> Mapping[str, float]:
        """Return the phenomena a thing is about, those of what falls under it included, with their weight.

        Of a thing of which nobody recorded what it is about, those that its names tell of: the drug trade,
        and not drugs besides.
        """
        known = self.known
        said = {
            phenomenon: 1.0
            for inside in known.at_or_below(iri)
            for phenomenon in known.concerns.get(inside, ())
        }
        if said or known.things[iri].is_way_of_working:
            return said
        named = self.naming.told_of(iri, known.phenomena)
        headings = {above for one in named for above in known.at_or_above(one) if above != one}
        return dict.fromkeys((one for one in named if one not in headings), _NAMED_ONLY)

    def _shared(self, item: str, subject: str) -> tuple[Shared, ...]:
        """Return for each phenomenon of *item* the nearest one of *subject*."""
        if (item, subject) not in self._nearest:
            met = self.about[subject]
            self._nearest[item, subject] = tuple(
                max(self.meaning.shared(asked, other) for other in met) for asked in self.about[item] if met
            )
        return self._nearest[item, subject]

    def _met(self, thing: str, by: str, *, turned: bool = False) -> float:
        """Return how much of what *thing* is about *by* is about too; *turned* where it is *by* that asks."""
        mine, theirs = self.about[thing], self.about[by]
        total = sum(self.meaning.specific(one) for one in mine)
        if not total or not theirs:
            return 0.0
        found = (
            self.meaning.specific(one)
            * weight
            * max(theirs[other] * self._likeness(one, other, turned) for other in theirs)
            for one, weight in mine.items()
        )
        return sum(found) / total

    def _likeness(self, one: str, other: str, turned: bool) -> float:
        return (self.meaning.shared(other, one) if turned else self.meaning.shared(one, other)).likeness

    def _within(self, item: str, subject: str) -> float:
        """Return what part of what *subject* is about falls under what *item* is about."""
        theirs, asked = self.about[subject], self.about[item].keys()
        inside = [one for one in theirs if not asked.isdisjoint(self.meaning.above(one))]
        return len(inside) / len(theirs) if theirs else 0.0

    # --- structure

    @cached_property
    def _places(self) -> Mapping[str, frozenset[str]]:
        """Each subject with all it falls under and is about."""
        return {
            subject: frozenset(self.known.at_or_above(subject)).union(
                *(self.meaning.above(phenomenon) for phenomenon in self.about[subject])
            )
            for subject in self.known.subjects
        }

    def _inside(self, item: str, subject: str) -> tuple[tuple[str, ...], float]:
        """Return which things directly under *subject* fit *item*, and what part of them that is."""
        inside = self._ordered_below.get(subject, ())
        fitting = tuple(one for one in inside if self._fits(item, one))
        return fitting, len(fitting) / len(inside) if inside else 0.0

    @cached_property
    def _ordered_below(self) -> Mapping[str, tuple[str, ...]]:
        return {
            iri: tuple(sorted(one for one in inside if one in self.about))
            for iri, inside in self.known.below.items()
        }

    def _around(self, item: str, subject: str) -> tuple[str, float]:
        """Return under which heading of *subject* most fits *item*, and what part of it."""
        parts = {above: self._inside(item, above)[1] for above in sorted(self.known.broader.get(subject, ()))}
        heading = max(parts, key=lambda above: parts[above], default="")
        return heading, parts.get(heading, 0.0)

    def _fits(self, item: str, subject: str) -> bool:
        """Tell whether *subject* is about what is asked: near enough to it, or nothing but parts of it."""
        if (item, subject) not in self._fit:
            nearest = max((one.likeness for one in self._shared(item, subject)), default=0.0)
            self._fit[item, subject] = nearest >= _FITS or self._within(item, subject) == 1.0
        return self._fit[item, subject]

    # --- what is aligned with a like item

    @cached_property
    def _aligned(self) -> Mapping[str, list[Aligned]]:
        """The mappings of each subject that nobody rejected."""
        found: dict[str, list[Aligned]] = defaultdict(list)
        for one in self.known.aligned:
            if one.status != "rejected" and one.object in self.about:
                found[one.subject].append(one)
        return found

    def _chain(self, item: str, subject: str) -> tuple[Aligned | None, float]:
        """Return the mapping of *subject* with the item of another framework that is most like *item*."""
        others = self._elsewhere(item, self._aligned.get(subject, ()))
        found = [(self._same_question(item, one.object), one.record, one) for one in others]
        alike, _, chain = max(found, default=(0.0, "", None))
        return (chain, alike) if alike else (None, 0.0)

    def _elsewhere(self, item: str, aligned: Iterable[Aligned]) -> list[Aligned]:
        mine = self.known.part_of.get(item, frozenset())
        return [
            one
            for one in aligned
            if one.object != item and mine.isdisjoint(self.known.part_of.get(one.object, frozenset()))
        ]

    def _same_question(self, one: str, other: str) -> float:
        """Return how far two items ask the same: as much as each asks of the other."""
        one_way, other_way = self._met(one, other), self._met(other, one)
        return min(one_way, other_way) ** 2 if min(one_way, other_way) >= _SAME_QUESTION else 0.0
