"""The columns and the head of a mapping set as this software writes it (SSSOM 1.1)."""

from __future__ import annotations

from typing import Final

from rodedraad.ontology.terms import PREFIXES, RDF, RDFS

SUFFIX: Final = ".sssom.tsv"
VERSION: Final = "1.1"
LICENCE: Final = "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12"
COMMENT_LANGUAGE: Final = "nl"  # of the column SSSOM has itself
OTHER_COMMENTS: Final = {"en": "comment_en"}  # a column of our own: SSSOM has one language
NEEDED: Final = ("subject_id", "predicate_id", "object_id", "mapping_justification")
COLUMNS: Final = (
    "record_id",
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "object_source",
    "mapping_justification",
    "author_id",
    "mapping_date",
    "confidence",
    "reviewer_label",
    "review_date",
    "reviewer_agreement",
    "comment",
    *OTHER_COMMENTS.values(),
)
HEAD: Final = (
    "mapping_set_id",
    "mapping_set_title",
    "license",
    "sssom_version",
    "curie_map",
    "extension_definitions",
)
EXTENSIONS: Final = [
    {"slot_name": column, "property": RDFS.comment, "type_hint": RDF.langString}
    for column in OTHER_COMMENTS.values()
]
# What a reader of SSSOM knows without being told, and what we write besides.
BUILT_IN: Final = {name: PREFIXES[name] for name in ("owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd")}
