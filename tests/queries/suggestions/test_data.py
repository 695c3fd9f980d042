"""Suggestions for a file or a program."""

from __future__ import annotations

import csv
import io
import json

from rodedraad.queries.suggestions.data import COLUMNS, as_csv, as_data, as_json
from tests.queries.suggestions.small import thing, village

FOUND = village()
ITEM = thing("wolfplan")


def test_a_candidate_is_plain_data() -> None:
    """Codes beside words, so that a program need not read sentences."""
    data = as_data(FOUND, FOUND.candidate(ITEM, thing("drank")))
    assert tuple(data) == COLUMNS
    assert (data["likelihood"], data["status"], data["known"]) == (
        "unlikely", "rejected", "eerder afgewezen: raakt eraan",
    )  # fmt: skip
    assert str(data["predicate"]).endswith("#relatedMatch")


def test_json_has_each_thing_with_its_candidates() -> None:
    """And whether someone said that nothing matches."""
    data = json.loads(as_json(FOUND, {ITEM: FOUND.candidates(ITEM, 1), thing("samen"): ()}))
    assert [(one["label"], one["nothing"], len(one["candidates"])) for one in data] == [
        ("Aanpak van wolven", "", 2),
        ("Samen werken", "proposed", 0),
    ]


def test_csv_has_a_row_for_each_candidate() -> None:
    """Reasons in one cell."""
    rows = list(csv.DictReader(io.StringIO(as_csv(FOUND, {ITEM: FOUND.candidates(ITEM, 1)}))))
    assert [row["subject_label"] for row in rows] == ["Wolven bij de school", "Drankgebruik"]
    assert float(rows[0]["score"]) == FOUND.candidates(ITEM)[0].score
    assert rows[0]["reasons"].startswith("Delen het verschijnsel ‘Wolf’. De naam")


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless() -> None:
    """Names come from whoever wrote the data."""
    evil = """:t a rd:Theme ; skos:prefLabel "=CMD()"@nl ; rd:concerns :w . :w a rd:Phenomenon .
        :i a rd:AgendaItem ; skos:prefLabel "Wolf"@nl ; rd:concerns :w ."""
    found = village(evil)
    rows = list(csv.DictReader(io.StringIO(as_csv(found, {thing("i"): found.candidates(thing("i"))}))))
    assert [row["subject_label"] for row in rows] == ["'=CMD()"]
