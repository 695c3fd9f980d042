"""``rodedraad proposals``: the table in words, and deciding."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.terms import SKOS
from tests.conftest import RunCli
from tests.graph.proposals.made import (
    COOPERATIVE,
    DISPUTES,
    RD,
    TENANTS,
    TOWN,
    item,
    link,
    saved,
    statement,
    uuid,
)

BY = ("--by", "adviseur veiligheid", "--reason", "Klopt.")


@pytest.fixture
def here(municipality: Workspace, run_cli: RunCli, tmp_path: Path) -> list[str]:
    """The words that choose a workspace with four proposals."""
    words = ["--workspace", str(municipality.root)]
    file = saved(
        tmp_path,
        item(1, text="Wie belt er?\n<script>"),
        link(2, COOPERATIVE, RD + "involvedIn", DISPUTES),
        item(3, "vote", targets=[uuid(2)], text=""),
        item(4, targets=[TOWN + "opgave/weg"]),
    )
    run_cli("harvest", str(file), *words)
    return words


def cells(text: str) -> list[list[str]]:
    """Return the cells of the rows of a table."""
    rows = text.split("\n\n", maxsplit=1)[0].splitlines()[2:]
    return [[cell.strip() for cell in row.split("  ") if cell.strip()] for row in rows]


def test_the_table_tells_who_says_what_about_which_thing(here: list[str], run_cli: RunCli) -> None:
    """In words; what is unknown is marked so; votes are counted; the text keeps to its line."""
    done = run_cli("proposals", "list", *here)
    day, status = "25 november 2026", "nog niet beoordeeld"
    involved = "Coöperatie Blauwe Ruïne → betrokken bij → Burenruzies"
    assert cells(done.stdout) == [
        ["00000001", "opmerking", "Groep blauw", day, "Burenruzies", "Wie belt er? <script>", status],
        ["00000002", "verbinding", "Groep blauw", day, involved, "Tekst 2", "1 voor, 0 tegen", status],
        ["00000003", "stem", "Groep blauw", day, "voorstel 00000002", "voor", status],
        ["00000004", "opmerking", "Groep blauw", day, f"onbekend: {TOWN}opgave/weg", "Tekst 4", status],
    ]
    assert done.stdout.endswith("\n\n4 voorstellen: 4 nog niet beoordeeld, 0 aanvaard, 0 afgewezen.\n")


def test_accepted_and_rejected_are_kept_and_listed_apart(here: list[str], run_cli: RunCli) -> None:
    """Who, when and why stand in the table; the build has what was accepted, with the group."""
    done = run_cli("proposals", "accept", "00000002", *BY, *here)
    assert (done.exit_code, done.stderr) == (0, "")
    assert "werksessies.ttl" in done.stdout
    told = run_cli(
        "proposals", "reject", "00000004", "--by", "coördinator", "--reason", "Bestaat niet.", *here
    )
    assert told.stdout.startswith("Afgewezen: voorstel 00000004-")
    listed = [
        [row[0] for row in cells(run_cli("proposals", "list", choice, *here).stdout)]
        for choice in ("--open", "--accepted", "--rejected")
    ]
    assert listed == [["00000001", "00000003"], ["00000002"], ["00000004"]]
    whole = run_cli("proposals", "list", *here).stdout
    assert "door adviseur veiligheid: Klopt." in whole
    assert "door coördinator: Bestaat niet." in whole
    assert "4 voorstellen: 2 nog niet beoordeeld, 1 aanvaard, 1 afgewezen." in whole
    assert run_cli("check", *here).exit_code == 0
    evidence = run_cli("evidence", "Burenruzies", *here).stdout
    thread = run_cli("thread", "Coöperatie Blauwe Ruïne", "Burenruzies", *here).stdout
    assert "Groep blauw" in thread
    assert "Burenruzies" in evidence


def test_deciding_twice_and_on_what_cannot_be_data_is_one_sentence(here: list[str], run_cli: RunCli) -> None:
    """Exit code 2, nothing on the standard output."""
    run_cli("proposals", "accept", "00000002", *BY, *here)
    for words, said in (
        (("accept", "00000002", *BY), "is al aanvaard op"),
        (("reject", "00000002", *BY), "is al aanvaard op"),
        (("accept", "00000004", *BY), "niet in de gegevens"),
        (("accept", "ffffffff", *BY), "proposals list"),
        (("accept", "00000001", "--by", " ", "--reason", "x"), "--by: "),
        (("accept", "00000001"), "--by"),
    ):
        done = run_cli("proposals", *words, *here)
        assert (done.exit_code, done.stdout, said in done.stderr) == (2, "", True), words


def test_a_vote_is_accepted_without_becoming_data(here: list[str], run_cli: RunCli) -> None:
    """It says so."""
    done = run_cli("proposals", "accept", "00000003", *BY, *here)
    assert "wordt geen gegeven" in done.stdout


def test_without_proposals_it_says_how_to_get_them(municipality: Workspace, run_cli: RunCli) -> None:
    """Also for the packaged data, which have none."""
    for words in ([], ["--workspace", str(municipality.root)]):
        done = run_cli("proposals", "list", *words)
        assert (done.exit_code, "rodedraad harvest BESTAND" in done.stdout) == (0, True)


def test_by_is_a_function_and_the_help_says_so(run_cli: RunCli) -> None:
    """Never the name of a person."""
    assert "nooit de naam van een persoon" in " ".join(
        run_cli("proposals", "accept", "--help").stdout.split()
    )


def test_a_doubt_about_a_link_stays_with_that_link(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """The list names both ends and the link, before and after it is accepted."""
    words = ["--workspace", str(municipality.root)]
    file = saved(tmp_path, item(1, "doubt", about=statement(TENANTS, RD + "involvedIn", DISPUTES)))
    run_cli("harvest", str(file), *words)
    about = "Woonstichting Veenstee → betrokken bij → Burenruzies"
    assert about in run_cli("proposals", "list", *words).stdout
    run_cli("proposals", "accept", "00000001", *BY, *words)
    assert about in run_cli("proposals", "list", "--accepted", *words).stdout


def test_a_match_with_an_agenda_is_told_in_words_and_becomes_a_row(
    municipality: Workspace, run_cli: RunCli, tmp_path: Path
) -> None:
    """Accepting says in which file it stands."""
    words = ["--workspace", str(municipality.root)]
    motion = TOWN + "motie/speedboten"
    file = saved(tmp_path, link(1, DISPUTES, SKOS.closeMatch, motion))
    run_cli("harvest", str(file), *words)
    told = run_cli("proposals", "list", *words).stdout
    assert "Burenruzies → sluit aan bij (is bijna hetzelfde als) → " in told
    done = run_cli("proposals", "accept", "00000001", *BY, *words)
    assert (done.exit_code, done.stderr) == (0, "")
    assert ".sssom.tsv" in done.stdout
    built = run_cli("check", *words)
    assert built.exit_code == 0
