"""An SSSOM file is read strictly: each mistake with its line, all of them at once, and nothing by halves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.mappings import reading
from rodedraad.graph.mappings.columns import COLUMNS
from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.mappings.reading import WrongMappings, read_set
from tests.graph.mappings.made import HEAD, ID, ITEM, OTHER, THEME, file, nothing, review, row

FIRST = 7  # the line of the first row


def test_a_row_is_read_whole(tmp_path: Path) -> None:
    """Every cell has its place."""
    found = read_set(file(tmp_path, row(), review("1"), nothing()))
    assert (found.id, found.title) == (f"{ID}dorp/afstemmingen/agenda", "Afstemming met de agenda")
    mapping, none = found.mappings
    assert mapping.record == f"{ID}dorp/afstemming/fietsdiefstal--diefstal"
    assert (mapping.subject, mapping.match) == (f"{ID}dorp/thema/fietsdiefstal", Match.BROAD)
    assert (mapping.object, mapping.confidence) == (f"{ID}nl/agendapunt/diefstal", 0.9)
    assert (mapping.author, mapping.day) == (f"{ID}nl/actor/project", date(2026, 11, 25))
    assert mapping.reasons == {"nl": "Fietsen zijn een deel.", "en": "Bicycles are a part."}
    assert [(one.reviewer, one.agreement) for one in mapping.reviews] == [("beleidsadviseur", 1.0)]
    assert (mapping.status, mapping.line) == (Status.ACCEPTED, FIRST)
    assert (none.object, none.source) == (NOTHING, f"{ID}dorp/schema/themas")


def test_what_has_no_name_gets_one_that_stays(tmp_path: Path) -> None:
    """The same row has the same name, whatever stands around it."""
    first = read_set(file(tmp_path, row(record_id=""), review("1"))).mappings[0]
    again = read_set(file(tmp_path, row(record_id="id:een", subject_id=OTHER), row(record_id=""))).mappings
    assert first.record.startswith(f"{ID}dorp/afstemmingen/agenda#")
    assert first.record in [mapping.record for mapping in again]
    assert first.reviews[0].record == f"{first.record}--1"


def test_columns_of_sssom_that_we_do_not_use_are_kept(tmp_path: Path) -> None:
    """Nobody's work is lost because we have no use for it."""
    path = file(tmp_path, row() + "\tFiets", columns="\t".join((*COLUMNS, "match_string")))
    found = read_set(path)
    assert found.columns == ("match_string",)
    assert found.mappings[0].extra == (("match_string", "Fiets"),)


WRONG_CELLS = {
    "an unknown predicate": ({"predicate_id": "owl:sameAs"}, "owl:sameAs kan hier geen verband zijn"),
    "no predicate": ({"predicate_id": ""}, "De cel predicate_id is leeg"),
    "a CURIE without prefix": ({"object_id": "diefstal"}, "zonder voorvoegsel"),
    "a prefix nobody declared": ({"object_id": "tno:diefstal"}, "Het voorvoegsel tno"),
    "a name with a space": ({"subject_id": "id:dorp/een thema"}, "dat kan geen naam zijn"),
    "no justification": ({"mapping_justification": ""}, "De cel mapping_justification is leeg"),
    "another justification": ({"mapping_justification": "skos:note"}, "geen reden uit de SEMAPV-lijst"),
    "a date that does not exist": ({"mapping_date": "2026-02-30"}, "geen datum die bestaat"),
    "too much confidence": ({"confidence": "1.2"}, "een getal zijn van 0.0 tot en met 1.0"),
    "confidence in words": ({"confidence": "hoog"}, "een getal zijn van 0.0 tot en met 1.0"),
    "confidence that is no number": ({"confidence": "nan"}, "een getal zijn van 0.0 tot en met 1.0"),
    "a modifier": ({"predicate_modifier": "Not"}, "Leg een afwijzing vast als beoordeling"),
    "nothing found, nobody knows where": ({"object_id": "sssom:NoTermFound"}, "niet waarin gezocht is"),
    "nothing found, and yet something": (
        {"object_id": "sssom:NoTermFound", "object_source": "id:x", "object_label": "Diefstal"},
        "Maak object_label leeg",
    ),
}


