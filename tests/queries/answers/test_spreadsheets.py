"""Answers for spreadsheets, byte for byte: separators, marks, and nothing that would run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from rodedraad.graph.rdf import Iri, Literal, Term, Triple
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.answers.answering import Answered
from rodedraad.queries.answers.arguments import Arguments
from rodedraad.queries.answers.spreadsheets import for_excel, harmless, separated, workbook
from rodedraad.queries.answers.stamp import Stamp
from tests.queries.invented import LANG, asked

A, B = Iri("https://a.nl/a"), Iri("https://a.nl/b")
STAMP = Stamp("Veilig Lindeveen", "0123456789ab", date(2026, 11, 25))
KINDS = {
    "who": "iri whoLabel", "whoLabel": "string", "hours": "integer", "cover": "decimal", "on": "date",
    "sure": "boolean", "year": "year", "note": "string",
}  # fmt: skip
FULL = (
    A, Literal("Café", language="nl"), Literal("1200", XSD.integer), Literal("0.5", XSD.decimal),
    Literal("2024-02-29", XSD.date), Literal("true", XSD.boolean), Literal("2024", XSD.integer),
    Literal('a;"b"\tc'),
)  # fmt: skip
BARE = (B, None, None, None, None, Literal("0", XSD.boolean), None, Literal("=1+1"))
FORMULAS = ["=1+1", "+1+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x"]


@pytest.fixture
def answered(tmp_path: Path) -> Answered:
    """An answer with a cell of every kind, and one with as little as there can be."""
    return answer(tmp_path, KINDS, [FULL, BARE])


def answer(folder: Path, columns: dict[str, str], rows: Sequence[Sequence[Term | None]]) -> Answered:
    """Return an answer of *rows* to a question with *columns*."""
    names = " ".join(f"?{name}" for name in columns)
    params: list[dict[str, Any]] = [{"name": "text", "type": "text"}, LANG]
    query = f"SELECT {names} WHERE {{ VALUES ?text {{ UNDEF }} VALUES ?lang {{ 'nl' }} }} ORDER BY {names}"
    question = asked(folder, query, columns, params)
    chosen = Arguments({"text": (), "lang": (Literal("nl"),)}, {"text": "", "lang": "nl"})
    return Answered(question, chosen, query, "=2 rijen.", tuple(map(tuple, rows)))


def truth(folder: Path, value: bool) -> Answered:
    """Return the answer to a question of yes or no."""
    question = asked(folder, "ASK { }", answer={"yes": "Ja.", "no": "Nee."})
    return Answered(question, Arguments({}, {}), "ASK { }", "Ja.", truth=value)


def graph(folder: Path) -> Answered:
    """Return the answer to a question that builds a graph."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    triples = (Triple(A, Iri("urn:p"), Literal("=1+1")),)
    return Answered(asked(folder, query), Arguments({}, {}), query, "Eén.", triples=triples)


def sheets(content: bytes) -> tuple[Worksheet, Worksheet]:
    """Return the two sheets of a workbook."""
    one, two = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return one, two


def cells(sheet: Worksheet, row: int) -> list[Any]:
    """Return the values in a row of *sheet*."""
    return [cell.value for cell in sheet[row]]


def test_csv_has_the_names_and_values_of_the_query(answered: Answered) -> None:
    """For other programs: points in numbers, addresses beside labels, line ends as in RFC 4180."""
    assert separated(answered, ",").decode() == (
        "who,whoLabel,hours,cover,on,sure,year,note\r\n"
        'https://a.nl/a,Café,1200,0.5,2024-02-29,true,2024,"a;""b""\tc"\r\n'
        "https://a.nl/b,,,,,false,,'=1+1\r\n"
    )


