"""What is written is what was read, in one order, and a change is a change of one line."""

from __future__ import annotations

import difflib
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from rodedraad.graph.mappings.keeping import sets
from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Match, Review, in_order
from rodedraad.graph.mappings.reading import parse, read_set
from rodedraad.graph.mappings.reviewing import labels_of
from rodedraad.graph.mappings.writing import text_of
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import packaged
from rodedraad.ontology.terms import SEMAPV
from tests.graph.mappings.made import ID, OTHER, file, nothing, review, row

PATH = Path("agenda.sssom.tsv")


def test_a_file_is_written_as_it_should_stand(tmp_path: Path) -> None:
    """Byte for byte, with labels for who reads it by eye."""
    found = read_set(file(tmp_path, nothing(), row(), review("-1")))
    labels = {f"{ID}dorp/thema/fietsdiefstal": "Fietsdiefstal", f"{ID}nl/agendapunt/diefstal": "Diefstal"}
    assert text_of(found, labels).splitlines() == [
        "#mapping_set_id: https://w3id.org/rodedraad/id/dorp/afstemmingen/agenda",
        "#mapping_set_title: Afstemming met de agenda",
        "#license: https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
        "#sssom_version: '1.1'",
        "#curie_map:",
        "#  id: https://w3id.org/rodedraad/id/",
        "#  rdfs: http://www.w3.org/2000/01/rdf-schema#",
        "#  semapv: https://w3id.org/semapv/vocab/",
        "#  skos: http://www.w3.org/2004/02/skos/core#",
        "#  sssom: https://w3id.org/sssom/",
        "#extension_definitions:",
        "#- property: http://www.w3.org/2000/01/rdf-schema#comment",
        "#  slot_name: comment_en",
        "#  type_hint: http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
        "record_id\tsubject_id\tsubject_label\tpredicate_id\tobject_id\tobject_label\tobject_source\t"
        "mapping_justification\tauthor_id\tmapping_date\tconfidence\treviewer_label\treview_date\t"
        "reviewer_agreement\tcomment\tcomment_en",
        row(subject_label="Fietsdiefstal", object_label="Diefstal"),
        review("-1", subject_label="Fietsdiefstal", object_label="Diefstal").replace(
            "\t", "id:dorp/afstemming/fietsdiefstal--diefstal--1\t", 1
        ),
        nothing(subject_label="Diefstal"),
    ]


def test_a_new_review_is_one_new_line(tmp_path: Path) -> None:
    """A diff a person can read."""
    found = read_set(file(tmp_path, row(), row(record_id="id:b", subject_id=OTHER), nothing()))
    told = Review("id:r", "adviseur", date(2026, 12, 1), 1.0)
    judged = found.with_mapping(found.mappings[0].reviewed(replace(told, record=ID + "r")))
    before, after = (text_of(one).splitlines() for one in (found, judged))
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert len(changed) == 1
    assert changed[0].startswith("+ id:r\t")


WORDS = some.text(some.characters(exclude_categories=("C", "Z")), max_size=20).map(str.strip)
ROWS = some.lists(
    some.builds(
        lambda number, match, words, agreement, confidence: Mapping(
            record=f"{ID}dorp/afstemming/{number}",
            subject=f"{ID}dorp/thema/{number}",
            match=match,
            object=f"{ID}nl/punt/{number % 3}",
            justification=SEMAPV.ManualMappingCuration,
            confidence=round(confidence, 4),
            reasons={"nl": words} if words else {},
            reviews=(
                Review(f"{ID}r/{number}", words or "adviseur", date(2026, 1, 1), round(agreement, 4), words),
            ),
        ),
        some.integers(0, 50),
        some.sampled_from(Match),
        WORDS,
        some.floats(-1, 1),
        some.floats(0, 1),
    ),
    unique_by=lambda mapping: mapping.record,
    max_size=8,
)


@settings(deadline=None)
@given(ROWS)
def test_whatever_is_written_is_read_back(mappings: list[Mapping]) -> None:
    """Quotation marks, signs and empty cells too; and what was read is written the same."""
    found = MappingSet(PATH, f"{ID}dorp/set", 'Titel: met "teken" # en meer', in_order(mappings), {"id": ID})
    text = text_of(found)
    again = parse(text.encode(), PATH, PATH)
    assert again.title == found.title
    assert [replace(one, line=0) for one in again.mappings] == list(found.mappings)
    assert text_of(again) == text


def test_the_packaged_files_stand_as_they_would_be_written(packaged_store: EmbeddedStore) -> None:
    """Byte for byte: the first review of a file changes one line, and no label in it is out of date."""
    named = labels_of(packaged_store)
    for found in sets(packaged()):
        things = {thing for row in found.mappings for thing in (row.subject, row.object)}
        assert text_of(found, named(sorted(things))).encode() == found.path.read_bytes(), found.path.name