@pytest.mark.parametrize("name", WRONG_CELLS)
def test_a_wrong_cell_is_told_with_its_line(tmp_path: Path, name: str) -> None:
    """Which line, what stands there, and what would be right."""
    cells, told = WRONG_CELLS[name]
    columns = "\t".join((*COLUMNS, "predicate_modifier"))
    wrong = row(**cells) + "\t" + cells.get("predicate_modifier", "")
    path = file(tmp_path, row(record_id="id:een", subject_id=OTHER), wrong, columns=columns)
    with pytest.raises(WrongMappings) as caught:
        read_set(path)
    assert [finding.place.line for finding in caught.value.findings if finding.place] == [FIRST + 1]
    assert told in str(caught.value)


WRONG_FILES = {
    "a missing column": (
        [row()],
        {"columns": "subject_id\tobject_id"},
        6,
        "kolom mapping_justification ontbreekt",
    ),
    "a column twice": (
        [row()],
        {"columns": "\t".join((*COLUMNS, "comment"))},
        6,
        "kolom comment staat er twee",
    ),
    "a row with a tab too many": (
        [row() + "\tmeer\tnog"],
        {},
        FIRST,
        "heeft 18 cellen",
    ),
    "the same row twice": ([row(), row(record_id="id:twee")], {}, FIRST + 1, "staat ook op regel 7"),
    "one record twice": ([row(), row(subject_id=OTHER)], {}, FIRST + 1, "staat ook op regel 7"),
    "a review of nothing": ([review("1")], {}, FIRST, "hoort bij geen enkele afstemming"),
    "a review by nobody": ([row(), review("1", reviewer="")], {}, FIRST + 1, "noemt wie"),
    "a head that is no YAML": ([row()], {"head": "#a: [\n#b\n"}, 2, "De kop van dit bestand"),
    "another version": ([row()], {"head": '#sssom_version: "2.0"\n'}, 1, "SSSOM 2.0 volgt"),
    "no table": ([], {"columns": ""}, 6, "Na de kop staat geen tabel"),
    "a quotation mark that never closes": (
        [row(comment='"open'), row(subject_id=OTHER)],
        {},
        6,
        "aanhalingsteken",
    ),
}


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_wrong_file_is_told_with_a_line(tmp_path: Path, name: str) -> None:
    """Of the file as a whole, too."""
    rows, parts, line, told = WRONG_FILES[name]
    with pytest.raises(WrongMappings) as caught:
        read_set(file(tmp_path, *rows, **parts))
    assert next(finding.place.line for finding in caught.value.findings if finding.place) == line
    assert told in str(caught.value)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Whoever mends a file wants to know all of it."""
    path = file(tmp_path, row(confidence="2"), row(record_id="id:b", object_id="x"), row(predicate_id=""))
    with pytest.raises(WrongMappings) as caught:
        read_set(path)
    assert [finding.place.line for finding in caught.value.findings if finding.place] == [7, 8, 9]


def test_what_is_no_text_or_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is made of it."""
    path = tmp_path / "agenda.sssom.tsv"
    path.write_bytes(HEAD.encode() + b"\xff\n")
    with pytest.raises(WrongMappings, match="UTF-8"):
        read_set(path)
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(WrongMappings, match="groter dan"):
        read_set(file(tmp_path, row()))


def test_a_file_of_windows_reads_the_same(tmp_path: Path) -> None:
    """Line endings and a byte order mark are no content."""
    path = file(tmp_path, row(), review("-1"))
    before = read_set(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_set(path) == before
    assert {THEME, ITEM} == {"id:dorp/thema/fietsdiefstal", "id:nl/agendapunt/diefstal"}