def test_tsv_is_the_same_between_tabs(answered: Answered) -> None:
    """A tab in a text is held together by quotes."""
    assert separated(answered, "\t").decode() == (
        "who\twhoLabel\thours\tcover\ton\tsure\tyear\tnote\n"
        'https://a.nl/a\tCafé\t1200\t0.5\t2024-02-29\ttrue\t2024\t"a;""b""\tc"\n'
        "https://a.nl/b\t\t\t\t\tfalse\t\t'=1+1\n"
    )


def test_csv_for_dutch_excel_opens_as_it_is(answered: Answered) -> None:
    """Byte order mark, semicolons, decimal commas, ja and nee, labels on top and before addresses."""
    assert (
        for_excel(answered)
        == b"\xef\xbb\xbf"
        + (
            "who (nl);who (nl) (adres);hours (nl);cover (nl);on (nl);sure (nl);year (nl);note (nl)\r\n"
            'Café;https://a.nl/a;1200;0,5;2024-02-29;ja;2024;"a;""b""\tc"\r\n'
            ";https://a.nl/b;;;;nee;;'=1+1\r\n"
        ).encode()
    )
    set_language("en")
    assert b"who (en);who (en) (address);" in for_excel(answered)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula(text: str, tmp_path: Path) -> None:
    """In no separated file, whatever kind the column promises, and not in a heading either."""
    for kind in ("string", "integer", "decimal", "date", "year", "iri"):
        found = answer(tmp_path, {"x": kind}, [(Literal(text),)])
        for content in (separated(found, ","), separated(found, "\t"), for_excel(found)):
            cell = content.decode().splitlines()[1]
            assert cell.removeprefix('"')[0] == "'"
    assert harmless(text) == "'" + text
    assert harmless("a" + text) == "a" + text


def test_a_number_below_zero_is_no_formula(tmp_path: Path) -> None:
    """It stays a number that can be added up."""
    found = answer(tmp_path, {"n": "integer", "d": "decimal"}, [(Literal("-2"), Literal("-0.5"))])
    assert separated(found, ",") == b"n,d\r\n-2,-0.5\r\n"
    assert for_excel(found).endswith(b"\r\n-2;-0,5\r\n")


def test_a_truth_is_an_answer_in_a_file_too(tmp_path: Path) -> None:
    """Under one heading."""
    assert separated(truth(tmp_path, True), ",") == b"answer\r\ntrue\r\n"
    assert for_excel(truth(tmp_path, False)) == b"\xef\xbb\xbfAntwoord\r\nnee\r\n"
    sheet, _ = sheets(workbook(truth(tmp_path, True), STAMP))
    assert [cells(sheet, row) for row in (1, 3, 4)] == [["Ja."], ["Antwoord"], ["ja"]]


def test_a_graph_is_three_columns(tmp_path: Path) -> None:
    """Subject, property and value."""
    assert separated(graph(tmp_path), ",") == b"subject,predicate,object\r\nhttps://a.nl/a,urn:p,'=1+1\r\n"
    assert for_excel(graph(tmp_path)).endswith(
        b"onderwerp;eigenschap;waarde\r\nhttps://a.nl/a;urn:p;'=1+1\r\n"
    )
    sheet, _ = sheets(workbook(graph(tmp_path), STAMP))
    assert cells(sheet, 4) == ["https://a.nl/a", "urn:p", "=1+1"]


