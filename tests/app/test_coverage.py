"""``rodedraad coverage``: what is covered, on which day and basis, by what it belongs to, and why."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from tests.conftest import INVENTED, RunCli
from tests.graph.mappings.made import review, row, text

HERE = ("--workspace", str(INVENTED))
POLICY = (
    "Gekeken van 1 januari 2024 tot en met 31 december 2026,"
    " met voorstellen die nog niemand beoordeelde erbij."
)


def table_of(shown: str) -> list[list[str]]:
    """Return the cells of the table in *shown*: columns stand at least two blanks apart."""
    lines = shown.split("\n\n")[1].splitlines()[2:]
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]


def test_without_options_the_items_of_the_policy_period_are_told(run_cli: RunCli) -> None:
    """One sentence with the whole, when and on what was looked, a table, and what stands apart."""
    shown = run_cli("coverage").stdout
    first, second = shown.splitlines()[:2]
    assert first == (
        "3 van 8 agendapunten zijn gedekt volgens voorstel en 4 deels; bij 1 past niets en 0 zijn nog niet"
        " bekeken. 0 van 8 zijn beoordeeld."
    )
    assert second == POLICY
    assert [(cells[0], cells[2]) for cells in table_of(shown)] == [
        ("A1", "gedekt"),
        ("A2", "gedekt"),
        ("A3", "deels gedekt"),
        ("A4", "deels gedekt"),
        ("A5", "manier van werken: hoeft geen thema"),
        ("D1", "gedekt"),
        ("D1b", "deels gedekt"),
        ("D2", "deels gedekt"),
    ]
    _, _, apart = shown.partition("Apart, want niet van kracht in deze periode:\n")
    assert [line.partition(" wordt ")[2] for line in apart.splitlines()] == [
        "genoemd maar is verlopen sinds 31 december 2022: 2 van 6 punten waren gedekt.",
        "genoemd maar is verlopen sinds 31 december 2023: 2 van 5 punten waren gedekt.",
    ]


@pytest.mark.parametrize("day", ["2022-06-01", "1-6-2022"])
def test_a_day_of_choice_counts_what_is_in_force_then(day: str, run_cli: RunCli) -> None:
    """The regional agendas, and not yet the national one."""
    shown = run_cli("coverage", "--on", day, "--by", "level").stdout
    assert shown.startswith("5 van 14 agendapunten zijn gedekt volgens voorstel")
    assert "Gekeken op 1 juni 2022, " in shown
    assert table_of(shown) == [
        ["regionaal", "4", "4", "3", "0", "11", "0"],
        ["lokaal", "1", "2", "0", "0", "3", "0"],
    ]
    assert "geldt pas vanaf 1 januari 2023: 2 van 5 punten zijn al gedekt." in shown


def test_a_period_counts_whatever_is_in_force_on_any_day_of_it(run_cli: RunCli) -> None:
    """All nineteen."""
    shown = run_cli("coverage", "--over", "2020-01-01", "2030-01-01", "--by", "framework").stdout
    assert shown.startswith("7 van 19 agendapunten")
    assert [cells[1:] for cells in table_of(shown)] == [
        ["2", "2", "1", "0", "5", "0"],
        ["2", "2", "1", "0", "5", "0"],
        ["2", "2", "2", "0", "6", "0"],
        ["1", "2", "0", "0", "3", "0"],
    ]
    assert "Apart" not in shown


def test_accepted_only_shows_nothing_as_long_as_nobody_reviewed(run_cli: RunCli) -> None:
    """And says on what it rests."""
    shown = run_cli("coverage", "--accepted").stdout
    assert shown.startswith("0 van 8 agendapunten zijn gedekt volgens wat is aanvaard en 0 deels;")
    assert "alleen met wat is aanvaard." in shown
    assert {cells[2] for cells in table_of(shown)} == {"nog niet bekeken"}


@pytest.mark.parametrize(
    ("by", "rows"),
    [
        ("motion", 2),
        ("field", 5),
        ("category", 22),
        ("phenomenon", 9),
        ("theme", 74),
        ("category-asked", 22),
        ("field-asked", 5),
    ],
)
def test_everything_can_be_looked_at_by_what_it_belongs_to(by: str, rows: int, run_cli: RunCli) -> None:
    """In Dutch and English, and as CSV with as many rows."""
    assert len(table_of(run_cli("coverage", "--by", by).stdout)) == rows
    assert run_cli("coverage", "--by", by, "--lang", "en").stdout.startswith(
        "3 of 8 agenda items are covered"
    )
    found = run_cli("coverage", "--by", by, "--format", "csv").stdout
    assert len(list(csv.reader(io.StringIO(found)))) == rows + 1


@pytest.mark.parametrize(("roll", "count"), [("both", 13), ("down", 13), ("up", 6), ("none", 6)])
def test_the_roll_decides_which_themes_are_asked(roll: str, count: int, run_cli: RunCli) -> None:
    """A theme has nothing below it; a row of its category reaches it only on the way down."""
    rows = json.loads(run_cli("coverage", "--by", "theme", "--roll", roll, "--format", "json").stdout)["rows"]
    assert sum(row["code"] in ("covered", "partly") for row in rows) == count


def test_an_item_tells_its_grounds_strongest_first(run_cli: RunCli) -> None:
    """Each with its reason and whose it is."""
    lines = run_cli("coverage", "A2").stdout.splitlines()
    assert lines[:2] == ["A2 Mensenhandel: gedekt", POLICY]
    assert [line for line in lines if line.startswith("  •")] == [
        "  • Mensenhandel gaat over hetzelfde (zekerheid 0,95, voorstel, nog niet beoordeeld)",
        "  • Drugs, illegale bewoning en mensenhandel raakt aan wat gevraagd wordt"
        " (zekerheid 0,70, voorstel, nog niet beoordeeld)",
    ]
    assert sum(line.startswith("    Want: ") for line in lines) == 2
    assert lines.count("    Van: project Rode Draad") == 2


def test_a_subject_tells_who_asks_it_and_through_what(run_cli: RunCli) -> None:
    """A theme of a category that is asked."""
    shown = run_cli("coverage", "5.2.1").stdout
    assert shown.startswith("5.2.1 Drugsgerelateerde criminaliteit: wordt gevraagd\n")
    assert ", via Georganiseerde / ondermijnende criminaliteit" in shown
    assert "nog niet bekeken" in run_cli("coverage", "5.2.1", "--roll", "none").stdout


def test_of_what_nobody_looked_at_the_next_step_is_told(run_cli: RunCli) -> None:
    """A command that can be typed as it is."""
    shown = run_cli("coverage", "1.1.1").stdout
    assert shown.startswith("1.1.1 Woonoverlast: nog niet bekeken\n")
    assert 'rodedraad suggest "1.1.1"' in shown


def test_reviews_stand_with_the_ground_they_are_about(run_cli: RunCli, municipality: Workspace) -> None:
    """Two who disagree are both seen, and an accepted row counts where proposals do not."""
    ends = {
        "subject_id": "id:lindeveen/opgave/digitale-oplichting",
        "object_id": "id:nl/punt/oplichting-via-internet",
        "predicate_id": "skos:closeMatch",
    }
    municipality.alignments.mkdir()
    path = municipality.alignments / "agenda.sssom.tsv"
    where = ("--workspace", str(municipality.root))
    path.write_text(text(row(**ends), review("1", **ends)), encoding="utf-8")
    shown = run_cli("coverage", "Oplichting via internet", "--accepted", *where).stdout
    assert "Oplichting via internet: gedekt\n" in shown
    assert "bijna hetzelfde (zekerheid 0,90, aanvaard)" in shown
    assert "    Beoordeeld door beleidsadviseur, 1 december 2026: 1,00 (van -1 oneens tot 1 eens)\n" in shown
    path.write_text(text(row(**ends), review("1", **ends), review("-1", "jurist", **ends)), encoding="utf-8")
    shown = run_cli("coverage", "Oplichting via internet", *where).stdout
    assert "beoordelaars zijn het oneens" in shown
    assert shown.count("Beoordeeld door") == 2
    assert "nog niet bekeken" in run_cli("coverage", "Oplichting via internet", "--accepted", *where).stdout


def test_a_municipality_without_alignments_is_told_so(run_cli: RunCli) -> None:
    """Nobody looked, which is something else than nothing covered."""
    shown = run_cli("coverage", *HERE).stdout
    assert "zijn nog niet bekeken. 0 van" in shown
    assert {cells[-2] for cells in table_of(shown)} == {"nog niet bekeken"}


# --- for programs


@pytest.mark.parametrize(("suffix", "mark"), [("csv", ","), ("tsv", "\t")])
def test_a_file_is_written_as_its_name_says(suffix: str, mark: str, run_cli: RunCli, tmp_path: Path) -> None:
    """With the IRI of every row."""
    target = tmp_path / f"dekking.{suffix}"
    assert run_cli("coverage", "-o", str(target)).exit_code == 0
    rows = list(csv.reader(io.StringIO(target.read_text(encoding="utf-8")), delimiter=mark))
    assert rows[0] == ["iri", "number", "thing", "state", "reviewed_so", "ground"]
    assert rows[2][:4] == [
        "https://w3id.org/rodedraad/id/nl/agendapunt/mensenhandel", "A2", "Mensenhandel", "gedekt",
    ]  # fmt: skip


def test_json_has_scope_codes_and_grounds(run_cli: RunCli) -> None:
    """Also of one thing."""
    data = json.loads(run_cli("coverage", "A2", "--format", "json", "--on", "2024-01-01").stdout)
    assert data["scope"] == {"start": "2024-01-01", "end": "2024-01-01", "basis": "proposed", "roll": "both"}
    (item,) = data["rows"]
    assert (item["number"], item["code"], len(item["grounds"])) == ("A2", "covered", 2)
    assert item["grounds"][0]["strength"] == 0.95
    assert item["grounds"][0]["match"].endswith("exactMatch")


# --- bad input


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--on", "2024-02-30"), "‘2024-02-30’ bestaat niet. Geef een dag die op de kalender staat"),
        (("--on", "morgen"), "morgen"),
        (("--over", "2024-02-01", "2024-01-01"), "eindigt (2024-01-01) voor zij begint (2024-02-01)"),
        (("--over", "2024-02-01", "2024-13-01"), "2024-13-01"),
        (("--on", "2024-01-01", "--over", "2024-01-01", "2024-02-01"), "niet allebei"),
        (("xyzzy",), "‘xyzzy’ komt in de gegevens niet voor."),
        (("Politie",), "‘Politie’ is hier niet te kiezen."),
        (("https://w3id.org/rodedraad/id/nl/actor/politie",), "is hier niet te kiezen."),
        (("A2", "--by", "theme"), "Kies een van de twee."),
        (("--by", "wijk"), "De waarde voor --by kan niet: kies uit item,"),
        (("--roll", "zijwaarts"), "De waarde voor --roll kan niet: kies uit both,"),
        (("--format", "docx"), "De waarde voor --format kan niet: kies uit text,"),
        (("--over", "2024-01-01"), "--over"),
    ],
)
def test_what_cannot_be_asked_is_one_clear_sentence(
    words: tuple[str, ...], told: str, run_cli: RunCli
) -> None:
    """And nothing is written."""
    done = run_cli("coverage", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_period_in_which_nothing_is_in_force_has_nothing_to_count(run_cli: RunCli) -> None:
    """What is still to come stands apart."""
    shown = run_cli("coverage", "--on", "1990-01-01").stdout
    assert shown.startswith("Er is geen agendapunt van een kader dat dan geldt.\n")
    assert "Er is niets om te laten zien." in shown
    assert shown.count("geldt pas vanaf") == 4
