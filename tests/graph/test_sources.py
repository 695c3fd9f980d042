"""Registering the texts of source documents: found by fingerprint, never written over."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.sources import documents, read_text, register, registered, registered_texts
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace, open_workspace, packaged
from rodedraad.ontology.faults import Fault
from tests.graph.small import DOCUMENT, TEXT, store

SETTINGS = '[workspace]\nplace = "dorp"\n[policy]\nstart = 2025-01-01\nend = 2026-12-31\n'


@pytest.fixture
def village(tmp_path: Path) -> Workspace:
    """An empty workspace of the village."""
    (tmp_path / "dorp").mkdir()
    (tmp_path / "dorp" / "rodedraad.toml").write_text(SETTINGS, encoding="utf-8")
    return open_workspace(tmp_path / "dorp")


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """The text of the village's plan, under a name of its own."""
    file = tmp_path / "gedownload.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_documents_are_listed_with_date_number_and_passages() -> None:
    """What the data say about each document."""
    found = documents(store())
    assert [(one.iri, one.title, one.issued, one.case_number, one.passages) for one in found] == [
        (DOCUMENT, "Het plan", "2025-03-01", "77", 3)
    ]


def test_a_known_text_is_recognised_and_copied_under_the_name_of_its_document(
    village: Workspace, text: Path
) -> None:
    """The fingerprint tells which document it is; the copy is the same bytes."""
    done = register(village, store(), text)
    assert (done.document.iri, done.was_registered, done.description) == (DOCUMENT, False, None)
    assert done.text == village.sources / "plan.txt"
    assert done.text.read_bytes() == TEXT.encode()
    assert registered_texts(village, store()) == {DOCUMENT: TEXT}


def test_registering_twice_changes_nothing(village: Workspace, text: Path) -> None:
    """The second time it is said to be there already."""
    register(village, store(), text)
    assert register(village, store(), text).was_registered
    assert [path.name for path in village.sources.iterdir()] == ["plan.txt"]


def test_a_new_text_is_described_in_a_file_of_its_own(village: Workspace, tmp_path: Path) -> None:
    """Title, date, length and fingerprint are stated; the description is data like any other."""
    file = tmp_path / "Nota Veilig.txt"
    file.write_text("Eén 🚲.", encoding="utf-8")
    done = register(village, EmbeddedStore.of([]), file, issued=date(2025, 5, 1), case_number="8")
    assert done.description == village.data / "dorp" / "bron-nota-veilig.ttl"
    assert done.description is not None
    turtle = done.description.read_text(encoding="utf-8")
    assert 'dct:title "Nota Veilig"@nl' in turtle
    assert "rd:textLength 6" in turtle
    assert '"2025-05-01"^^xsd:date' in turtle
    assert hashlib.sha256(file.read_bytes()).hexdigest() in turtle


def test_nothing_is_written_over(village: Workspace, text: Path) -> None:
    """A file that is in the way stays as it is."""
    village.sources.mkdir()
    (village.sources / "plan.txt").write_text("iets anders", encoding="utf-8")
    with pytest.raises(Fault, match=r"staat er|bestaat al"):
        register(village, EmbeddedStore.of([]), text, title="plan")
    assert (village.sources / "plan.txt").read_text(encoding="utf-8") == "iets anders"


def test_a_changed_text_still_belongs_to_its_document(village: Workspace) -> None:
    """By its name, so that the check can say that it changed."""
    village.sources.mkdir()
    (village.sources / "plan.txt").write_text("aangepast", encoding="utf-8")
    assert registered(village, documents(store())) == {DOCUMENT: village.sources / "plan.txt"}


@pytest.mark.parametrize("content", [b"caf\xe9", b"\x00\x01", b"pdf\0"])
def test_what_is_no_text_is_refused(content: bytes, village: Workspace, tmp_path: Path) -> None:
    """Another encoding or a binary file gets a sentence that says what would be right."""
    file = tmp_path / "brief.doc"
    file.write_bytes(content)
    with pytest.raises(Fault, match="geen UTF-8-tekst"):
        register(village, store(), file)
    assert not village.sources.exists()


def test_the_packaged_workspace_takes_no_texts(text: Path) -> None:
    """It is read-only: first make a workspace of your own."""
    with pytest.raises(Fault, match="rodedraad init"):
        register(packaged(), store(), text)


def test_line_ends_are_part_of_the_text(tmp_path: Path) -> None:
    """Offsets count them, so they are read as they are."""
    (tmp_path / "a.txt").write_bytes(b"a\r\nb")
    assert read_text(tmp_path / "a.txt") == "a\r\nb"
