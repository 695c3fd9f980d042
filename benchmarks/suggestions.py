"""Suggestions beside the mappings that people made: each item judged by a model that never saw it.

For each agenda item and motion in turn its mappings are taken out of the data, the model is fitted on the
rest, and the subjects are put in order for it. *Labels only* compares nothing but the names of the two.
``python -m benchmarks.suggestions`` also prints the order for each item.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from benchmarks.figures import Figure
from benchmarks.suggestion_model import Pair, evidence, fitted, mapped
from rodedraad.app.session import Session
from rodedraad.ontology.terms import RD
from rodedraad.queries.suggestions.knowledge import Knowledge, knowledge
from rodedraad.queries.suggestions.suggesting import Suggester

BINS = (0.0, 0.05, 0.2, 0.5, 0.8, 1.0)
FIRST = 5
RUNS = 5


@dataclass(frozen=True)
class Scored:
    """The scores of all pairs, and which of them people mapped."""

    known: Knowledge
    gold: frozenset[Pair]
    scores: Mapping[Pair, float]

    def order(self, item: str) -> list[str]:
        """Return the subjects, the likeliest for *item* first."""
        return sorted(self.known.subjects, key=lambda subject: (-self.scores[item, subject], subject))

    def right(self, item: str) -> set[str]:
        """Return the subjects that people mapped to *item*."""
        return {subject for asked, subject in self.gold if asked == item}

    def precision_at_one(self, items: list[str]) -> float:
        """Return for what part of *items* the first suggestion is right."""
        return sum(self.order(item)[0] in self.right(item) for item in items) / len(items)

    def recall(self, items: list[str]) -> float:
        """Return what part of what people mapped is in the first five, on average over *items*."""
        found = [
            len(self.right(item) & set(self.order(item)[:FIRST])) / len(self.right(item)) for item in items
        ]
        return sum(found) / len(items)

    def reliability(self) -> list[tuple[float, float, int, float, float]]:
        """Return per bin its bounds, how many pairs it has, the mean score, and what part people mapped."""
        found = []
        for low, high in pairwise(BINS):
            pairs = [pair for pair, score in self.scores.items() if low <= score < high or score == high == 1]
            if pairs:
                mean = sum(self.scores[pair] for pair in pairs) / len(pairs)
                found.append(
                    (low, high, len(pairs), mean, sum(pair in self.gold for pair in pairs) / len(pairs))
                )
        return found


def figures() -> list[Figure]:
    """Return the figures of the suggestions beside their targets."""
    whole, labels = _left_out(), _labels_only()
    mapped_items, nothing = _with_answer(whole), _without_answer(whole)
    subjects = [item for item in mapped_items if _is_subject(whole.known, item)]
    rest = [item for item in mapped_items if item not in subjects]
    return [
        *_first_and_five(
            f"suggestions, {len(subjects)} subject items left out in turn", whole, subjects, True
        ),
        *_first_and_five("… all that asks about the same left out too", _left_out(True), subjects),
        *_first_and_five("… labels only", labels, subjects),
        *_first_and_five(f"… {len(rest)} motions and ways of working that were mapped", whole, rest),
        Figure(f"… highest score of {len(nothing)} items that nothing matches", _highest(whole), "", 0.2),
        Figure("… of what was mapped, the same relation is proposed", _same_relation(), ""),
        *_reliability(whole),
        Figure("suggestions for all items, data in memory", _seconds(), "s", 1.0),
    ]


def _first_and_five(name: str, found: Scored, items: list[str], aimed: bool = False) -> list[Figure]:
    aims = (0.8, 0.9) if aimed else (None, None)
    return [
        Figure(f"{name}: precision@1", found.precision_at_one(items), "", aims[0], more_is_better=True),
        Figure(f"{name}: recall@5", found.recall(items), "", aims[1], more_is_better=True),
    ]


@cache
def _known() -> Knowledge:
    return knowledge(Session().store())


@cache
def _left_out(alike: bool = False) -> Scored:
    """Return all scores, those of each item by a model fitted without it; *alike* leaves out more.

    Then no item with a phenomenon in common is known either, so that no chain leads to the answer.
    """
    known = _known()
    gold = mapped(known)
    scores: dict[Pair, float] = {}
    for item in known.asked:
        about = known.concerns.get(item, frozenset())
        same = [one for one in known.asked if alike and about & known.concerns.get(one, frozenset())]
        left = {item, *same}
        found = evidence(known.without(left), known.asked)
        model = fitted({pair: one for pair, one in found.items() if pair[0] not in left}, gold)
        scores |= {pair: model.score(one) for pair, one in found.items() if pair[0] == item}
    return Scored(known, gold, scores)


def _labels_only() -> Scored:
    known = _known()
    found = evidence(known.without(known.asked), known.asked)
    return Scored(
        known,
        mapped(known),
        {pair: (one.naming.much + one.named.much) / 2 for pair, one in found.items()},
    )


def _with_answer(found: Scored) -> list[str]:
    return [item for item in found.known.asked if found.right(item)]


def _without_answer(found: Scored) -> list[str]:
    return [item for item in found.known.asked if not found.right(item)]


def _is_subject(known: Knowledge, item: str) -> bool:
    thing = known.things[item]
    return thing.kind == RD.AgendaItem and not thing.is_way_of_working


def _highest(found: Scored) -> float:
    items = set(_without_answer(found))
    return max(score for (item, _), score in found.scores.items() if item in items)


def _same_relation() -> float:
    """Return for what part of what people mapped the relation they chose is the one that is proposed."""
    known = _known()
    made = Suggester(known)
    given = {(one.object, one.subject): one.predicate for one in known.aligned}
    pairs = mapped(known)
    return sum(made.candidate(*pair).predicate == given[pair] for pair in pairs) / len(pairs)


def _reliability(found: Scored) -> list[Figure]:
    return [
        Figure(f"… scored {low:g} to {high:g} ({pairs} pairs, {mean:.2f} on average): mapped", part, "")
        for low, high, pairs, mean, part in found.reliability()
    ]


def _seconds() -> float:
    store = Session().store()

    def act() -> None:
        made = Suggester(knowledge(store))
        for item in made.known.asked:
            made.candidates(item)

    return min(_timed(act) for _ in range(RUNS))


def _timed(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def _print_orders(found: Scored) -> None:
    """Print for each item the first suggestions, a star before what people mapped, and what was missed."""
    for item in found.known.asked:
        order, right = found.order(item), found.right(item)
        missed = [subject for subject in order[FIRST:] if subject in right]
        print(f"\n{found.known.things[item].notation} {found.known.things[item].label}")
        for subject in [*order[:FIRST], *missed]:
            star, thing = "*" if subject in right else " ", found.known.things[subject]
            rank = order.index(subject) + 1
            print(f"  {star} {rank:3} {found.scores[item, subject]:.2f} {thing.notation} {thing.label}")


if __name__ == "__main__":
    for figure in figures():
        print(figure.row())
    _print_orders(_left_out())
