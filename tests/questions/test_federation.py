"""A question that asks other servers: each in turn, only those allowed, and nothing mixed up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.answers.answering import Answered, answer, shown
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import Library
from tests import servers
from tests.conftest import RunCli
from tests.questions.conftest import TODAY

QUESTION = "phenomena/elsewhere"
NEIGHBOUR = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rd: <https://w3id.org/rodedraad/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix its: <https://w3id.org/rodedraad/id/{name}/> .
@prefix phenomenon: <https://w3id.org/rodedraad/id/nl/verschijnsel/> .
its:gemeente skos:prefLabel "Gemeente {name}"@nl .
its:plan dct:publisher its:gemeente .
its:passage oa:hasSource its:plan .
its:thema a rd:Theme ; skos:prefLabel "Drugs in {name}"@nl ; rd:concerns phenomenon:{phenomenon} ;
  rd:statedIn its:passage ; rd:involves its:politie , its:wijkteam .
its:ander a rd:Theme ; skos:prefLabel "Fietsen in {name}"@nl ; rd:concerns phenomenon:diefstal .
its:politie skos:prefLabel "Politie {name}"@nl . its:wijkteam skos:prefLabel "Wijkteam {name}"@nl .
"""


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two invented neighbours, each with an endpoint of its own; one is about a narrower phenomenon."""
    folder = tmp_path_factory.mktemp("buren")
    east, west = folder / "oost.ttl", folder / "west.ttl"
    east.write_text(NEIGHBOUR.replace("{name}", "oost").replace("{phenomenon}", "drugs"), encoding="utf-8")
    west.write_text(
        NEIGHBOUR.replace("{name}", "west").replace("{phenomenon}", "drugshandel"), encoding="utf-8"
    )
    homes = (tmp_path_factory.mktemp("oost"), tmp_path_factory.mktemp("west"))
    with (
        servers.served("--sparql-only", "--data", str(east), folder=homes[0]) as first,
        servers.served("--sparql-only", "--data", str(west), folder=homes[1]) as second,
    ):
        yield first.sparql, second.sparql


def asked(things: Things, addresses: list[str], allowed: list[str]) -> Answered:
    """Return who works on drugs at *addresses*, where only those *allowed* may be asked."""
    given = {"phenomenon": ["drugs"], "server": addresses}
    return answer(Library().find(QUESTION), given, things, Setting(today=TODAY, services=allowed))


def cells(answered: Answered) -> list[tuple[str, ...]]:
    """Return the rows as a person reads them."""
    columns = answered.question.visible_columns
    return [tuple(shown(answered.question, column, row) for column in columns) for row in answered.rows]


EAST = [
    ("Gemeente oost", "Drugs in oost", "Drugs", "Politie oost"),
    ("Gemeente oost", "Drugs in oost", "Drugs", "Wijkteam oost"),
]
WEST = [
    ("Gemeente west", "Drugs in west", "Drugshandel", "Politie west"),
    ("Gemeente west", "Drugs in west", "Drugshandel", "Wijkteam west"),
]


def test_one_question_calls_a_server_and_no_other() -> None:
    """What calls out is to be seen at a glance."""
    assert [known.name for known in Library().questions() if known.federates] == [QUESTION]


def test_another_municipality_answers_with_its_own_themes(addresses: tuple[str, str], things: Things) -> None:
    """Only those about the phenomenon, or about something under it; names of phenomena are ours."""
    east, west = addresses
    assert cells(asked(things, [east], [east])) == EAST
    assert cells(asked(things, [west], [west])) == WEST


def test_several_servers_are_asked_in_turn(addresses: tuple[str, str], things: Things) -> None:
    """The rows of the first come first, and none is lost or mixed."""
    east, west = addresses
    both = asked(things, [west, east], [east, west])
    assert cells(both) == [*WEST, *EAST]
    assert (west in both.query_behind(2), east in both.query_behind(3)) == (True, True)
    assert both.sentence == f"Thema's over Drugs op {west} en {east}: 2."


def test_a_server_that_is_not_allowed_is_never_asked(addresses: tuple[str, str], things: Things) -> None:
    """Neither alone nor beside one that is."""
    east, west = addresses
    for wanted in ([west], [east, west]):
        with pytest.raises(Fault, match="mag niet worden bevraagd"):
            asked(things, wanted, [east])


def test_the_command_asks_only_what_it_is_allowed(addresses: tuple[str, str], run_cli: RunCli) -> None:
    """With the address allowed there is an answer; without it a sentence says how to allow it."""
    words = ("ask", QUESTION, "--phenomenon", "drugs", "--server", addresses[0])
    refused = run_cli(*words)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "--allow-service" in refused.stderr
    done = run_cli(*words, "--allow-service", addresses[0])
    assert done.exit_code == 0, done.stderr
    assert "Wijkteam oost" in done.stdout


def test_a_server_that_is_gone_is_told(things: Things) -> None:
    """An answer without it would look like nobody works on the subject there."""
    gone = f"http://127.0.0.1:{servers.free_port()}/sparql"
    with pytest.raises(Fault, match=f"^{re.escape(gone)} gaf geen antwoord"):
        asked(things, [gone], [gone])
