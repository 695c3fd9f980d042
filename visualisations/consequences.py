"""The data of the what-if for the page: who works on what, what covers the agendas, and the sentences."""

from __future__ import annotations

from typing import Any

from rodedraad.ontology.wording import say
from rodedraad.queries.networks.world import BASES, World
from rodedraad.visualisations.threads import common_words


def consequences_block(known: World, removable: frozenset[str]) -> dict[str, Any]:
    """Return what the page needs to tell what falls with each of the *removable* things.

    Things go by their number in the block of threads, made of the graph of the same world.

    - *subjects*: ``[subject, who works on it …]``; *units*: who of them is the municipality itself.
    - *items*: ``[agenda item, framework …]``; *periods*: ``[framework, first day, last day]``.
    - *covering*: ``[agenda item, subject, basis, subject, basis …]``; *bases* from the surest on.
    """
    numbers = {iri: number for number, iri in enumerate(sorted(known.graph))}
    return {
        "removable": sorted(numbers[iri] for iri in removable),
        "units": sorted(numbers[iri] for iri in known.units),
        "subjects": sorted(
            [numbers[subject], *sorted(numbers[one] for one in who)]
            for subject, who in known.involved.items()
        ),
        "items": sorted(
            [numbers[item], *sorted(numbers[one] for one in among)] for item, among in known.items.items()
        ),
        "periods": [
            [numbers[framework], *(day.isoformat() if day else "" for day in days)]
            for framework, days in sorted(known.periods.items())
        ],
        "covering": sorted(
            [numbers[item], *(part for known in sorted(_based(subjects, numbers)) for part in known)]
            for item, subjects in known.covering.items()
        ),
        "bases": list(BASES),
        "words": _words(),
    }


def _based(subjects: Any, numbers: dict[str, int]) -> list[tuple[int, int]]:
    return [(numbers[subject], BASES.index(basis)) for subject, basis in subjects.items()]


_SENTENCES = (
    "alone dropped expired hanging in_force item loose no_item_loss no_loss no_shift partner places "
    "same_place shift title title_one torn unanchored undated values whole measure_articulation "
    "measure_betweenness measure_core measure_participation measure_reach"
)


def _words() -> dict[str, Any]:
    """Return the sentences of a what-if: the same that the command line speaks."""
    names = [*_SENTENCES.split(), *(f"basis_{basis}" for basis in BASES)]
    spoken = {name: say(f"queries.whatif_{name}") for name in names}
    return spoken | common_words() | {"months": say("ontology.months")}
