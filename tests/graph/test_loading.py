"""Files as a dataset: every syntax, one version for the same contents, file and line where one is broken."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rodedraad.graph import loading
from rodedraad.graph.answers import Solutions
from rodedraad.graph.loading import load
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault

A, B = "http://example.org/a", "http://example.org/b"
TEXTS = {
    ".ttl": f'<{A}> <{B}> "één" .',
    ".nt": f'<{A}> <{B}> "één" .\n',
    ".trig": f'<http://example.org/g> {{ <{A}> <{B}> "één" }}',
    ".nq": f'<{A}> <{B}> "één" <http://example.org/g> .\n',
    ".rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">'
    f'<rdf:Description rdf:about="{A}"><e:b>één</e:b></rdf:Description></rdf:RDF>',
    ".jsonld": f'{{"@id": "{A}", "{B}": "één"}}',
}


def written(folder: Path, name: str, text: str) -> Path:
    """Return the file *name* with *text* in it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def rows(dataset: Path, pattern: str) -> list[list[str]]:
    """Return what the query finds, sorted."""
    answer = EmbeddedStore.load(dataset).query(f"SELECT * {{ {pattern} }}")
    assert isinstance(answer, Solutions)
    return sorted([term.value if term else "" for term in row] for row in answer.rows)


@pytest.mark.parametrize("suffix", TEXTS)
def test_every_syntax_is_read_by_its_suffix(suffix: str, tmp_path: Path) -> None:
    """And a graph that a file names stays that graph."""
    dataset = load([written(tmp_path, f"iets{suffix}", TEXTS[suffix])]).dataset
    assert rows(dataset, f"<{A}> <{B}> ?value") == [["één"]]
    named = [["http://example.org/g"]] if suffix in (".trig", ".nq") else []
    assert rows(dataset, f"GRAPH ?graph {{ <{A}> <{B}> ?value }} FILTER (?value != '')")[:1] == [
        [*graph, "één"] for graph in named
    ]


def test_files_are_one_dataset_whatever_their_order_and_place(tmp_path: Path) -> None:
    """The version is about what they hold."""
    (tmp_path / "elders").mkdir()
    one, two = written(tmp_path, "1.ttl", TEXTS[".ttl"]), written(tmp_path, "2.nq", TEXTS[".nq"])
    moved = written(tmp_path / "elders", "3.ttl", TEXTS[".ttl"])
    found = load([one, two])
    assert found == load([two, one, one]) == load([two, moved])
    assert len(found.version) == 12
    assert load([one]).version != found.version
    written(tmp_path, "1.ttl", TEXTS[".ttl"].replace("één", "twee"))
    assert load([one, two]).version != found.version


def test_blank_nodes_of_two_files_are_two_and_their_names_no_chance(tmp_path: Path) -> None:
    """Two people may both write ``_:x``."""
    one = written(tmp_path, "1.ttl", f"_:x <{B}> 1, [ <{B}> 2 ] .")
    two = written(tmp_path, "2.ttl", f"_:x <{B}> 3 .")
    found = load([one, two])
    assert len({row[0] for row in rows(found.dataset, f"?thing <{B}> ?value FILTER (!ISBLANK(?value))")}) == 3
    content = found.dataset.read_bytes()
    found.dataset.unlink()
    assert load([one, two]).dataset.read_bytes() == content


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("stuk.ttl", f"<{A}> <{B}> 1 .\n<{A}> <{B}> .\n", "stuk.ttl:2: "),
        ("stuk.jsonld", '{"@id": "a b"}', "stuk.jsonld:1: "),
        (
            "stuk.rdf",
            '<!DOCTYPE r [<!ENTITY a "b">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>',
            "stuk.rdf:1: ",
        ),
        ("brief.txt", "Hallo", "brief.txt: "),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_line(
    name: str, text: str, told: str, tmp_path: Path
) -> None:
    """And nothing is kept of it."""
    with pytest.raises(Fault) as fault:
        load([written(tmp_path, name, text)])
    assert told in str(fault.value)


def test_a_file_that_is_not_there_and_a_folder_are_said_to_be_so(tmp_path: Path) -> None:
    """The two mistakes of a first try."""
    (tmp_path / "map.ttl").mkdir()
    for name, said in (("niets.ttl", "bestaat niet"), ("map.ttl", "is een map")):
        with pytest.raises(Fault, match=said):
            load([tmp_path / name])


def test_only_the_datasets_used_last_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cache does not grow without end."""
    monkeypatch.setattr(loading, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(loading, "KEPT", 2)
    found = []
    for number in range(4):
        found.append(load([written(tmp_path, "n.ttl", f"<{A}> <{B}> {number} .")]).dataset)
        os.utime(found[-1], (number, number))
    assert [path.is_file() for path in found] == [False, False, True, True]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("iets", "is niet te zien wat erin staat"), ("iets.pdf", r"op \.pdf kennen we niet")],
)
def test_a_file_whose_name_tells_no_syntax_is_refused_unread(
    name: str, sentence: str, tmp_path: Path
) -> None:
    """With the endings that do."""
    with pytest.raises(Fault, match=sentence) as caught:
        load([tmp_path / name])
    assert ".ttl, .trig" in str(caught.value)
