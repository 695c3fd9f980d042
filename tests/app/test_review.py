"""``rodedraad review``: the list, each verb, what stands in the way, and walking through with single keys."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import termios
from pathlib import Path

import pytest

from rodedraad.app.commands.review import WHO
from rodedraad.graph.mappings.keeping import mappings
from rodedraad.graph.mappings.mapping import Mapping, Match, Status
from rodedraad.graph.workspace import Workspace
from tests.conftest import RunCli

FRAUD, QUARREL, SWINDLE = "Oplichting via internet", "Burenruzies", "Digitale oplichting"
LONELY = "Eenzame ouderen en oplichting"
AS = ("--as", "adviseur veiligheid", "--on", "2026-12-01")


@pytest.fixture
def here(municipality: Workspace, run_cli: RunCli) -> list[str]:
    """The words that choose a workspace with two proposals for one item."""
    words = ["--workspace", str(municipality.root)]
    for subject, match in ((SWINDLE, "close"), (LONELY, "broad")):
        done = run_cli(
            "review", "propose", subject, FRAUD, "--match", match, "--why", f"Over {subject}.", *AS, *words
        )
        assert (done.exit_code, done.stderr) == (0, "")
    return words


def rows(workspace: Workspace) -> dict[str, Mapping]:
    """Return the rows by the end of their record."""
    return {one.record.rpartition("/")[2]: one for one in mappings(workspace)}


def test_a_row_of_the_municipality_is_a_proposal_with_its_reason(
    here: list[str], municipality: Workspace, run_cli: RunCli
) -> None:
    """By a function, in the set of the framework, and the data stay right."""
    row = rows(municipality)["digitale-oplichting--oplichting-via-internet"]
    assert (row.match, row.status, row.confidence) == (Match.CLOSE, Status.PROPOSED, 0.8)
    assert row.author.endswith("/id/lindeveen/functie/adviseur-veiligheid")
    assert row.reasons == {
        "nl": "Over Digitale oplichting.",
        "en": "In Dutch: Over Digitale oplichting.",
    }
    assert [path.name for path in municipality.mapping_files()] == ["digitale-weerbaarheid.sssom.tsv"]
    assert run_cli("check", *here).exit_code == 0


def test_the_list_tells_what_is_open_by_item(here: list[str], run_cli: RunCli) -> None:
    """With reason, confidence, who proposed it, what others found, and what nobody looked at."""
    run_cli("review", "reject", SWINDLE, FRAUD, "--comment", "Te smal.", *AS, *here)
    run_cli("review", "accept", "1", "--as", "jurist", "--agreement", "0.5", "--on", "2-12-2026", *here)
    done = run_cli("review", "list", *here)
    assert done.stdout.splitlines() == [
        "Landelijk programma Digitale Weerbaarheid",
        "",
        "  Oplichting via internet",
        "    1. Digitale oplichting: bijna hetzelfde, zekerheid 0,80 – beoordelaars zijn het oneens",
        "       Voorstel van adviseur veiligheid: Over Digitale oplichting.",
        "       adviseur veiligheid is het oneens (1 december 2026): Te smal.",
        "       jurist is het eens (2 december 2026) (0,50).",
        "    2. Eenzame ouderen en oplichting: het agendapunt is ruimer, zekerheid 0,80 – voorstel, "
        "nog niet beoordeeld",
        "       Voorstel van adviseur veiligheid: Over Eenzame ouderen en oplichting.",
        "",
        "2 afstemmingen: 2 open (over 1 zijn beoordelaars het oneens), 0 vastgesteld, 0 afgewezen. "
        "Nog niet bekeken: Samen informatie delen, Minder ongelukken op het water, "
        "M-12 Motie meer toezicht op speedboten.",
    ]
    for words, numbers in (
        (("--status", "disputed"), ["1"]),
        (("--status", "accepted"), []),
        (("--item", FRAUD, "--status", "all"), ["1", "2"]),
        (("--item", QUARREL), []),
        (("--framework", "Landelijk programma Digitale Weerbaarheid"), ["1", "2"]),
    ):
        listed = run_cli("review", "list", *words, *here).stdout
        assert re.findall(r"^ +(\d+)\. ", listed, re.MULTILINE) == numbers


def test_an_alignment_goes_by_number_end_of_record_or_both_ends(
    here: list[str], municipality: Workspace, run_cli: RunCli
) -> None:
    """And it is told what was done, and what was so already."""
    pair = "Digitale oplichting → Oplichting via internet"
    for words in (("1",), ("digitale-oplichting--oplichting-via-internet",), (SWINDLE, FRAUD)):
        done = run_cli("review", "accept", *words, *AS, *here)
        assert done.stdout == f"{pair}: nu aanvaard.\n"
        again = run_cli("review", "accept", *words, *AS, *here)
        assert again.stdout == f"{pair}: dat stond er al zo (aanvaard).\n"
        undone = run_cli("review", "undo", *AS, *here)
        assert undone.stdout == (
            f"Teruggenomen: uw oordeel over {pair}. Nu: voorstel, nog niet beoordeeld.\n"
        )
    assert not any(row.reviews for row in rows(municipality).values())


def test_nothing_matches_rejects_what_stood_there_and_is_taken_back_whole(
    here: list[str], municipality: Workspace, run_cli: RunCli
) -> None:
    """In one go: the row is there, accepted, and the matches are rejected by the same reviewer."""
    done = run_cli("review", "nothing", FRAUD, "--comment", "Toch niet.", *AS, *here)
    assert [line.rpartition(" ")[2] for line in done.stdout.splitlines()] == [
        "afgewezen.",
        "afgewezen.",
        "aanvaard.",
    ]
    assert "\nToegevoegd: Oplichting via internet: niets past in " in done.stdout
    found = rows(municipality)
    none = found["oplichting-via-internet--geen-pijlers"]
    assert (none.is_nothing, none.status, none.reasons) == (
        True,
        Status.ACCEPTED,
        {"nl": "Toch niet.", "en": "In Dutch: Toch niet."},
    )
    assert [row.status for row in found.values() if not row.is_nothing] == [Status.REJECTED] * 2
    assert run_cli("check", *here).exit_code == 0
    run_cli("review", "undo", *AS, *here)
    assert [(row.is_nothing, row.status) for row in rows(municipality).values()] == [
        (False, Status.PROPOSED)
    ] * 2


def test_a_theme_nobody_asks_for_is_kept_per_scheme(
    here: list[str], municipality: Workspace, run_cli: RunCli
) -> None:
    """Which one must be said where there are more; the name of the framework will do."""
    asked = run_cli("review", "nothing", QUARREL, *AS, *here)
    assert asked.exit_code == 2
    assert "--in" in asked.stderr
    done = run_cli(
        "review", "nothing", QUARREL, "--in", "Landelijk programma Digitale Weerbaarheid", *AS, *here
    )
    assert done.exit_code == 0
    row = rows(municipality)["burenruzies--geen-digitale-weerbaarheid"]
    assert (row.source.rpartition("/")[2], row.status) == ("digitale-weerbaarheid", Status.ACCEPTED)
    assert run_cli("check", *here).exit_code == 0
    listed = run_cli("review", "list", "--status", "accepted", *here).stdout
    assert "Eigen beleid waar niemand om vraagt" in listed


def test_what_stands_in_the_way_is_one_sentence(
    here: list[str], run_cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2, nothing on the standard output."""
    for words, said in (
        (("accept", "1"), WHO),
        (("accept", "9", *AS), "genummerd van 1 tot en met 2"),
        (("accept", "0", *AS), "genummerd van 1 tot en met 2"),
        (("accept", "onbekend", *AS), "Geen afstemming heet"),
        (("accept", "internet", *AS), "Kies een nummer"),
        (("accept", QUARREL, FRAUD, *AS), "review propose"),
        (("accept", "a", "b", "c", *AS), "Gegeven: a b c"),
        (("accept", "1", "--agreement", "-1", *AS), "review reject"),
        (("reject", "1", "--agreement", "0.5", *AS), "review accept"),
        (("reject", "1", "--agreement", "-2", *AS), "van -1"),
        (("accept", "1", "--as", " \t"), "--as"),
        (("accept", "1", "--as", "jurist", "--on", "2026-02-30"), "2026-02-30"),
        (("propose", SWINDLE, FRAUD, "--match", "exact", "--why", "Zo.", *AS), "telt maar één"),
        (("propose", FRAUD, SWINDLE, "--match", "exact", "--why", "Zo.", *AS), "Oplichting"),
        (("propose", QUARREL, FRAUD, "--match", "exact", "--why", " ", *AS), "--why"),
        (("undo", "--as", "niemand"), "niets om terug te nemen"),
        ((*AS,), "review list"),
    ):
        done = run_cli("review", *words, *here)
        assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True), (words, done.stderr)
    remote = run_cli("review", "list", "--endpoint", "http://localhost:9")
    assert (remote.exit_code, "--endpoint" in remote.stderr) == (2, True)
    monkeypatch.setenv(WHO, "adviseur veiligheid")
    assert run_cli("review", "accept", "1", *here).exit_code == 0


