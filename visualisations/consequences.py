"""The data of the what-if for the page: who works on what, what covers the agendas, and the sentences."""

from __future__ import annotations

from typing import Any

from rodedraad.graph.explaining import Explanation
from rodedraad.graph.store import Store
from rodedraad.queries.networks.world import BASES, World, removable, world
from rodedraad.visualisations.threads import thread_block, words


def thread_blocks(store: Store, reasons: Explanation | None = None) -> dict[str, object]:
    """Return the blocks of data for red threads and what-ifs in the page, of everything in *store*.

    With *reasons* of before, as in another language, nothing is looked up again.
    """
    known = world(store)
    return {
        "threads": thread_block(store, known.graph, reasons),
        "consequences": consequences_block(known, removable(store)),
    }


def consequences_block(known: World, fallible: frozenset[str]) -> dict[str, Any]:
    """Return what the page needs to tell what falls with each of the *fallible* things.

    Things go by their number in the block of threads, made of the graph of the same world.

    - *subjects*: ``[subject, who works on it …]``; *units*: who of them is the municipality itself.
    - *items*: ``[agenda item, framework …]``; *periods*: ``[framework, first day, last day]``.
    - *covering*: ``[agenda item, subject, basis, subject, basis …]``; *bases* from the surest on.
    """
    numbers = {iri: number for number, iri in enumerate(sorted(known.graph))}
    return {
        "removable": sorted(numbers[iri] for iri in fallible),
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
        "words": words("queries.whatif_"),
    }


def _based(subjects: Any, numbers: dict[str, int]) -> list[tuple[int, int]]:
    return [(numbers[subject], BASES.index(basis)) for subject, basis in subjects.items()]
