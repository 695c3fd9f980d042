"""A comparison in words: each change a sentence with names, in a fixed order, with counts as wholes."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from rodedraad.ontology.phrasing import day, listed, number
from rodedraad.ontology.wording import say
from rodedraad.queries.networks.comparing import Change, Comparison, Known, Link, Mark, Shift
from rodedraad.queries.networks.network import Evidence
from rodedraad.queries.networks.threadwords import some
from rodedraad.queries.networks.ties import phrase

SORTS = ("thing", "link", "inferred")
_MANY = frozenset({"names", "notes", "fields", "passages", "roles", "reasons"})
_CODES = frozenset({"standing"})


@dataclass(frozen=True)
class ToldShift:
    """One side that changed: what it is called, what was and what is, in words; empty where there is none."""

    aspect: str
    before: str
    after: str


@dataclass(frozen=True)
class ToldChange:
    """A change as a sentence. *of* holds the IRI of a thing, or those of a link: source, property, target."""

    mark: Mark
    sort: str
    of: tuple[str, ...]
    sentence: str
    shifts: tuple[ToldShift, ...]


@dataclass(frozen=True)
class Telling:
    """A comparison in words: what is compared, a sentence of counts for each sort, and every change."""

    title: str
    counts: tuple[str, ...]
    changes: tuple[ToldChange, ...]


def tell(comparison: Comparison, before: str, after: str, *remarks: str) -> Telling:
    """Return *comparison* in words of the current language; *before* and *after* are what is compared.

    *remarks* are sentences to stand below the counts.
    """
    teller = _Teller(comparison)
    title = say("queries.change_title", before=before, after=after)
    return Telling(title, (*teller.counts(), *remarks), tuple(teller.changes()))


class _Teller:
    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._nodes: dict[str, Mapping[str, Any]] = {
            **dict(comparison.before.nodes),
            **dict(comparison.after.nodes),
        }

    # --- counts

    def counts(self) -> Iterator[str]:
        """Yield how much changed of how much there was; one sentence where nothing did."""
        sizes = {sort: self._sizes(sort) for sort in SORTS}
        if not self._comparison:
            things, links = (number(sizes[sort][1]) for sort in ("thing", "link"))
            yield say("queries.change_none", things=things, links=links)
            return
        for sort in SORTS:
            yield self._count(sort, *sizes[sort])

    def _sizes(self, sort: str) -> tuple[int, int, int]:
        """Return how many of *sort* there were, there are, and were and are."""
        known = self._comparison
        if sort == "thing":
            before, after = set(known.before), set(known.after)
            return len(before), len(after), len(before & after)
        one = {link for link, facts in known.links_before.items() if _sort(facts.stated) == sort}
        other = {link for link, facts in known.links_after.items() if _sort(facts.stated) == sort}
        both = {link for link in known.links_before.keys() & known.links_after if link in other}
        return len(one), len(other), len(both)

    def _count(self, sort: str, before: int, after: int, both: int) -> str:
        marks = Counter(change.mark for change, known in self._marked() if known == sort)
        new, gone, changed = (number(marks[mark]) for mark in Mark)
        whole = {"before": number(before), "after": number(after), "both": number(both)}
        return say(f"queries.change_count_{sort}", new=new, gone=gone, changed=changed, **whole)

    def _marked(self) -> Iterator[tuple[Change, str]]:
        for change in self._comparison.things.values():
            yield change, "thing"
        for link, change in self._comparison.links.items():
            yield change, self._sort_of(link)

    def _sort_of(self, link: Link) -> str:
        return _sort(self._comparison.link(link).stated)

    # --- changes

    def changes(self) -> list[ToldChange]:
        """Return every change: the stated before the inferred, then new, gone, changed, then things first."""
        found = [*self._things(), *self._links()]
        return sorted(found, key=_rank)

    def _things(self) -> Iterator[ToldChange]:
        for iri, change in self._comparison.things.items():
            name = say("queries.change_name", label=self._label(iri), kind=self._nodes[iri]["kind_label"])
            evidence = self._nodes[iri]["evidence"]
            yield self._told(change, "thing", (iri,), self._named(iri, name), evidence)

    def _named(self, iri: str, name: str) -> str:
        """Return *name* with the days between which it is in force, where it is new or gone by them."""
        facts = self._nodes[iri]
        days = [_day(facts.get("start", "")), _day(facts.get("end", ""))]
        key = {(True, True): "both", (True, False): "start", (False, True): "end"}.get(
            (bool(days[0]), bool(days[1]))
        )
        if key is None or self._comparison.things[iri].mark is Mark.CHANGED:
            return name
        return say(f"queries.change_period_{key}", name=name, start=days[0], end=days[1])

    def _links(self) -> Iterator[ToldChange]:
        for link, change in self._comparison.links.items():
            known = self._comparison.link(link)
            told = self._told(change, _sort(known.stated), link, self._tie(link), sorted(known.evidence))
            yield replace(told, sentence=" ".join([told.sentence, *_resting(change, known)]))

    def _tie(self, link: Link) -> str:
        source, property_, target = link
        known = self._comparison.link(link)
        verb = phrase(property_, back=known.back) or known.label
        said = say("queries.thread_step", start=self._name(source), link=verb, end=self._name(target))
        roles = listed(sorted(known.roles))
        is_changed = any(shift.aspect == "roles" for shift in self._comparison.links[link].shifts)
        return said + (say("queries.thread_roles", roles=roles) if roles and not is_changed else "")

    def _told(
        self, change: Change, sort: str, of: tuple[str, ...], name: str, evidence: Iterable[Evidence]
    ) -> ToldChange:
        shifts = tuple(_told_shift(shift) for shift in change.shifts)
        what = "; ".join(_clause(shift) for shift in change.shifts)
        sentence = say(f"queries.change_{sort}_{change.mark}", name=name, what=what)
        if not any(shift.aspect == "passages" for shift in change.shifts):
            sentence = " ".join([sentence, *_written(evidence)])
        return ToldChange(change.mark, sort, of, sentence, shifts)

    # --- names

    def _label(self, iri: str) -> str:
        facts = self._nodes[iri]
        return " ".join(filter(None, (facts["notation"], facts["label"])))

    def _name(self, iri: str) -> str:
        """Return what a thing is called, with its kind where something else is called the same."""
        label = self._label(iri)
        if self._called[label] > 1:
            return say("queries.change_name", label=label, kind=self._nodes[iri]["kind_label"])
        return f"‘{label}’"

    @cached_property
    def _called(self) -> Counter[str]:
        return Counter(self._label(iri) for iri in self._nodes)


def _rank(change: ToldChange) -> tuple[Any, ...]:
    place = (change.sort == "inferred", list(Mark).index(change.mark), SORTS.index(change.sort))
    return (*place, change.sentence.casefold(), change.of)


def _sort(stated: bool) -> str:
    return "link" if stated else "inferred"


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def _written(evidence: Iterable[Evidence]) -> Iterator[str]:
    """Yield a sentence for each document in which something is written."""
    places = list(evidence)
    for document in dict.fromkeys(place.document for place in places):
        sections = dict.fromkeys(place.section for place in places if place.document == document)
        yield say("queries.change_written", document=document, sections=some(list(sections)))


def _resting(change: Change, known: Known) -> Iterator[str]:
    """Yield on what a link rests that no source states; its own sentence tells of what changed in that."""
    if known.standing in ("stated", "inferred") or change.mark is Mark.CHANGED:
        return
    if known.standing != "judged":
        yield say("queries.change_rests", standing=say(f"queries.change_standing_{known.standing}"))
    for judged in sorted(known.judgements):
        key = "queries.thread_judgement" if judged.reason else "queries.thread_judgement_bare"
        yield say(key, author=judged.author, **({"reason": judged.reason} if judged.reason else {}))


def _clause(shift: Shift) -> str:
    """Return *shift* as a part of a sentence."""
    told = _told_shift(shift)
    if shift.aspect in _MANY:
        before, after = (some([f"‘{text}’" for text in texts]) for texts in (shift.before, shift.after))
    else:
        before, after = (f"‘{text}’" if text else "" for text in (told.before, told.after))
    form = "many" if shift.aspect in _MANY else "one"
    key = f"queries.change_{form}_{'both' if before and after else 'after' if after else 'before'}"
    return say(key, aspect=told.aspect, before=before, after=after)


def _told_shift(shift: Shift) -> ToldShift:
    before, after = ("; ".join(_texts(shift.aspect, texts)) for texts in (shift.before, shift.after))
    return ToldShift(say(f"queries.change_aspect_{shift.aspect}"), before, after)


def _texts(aspect: str, texts: Sequence[str]) -> Sequence[str]:
    return [say(f"queries.change_standing_{code}") for code in texts] if aspect in _CODES else texts


# --- written out ------------------------------------------------------------------------------------------


def lines(telling: Telling) -> Iterator[str]:
    """Yield *telling* as lines of text: what is compared, the counts, and the changes by group."""
    yield telling.title
    yield from telling.counts
    group = ""
    for change in telling.changes:
        is_inferred = "_inferred" if change.sort == "inferred" else ""
        heading = say(f"queries.change_group_{change.mark}{is_inferred}")
        if heading != group:
            yield from ("", heading)
            group = heading
        yield f"  • {change.sentence}"


def as_data(telling: Telling) -> dict[str, Any]:
    """Return *telling* as dicts, lists and texts that JSON can hold."""
    return {
        "title": telling.title,
        "counts": list(telling.counts),
        "changes": [
            {
                "mark": change.mark.value,
                "sort": change.sort,
                "of": list(change.of),
                "sentence": change.sentence,
                "shifts": [
                    {"aspect": shift.aspect, "before": shift.before, "after": shift.after}
                    for shift in change.shifts
                ],
            }
            for change in telling.changes
        ],
    }


COLUMNS = ("mark", "sort", "source", "link", "target", "aspect", "before", "after", "sentence")


def as_rows(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield a row of ``COLUMNS`` for each change, and for what changed one for each aspect of it."""
    for change in telling.changes:
        of = (*change.of, "", "")[:3]
        for shift in change.shifts or (ToldShift("", "", ""),):
            told = (shift.aspect, shift.before, shift.after)
            yield (change.mark.value, change.sort, *of, *told, change.sentence)


def written(telling: Telling, fmt: str) -> bytes:
    """Return *telling* in *fmt*: ``text json csv tsv``; the same comparison gives the same bytes."""
    if fmt == "json":
        text = json.dumps(as_data(telling), ensure_ascii=False, indent=1) + "\n"
    elif fmt in ("csv", "tsv"):
        sink = io.StringIO(newline="")
        writer = csv.writer(sink, delimiter="\t" if fmt == "tsv" else ",", lineterminator="\r\n")
        writer.writerows([COLUMNS, *as_rows(telling)])
        text = sink.getvalue()
    else:
        text = "".join(f"{line}\n" for line in lines(telling))
    return text.encode()
