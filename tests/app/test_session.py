"""What one call works with."""

from __future__ import annotations

import pytest

from rodedraad.app.session import Session
from rodedraad.graph.endpoint import RemoteStore
from rodedraad.graph.passages import passages
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace


def test_the_workspace_answers_unless_an_endpoint_is_named(municipality: Workspace) -> None:
    """One store, behind either door; an endpoint keeps its own version."""
    own = Session(municipality.root)
    assert isinstance(own.store(), EmbeddedStore)
    assert own.dataset_version == municipality.version
    other = Session(municipality.root, endpoint="http://127.0.0.1:9/sparql")
    assert isinstance(other.store(), RemoteStore)
    assert other.dataset_version == ""


def test_passages_are_there_as_far_as_documents_are_registered(municipality: Workspace) -> None:
    """Every one of them, in the words of the text."""
    session = Session(municipality.root)
    texts = session.passages()
    assert set(texts) == set(passages(session.store()))
    assert "VNM" in texts.values()


def test_broken_files_give_the_last_good_build_and_a_warning(
    municipality: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    """Said on the side, with the version that answers."""
    good = Session(municipality.root).built
    (municipality.data / "lindeveen" / "kapot.ttl").write_text("kapot", encoding="utf-8")
    assert Session(municipality.root).built == good
    assert good.version in capsys.readouterr().err