def test_the_first_sheet_has_sentence_headings_and_cells_of_their_kind(answered: Answered) -> None:
    """Numbers to add up, days to sort, texts as they are."""
    sheet, _ = sheets(workbook(answered, STAMP))
    assert sheet.title == "Antwoord"
    assert sheet["A1"].value == "=2 rijen."
    assert cells(sheet, 3) == [
        "who (nl)", "who (nl) (adres)", "hours (nl)", "cover (nl)", "on (nl)", "sure (nl)", "year (nl)",
        "note (nl)",
    ]  # fmt: skip
    full = cells(sheet, 4)
    assert full == ["Café", "https://a.nl/a", 1200, 0.5, datetime(2024, 2, 29), "ja", 2024, 'a;"b"\tc']
    assert cells(sheet, 5) == [None, "https://a.nl/b", None, None, None, "nee", None, "=1+1"]
    assert sheet["E4"].is_date
    assert (sheet.auto_filter.ref, sheet.freeze_panes) == ("A3:H5", "A4")


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    """What looks like one is kept as a text, without a mark that was not there."""
    rows = [(Literal(text),) for text in (*FORMULAS, "https://a.nl/", "{=1}", "internal:Blad!A1")]
    for sheet in sheets(workbook(answer(tmp_path, {"x": "string"}, rows), STAMP)):
        found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in found} == {"s"}
        assert not any(cell.hyperlink for cell in found)
        assert any(cell.value == "=1+1" for cell in found) or sheet.title == "Verantwoording"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("integer", "veel"),
        ("decimal", "INF"),
        ("decimal", "NaN"),
        ("date", "voorjaar 2024"),
        ("date", "1899-12-31"),
        ("year", "MMXXIV"),
        ("string", "x" * 40_000),
    ],
)
def test_what_is_not_what_its_column_promises_stays_a_text(kind: str, text: str, tmp_path: Path) -> None:
    """No workbook is lost over one odd value."""
    sheet, _ = sheets(workbook(answer(tmp_path, {"x": kind}, [(Literal(text),)]), STAMP))
    assert sheet["A4"].value == text[:32_767]
    assert sheet["A4"].data_type == "s"


def test_the_second_sheet_tells_how_the_answer_came_about(answered: Answered) -> None:
    """Question, what was chosen, dataset, version, day, and the SPARQL to ask it again."""
    _, account = sheets(workbook(answered, STAMP))
    assert account.title == "Verantwoording"
    assert [cells(account, row + 1) for row in range(account.max_row)] == [
        ["Vraag", "Wat is dit?"],
        ["Toelichting", "Een proef."],
        ["text (nl)", "geen keuze gemaakt"],
        ["Gegevens", "Veilig Lindeveen"],
        ["Versie van de gegevens", "0123456789ab"],
        ["Datum", "25 november 2026"],
        ["Naam van de vraag", "trial/one"],
        ["SPARQL", answered.query],
    ]


def test_an_answer_of_an_endpoint_says_that_its_version_is_not_known(answered: Answered) -> None:
    """The address stands where else the dataset stands."""
    _, account = sheets(workbook(answered, Stamp("https://a.nl/sparql", "", date(2026, 11, 25))))
    assert cells(account, 4) == ["Gegevens", "https://a.nl/sparql"]
    assert cells(account, 5) == ["Versie van de gegevens", "niet bekend: een endpoint antwoordde"]


def test_a_workbook_speaks_the_language_of_the_output(answered: Answered) -> None:
    """Sheets, headings and days."""
    set_language("en")
    sheet, account = sheets(workbook(answered, STAMP))
    assert (sheet.title, account.title) == ("Answer", "Account")
    assert sheet["E4"].number_format == "yyyy-mm-dd"
    assert cells(account, 1) == ["Question", "What is this?"]


def test_an_empty_answer_is_a_sentence_alone(tmp_path: Path) -> None:
    """And headings only in the files for programs."""
    nothing = answer(tmp_path, {"x": "string"}, [])
    sheet, _ = sheets(workbook(nothing, STAMP))
    assert (sheet.max_row, sheet["A1"].value) == (1, "=2 rijen.")
    assert separated(nothing, ",") == b"x\r\n"


def test_the_same_answer_on_the_same_day_is_the_same_file(answered: Answered) -> None:
    """Whatever the clock says: two workbooks can be compared by their bytes."""
    assert workbook(answered, STAMP) == workbook(answered, STAMP)
    later = Stamp(STAMP.title, STAMP.version, date(2026, 11, 26))
    assert workbook(answered, later) != workbook(answered, STAMP)
