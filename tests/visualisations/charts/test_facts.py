"""What charts tell beside coverage: as the dataset has it, in the language asked for."""

from __future__ import annotations

from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.known import known
from rodedraad.visualisations.charts.facts import facts_of


def test_every_alignment_stands_in_a_set(packaged_store: EmbeddedStore) -> None:
    """Which is called as the file is."""
    facts, all_ = facts_of(packaged_store), known(packaged_store)
    assert {row.record for row in all_.alignments} <= set(facts.sets)
    assert {"moties", "landelijke-veiligheidsagenda-2023-2026"} <= set(facts.sets.values())
    assert not any("/" in name for name in facts.sets.values())


def test_every_agenda_item_is_written_somewhere_in_one_language(packaged_store: EmbeddedStore) -> None:
    """The place and the document, of the language asked for."""
    asked = {one.iri for one in known(packaged_store).asked.values() if not one.is_motion}
    places = {}
    for language in ("nl", "en"):
        set_language(language)
        written = facts_of(packaged_store).written
        assert asked <= set(written)
        places[language] = {place for iri in asked for place in written[iri]}
    assert all(" · " in place for place in places["nl"])
    assert places["nl"].isdisjoint(places["en"])


def test_periods_are_those_that_the_framework_is_in_force(packaged_store: EmbeddedStore) -> None:
    """From the start of the first piece to the end of the last."""
    facts, frameworks = facts_of(packaged_store), known(packaged_store).frameworks
    for iri, spans in facts.spans.items():
        assert (spans[0].start, spans[-1].end) == (frameworks[iri].start, frameworks[iri].end)
    assert facts.policy == policy_period(packaged_store)


def test_what_an_item_is_about_is_what_was_recorded(packaged_store: EmbeddedStore) -> None:
    """And nothing above it: one item has one or a few."""
    concerns = facts_of(packaged_store).concerns
    assert concerns
    assert max(map(len, concerns.values())) <= 3


def test_what_was_recorded_is_among_what_coverage_takes_it_to_be_about(packaged_store: EmbeddedStore) -> None:
    """With what is above it, and nothing without a name."""
    about = known(packaged_store).about
    for item, phenomena in facts_of(packaged_store).concerns.items():
        assert set(phenomena) <= about[item]
    assert not any("" in found for found in about.values())
