"""Views are files: each shows its kinds and links of any municipality, in places that do not overlap."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import RD
from rodedraad.queries.networks.network import Sort
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.views import find, lenses, views
from rodedraad.visualisations.views.reading import read_view

if TYPE_CHECKING:
    from rodedraad.visualisations.lenses import Lens

SOUND = """order = 1
columns = [["rd:SafetyField"], ["rd:Theme"]]
title = {nl = "Proef", en = "Trial"}
says = {nl = "Een proef.", en = "A trial."}
asks = {nl = "Wat is dit?", en = "What is this?"}
"""
NAMES = [view.name for view in views()]


@pytest.fixture(scope="module", params=["packaged", "invented"])
def network(
    request: pytest.FixtureRequest, packaged_store: EmbeddedStore, municipality_store: EmbeddedStore
) -> nx.MultiDiGraph[str]:
    """Everything of two municipalities that have nothing in common."""
    return whole(packaged_store if request.param == "packaged" else municipality_store, "nl")


@pytest.fixture(scope="module")
def packaged(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """Everything of the packaged dataset."""
    return whole(packaged_store, "nl")


def seen(packaged: nx.MultiDiGraph[str], name: str) -> Lens:
    """Return the view *name* over the packaged dataset."""
    return find(name).over(packaged)


def kinds(lens: Lens) -> set[str]:
    """Return the kinds of what is in *lens*."""
    return {facts["kind"] for facts in lens.graph.nodes.values()}


def test_there_is_a_view_for_each_question_of_a_workshop() -> None:
    """In the order of the list; the first one is shown first."""
    assert NAMES == [
        "work",
        "structure",
        "shared-work",
        "partnerships",
        "phenomena",
        "agendas",
        "council",
        "programme",
        "everything",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_on_anything_else(network: nx.MultiDiGraph[str], name: str) -> None:
    """Every thing has a place of its own, whatever the view and the municipality."""
    lens = find(name).over(network)
    assert set(lens.places) == set(lens.graph)
    overlaps = [
        (one, other)
        for (one, first), (other, second) in combinations(sorted(lens.places.items()), 2)
        if first.overlaps(second)
    ]
    assert overlaps == []


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_the_data_moves_nothing(packaged: nx.MultiDiGraph[str], name: str) -> None:
    """The same things stand in the same places when they come in another order."""
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(packaged.nodes(data=True))))
    for source, target, key, facts in reversed(list(packaged.edges(keys=True, data=True))):
        turned.add_edge(source, target, key, **facts)
    assert dict(find(name).over(turned).places) == dict(seen(packaged, name).places)


def test_structure_shows_subjects_only(packaged: nx.MultiDiGraph[str]) -> None:
    """Fields, categories and themes, with what falls under what."""
    lens = seen(packaged, "structure")
    assert kinds(lens) == {RD.SafetyField, RD.Category, RD.Theme}
    assert {facts["sort"] for *_, facts in lens.graph.edges(data=True)} == {Sort.HIERARCHY}
    assert len(lens.graph) == 101


def test_parties_are_linked_by_the_subjects_they_share(packaged: nx.MultiDiGraph[str]) -> None:
    """Each such link holds the subjects themselves, three at least, and its weight is how many."""
    lens = seen(packaged, "shared-work")
    for one, other, facts in lens.graph.edges(data=True):
        theirs = [
            {
                target
                for _, target, known in packaged.out_edges(party, data=True)
                if known["stated"] and known["relation"] == RD.involvedIn
            }
            for party in (one, other)
        ]
        assert set(facts["via"]) == theirs[0] & theirs[1]
        assert facts["weight"] == len(facts["via"]) >= 3


def test_agendas_run_from_framework_to_field(packaged: nx.MultiDiGraph[str]) -> None:
    """From left to right: framework, agenda item, phenomenon, theme, category, field."""
    lens = seen(packaged, "agendas")
    order = [RD.PolicyFramework, RD.AgendaItem, RD.Phenomenon, RD.Theme, RD.Category, RD.SafetyField]
    across = [
        {lens.places[node].x for node, facts in lens.graph.nodes.items() if facts["kind"] == kind}
        for kind in order
    ]
    assert all(max(left) < min(right) for left, right in pairwise(across))


def test_motions_and_goals_show_only_what_they_reach(packaged: nx.MultiDiGraph[str]) -> None:
    """Every thing in the view hangs together with a motion or a goal."""
    graph = seen(packaged, "council").graph
    starts = {node for node, facts in graph.nodes.items() if facts["kind"] in (RD.Motion, RD.Goal)}
    assert len(starts) == 10
    for part in nx.weakly_connected_components(graph):
        assert part & starts


def test_everything_holds_every_stated_link_of_the_ties(packaged: nx.MultiDiGraph[str]) -> None:
    """Nothing stated is left out, nothing inferred is drawn."""
    graph = seen(packaged, "everything").graph
    stated = {
        key for *key, facts in packaged.edges(keys=True, data=True) if facts["stated"] for key in [tuple(key)]
    }
    assert set(graph.edges(keys=True)) == stated


def test_a_view_without_anything_is_left_out_unless_it_was_asked_for() -> None:
    """An empty dataset has no views to choose from."""
    empty: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    assert list(lenses(empty, views())) == []
    assert [len(lens.graph) for lens in lenses(empty, views()[:1], even_empty=True)] == [0]


def test_an_unknown_view_is_told_with_those_there_are() -> None:
    """So that the right one can be typed."""
    with pytest.raises(Fault, match=r"‘motes’.*council"):
        find("motes")


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (SOUND + "colour = 1\n", 6, "sleutel ‘colour’ is onbekend"),
        (SOUND + 'plan = "circle"\n', 6, "opstelling ‘circle’ is onbekend"),
        (SOUND + "plan = 3\n", 6, "opstelling ‘3’ is onbekend"),
        (SOUND.replace('{nl = "Een proef.", en = "A trial."}', '"Een proef."'), 4, "‘says’ hoort een tekst"),
        (SOUND.replace('{nl = "Een proef.", en = "A trial."}', "{nl = 1, en = 2}"), 4, "‘says’ hoort een"),
        (SOUND.replace("rd:Theme", "xx:Theme"), 2, "‘xx:Theme’ is geen naam"),
        (SOUND.replace("rd:Theme", "Theme"), 2, "‘Theme’ is geen naam"),
        (SOUND.replace("rd:Theme", "rd:Thme"), 2, "‘rd:Thme’ staat niet in de ontologie"),
        (SOUND.replace("order = 1", 'order = "een"'), 1, "‘order’ hoort een heel getal"),
        (SOUND.replace('[["rd:SafetyField"], ["rd:Theme"]]', "5"), 2, "‘columns’ hoort een lijst"),
        (SOUND.replace('["rd:Theme"]]', "5]"), 2, "‘columns’ hoort een lijst"),
        (SOUND + "links = [3]\n", 6, "‘3’ is geen naam"),
        (SOUND + 'inferred = "false"\n', 6, "‘inferred’ hoort true of false"),
        (SOUND + '[shared]\nthrough = "rd:involvedIn"\n', 6, "‘shared’ hoort"),
        (SOUND.replace("columns = ", "# ") + 'plan = "force"\nreached = true\n', 7, "kolommen"),
        (SOUND.replace("columns = ", "# "), 1, "kolommen"),
        (SOUND + "kinds = [", 6, "niet te lezen"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, line: int, told: str) -> None:
    """By file and line, what is wrong, and what would be right."""
    path = tmp_path / "proef.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Fault, match=r"proef\.toml") as fault:
        read_view(path)
    assert told in str(fault.value)
    assert fault.value.place is not None
    assert fault.value.place.line == line


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    """Saved in another encoding, say."""
    path = tmp_path / "proef.toml"
    path.write_bytes(SOUND.replace("proef", "pr\u00f6f").encode("latin-1"))
    with pytest.raises(Fault, match=r"proef\.toml:1: .*niet te lezen"):
        read_view(path)


def test_a_new_view_is_one_file(tmp_path: Path, packaged: nx.MultiDiGraph[str]) -> None:
    """Its name is that of the file; without links it takes all that are stated between its kinds."""
    path = tmp_path / "velden.toml"
    path.write_text(SOUND.replace('"rd:Theme"', '"rd:Category"'), encoding="utf-8")
    lens = read_view(path).over(packaged)
    assert (lens.name, lens.title, lens.says) == ("velden", "Proef", "Een proef.")
    assert kinds(lens) == {RD.SafetyField, RD.Category}
    assert lens.graph.number_of_edges() == 22
