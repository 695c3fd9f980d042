"""Every format holds the whole view, is read by its own parser, and is the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.exporting import FORMATS, write
from rodedraad.visualisations.lenses import Lens
from rodedraad.visualisations.views import find
from tests.servers import missing

ROOT = Path(__file__).parents[3]
HOSTILE = '=cmd|"<script>alert(1)</script>" \u0007\u202e שלום'
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def lens(packaged_store: EmbeddedStore) -> Lens:
    """Motions and goals, one of which is called something hostile."""
    graph = whole(packaged_store, "nl")
    first = next(iter(find("council").select(graph)))
    graph.nodes[first]["label"] = HOSTILE
    return find("council").over(graph)


def content(lens: Lens, tmp_path: Path, name: str) -> bytes:
    """Return what stands in the first file written as *name*."""
    return write(lens, tmp_path / name, "proef-7")[0].read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_view_gives_the_same_bytes(lens: Lens, tmp_path: Path, suffix: str) -> None:
    """In every format, so that files can be compared."""
    one, other = (write(lens, tmp_path / f"{name}{suffix}") for name in ("a", "b"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
    assert len(one) == (2 if suffix == ".csv" else 1)


def test_graphml_is_read_back(lens: Lens, tmp_path: Path) -> None:
    """All things by their IRI, all links, parallel ones apart; forbidden signs are gone."""
    graph = nx.parse_graphml(content(lens, tmp_path, "x.graphml").decode(), force_multigraph=True)
    assert set(graph) == set(lens.graph)
    assert graph.number_of_edges() == lens.graph.number_of_edges()
    assert HOSTILE.replace("\u0007", "") in [facts["label"] for facts in graph.nodes.values()]


def test_gexf_has_the_places(lens: Lens, tmp_path: Path) -> None:
    """As Gephi counts: up is more."""
    graph = nx.read_gexf(io.BytesIO(content(lens, tmp_path, "x.gexf")))
    assert set(graph) == set(lens.graph)
    for node, place in lens.places.items():
        position = graph.nodes[node]["viz"]["position"]
        assert (position["x"], position["y"]) == pytest.approx((place.x, -place.y))


def test_cytoscape_json_has_elements_with_known_ends(lens: Lens, tmp_path: Path) -> None:
    """Every edge runs between two nodes that are there, every node has a position."""
    elements = json.loads(content(lens, tmp_path, "x.cyjs"))["elements"]
    known = {node["data"]["id"] for node in elements["nodes"]}
    assert known == set(lens.graph)
    assert len(elements["edges"]) == lens.graph.number_of_edges()
    assert all({edge["data"]["source"], edge["data"]["target"]} <= known for edge in elements["edges"])
    assert all(set(node["position"]) == {"x", "y"} for node in elements["nodes"])


def test_networkx_and_cytoscape_read_the_cytoscape_file(lens: Lens, tmp_path: Path) -> None:
    """The library of Cytoscape itself, without a screen: every element, its name and its place."""
    path = write(lens, tmp_path / "x.cyjs", "proef-7")[0]
    graph = nx.cytoscape_graph(json.loads(path.read_bytes()))
    assert set(graph) == set(lens.graph)
    assert graph.number_of_edges() == lens.graph.number_of_edges()
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules" / "cytoscape").is_dir():
        missing("Cytoscape", "install node and run: npm ci")
    command = [str(node), str(Path(__file__).with_name("cytoscape.mjs")), str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()
    held = json.loads(done.stdout)
    assert (held["nodes"], held["edges"]) == (len(lens.graph), lens.graph.number_of_edges())
    first = next(iter(lens.graph))
    place = lens.places[first]
    assert (held["id"], held["position"]) == (first, {"x": place.x, "y": place.y})
    assert held["ends"] is True


def test_kumu_names_its_ends_by_iri(lens: Lens, tmp_path: Path) -> None:
    """Two things may have one label."""
    read = json.loads(content(lens, tmp_path, "x.kumu.json"))
    known = {element["id"] for element in read["elements"]}
    assert known == set(lens.graph)
    assert len(read["connections"]) == lens.graph.number_of_edges()
    assert all({link["from"], link["to"]} <= known for link in read["connections"])
    assert len({link["id"] for link in read["connections"]}) == len(read["connections"])
    assert all(element["label"] for element in read["elements"])


def test_the_pair_of_tables_runs_nothing(lens: Lens, tmp_path: Path) -> None:
    """A label that begins as a formula gets an apostrophe; Excel sees it is UTF-8."""
    nodes, links = write(lens, tmp_path / "x.csv")
    assert (nodes.name, links.name) == ("x-nodes.csv", "x-links.csv")
    rows = list(csv.DictReader(io.StringIO(nodes.read_bytes().decode("utf-8-sig"))))
    assert {row["id"] for row in rows} == set(lens.graph)
    assert not [row["label"] for row in rows if row["label"].startswith("=")]
    tied = list(csv.DictReader(io.StringIO(links.read_bytes().decode("utf-8-sig"))))
    assert len(tied) == lens.graph.number_of_edges()
    assert nodes.read_bytes().startswith(b"\xef\xbb\xbf")


def test_svg_is_a_picture_of_everything_that_asks_for_nothing(lens: Lens, tmp_path: Path) -> None:
    """One group a thing, words as words, no address but that of SVG itself, A3 on its side."""
    text = content(lens, tmp_path, "x.svg").decode()
    root = ElementTree.fromstring(text)
    assert (root.get("width"), root.get("height")) == ("420mm", "297mm")
    assert len(root.findall(f"{SVG}g[@id='things']/{SVG}g")) == len(lens.graph)
    assert not root.findall(f".//{SVG}script")
    assert text.count("http") == 1
    assert lens.title in [found.text for found in root.iter(f"{SVG}text")]
    assert "<script>" not in text
    assert any("proef-7" in (found.text or "") for found in root.iter(f"{SVG}text"))
    drawn = root.findall(f"{SVG}g[@id='links']/{SVG}path")
    wanted = [stated for *_, stated in lens.graph.edges(data="stated") if stated or lens.inferred]
    assert len(drawn) == len(wanted) > 0


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_view_with_nothing_in_it_is_still_a_sound_file(tmp_path: Path, suffix: str) -> None:
    """An empty view is an answer too."""
    empty = find("council").over(nx.MultiDiGraph())
    for path in write(empty, tmp_path / f"leeg{suffix}"):
        assert path.stat().st_size > 0
        if suffix in (".svg", ".graphml", ".gexf"):
            ElementTree.parse(path)


@pytest.mark.parametrize("name", ["x.docx", "x", "x.json"])
def test_an_unknown_suffix_is_told_with_the_known_ones(lens: Lens, tmp_path: Path, name: str) -> None:
    """And nothing is written."""
    with pytest.raises(Fault, match=r"\.html, \.svg, \.pdf, \.png, \.graphml"):
        write(lens, tmp_path / name)
    assert list(tmp_path.iterdir()) == []