def test_the_packaged_data_can_be_read_and_not_reviewed(run_cli: RunCli) -> None:
    """It says how to get a workspace of your own."""
    assert run_cli("review", "list").exit_code == 0
    done = run_cli("review", "accept", "1", *AS)
    assert (done.exit_code, "rodedraad init" in done.stderr) == (2, True)


def test_english_keeps_the_dutch_names_in_the_file(
    here: list[str], municipality: Workspace, run_cli: RunCli
) -> None:
    """What is spoken does not change a line more than the review."""
    before = municipality.mapping_files()[0].read_text().splitlines()
    done = run_cli("--lang", "en", "review", "accept", "1", *AS, *here)
    assert done.stdout.endswith(" → Fraud by internet: now accepted.\n")
    after = municipality.mapping_files()[0].read_text().splitlines()
    assert len(set(after) - set(before)) == 1
    assert set(before) <= set(after)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo terminal is needed to press keys")
def test_walking_takes_one_key_a_choice(here: list[str], municipality: Workspace) -> None:
    """Reject with a reason, take back, accept, skip: what was pressed stands in the file."""
    command = [str(Path(sys.executable).with_name("rodedraad")), "review", *AS, *here]
    told = pressed(command, ["?", "w", "Te smal.\r", "z", "a", "o"])
    for part in ("nog 2", "a aanvaarden", "Digitale oplichting", "Waarom?", "Teruggenomen", "nu aanvaard"):
        assert part in told, part
    assert "1 open" in told
    assert [(row.status, len(row.reviews)) for row in rows(municipality).values()] == [
        (Status.ACCEPTED, 1),
        (Status.PROPOSED, 0),
    ]


def pressed(command: list[str], keys: list[str]) -> str:
    """Return what *command* says on a terminal where *keys* are pressed, each once it waits for one."""
    child, terminal = pty.fork()
    if child == 0:
        os.execv(command[0], command)
    told, waiting, seen = "", list(keys), 0
    while True:
        ready, _, _ = select.select([terminal], [], [], 0.05 if waiting else 30)
        if ready:
            try:
                told += os.read(terminal, 65536).decode(errors="replace")
            except OSError:  # the command ended
                break
        asked = told.count("s stoppen") + told.count("Waarom?")
        if asked > seen and waiting and is_listening(terminal, told):
            seen = asked
            os.write(terminal, waiting.pop(0).encode())
    os.waitpid(child, 0)
    return told


def is_listening(terminal: int, told: str) -> bool:
    """Tell whether the command takes what is pressed now: a key, or a line where it asks for one."""
    takes_lines = bool(termios.tcgetattr(terminal)[3] & termios.ICANON)
    return takes_lines == told.rstrip().endswith("):")
