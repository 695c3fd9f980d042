"""A data file by itself: read as a build would read it, without adding twice what it brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.builds import Build
from rodedraad.graph.exporting import export
from rodedraad.graph.standalone import standalone
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault

E = "https://example.org/id/"
TURTLE = f"""\
@prefix rd: <https://w3id.org/rodedraad/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix : <{E}> .
:c a rd:Category ; skos:prefLabel "Zwemmen"@nl .
:t a rd:Theme ; skos:prefLabel "Plas"@nl ; skos:broader :c .
:k a rd:Organisation ; skos:prefLabel "Kustwacht"@nl .
[] a rd:Involvement ; rd:involvedActor :k ; rd:involvedIn :c .
"""


def lines(store: EmbeddedStore) -> set[str]:
    """Return every statement of *store*."""
    return {str(quad) for quad in store.quads()}


def test_a_bare_file_gets_the_ontology_and_what_the_rules_add(tmp_path: Path) -> None:
    """What follows stands in a graph of its own."""
    file = tmp_path / "klein.ttl"
    file.write_text(TURTLE, encoding="utf-8")
    store, version = standalone(file)
    inferred = [quad for quad in store.quads() if quad.graph and quad.graph.value.endswith("/inferred")]
    assert {(quad.subject.value, quad.object.value) for quad in inferred} >= {(f"{E}t", f"{E}k")}
    assert len(version) == 12
    assert lines(standalone(file)[0]) == lines(store)  # nameless things have the same names each time


def test_an_exported_dataset_is_what_it_was(packaged_build: Build, tmp_path: Path) -> None:
    """With everything in it already, nothing is added."""
    file = tmp_path / "export.nq"
    file.write_bytes(export(packaged_build.dataset, "nquads"))
    assert lines(standalone(file)[0]) == lines(EmbeddedStore.load(packaged_build.dataset))


def test_without_what_follows_that_is_added_again(packaged_build: Build, tmp_path: Path) -> None:
    """As many statements as before."""
    file = tmp_path / "stated.nq"
    file.write_bytes(export(packaged_build.dataset, "nquads", without_inferred=True))
    assert len(standalone(file)[0]) == len(EmbeddedStore.load(packaged_build.dataset))


@pytest.mark.parametrize(
    ("name", "text"), [("kapot.ttl", "a b"), ("brief.docx", "x")], ids=["broken", "no RDF"]
)
def test_what_cannot_be_read_is_told_with_its_file(name: str, text: str, tmp_path: Path) -> None:
    """And nothing is made of it."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Fault) as fault:
        standalone(file)
    assert fault.value.place
    assert fault.value.place.file.name == name
