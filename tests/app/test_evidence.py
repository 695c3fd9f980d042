"""``rodedraad evidence``: each fact with its place, and the sentence when the document is there."""

from __future__ import annotations

import pytest

from rodedraad.graph.workspace import Workspace
from tests.conftest import INVENTED, RunCli
from tests.graph.mappings.made import review, row, text

HERE = ["--workspace", str(INVENTED)]


def test_stated_judged_and_inferred_are_told_apart(run_cli: RunCli) -> None:
    """Each under its own heading, with passage, reason or rule."""
    text = run_cli("evidence", "Drugshandel", *HERE).stdout
    stated, judged, inferred = (
        text.index(part) for part in ("Staat in ‘Koersnota", "Oordeel van", "Afgeleid")
    )
    assert stated < judged < inferred
    assert "»Drugshandel«" in text[stated:judged]
    assert (
        "betreft: Drugs en handel daarin\n    Want: De naam van de opgave zegt het.\n"
        in text[judged:inferred]
    )
    assert "betrekt" in text[inferred:]


def test_why_shows_the_rule_and_the_stated_facts(run_cli: RunCli) -> None:
    """Down to what somebody wrote."""
    text = run_cli("evidence", "Drugshandel", "--why", *HERE).stdout
    assert "Een betrokkenheid, kort gezegd: het onderwerp betrekt de actor." in text
    assert "betrokken bij – Drugshandel" in text


def test_things_of_the_same_name_are_all_shown(run_cli: RunCli) -> None:
    """A theme and a phenomenon may have one name."""
    text = run_cli("evidence", "Woonoverlast").stdout
    assert "\nthema · 1.1.1 · " in text
    assert "\nverschijnsel · " in text


@pytest.mark.parametrize("name", ["Drugshandl", "xyzzy"])
def test_an_unknown_name_is_one_sentence(name: str, run_cli: RunCli) -> None:
    """With near names where there are any."""
    done = run_cli("evidence", name, *HERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"‘{name}’ komt in de gegevens niet voor." in done.stderr
    assert ("‘Drugshandel’" in done.stderr) == (name == "Drugshandl")


def alignments(shown: str) -> list[str]:
    """Return the lines under the heading of alignments, without what comes after."""
    _, _, rest = shown.partition("Afstemmingen op agenda’s en moties\n")
    return rest.partition("\n\n")[0].splitlines()


def test_an_agenda_item_shows_its_alignments_with_reason_author_and_review(run_cli: RunCli) -> None:
    """In words of their own, and not as facts about the item."""
    shown = run_cli("evidence", "A2").stdout
    lines = alignments(shown)
    assert len(lines) == 6
    assert lines[3] == "  • Mensenhandel gaat over hetzelfde (zekerheid 0,95, voorstel, nog niet beoordeeld)"
    assert lines[4].startswith("    Want: Thema en agendapunt hebben dezelfde naam")
    assert lines[5] == "    Van: project Rode Draad"
    assert "annotated" not in shown


def test_a_local_subject_shows_them_from_its_own_side(run_cli: RunCli) -> None:
    """Which items ask it."""
    lines = alignments(run_cli("evidence", "5.2").stdout)
    first = [line for line in lines if line.startswith("  •")]
    assert len(first) == 5
    assert first[0] == (
        "  • Aanpak ondermijning: dit onderwerp raakt aan wat gevraagd wordt"
        " (zekerheid 0,85, voorstel, nog niet beoordeeld)"
    )


def test_looking_and_finding_nothing_is_an_alignment_too(run_cli: RunCli) -> None:
    """With where was looked."""
    (told, *_) = alignments(run_cli("evidence", "A5").stdout)
    assert told.startswith(
        "  • bekeken in Veiligheidsvelden, categorieën en thema's van Hengelo: niets past ("
    )


def test_what_reviewers_found_stands_below_with_their_words(run_cli: RunCli, municipality: Workspace) -> None:
    """Also of a row that was rejected."""
    ends = {
        "subject_id": "id:lindeveen/opgave/digitale-oplichting",
        "object_id": "id:nl/punt/oplichting-via-internet",
    }
    municipality.alignments.mkdir()
    (municipality.alignments / "agenda.sssom.tsv").write_text(
        text(row(**ends), review("-1", **ends).removesuffix("\t") + "Te ruim.\t"), encoding="utf-8"
    )
    shown = run_cli("evidence", "Oplichting via internet", "--workspace", str(municipality.root))
    assert alignments(shown.stdout) == [
        "  • Digitale oplichting is een deel van wat gevraagd wordt (zekerheid 0,90, afgewezen)",
        "    Want: Fietsen zijn een deel.",
        "    Van: project",
        "    Beoordeeld door beleidsadviseur, 1 december 2026: -1,00 (van -1 oneens tot 1 eens)."
        " Daarbij: Te ruim.",
    ]
