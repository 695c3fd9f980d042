"""Graph to files to graph, and the same bytes whatever the order."""

from __future__ import annotations

import os
import random
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodedraad.graph.building import infer, read
from rodedraad.graph.formats import canonical_nquads, parse_file
from rodedraad.graph.rdf import Iri, Literal, Quad, Subject, Term, Triple
from rodedraad.graph.turtle import write
from rodedraad.graph.workspace import CACHE_VARIABLE, open_workspace, packaged_root
from tests.conftest import INVENTED

XSD = "http://www.w3.org/2001/XMLSchema#"
LOCAL = st.text(string.ascii_letters + string.digits + "-_.éß", min_size=1, max_size=12)
IRIS = st.builds(
    lambda space, local: Iri(space + local),
    st.sampled_from(
        [
            "https://w3id.org/rodedraad/id/dorp/thema/",
            "https://w3id.org/rodedraad/def#",
            "http://www.w3.org/2004/02/skos/core#",
            "https://example.org/x/y#",
            "urn:",
        ]
    ),
    LOCAL,
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["nl", "en", "de-ch"])),
    st.builds(lambda number: Literal(str(number), XSD + "integer"), st.integers()),
    st.builds(
        lambda text, kind: Literal(text, XSD + kind), TEXTS, st.sampled_from(["decimal", "boolean", "date"])
    ),
)
TERMS: st.SearchStrategy[Term] = st.one_of(IRIS, LITERALS)
SUBJECTS: st.SearchStrategy[Subject] = IRIS
TRIPLES = st.lists(st.builds(Triple, SUBJECTS, IRIS, TERMS), max_size=25)
QUADS = st.lists(st.builds(Quad, SUBJECTS, IRIS, TERMS, st.one_of(st.none(), IRIS)), max_size=25)


@settings(max_examples=150, deadline=None)
@given(TRIPLES)
def test_a_graph_written_and_read_is_the_same_graph(triples: list[Triple]) -> None:
    """Whatever the names and texts."""
    quads = parse_file(write(triples).encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert {quad.triple for quad in quads} == set(triples)


@settings(max_examples=100, deadline=None)
@given(TRIPLES, st.integers())
def test_the_file_of_a_graph_does_not_show_the_order_of_its_statements(
    triples: list[Triple], seed: int
) -> None:
    """Sorted and stable: writing again what was read gives the same file."""
    shuffled = list(triples)
    random.Random(seed).shuffle(shuffled)
    text = write(triples)
    assert write(shuffled) == text
    read = parse_file(text.encode(), suffix=".ttl", graph=None, place=Path("x.ttl"))
    assert write(quad.triple for quad in read) == text


@settings(max_examples=100, deadline=None)
@given(QUADS, st.integers())
def test_canonical_n_quads_are_the_same_for_the_same_dataset(quads: list[Quad], seed: int) -> None:
    """In any order, read back or not."""
    shuffled = list(quads)
    random.Random(seed).shuffle(shuffled)
    canonical = canonical_nquads(quads)
    assert canonical_nquads(shuffled) == canonical
    read = parse_file(canonical, suffix=".nq", graph=None, place=Path("x.nq"))
    assert canonical_nquads(read) == canonical


DATA = [*sorted((INVENTED / "data").rglob("*.ttl")), *sorted((packaged_root() / "data").rglob("*.ttl"))]


@pytest.mark.parametrize("file", DATA, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_data_file_written_again_says_the_same(file: Path) -> None:
    """Every file of both workspaces, with its accents, dates and long texts."""
    quads = parse_file(file.read_bytes(), suffix=".ttl", graph=None, place=file)
    again = parse_file(write(quad.triple for quad in quads).encode(), suffix=".ttl", graph=None, place=file)
    assert set(again) == set(quads)


@pytest.mark.parametrize("seed", range(3))
def test_what_the_rules_add_does_not_show_the_order_of_what_was_stated(seed: int) -> None:
    """Read in any order, inferred the same."""
    stated = read(open_workspace(INVENTED)).quads
    graph = "https://w3id.org/rodedraad/graph/dorp/inferred"
    expected = canonical_nquads(infer(stated, graph))
    shuffled = list(stated)
    random.Random(seed).shuffle(shuffled)
    assert canonical_nquads(infer(shuffled, graph)) == expected
    assert expected.count(b"\n") > 200


def _copied(folder: Path, seed: int) -> Path:
    """Copy the invented municipality file by file, in an order of chance, so that the disk lists it so."""
    files = [path for path in sorted(INVENTED.rglob("*")) if path.is_file()]
    random.Random(seed).shuffle(files)
    for file in files:
        target = folder / file.relative_to(INVENTED)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return folder


def test_two_builds_on_two_machines_give_the_same_version_and_bytes(tmp_path: Path) -> None:
    """Other folders, another order on disk, other hash seeds, languages, time zones: not a byte differs."""
    built = []
    for seed, language, zone in ((1, "nl_NL.UTF-8", "Europe/Amsterdam"), (2, "en_US.UTF-8", "Asia/Tokyo")):
        root = _copied(tmp_path / f"computer-{seed}" / "municipality", seed)
        surroundings = {
            **os.environ,
            CACHE_VARIABLE: str(root.parent / "cache"),
            "PYTHONHASHSEED": str(seed),
            "LANG": language,
            "TZ": zone,
        }
        command = [str(Path(sys.executable).with_name("rodedraad")), "build", "--workspace", str(root)]
        subprocess.run(command, env=surroundings, check=True, capture_output=True)
        (dataset,) = (root.parent / "cache" / "builds").glob("*/dataset.nq")
        built.append((dataset.parent.name, dataset.read_bytes()))
    assert built[0] == built[1]
    assert built[0][1].count(b"\n") > 1000
