"""The dataset as a file: every format reads back, parts are parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.exporting import FORMATS, export, format_of
from rodedraad.graph.formats import canonical_nquads, parse_file
from rodedraad.graph.rdf import Quad
from rodedraad.ontology.faults import Fault
from tests.graph.small import store


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset on disk."""
    path = tmp_path / "dataset.nq"
    path.write_bytes(canonical_nquads(store().quads()))
    return path


def read(content: bytes, fmt: str) -> set[Quad]:
    """Return what is stated in *content*."""
    return set(parse_file(content, suffix=FORMATS[fmt], graph=None, place=Path("export")))


@pytest.mark.parametrize("fmt", FORMATS)
def test_every_format_reads_back_as_the_same_statements(fmt: str, dataset: Path) -> None:
    """With graphs where the format has them, else their union; and always the same bytes."""
    whole = read(dataset.read_bytes(), "nquads")
    expected = whole if fmt in ("nquads", "trig") else {Quad(*quad.triple) for quad in whole}
    content = export(dataset, fmt)
    assert read(content, fmt) == expected
    assert export(dataset, fmt) == content


def test_what_is_inferred_can_be_left_out(dataset: Path) -> None:
    """Only what somebody stated or judged remains."""
    graphs = {
        quad.graph.value
        for quad in read(export(dataset, "trig", without_inferred=True), "trig")
        if quad.graph
    }
    assert graphs == {"https://w3id.org/rodedraad/def", "https://w3id.org/rodedraad/graph/dorp/plan"}


def test_one_graph_alone_can_be_had_and_an_unknown_one_is_named(dataset: Path) -> None:
    """Parts by their address."""
    wanted = "https://w3id.org/rodedraad/graph/dorp/plan"
    part = read(export(dataset, "nquads", graphs=[wanted]), "nquads")
    assert {quad.graph.value for quad in part if quad.graph} == {wanted}
    with pytest.raises(Fault, match="geen graaf urn:niets"):
        export(dataset, "nquads", graphs=["urn:niets"])


def test_the_suffix_tells_the_format() -> None:
    """A suffix we do not write is answered with those we do."""
    assert format_of(Path("uit/alles.TTL")) == "turtle"
    with pytest.raises(Fault, match=r"\.nq \.trig"):
        format_of(Path("alles.doc"))
