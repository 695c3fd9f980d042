"""The measures of a network: exact on small ones, beside the facts on the packaged one."""

from __future__ import annotations

import networkx as nx
import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.measures import MEASURES, Measures, measures
from rodedraad.queries.networks.network import network
from tests.queries.towns import ID, TOWN, store_of


def of(found: Measures, measure: str) -> dict[str, float]:
    """Return the values of a measure by the last part of the IRIs."""
    return {node.removeprefix(ID): value for node, value in found.ranked(measure)}


@pytest.fixture(scope="module")
def town() -> Measures:
    """The measures of the small town."""
    return measures(network(store_of(TOWN), "nl"))


@pytest.fixture(scope="module")
def packaged(packaged_store: EmbeddedStore) -> Measures:
    """The measures of the packaged network."""
    return measures(network(packaged_store, "nl"))


def called(found: Measures, label: str, kind: str = "") -> str:
    """Return the thing with *label*; several are told apart by a part of the IRI."""
    (node,) = [node for node, known in found.labels.items() if known == label and kind in node]
    return node


# --- a small town -------------------------------------------------------------------------------------------


def test_degree_counts_stated_links_only(town: Measures) -> None:
    """What a rule inferred gives nobody another link."""
    assert of(town, "degree") == {
        "large": 6,
        "small": 4,
        "a": 2,
        "b": 2,
        "field": 2,
        "hub": 1,
        "t1": 1,
        "t2": 1,
        "t3": 1,
    }


def test_ranked_is_from_the_highest_down_and_equal_ones_by_iri(town: Measures) -> None:
    """The same order every time."""
    order = [node.removeprefix(ID) for node, _ in town.ranked("degree")]
    assert order == ["large", "small", "a", "b", "field", "hub", "t1", "t2", "t3"]


def test_what_hangs_on_one_thing_comes_loose_without_it(town: Measures) -> None:
    """The large category holds two themes and the hub, the small one a theme."""
    assert {node: value for node, value in of(town, "articulation").items() if value} == {
        "large": 3,
        "small": 1,
    }


def test_the_core_is_who_hold_each_other(town: Measures) -> None:
    """Both categories, the field and the two parties; the rest is periphery."""
    assert {node for node, core in of(town, "core").items() if core == 2} == {
        "large",
        "small",
        "field",
        "a",
        "b",
    }


def test_reach_goes_two_steps_unless_asked_otherwise(town: Measures) -> None:
    """The hub reaches the large category, and from there all five others in it."""
    assert (of(town, "reach")["hub"], town.steps) == (6, 2)
    further = measures(network(store_of(TOWN), "nl"), steps=3)
    assert of(further, "reach")["hub"] == 7


def test_participation_is_none_in_one_field(town: Measures) -> None:
    """Everything is in the only field there is."""
    assert set(of(town, "participation").values()) == {0}
    assert (town.of[ID + "a"].fields, town.fields) == (1, 1)


def test_participation_grows_with_links_in_other_fields() -> None:
    """Two links in one field and one in another: 1 - (2/3)² - (1/3)²; evenly over two fields: a half."""
    other = """:field2 a rd:SafetyField . :cat2 a rd:Category ; skos:broader :field2 .
    :k1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :cat2 .
    :k2 a rd:Involvement ; rd:involvedActor :hub ; rd:involvedIn :cat2 ."""
    found = measures(network(store_of(TOWN + other), "nl"))
    assert of(found, "participation")["a"] == pytest.approx(4 / 9)
    assert of(found, "participation")["hub"] == 0.5
    assert (found.of[ID + "hub"].fields, found.fields) == (2, 2)


def test_communities_are_numbered_from_the_largest_on_and_named_after_their_centre() -> None:
    """Two groups with one tie between them."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from([(f"x{one}", f"x{other}") for one in range(4) for other in range(one)])
    graph.add_edges_from([(f"y{one}", f"y{other}") for one in range(5) for other in range(one)])
    graph.add_edge("x0", "y0")
    found = measures(graph)
    assert found.communities == (("y0", "y1", "y2", "y3", "y4"), ("x0", "x1", "x2", "x3"))
    assert (found.centre(0), found.centre(1)) == ("y0", "x0")
    assert (found.of["y3"].community, found.of["x3"].community) == (0, 1)


def test_parallel_links_and_links_to_itself_count_once_and_not_at_all() -> None:
    """Who is linked to whom, not how often it is said."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_edges_from([("a", "b"), ("b", "a"), ("a", "b"), ("a", "a")])
    found = measures(graph)
    assert [standing.degree for standing in found.of.values()] == [1, 1]


def test_an_empty_network_has_no_measures() -> None:
    """And nothing breaks."""
    found = measures(nx.MultiDiGraph())
    assert (dict(found.of), found.communities) == ({}, ())


def test_the_order_of_the_data_and_the_engine_do_not_matter(packaged_store: EmbeddedStore) -> None:
    """Networkx or rustworkx, forwards or backwards: the same measures."""
    turned = EmbeddedStore.load(canonical_nquads(reversed(packaged_store.quads())))
    one = measures(network(packaged_store, "nl"), fast_above=10_000)
    other = measures(network(turned, "nl"), fast_above=0)
    assert one == other


def test_a_sample_is_told() -> None:
    """From how many things betweenness was estimated."""
    found = measures(network(store_of(TOWN), "nl"), sampled_above=5)
    assert found.sampled == 9


# --- the packaged network, beside the facts file ------------------------------------------------------------


def test_degree_is_the_number_of_categories_of_a_partner(packaged: Measures) -> None:
    """As the table of canonical actors counts them."""
    counts = {"Openbaar Ministerie": 13, "Welbions": 5, "Wijkracht": 4, "S&R": 9, "Team HRM": 1}
    assert {label: packaged.of[called(packaged, label)].degree for label in counts} == counts


def test_the_team_in_21_categories_is_most_between(packaged: Measures) -> None:
    """Of all 22 categories only 4.2 is without it; police and VTH have 16 each."""
    first = next(packaged.labels[node] for node, _ in packaged.ranked("betweenness"))
    assert first == "Team Leefbaarheid en Veiligheid"
    assert packaged.of[called(packaged, first)].fields == packaged.fields == 5


def test_bridging_is_over_the_fields_of_the_categories(packaged: Measures) -> None:
    """VRT is in 2.2, 2.3, 2.4, 2.5, 4.2, 4.3 and 4.4: four in one field, three in another."""
    standing = packaged.of[called(packaged, "Veiligheidsregio Twente")]
    assert standing.fields == 2
    assert standing.participation == pytest.approx(1 - (4 / 7) ** 2 - (3 / 7) ** 2)


def test_a_category_cuts_off_its_themes_and_who_is_only_there(packaged: Measures) -> None:
    """5.4 has three themes, and IBD, NCSC and team IT are in no other category."""
    assert packaged.of[called(packaged, "Informatieveiligheid")].articulation == 3 + 3


def test_another_municipality_is_measured_as_it_is(municipality_store: EmbeddedStore) -> None:
    """Three pillars; the police is in two of them."""
    graph = network(municipality_store, "nl")
    found = measures(graph)
    assert found.fields == sum(facts["kind"] == RD.SafetyField for facts in graph.nodes.values()) == 3
    assert found.of[called(found, "Nationale politie")].fields == 2
    assert set(MEASURES) >= {"degree", "betweenness", "participation", "community", "core", "reach"}
