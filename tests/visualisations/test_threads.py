"""The page finds the same red threads as the command line, in the same words."""

from __future__ import annotations

import base64
import gzip
import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser

from rodedraad.graph.building import build
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import open_workspace
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.redthread import threads
from rodedraad.queries.networks.threadwords import Told, ToldThread, lines, told
from rodedraad.queries.networks.world import world
from rodedraad.visualisations.threads import thread_block
from tests.conftest import INVENTED
from tests.queries.towns import ID, TOWN, store_of
from tests.visualisations.alone import THREADS, alone

if TYPE_CHECKING:
    import networkx as nx

SAMPLE = 80
MOST_MILLISECONDS = 50
FIND = """([pairs]) => {
  const { page, tiesOf, threadsBetween, toldThreads } = window.rodedraad;
  const world = tiesOf(page.threads);
  return pairs.map(([one, other]) => {
    const [start, end] = [one, other].map((iri) => world.byIri.get(iri).id);
    const before = performance.now();
    const found = toldThreads(world, threadsBetween(world, start, end));
    const took = performance.now() - before;
    const named = (thread) => thread && ({
      nodes: thread.nodes.map((node) => world.things[node].iri), cost: thread.cost, turns: thread.turns,
      remarks: thread.remarks,
      steps: thread.steps.map(({ standing, sentence, also, lines }) => ({ standing, sentence, also, lines })),
    });
    return { ...found, strongest: found.strongest.map(named), shorter: named(found.shorter), took };
  });
}"""


def expected(known: Told) -> dict[str, Any]:
    """Return what the command line would say."""
    return {
        "headline": known.headline,
        "strongest": [_thread(thread) for thread in known.strongest],
        "shorter": _thread(known.shorter) if known.shorter else None,
        "broken": list(known.broken),
        "mends": list(known.mends),
    }


def _thread(known: ToldThread) -> dict[str, Any]:
    return {
        "nodes": list(known.thread.nodes),
        "cost": known.thread.cost,
        "turns": known.thread.turns,
        "remarks": list(known.remarks),
        "steps": [
            {
                "standing": step.step.standing.code,
                "sentence": step.sentence,
                "also": list(step.also),
                "lines": lines(step.basis),
            }
            for step in known.steps
        ],
    }


def sampled(graph: nx.MultiDiGraph[str], count: int) -> list[list[str]]:
    """Return *count* pairs of different things, always the same ones."""
    chance, things = random.Random(4), sorted(graph)
    return [chance.sample(things, 2) for _ in range(count)]


def compare(browser: Browser, store: EmbeddedStore, pairs: list[list[str]] | None = None) -> list[float]:
    """Assert that page and command line say the same of *pairs*; return how long the page took for each."""
    graph = world(store).graph
    pairs = pairs or sampled(graph, SAMPLE)
    with alone(browser, THREADS, {"threads": thread_block(store, graph)}) as page:
        answers = page.evaluate(FIND, [pairs])
    took = [answer.pop("took") for answer in answers]
    for (start, end), answer in zip(pairs, answers, strict=True):
        assert answer == expected(told(store, graph, threads(graph, start, end))), (start, end)
    return took


def test_the_page_finds_the_threads_of_the_command_line(
    browser: Browser, packaged_store: EmbeddedStore
) -> None:
    """Same ways, costs, order and sentences for a sample of pairs; and fast enough to click through."""
    took = sorted(compare(browser, packaged_store))
    assert took[len(took) // 2] <= MOST_MILLISECONDS


@pytest.mark.parametrize("language", ["nl", "en"])
def test_so_it_does_for_another_municipality(browser: Browser, language: str) -> None:
    """In either language."""
    set_language(language)
    built = build(open_workspace(INVENTED))
    compare(browser, EmbeddedStore.load(built.dataset))


def test_where_it_breaks_is_told_alike(browser: Browser) -> None:
    """With what would mend it; and a thing without any tie."""
    town = store_of(TOWN + ':x a rd:AgendaItem ; skos:prefLabel "Punt"@nl . :lone a rd:Organisation .')
    compare(browser, town, [[ID + "a", ID + "lone"], [ID + "lone", ID + "a"], [ID + "a", ID + "b"]])


def test_every_tie_of_the_packaged_data_fits_in_60_kb(packaged_store: EmbeddedStore) -> None:
    """Compressed, as it stands in the page."""
    block = thread_block(packaged_store, world(packaged_store).graph)
    written = json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(base64.b64encode(gzip.compress(written))) < 60_000
