"""Every check in one list, each with what it looked at."""

from __future__ import annotations

import shutil

import pytest

from rodedraad.graph.checking import Outcome, checks
from rodedraad.graph.workspace import Workspace, open_workspace
from rodedraad.ontology.findings import Severity


def outcomes(workspace: Workspace) -> dict[str, Outcome]:
    """Return the outcome of every check by its title."""
    return {title: run() for title, run in checks(workspace)}


def test_a_sound_workspace_has_no_violation(municipality: Workspace) -> None:
    """Terms, shapes, fingerprints and logic all hold, and say what they looked at."""
    found = outcomes(municipality)
    assert list(found) == ["Gegevens en regels", "Bewijsplaatsen", "Logica (OWL 2 DL)"]
    worst = [finding for outcome in found.values() for finding in outcome.findings]
    assert [finding for finding in worst if finding.severity is Severity.VIOLATION] == []


def test_every_passage_of_a_registered_document_is_checked(municipality: Workspace) -> None:
    """The count of passages checked is the count there is."""
    summary = outcomes(municipality)["Bewijsplaatsen"].summary
    checked, total = summary.split(" van ")[0], summary.split(" van ")[1].split()[0]
    assert checked == total
    assert int(checked) > 0


def test_a_document_that_is_not_registered_is_a_note(municipality: Workspace) -> None:
    """Without the text nothing can be verified: that is said, and is no error."""
    shutil.rmtree(municipality.sources)
    found = outcomes(open_workspace(municipality.root))["Bewijsplaatsen"]
    assert found.summary.startswith("0 van ")
    assert {finding.severity for finding in found.findings} == {Severity.NOTE}


def test_a_folder_of_no_place_is_a_warning(municipality: Workspace) -> None:
    """Data that take no part by mistake are seen."""
    (municipality.data / "vergeten").mkdir()
    found = outcomes(municipality)["Gegevens en regels"].findings
    assert [finding.severity for finding in found if "vergeten" in finding.message] == [Severity.WARNING]


def test_a_contradiction_in_the_data_is_an_error(municipality: Workspace) -> None:
    """A group that is also an organisation contradicts the ontology; the reasoner sees it."""
    if shutil.which("java") is None:
        pytest.skip("no Java on this machine: HermiT cannot run")
    file = municipality.data / municipality.place / "extra.ttl"
    file.write_text(
        "@prefix rd: <https://w3id.org/rodedraad/def#> .\n"
        "<https://w3id.org/rodedraad/id/x/actor/tegenspraak> a rd:ActorGroup , rd:Organisation .\n",
        encoding="utf-8",
    )
    found = outcomes(open_workspace(municipality.root))["Logica (OWL 2 DL)"].findings
    assert [finding.severity for finding in found] == [Severity.VIOLATION]
