"""Every question over HTTP: told, answered in each format, refused in the sentence of the command line."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import openpyxl
import pytest
from rdflib import Graph

from rodedraad.graph.workspace import packaged
from rodedraad.queries.catalogue.library import Library
from tests.app.raw import Response, send
from tests.conftest import RunCli
from tests.servers import Running, served

MOTIONS = "/api/questions/motions/list"
WRITTEN = "/api/questions/evidence/where-written"


def ask(
    server: Running, path: str, accept: str = "", language: str = "", **given: str | list[str]
) -> Response:
    """Return what stands at *path* with the values *given*, for who sends these headers."""
    headers = {"accept": accept, "accept-language": language}
    return send(server, "GET", at(path, given), {name: value for name, value in headers.items() if value})


def at(path: str, given: Mapping[str, str | list[str]]) -> str:
    """Return the address at *path* with the values *given*."""
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def problem(response: Response, status: int) -> dict[str, object]:
    """Return the problem that *response* is, which has *status*."""
    assert (response.status, response.media) == (status, "application/problem+json"), response.text
    data: dict[str, object] = response.json()
    assert (data["status"], data["type"] != "") == (status, True)
    return data


# --- the list


def test_the_list_has_every_question_once_under_its_subject(packaged_server: Running) -> None:
    """In the language asked: by parameter, else by header, else Dutch."""
    data = ask(packaged_server, "/api/questions").json()
    assert [known["name"] for known in data["questions"]] == list(Library().names)
    assert {known["subject"] for known in data["questions"]} == {known["name"] for known in data["subjects"]}
    for response in (
        ask(packaged_server, "/api/questions", language="en;q=0.9, nl;q=0.1"),
        ask(packaged_server, "/api/questions", language="nl", lang="en"),
    ):
        subjects = {known["name"]: known["label"] for known in response.json()["subjects"]}
        assert (subjects["motions"], response.headers["content-language"]) == ("Motions", "en")


def test_the_list_is_searched_by_words_and_by_subject(packaged_server: Running) -> None:
    """A subject goes by its folder or by what people call it."""
    for subject in ("motions", "Moties", "MOTIONS"):
        found = ask(packaged_server, "/api/questions", subject=subject).json()["questions"]
        assert {known["subject"] for known in found} == {"motions"}
    found = ask(packaged_server, "/api/questions", search="motie verschijnsel").json()["questions"]
    assert "motions/list" in [known["name"] for known in found]
    unknown = problem(ask(packaged_server, "/api/questions", subject="weer"), 400)
    assert str(unknown["detail"]).startswith("Het onderwerp ‘weer’ is er niet.")
    assert problem(ask(packaged_server, "/api/questions", zoek="x"), 400)["detail"] == (
        "De parameter zoek is hier onbekend. Bekend zijn: search, subject, lang."
    )


# --- one question


def test_a_question_tells_what_can_be_chosen_and_what_it_answers(packaged_server: Running) -> None:
    """With the SPARQL, which runs as it is, and where its answers are."""
    data = ask(packaged_server, "/api/questions/programme/planning", lang="en").json()
    assert data["summary"] == "What is on the schedule, in order?"
    assert [known["name"] for known in data["parameters"]] == ["from", "until", "kind", "body", "lang"]
    kind = data["parameters"][2]
    assert (kind["type"], kind["required"]) == ("concept", False)
    assert kind["schemes"] == ["https://w3id.org/rodedraad/def/code#scheme-milestone"]
    choices = ask(packaged_server, kind["choicesHref"], lang="en").json()["choices"]
    assert "decision" in [choice["label"] for choice in choices]
    assert data["columns"][0] == {
        "name": "date", "label": "Day", "type": "date", "labelColumn": None, "hidden": False,
    }  # fmt: skip
    assert data["limits"] == {"seconds": 10, "rows": 5000}
    query = {"query": data["sparql"]}
    assert send(packaged_server, "GET", f"/sparql?{urlencode(query)}").status == 200
    assert ask(packaged_server, data["answers"]["csv"]).status == 200


def test_what_there_is_to_choose_is_found_by_a_part_of_its_name(packaged_server: Running) -> None:
    """Without case or accents; fixed choices too."""
    path = "/api/questions/programme/planning/choices"
    found = ask(packaged_server, f"{path}/kind", search="BESL").json()
    assert [choice["label"] for choice in found["choices"]] == ["besluit"]
    assert found["choices"][0]["value"].endswith("#milestone-decision")
    assert [choice["value"] for choice in ask(packaged_server, f"{path}/lang").json()["choices"]] == [
        "nl",
        "en",
    ]
    assert problem(ask(packaged_server, f"{path}/from"), 404)["detail"] == (
        "Bij ‘from’ hoort geen lijst om uit te kiezen: het is een vrije waarde (datum)."
    )
    unknown = problem(ask(packaged_server, f"{path}/wie"), 404)
    assert unknown["detail"] == (
        "De vraag programme/planning heeft geen wie. Wel: from, until, kind, body, lang."
    )


def test_a_short_name_leads_to_the_full_one(packaged_server: Running) -> None:
    """With format and values, which stay as they came."""
    leads = {
        "where-they-land": "motions/where-they-land",
        "where-they-land.csv?lang=en&x=%0a": "motions/where-they-land.csv?lang=en&x=%0a",
        "planning/choices/kind": "programme/planning/choices/kind",
        'planning/choices/a%22%20"': "programme/planning/choices/a%22%20%22",
        "motions/list/": "motions/list",
    }
    for path, full in leads.items():
        response = send(packaged_server, "GET", f"/api/questions/{path}")
        assert (response.status, response.headers["location"]) == (307, f"/api/questions/{full}")
    assert send(packaged_server, "GET", "/api/questions/").headers["location"] == "/api/questions"


def test_an_unknown_question_is_answered_with_near_names(packaged_server: Running) -> None:
    """In a list, for whoever cannot read the sentence; also for a name of any length."""
    data = problem(ask(packaged_server, "/api/questions/motions/lijst.csv"), 404)
    assert str(data["detail"]).startswith("De vraag ‘motions/lijst’ bestaat niet. Bedoelde u: ")
    assert "motions/list" in data["near"]  # type: ignore[operator]
    assert problem(ask(packaged_server, f"/api/questions/{'x' * 20_000}"), 404)["near"] == []
    assert problem(ask(packaged_server, f"{MOTIONS}.pdf"), 404)["detail"] == (
        "De vorm .pdf is er niet. Wel: .csv, .json, .tsv, .ttl, .xlsx."
    )


# --- answers


def test_the_same_rows_come_in_every_format(packaged_server: Running) -> None:
    """As a table, as data, as a graph, and for Excel."""
    response = ask(packaged_server, f"{MOTIONS}.csv")
    rows = list(csv.DictReader(io.StringIO(response.text)))
    assert [row["motionNumber"] for row in rows] == ["C01-M09", "D05"]
    tabbed = io.StringIO(ask(packaged_server, f"{MOTIONS}.tsv").text)
    assert list(csv.DictReader(tabbed, delimiter="\t")) == rows
    data = ask(packaged_server, f"{MOTIONS}.json").json()
    assert data["rows"] == rows
    assert data["answer"] == "Er zijn 2 moties."
    graph = Graph().parse(ask(packaged_server, f"{MOTIONS}.ttl").body, format="turtle")
    result = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
    assert len(list(graph.query(f"SELECT * {{ ?s <{result}solution> ?o }}"))) == len(rows)
    book = openpyxl.load_workbook(io.BytesIO(ask(packaged_server, f"{MOTIONS}.xlsx").body))
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=4)] == ["C01-M09", "D05"]


def test_a_file_has_a_name_with_the_question_and_the_day(packaged_server: Running) -> None:
    """For what a browser keeps; the rest it shows."""
    today = date.today().isoformat()
    for suffix in ("csv", "tsv", "xlsx"):
        response = ask(packaged_server, f"{MOTIONS}.{suffix}")
        assert response.headers["content-disposition"] == f'attachment; filename="list-{today}.{suffix}"'
    for suffix in ("json", "ttl"):
        assert "content-disposition" not in ask(packaged_server, f"{MOTIONS}.{suffix}").headers


def test_csv_for_a_dutch_excel_is_asked_apart(packaged_server: Running) -> None:
    """A byte order mark and semicolons; in no other format."""
    body = ask(packaged_server, f"{MOTIONS}.csv", excel="1").body
    assert body.startswith(b"\xef\xbb\xbfDatum;Nummer;Motie;")
    assert ask(packaged_server, f"{MOTIONS}.csv", excel="0").body.startswith(b"date,")
    refused = problem(ask(packaged_server, f"{MOTIONS}.json", excel="1"), 400)
    assert str(refused["detail"]).startswith("--excel geeft CSV")
    assert "‘misschien’" in str(
        problem(ask(packaged_server, f"{MOTIONS}.csv", excel="misschien"), 400)["detail"]
    )


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/csv", "text/csv"),
        ("text/turtle;q=0.9, text/csv;q=0.1", "text/turtle"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ""),
        ("text/*", "text/csv"),
    ],
)
def test_without_a_suffix_the_client_says_in_which_format_it_wants_the_answer(
    accept: str, media: str, packaged_server: Running
) -> None:
    """Values go with it."""
    response = ask(packaged_server, MOTIONS, accept, number="D05")
    assert (response.status, response.media) == (200, media or accept)
    assert media != "text/csv" or len(response.text.splitlines()) == 2


def test_a_format_can_be_named_as_a_parameter(packaged_server: Running) -> None:
    """For who has no say over headers; an unknown one, or two, is refused."""
    assert ask(packaged_server, MOTIONS, format="csv").media == "text/csv"
    assert ask(packaged_server, MOTIONS, format="json").json()["answer"]
    assert problem(ask(packaged_server, MOTIONS, format="pdf"), 400)["detail"] == (
        "Het formaat pdf is onbekend. Bekend zijn: csv, json, tsv, ttl, xlsx."
    )
    assert problem(ask(packaged_server, MOTIONS, format=["csv", "json"]), 400)


def test_values_without_a_format_are_not_forgotten_in_silence(packaged_server: Running) -> None:
    """The description would not show that they did nothing."""
    data = problem(ask(packaged_server, MOTIONS, number="D05"), 400)
    assert str(data["detail"]).startswith("Bij gekozen waarden hoort een vorm. Vraag het antwoord op: ")
    assert f"{MOTIONS}.csv" in str(data["detail"])


def test_values_are_found_by_name_number_or_abbreviation_and_may_be_several(packaged_server: Running) -> None:
    """As on the command line; an empty one is no choice."""
    path = "/api/questions/programme/planning.json"
    one, both = (
        ask(packaged_server, path, kind=kinds).json() for kinds in (["besluit"], ["code:milestone-decision"])
    )
    assert (len(one["rows"]), one["rows"]) == (5, both["rows"])
    assert one["parameters"]["kind"]["label"] == "besluit"
    assert len(ask(packaged_server, path, kind="").json()["rows"]) > 5
    assert (
        ask(packaged_server, path, kind="decision", lang="en").json()["rows"][0]["momentKindLabel"]
        == "decision"
    )


# --- refusals


def test_an_ambiguous_name_is_answered_with_its_candidates(packaged_server: Running) -> None:
    """Each with its IRI, which is never ambiguous."""
    data = problem(ask(packaged_server, f"{WRITTEN}.csv", thing="mensenhandel"), 400)
    candidates = data["candidates"]
    assert isinstance(candidates, list)
    assert {candidate["label"] for candidate in candidates} == {"Mensenhandel"}
    assert len({candidate["kind"] for candidate in candidates}) == len(candidates) > 1
    for candidate in candidates:
        assert ask(packaged_server, f"{WRITTEN}.csv", thing=candidate["iri"]).status == 200


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("programme/planning", {"wie": "x"}),
        ("programme/planning", {"from": "2024-02-30"}),
        ("programme/planning", {"from": "morgen"}),
        ("programme/planning", {"from": ["2024-01-01", "2024-01-02"]}),
        ("programme/planning", {"kind": "politie"}),
        ("programme/planning", {"kind": "besluid"}),
        ("evidence/where-written", {}),
        ("evidence/where-written", {"thing": "mensenhandel"}),
    ],
    ids=str,
)
def test_a_refusal_says_what_the_command_line_says(
    question: str, given: dict[str, str | list[str]], packaged_server: Running, run_command: RunCli
) -> None:
    """Unknown, twice, no day, of another scheme, misspelt, missing, ambiguous: one sentence for each."""
    refused = problem(send(packaged_server, "GET", at(f"/api/questions/{question}.csv", given)), 400)
    options = [
        word
        for name, values in given.items()
        for value in ([values] if isinstance(values, str) else values)
        for word in (f"--{name}", value)
    ]
    if "wie" in given:
        assert str(refused["detail"]).startswith("De vraag programme/planning kent geen wie.")
        return
    assert run_command("ask", question, *options).stderr.strip() == str(refused["detail"]).strip()


def test_a_language_we_do_not_speak_is_refused_and_a_header_is_not(packaged_server: Running) -> None:
    """Who asks for it by name wants nothing else."""
    refused = problem(ask(packaged_server, f"{MOTIONS}.csv", lang="de"), 400)
    assert "nl, en" in str(refused["detail"])
    assert problem(ask(packaged_server, f"{MOTIONS}.csv", lang=["nl", "en"]), 400)
    assert ask(packaged_server, f"{MOTIONS}.csv", language="de").headers["content-language"] == "nl"


@pytest.mark.parametrize("path", ["/api/questions", MOTIONS, f"{MOTIONS}.csv", "/api/openapi.json"])
def test_questions_are_only_read(path: str, packaged_server: Running) -> None:
    """405 with what is possible; HEAD gives what GET gives, without the body."""
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = send(packaged_server, method, path, {}, b"")
        assert response.headers["allow"] == "GET, HEAD, OPTIONS"
        assert problem(response, 405)["instance"] == path
    head, whole = (send(packaged_server, method, path) for method in ("HEAD", "GET"))
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**whole.headers, "date": ""}
    assert send(packaged_server, "OPTIONS", path).status == 204


def test_a_type_that_no_answer_has_is_not_acceptable(packaged_server: Running) -> None:
    """The sentence says which there are; an address with a suffix does not look at the header."""
    refused = problem(ask(packaged_server, MOTIONS, "image/png"), 406)
    assert str(refused["detail"]).startswith(
        "U vraagt om image/png; dat kan hier niet. Wel: application/json"
    )
    assert ask(packaged_server, f"{MOTIONS}.csv", "image/png").status == 200


def test_values_that_are_no_text_or_too_long_are_refused_as_a_problem(packaged_server: Running) -> None:
    """As everywhere on this server."""
    assert problem(send(packaged_server, "GET", f"{MOTIONS}.csv?number=%ff"), 400)
    assert problem(ask(packaged_server, f"{MOTIONS}.csv", number="x" * 2_000), 400)


# --- who has an answer already


def test_an_answer_is_recognised_by_data_question_values_and_language(packaged_server: Running) -> None:
    """304 without asking again; another value, format or language has another mark."""
    path = f"{MOTIONS}.xlsx"
    first = ask(packaged_server, path)
    tag = first.headers["etag"]
    assert ask(packaged_server, path).body == first.body
    again = send(packaged_server, "GET", path, {"if-none-match": f'"other", {tag}'})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(packaged_server, path, number="").headers["etag"] == tag
    others = [
        ask(packaged_server, path, number="D05"),
        ask(packaged_server, path, lang="en"),
        ask(packaged_server, f"{MOTIONS}.csv"),
        ask(packaged_server, f"{MOTIONS}.csv", excel="1"),
    ]
    assert len({tag, *(other.headers["etag"] for other in others)}) == 5
    assert first.headers["dataset-version"] == others[0].headers["dataset-version"]


def test_what_is_told_is_recognised_too(packaged_server: Running) -> None:
    """A list or description that did not change is not sent again."""
    for path in ("/api/questions", MOTIONS, "/api/openapi.json"):
        tag = ask(packaged_server, path).headers["etag"]
        assert send(packaged_server, "GET", path, {"if-none-match": tag}).status == 304


# --- a workspace with questions of its own

OWN = """\
#+ summary: {nl: "Wie doet er mee?", en: "Who takes part?"}
#+ description: {nl: "Alle partijen.", en: "All parties."}
#+ columns:
#+   - {name: actor, label: {nl: Wie, en: Who}, type: iri}
#+ answer:
#+   nl: {none: "Niemand.", one: "Eén.", many: "Het zijn er {rows}."}
#+   en: {none: "Nobody.", one: "One.", many: "There are {rows}."}
#+ limits: {rows: 3}
#+ test: {rows: 3}
PREFIX rd: <https://w3id.org/rodedraad/def#>
SELECT ?actor WHERE { ?actor a rd:Actor } ORDER BY ?actor
"""


@pytest.fixture(scope="module")
def own_server(cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The server over a copy of the packaged workspace with a question of its own, and a broken one."""
    root = tmp_path_factory.mktemp("own")
    shutil.copytree(packaged().root, root / "workspace")
    folder = root / "workspace" / "questions" / "own"
    folder.mkdir(parents=True)
    (folder / "everybody.rq").write_text(OWN, encoding="utf-8")
    (folder / "broken.rq").write_text(OWN.replace("type: iri", "type: iris"), encoding="utf-8")
    with served("--workspace", str(root / "workspace"), folder=root) as server:
        yield server


def test_a_question_of_the_workspace_is_answered_as_any_other(own_server: Running) -> None:
    """With its own limit of rows: the answer says that there is more."""
    response = ask(own_server, "/api/questions/own/everybody.json")
    assert (len(response.json()["rows"]), response.json()["cut"]) == (3, True)
    assert response.headers["answer-cut"] == "true"
    assert ask(own_server, "/api/questions/everybody").status == 307


def test_a_broken_question_is_a_mistake_of_the_server_with_file_and_line(own_server: Running) -> None:
    """Whoever asks cannot mend it; the questions beside it go on."""
    refused = problem(ask(own_server, "/api/questions/own/broken.csv"), 500)
    assert "broken.rq:4" in str(refused["detail"])
    listed = {one["name"] for one in ask(own_server, "/api/questions").json()["questions"]}
    assert {"own/everybody", "motions/list"} <= listed
    assert "own/broken" not in listed
    assert ask(own_server, f"{MOTIONS}.csv").status == 200
