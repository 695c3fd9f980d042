"""New workspaces: whole, writable, and never over something that is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.building import build, check, read
from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri
from rodedraad.graph.scaffolding import create
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import open_workspace, packaged
from rodedraad.ontology.faults import Fault


def test_a_copy_has_the_same_files_and_version_as_the_packaged_workspace(tmp_path: Path) -> None:
    """The copy gives the same dataset, and may be written in."""
    made = create(tmp_path / "mijn")
    assert made.version == packaged().version
    assert made.writable() is made
    assert sorted(path.name for path in made.root.iterdir()) == [
        "alignments",
        "data",
        "proposals",
        "rodedraad.toml",
        "sources",
        "stories",
    ]


def test_a_bare_workspace_is_called_after_its_folder(tmp_path: Path) -> None:
    """The place is the folder's name in lower case without accents; there are no facts yet."""
    made = create(tmp_path / "Súdwest Fryslân", empty=True)
    assert made.place == "sudwest-fryslan"
    assert made.places == ("nl", "sudwest-fryslan")
    example = made.data / made.place / "voorbeeld.ttl"
    assert parse_file(example.read_bytes(), suffix=".ttl", graph=None, place=example) == []


def test_the_commented_example_is_sound_once_it_is_uncommented(tmp_path: Path) -> None:
    """Taking the # away gives data without a single remark, that can be built and asked."""
    made = create(tmp_path / "dorp", empty=True)
    example = made.data / "dorp" / "voorbeeld.ttl"
    commented = example.read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(commented) if line.startswith("# @prefix"))
    lines = [line.removeprefix("#").removeprefix(" ") for line in commented[start:]]
    example.write_text("\n".join(lines) + "\n", encoding="utf-8")
    opened = open_workspace(made.root)
    assert [str(finding) for finding in check(read(opened))] == []
    theme = "<https://w3id.org/rodedraad/id/dorp/thema/jeugdoverlast>"
    answer = EmbeddedStore.load(build(opened).dataset).query(
        f"SELECT ?actor {{ {theme} <https://w3id.org/rodedraad/def#involves> ?actor }}"
    )
    assert answer == Solutions(("actor",), [(Iri("https://w3id.org/rodedraad/id/dorp/actor/jongerenwerk"),)])


def test_nothing_is_written_over_something_that_is_there(tmp_path: Path) -> None:
    """A folder with a file in it is refused and stays as it is."""
    (tmp_path / "brief.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(Fault, match="niet leeg"):
        create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["brief.txt"]


def test_an_existing_empty_folder_is_fine(tmp_path: Path) -> None:
    """An empty folder is filled, and no draft is left beside it."""
    folder = tmp_path / "leeg"
    folder.mkdir()
    create(folder, empty=True)
    assert [path.name for path in tmp_path.iterdir()] == ["leeg"]
