"""The curated alignments of Hengelo: every agenda item and motion is judged, once a pair, with a reason."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest

from rodedraad.graph.formats import parse_file
from rodedraad.graph.rdf import Iri, Literal
from rodedraad.ontology.terms import CODE, DCT, RD, RDF, SKOS

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "graph" / "data"
ALIGNMENTS = ROOT / "graph" / "alignments"
ID = "https://w3id.org/rodedraad/id/"
NOTHING = "sssom:NoTermFound"
THEMES = "id:hengelo/schema/veiligheidsvelden"
MOTIONS = "moties"
COUNTS = {
    "coalitieprogramma-2022-2026": 8,
    "landelijke-veiligheidsagenda-2023-2026": 11,
    "meerjarenbeleidsplan-politie-2019-2022": 8,
    "moties": 3,
    "veiligheidsagenda-ivz-2020-2022": 15,
}
HEADING = (
    "record_id subject_id subject_label predicate_id object_id object_label object_source "
    "mapping_justification author_id mapping_date confidence reviewer_label review_date reviewer_agreement "
    "comment comment_en"
)
PREDICATES = {f"skos:{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related")}

Row = dict[str, str]


@dataclass
class Things:
    """What the packaged data say of each thing, by CURIE."""

    kinds: dict[str, set[str]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    frameworks: dict[str, str] = field(default_factory=dict)
    ways: set[str] = field(default_factory=set)

    def of(self, *kinds: str) -> set[str]:
        """Return the things that are of one of *kinds*."""
        return {thing for thing, found in self.kinds.items() if found & set(kinds)}


@pytest.fixture(scope="module")
def things() -> Things:
    """Return what the data files that come with Rode Draad name."""
    found = Things()
    for path in sorted(DATA.rglob("*.ttl")):
        graph = Iri("https://w3id.org/rodedraad/graph/test")
        for quad in parse_file(path.read_bytes(), suffix=".ttl", graph=graph, place=path):
            thing, predicate = quad.subject.value.replace(ID, "id:"), quad.predicate.value
            if predicate == RDF.type:
                found.kinds.setdefault(thing, set()).add(quad.object.value)
            if predicate == SKOS.prefLabel and isinstance(quad.object, Literal):
                found.labels |= {thing: quad.object.value} if quad.object.language == "nl" else {}
            if predicate == DCT.isPartOf:
                found.frameworks[thing] = quad.object.value
            if predicate == RD.itemKind and quad.object.value == CODE.item_way_of_working:
                found.ways.add(thing)
    return found


def table(stem: str) -> list[Row]:
    """Return the rows of the file *stem*."""
    lines = (ALIGNMENTS / f"{stem}.sssom.tsv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert all(None not in row and None not in row.values() for row in rows)
    return rows


def everything() -> list[tuple[str, Row]]:
    """Return every row with the stem of its file."""
    return [(stem, row) for stem in COUNTS for row in table(stem)]


def judged(row: Row) -> str:
    """Return the agenda item or motion that *row* is about."""
    return row["subject_id"] if row["object_id"] == NOTHING else row["object_id"]


def test_there_is_one_file_a_framework_and_one_for_the_motions() -> None:
    """With as many rows as were judged."""
    stems = {path.name.removesuffix(".sssom.tsv") for path in ALIGNMENTS.glob("*.sssom.tsv")}
    assert stems == set(COUNTS)
    assert {stem: len(table(stem)) for stem in stems} == COUNTS


@pytest.mark.parametrize("stem", COUNTS)
def test_a_file_has_the_columns_and_the_order_of_the_contract(stem: str) -> None:
    """So that a change is one line, and any tool for SSSOM can read it."""
    text = (ALIGNMENTS / f"{stem}.sssom.tsv").read_bytes()
    assert text.endswith(b"\n")
    assert b"\r" not in text
    rows = table(stem)
    assert " ".join(rows[0]) == HEADING
    keys = ("object_id", "subject_id", "predicate_id", "record_id")
    assert rows == sorted(rows, key=lambda row: [row[key].encode() for key in keys])


def test_every_agenda_item_and_motion_is_judged_in_its_own_file(things: Things) -> None:
    """None is left as not looked at: 16 national and regional items, 3 local ones and 2 motions."""
    asked = things.of(RD.AgendaItem, RD.Motion)
    assert len(asked) == 16 + 3 + 2
    assert {judged(row) for _, row in everything()} == asked
    for stem, row in everything():
        thing = judged(row)
        assert stem == things.frameworks.get(thing, MOTIONS).rsplit("/", 1)[-1], thing


def test_every_end_is_in_the_data_under_the_name_it_has_there(things: Things) -> None:
    """Subject a category or theme, object an agenda item or motion; a stale name is found here."""
    for _, row in everything():
        subject, target = row["subject_id"], row["object_id"]
        assert row["subject_label"] == things.labels[subject]
        if target != NOTHING:
            assert subject in things.of(RD.Category, RD.Theme)
            assert row["object_label"] == things.labels[target]
            assert row["object_source"] == ""


def test_where_nothing_matches_the_row_says_where_was_looked(things: Things) -> None:
    """The item itself is then the subject, and it has no other row."""
    nothing = [row for _, row in everything() if row["object_id"] == NOTHING]
    others = {judged(row) for _, row in everything() if row["object_id"] != NOTHING}
    assert {row["subject_id"].rsplit("/", 1)[-1] for row in nothing} == {
        "frauderisico-keurmerk",
        "informatiegestuurd-werken",
        "informatievoorziening-op-orde",
        "intelligence-en-internationale-samenwerking",
        "kennis-van-bestuurlijke-bevoegdheden",
    }
    assert THEMES in things.kinds
    for row in nothing:
        assert (row["object_label"], row["object_source"]) == ("", THEMES)
        assert row["predicate_id"] == "skos:relatedMatch"
        assert row["subject_id"] not in others


def test_a_way_of_working_is_never_the_same_as_a_subject(things: Things) -> None:
    """It is at most related to what it is used for."""
    for _, row in everything():
        if judged(row) in things.ways:
            assert row["predicate_id"] == "skos:relatedMatch", row["record_id"]


def test_a_pair_has_one_row_and_a_row_its_own_name() -> None:
    """So never both exact and close."""
    rows = [row for _, row in everything()]
    assert len({(row["subject_id"], row["object_id"], row["object_source"]) for row in rows}) == len(rows)
    assert len({row["record_id"] for row in rows}) == len(rows)
    for row in rows:
        subject, target = (row[key].rsplit("/", 1)[-1] for key in ("subject_id", "object_id"))
        end = target if row["object_id"] != NOTHING else "geen-veiligheidsvelden"
        assert row["record_id"] == f"id:hengelo/afstemming/{subject}--{end}"


def test_every_row_is_a_proposal_of_the_project_with_a_reason_in_both_languages() -> None:
    """One sentence each; nobody of the municipality has reviewed anything yet."""
    for _, row in everything():
        assert row["predicate_id"] in PREDICATES
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert row["author_id"] == "id:nl/actor/project-rode-draad"
        assert row["mapping_date"] == "2026-11-25"
        assert Decimal("0.4") <= Decimal(row["confidence"]) <= Decimal("0.95")
        assert not row["reviewer_label"] + row["review_date"] + row["reviewer_agreement"]
        for reason in (row["comment"], row["comment_en"]):
            assert re.fullmatch(r"[A-Z][^.!?]+\.", reason), reason
        assert row["comment"] != row["comment_en"]
