"""The page tells what falls with a thing as the command line does, for everything that can fall away."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from playwright.sync_api import Browser

from rodedraad.graph.building import build
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import open_workspace
from rodedraad.queries.networks.whatif import what_if
from rodedraad.queries.networks.whatifwords import sentences
from rodedraad.queries.networks.world import removable, world
from rodedraad.visualisations.consequences import consequences_block
from rodedraad.visualisations.threads import thread_block
from tests.conftest import INVENTED
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, store_of
from tests.visualisations.alone import CONSEQUENCES, alone

TELL = """([asked]) => {
  const { page, tiesOf, supportsOf, whatIf, toldOutcome } = window.rodedraad;
  const known = supportsOf(tiesOf(page.threads), page.consequences);
  return asked.map(([gone, on]) => {
    const things = gone.map((iri) => known.world.byIri.get(iri).id);
    return toldOutcome(known, whatIf(known, things, on));
  });
}"""

Asked = list[tuple[list[str], str]]


def compare(browser: Browser, store: EmbeddedStore, asked: Asked) -> None:
    """Assert that page and command line tell the same of what falls away, each time on a day or on any."""
    known = world(store)
    blocks = {
        "threads": thread_block(store, known.graph),
        "consequences": consequences_block(known, removable(store)),
    }
    with alone(browser, CONSEQUENCES, blocks) as page:
        answers = page.evaluate(TELL, [asked])
    for (gone, on), answer in zip(asked, answers, strict=True):
        outcome = what_if(known, gone, date.fromisoformat(on) if on else None)
        assert answer == json.loads(json.dumps(asdict(sentences(outcome, known.graph)))), (gone, on)


def each(store: EmbeddedStore, on: str = "") -> Asked:
    """Return a question for each thing that can fall away."""
    return [([thing], on) for thing in sorted(removable(store))]


def test_things_of_the_packaged_data_fall_as_on_the_command_line(
    browser: Browser, packaged_store: EmbeddedStore
) -> None:
    """Subjects, agenda items, threads and measures in the same words, for every third thing."""
    compare(browser, packaged_store, each(packaged_store)[::3])


def test_several_things_fall_together_and_a_day_counts(
    browser: Browser, packaged_store: EmbeddedStore
) -> None:
    """On a day after a framework ended its items are out on both sides."""
    things = sorted(removable(packaged_store))
    days = ["1999-12-31", "2026-06-01", "2041-01-01"]
    compare(browser, packaged_store, [(things[place::17], on) for place, on in enumerate(days)])


def test_so_it_does_for_another_municipality(browser: Browser) -> None:
    """All of it."""
    store = EmbeddedStore.load(build(open_workspace(INVENTED)).dataset)
    compare(browser, store, each(store) + each(store, "2026-06-01"))


def test_so_it_does_where_alignments_are_accepted_and_proposed(browser: Browser) -> None:
    """A framework takes its items with it."""
    store = store_of(TOWN + AGENDAS, inferred=ALIGNED)
    compare(browser, store, [*each(store), *each(store, "2023-01-01"), ([ID + "a", ID + "b"], "")])
