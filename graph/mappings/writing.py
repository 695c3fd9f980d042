"""Writes a mapping set as SSSOM TSV: the same set gives the same bytes, and a change is one line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from collections.abc import Mapping as Texts

from rodedraad.graph.mappings.columns import (
    BUILT_IN,
    COLUMNS,
    COMMENT_LANGUAGE,
    EXTENSIONS,
    HEAD,
    LICENCE,
    OTHER_COMMENTS,
    VERSION,
)
from rodedraad.graph.mappings.mapping import REVIEW, Mapping, MappingSet, Review, in_order
from rodedraad.ontology.terms import PREFIXES


def text_of(found: MappingSet, labels: Texts[str, str] | None = None) -> str:
    """Return *found* as the text of its file, with *labels* of things by IRI for who reads it by eye."""
    return "".join(_head(found)) + "".join(_table(found, labels or {}))


def _head(found: MappingSet) -> Iterator[str]:
    import yaml

    own: dict[str, object] = {
        "mapping_set_id": found.id,
        "mapping_set_title": found.title,
        "license": LICENCE,
        "sssom_version": VERSION,
        "curie_map": _prefixes(found),
        "extension_definitions": EXTENSIONS,
    } | dict(found.head)
    ordered = sorted(own, key=lambda key: (HEAD.index(key) if key in HEAD else len(HEAD), key))
    for key in ordered:
        if own[key] not in ("", None):
            text = yaml.safe_dump({key: own[key]}, allow_unicode=True, sort_keys=True, width=10_000)
            yield from (f"#{line}\n" for line in text.splitlines())


def _prefixes(found: MappingSet) -> dict[str, str]:
    """Return the prefixes the file needs: its own, and those of what we write ourselves."""
    own = {name: iri for name, iri in found.prefixes.items() if BUILT_IN.get(name) != iri}
    return own | {name: PREFIXES[name] for name in ("rdfs", "semapv", "skos", "sssom")}


def _table(found: MappingSet, labels: Texts[str, str]) -> Iterator[str]:
    shorten = _Shortener(_prefixes(found))
    columns = (*COLUMNS, *found.columns)
    rows: list[dict[str, str]] = []
    for mapping in in_order(found.mappings):
        rows.append(_row(mapping, shorten, labels))
        rows += [_review(mapping, review, shorten, labels) for review in _in_order(mapping.reviews)]
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, columns, restval="", delimiter="\t", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    yield sheet.getvalue()


def _in_order(reviews: tuple[Review, ...]) -> list[Review]:
    return sorted(reviews, key=lambda one: (one.day, one.reviewer, one.record))


class _Shortener:
    """Writes IRIs as CURIEs, by the longest prefix that fits."""

    def __init__(self, prefixes: Texts[str, str]) -> None:
        self._prefixes = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))

    def __call__(self, iri: str) -> str:
        for name, beginning in self._prefixes:
            if iri.startswith(beginning) and len(iri) > len(beginning):
                return f"{name}:{iri.removeprefix(beginning)}"
        return iri


def _ends(mapping: Mapping, shorten: _Shortener, labels: Texts[str, str]) -> dict[str, str]:
    return {
        "subject_id": shorten(mapping.subject),
        "subject_label": _flat(labels.get(mapping.subject, "")),
        "predicate_id": shorten(mapping.match),
        "object_id": shorten(mapping.object),
        "object_label": "" if mapping.is_nothing else _flat(labels.get(mapping.object, "")),
        "object_source": shorten(mapping.source),
    }


def _row(mapping: Mapping, shorten: _Shortener, labels: Texts[str, str]) -> dict[str, str]:
    reasons = mapping.reasons or {}
    return {
        **_ends(mapping, shorten, labels),
        "record_id": shorten(mapping.record),
        "mapping_justification": shorten(mapping.justification),
        "author_id": shorten(mapping.author),
        "mapping_date": mapping.day.isoformat() if mapping.day else "",
        "confidence": _number(mapping.confidence),
        "comment": _flat(reasons.get(COMMENT_LANGUAGE, "")),
        **{column: _flat(reasons.get(language, "")) for language, column in OTHER_COMMENTS.items()},
        **dict(mapping.extra),
    }


def _review(mapping: Mapping, review: Review, shorten: _Shortener, labels: Texts[str, str]) -> dict[str, str]:
    return {
        **_ends(mapping, shorten, labels),
        "record_id": shorten(review.record),
        "mapping_justification": shorten(REVIEW),
        "reviewer_label": _flat(review.reviewer),
        "review_date": review.day.isoformat(),
        "reviewer_agreement": _number(review.agreement),
        "comment": _flat(review.comment),
    }


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").removesuffix(".") if value else "0"


def _flat(text: str) -> str:
    """Return *text* on one line: a row of the file is a line of a diff."""
    return " ".join(text.split())
