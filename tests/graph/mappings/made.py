"""Mapping sets of a few rows, as the text of their file."""

from __future__ import annotations

from pathlib import Path

from rodedraad.graph.mappings.columns import COLUMNS

ID = "https://w3id.org/rodedraad/id/"
HEAD = """#mapping_set_id: https://w3id.org/rodedraad/id/dorp/afstemmingen/agenda
#mapping_set_title: Afstemming met de agenda
#sssom_version: "1.1"
#curie_map:
#  id: https://w3id.org/rodedraad/id/
"""
THEME = "id:dorp/thema/fietsdiefstal"
OTHER = "id:dorp/thema/inbraak"
ITEM = "id:nl/agendapunt/diefstal"
SCHEME = "id:dorp/schema/themas"


def row(**cells: str) -> str:
    """Return one line of the table: a proposed mapping, with *cells* in place of what it has."""
    usual = {
        "record_id": "id:dorp/afstemming/fietsdiefstal--diefstal",
        "subject_id": THEME,
        "predicate_id": "skos:broadMatch",
        "object_id": ITEM,
        "mapping_justification": "semapv:ManualMappingCuration",
        "author_id": "id:nl/actor/project",
        "mapping_date": "2026-11-25",
        "confidence": "0.9",
        "comment": "Fietsen zijn een deel.",
        "comment_en": "Bicycles are a part.",
    }
    cells = usual | cells
    return "\t".join(cells.get(column, "") for column in COLUMNS)


def review(agreement: str, reviewer: str = "beleidsadviseur", day: str = "2026-12-01", **cells: str) -> str:
    """Return a line with a review of the mapping that ``row`` gives."""
    return row(
        record_id="",
        mapping_justification="semapv:MappingReview",
        author_id="",
        mapping_date="",
        confidence="",
        comment="",
        comment_en="",
        reviewer_label=reviewer,
        review_date=day,
        reviewer_agreement=agreement,
        **cells,
    )


def nothing(**cells: str) -> str:
    """Return a line that says that nothing matches."""
    usual = {
        "record_id": "id:dorp/afstemming/diefstal--geen-themas",
        "subject_id": ITEM,
        "predicate_id": "skos:relatedMatch",
        "object_id": "sssom:NoTermFound",
        "object_source": SCHEME,
    }
    return row(**usual | cells)


def text(*rows: str, head: str = HEAD, columns: str = "\t".join(COLUMNS)) -> str:
    """Return the text of a file with *rows*."""
    return head + "\n".join((columns, *rows)) + "\n"


def file(folder: Path, *rows: str, **parts: str) -> Path:
    """Return a new file in *folder* with *rows*."""
    path = folder / "agenda.sssom.tsv"
    path.write_text(text(*rows, **parts), encoding="utf-8")
    return path
