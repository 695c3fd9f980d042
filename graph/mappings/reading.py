"""Reads an SSSOM mapping set strictly: every mistake with its line, and nothing taken over by halves."""

from __future__ import annotations

import csv
import hashlib
import math
from collections.abc import Iterator
from collections.abc import Mapping as Texts
from dataclasses import replace
from datetime import date
from pathlib import Path

from rodedraad.graph.mappings.columns import (
    BUILT_IN,
    COLUMNS,
    COMMENT_LANGUAGE,
    NEEDED,
    OTHER_COMMENTS,
    VERSION,
)
from rodedraad.graph.mappings.mapping import NOTHING, REVIEW, Mapping, MappingSet, Match, Review, in_order
from rodedraad.graph.syntax import read_text
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.terms import SEMAPV
from rodedraad.ontology.wording import say

MOST_BYTES = 20_000_000
_OURS = ("mapping_set_id", "mapping_set_title", "sssom_version", "curie_map", "extension_definitions")


class WrongMappings(Fault):
    """A mapping set that cannot be taken over: *findings* says every mistake with its line."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in findings))


class _Wrong(Exception):  # noqa: N818 - a person's mistake in one row
    """What is wrong with a row."""


def read_set(path: Path, shown: Path | None = None) -> MappingSet:
    """Return the mapping set in *path*; raises ``WrongMappings`` with every mistake in it.

    Findings name the file as *shown*. A column or key of SSSOM that this software does not use is kept.
    """
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    return parse(content, path, shown or path)


def parse(content: bytes, path: Path, shown: Path) -> MappingSet:
    """Return the mapping set in *content* of file *path*; raises ``WrongMappings``."""
    if len(content) > MOST_BYTES:
        raise WrongMappings([_finding(say("graph.mappings_too_large", most=MOST_BYTES // 1_000_000), shown)])
    try:
        text = read_text(content, shown)
    except Fault as wrong:
        raise WrongMappings([Finding(Severity.VIOLATION, wrong.message, wrong.place)]) from wrong
    lines = text.replace("\r\n", "\n").split("\n")
    size = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    head = _head([line[1:] for line in lines[:size]], shown)
    return _Reader(path, shown, head, size).read(lines[size:])


def _finding(message: str, file: Path, line: int = 0) -> Finding:
    return Finding(Severity.VIOLATION, message, Place(file, line))


def _head(lines: list[str], shown: Path) -> dict[str, object]:
    """Return the keys of the head, which is YAML behind ``#``."""
    import yaml

    try:
        found = yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        raise WrongMappings(
            [_finding(say("graph.mappings_head"), shown, mark.line + 1 if mark else 1)]
        ) from wrong
    if not isinstance(found, dict):
        raise WrongMappings([_finding(say("graph.mappings_head"), shown, 1)])
    if str(found.get("sssom_version", VERSION)) not in ("1.0", VERSION):
        message = say("graph.mappings_version", given=found["sssom_version"], known=f"1.0, {VERSION}")
        raise WrongMappings([_finding(message, shown, 1)])
    return {str(key): value for key, value in found.items()}


class _Reader:
    """One file as it is read."""

    def __init__(self, path: Path, shown: Path, head: dict[str, object], start: int) -> None:
        self._path, self._shown, self._head, self._start = path, shown, head, start
        stated = head.get("curie_map") or {}
        self._prefixes = BUILT_IN | {
            str(name): str(iri) for name, iri in (stated.items() if isinstance(stated, dict) else ())
        }
        self._findings: list[Finding] = []

    def read(self, lines: list[str]) -> MappingSet:
        """Return the set with the table in *lines*."""
        names, rows = self._table(lines)
        found, reviews = self._rows(names, rows)
        self._twice(found)
        mappings = [self._recorded(mapping) for mapping in self._with_reviews(found, reviews)]
        if self._findings:
            raise WrongMappings(sorted(self._findings, key=lambda one: one.place.line if one.place else 0))
        return MappingSet(
            path=self._path,
            id=str(self._head.get("mapping_set_id", "")),
            title=str(self._head.get("mapping_set_title", "")),
            mappings=in_order(mappings),
            prefixes=self._prefixes,
            head=tuple((key, value) for key, value in self._head.items() if key not in _OURS),
            columns=tuple(name for name in names if name not in COLUMNS),
        )

    # --- the table

    def _table(self, lines: list[str]) -> tuple[list[str], list[tuple[int, list[str]]]]:
        numbered = [
            (self._start + number, line) for number, line in enumerate(lines, 1) if line.strip("\t ") != ""
        ]
        if not numbered:
            raise WrongMappings([_finding(say("graph.mappings_no_table"), self._shown, self._start + 1)])
        cells = list(csv.reader((line for _, line in numbered), delimiter="\t", strict=False))
        names = [name.strip() for name in cells[0]]
        problems = [say("graph.mappings_column_missing", name=name) for name in NEEDED if name not in names]
        problems += [
            say("graph.mappings_column_twice", name=name)
            for name in sorted(set(names))
            if names.count(name) > 1
        ]
        if problems:
            raise WrongMappings([_finding(problem, self._shown, numbered[0][0]) for problem in problems])
        if len(cells) != len(numbered):
            raise WrongMappings([_finding(say("graph.mappings_quotes"), self._shown, numbered[0][0])])
        return names, [(line, row) for (line, _), row in zip(numbered[1:], cells[1:], strict=True)]

    def _rows(
        self, names: list[str], rows: list[tuple[int, list[str]]]
    ) -> tuple[list[Mapping], list[tuple[Mapping, Review]]]:
        mappings, reviews = [], []
        for line, row in rows:
            if len(row) > len(names):
                self._wrong(say("graph.mappings_row_long", given=len(row), most=len(names)), line)
                continue
            cells = dict(zip(names, (cell.strip() for cell in row), strict=False))
            try:
                mapping = replace(self._mapping(cells), line=line)
                if mapping.justification == REVIEW:
                    reviews.append((mapping, self._review(cells, mapping)))
                else:
                    mappings.append(mapping)
            except _Wrong as wrong:
                self._wrong(str(wrong), line)
        return mappings, reviews

    def _wrong(self, message: str, line: int) -> None:
        self._findings.append(_finding(message, self._shown, line))

    # --- one row

    def _mapping(self, cells: Texts[str, str]) -> Mapping:
        subject, target = self._iri(cells, "subject_id"), self._iri(cells, "object_id")
        predicate, source = self._iri(cells, "predicate_id"), self._optional(cells, "object_source")
        if predicate not in tuple(Match):
            known = ", ".join(f"skos:{match.name.lower()}Match" for match in Match)
            raise _Wrong(say("graph.mappings_predicate", given=cells["predicate_id"], known=known))
        if cells.get("predicate_modifier"):
            raise _Wrong(say("graph.mappings_modifier", given=cells["predicate_modifier"]))
        if target == NOTHING and not source:
            raise _Wrong(say("graph.mappings_nothing_where"))
        if target == NOTHING and cells.get("object_label"):
            raise _Wrong(say("graph.mappings_nothing_labelled", given=cells["object_label"]))
        justification = self._iri(cells, "mapping_justification")
        if not justification.startswith(SEMAPV.NAMESPACE):
            raise _Wrong(say("graph.mappings_justification", given=cells["mapping_justification"]))
        return Mapping(
            record=self._optional(cells, "record_id"),
            subject=subject,
            match=Match(predicate),
            object=target,
            justification=justification,
            source=source,
            author=self._optional(cells, "author_id"),
            day=self._day(cells, "mapping_date"),
            confidence=self._number(cells, "confidence", 0.0, 1.0, 1.0),
            reasons=dict(_reasons(cells)),
            extra=tuple((name, text) for name, text in cells.items() if name not in COLUMNS and text),
        )

    def _review(self, cells: Texts[str, str], mapping: Mapping) -> Review:
        reviewer, day = cells.get("reviewer_label", ""), self._day(cells, "review_date")
        if not reviewer or day is None:
            raise _Wrong(say("graph.mappings_review_who"))
        return Review(
            record=mapping.record,
            reviewer=reviewer,
            day=day,
            agreement=self._number(cells, "reviewer_agreement", -1.0, 1.0, 1.0),
            comment=cells.get("comment", ""),
        )

    def _iri(self, cells: Texts[str, str], name: str) -> str:
        text = cells.get(name, "")
        if not text:
            raise _Wrong(say("graph.mappings_cell_empty", name=name))
        return self._expanded(text, name)

    def _optional(self, cells: Texts[str, str], name: str) -> str:
        return self._expanded(cells[name], name) if cells.get(name) else ""

    def _expanded(self, text: str, name: str) -> str:
        prefix, colon, local = text.partition(":")
        if local.startswith("//") and prefix in ("http", "https"):
            iri = text
        elif not colon:
            raise _Wrong(say("graph.mappings_no_prefix", given=text, name=name))
        elif prefix not in self._prefixes:
            known = ", ".join(sorted(self._prefixes))
            raise _Wrong(say("graph.mappings_prefix_unknown", prefix=prefix, given=text, known=known))
        else:
            iri = self._prefixes[prefix] + local
        if any(sign in iri for sign in ' <>"{}|^`\\') or not iri.isprintable():
            raise _Wrong(say("graph.mappings_not_iri", given=text, name=name))
        return iri

    def _day(self, cells: Texts[str, str], name: str) -> date | None:
        text = cells.get(name, "")
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as wrong:
            raise _Wrong(say("graph.mappings_date", given=text, name=name)) from wrong

    def _number(self, cells: Texts[str, str], name: str, least: float, most: float, usual: float) -> float:
        text = cells.get(name, "")
        if not text:
            return usual
        try:
            number = float(text)
        except ValueError:
            number = math.nan
        if not least <= number <= most:
            raise _Wrong(say("graph.mappings_number", given=text, name=name, least=least, most=most))
        return number

    # --- rows beside each other

    def _twice(self, mappings: list[Mapping]) -> None:
        """Note rows that say the same twice, or one record that stands twice."""
        keys: dict[object, int] = {}
        for mapping in mappings:
            for key in (mapping.key, mapping.record) if mapping.record else (mapping.key,):
                if key in keys:
                    self._wrong(say("graph.mappings_twice", line=keys[key]), mapping.line)
                    break
                keys[key] = mapping.line

    def _with_reviews(self, mappings: list[Mapping], reviews: list[tuple[Mapping, Review]]) -> list[Mapping]:
        judged = {mapping.key: mapping for mapping in mappings}
        for row, review in reviews:
            if row.key not in judged:
                self._wrong(say("graph.mappings_review_of_nothing"), row.line)
                continue
            judged[row.key] = judged[row.key].reviewed(review)
        return list(judged.values())

    def _recorded(self, mapping: Mapping) -> Mapping:
        """Return *mapping* with a name of its own and names for its reviews, also where the file has none."""
        digest = hashlib.sha256("\0".join(mapping.key).encode()).hexdigest()[:12]
        record = mapping.record or f"{self._head.get('mapping_set_id') or 'urn:sssom:set'}#{digest}"
        reviews = tuple(
            replace(review, record=review.record or f"{record}--{number}")
            for number, review in enumerate(mapping.reviews, 1)
        )
        return replace(mapping, record=record, reviews=reviews)


def _reasons(cells: Texts[str, str]) -> Iterator[tuple[str, str]]:
    for language, column in ((COMMENT_LANGUAGE, "comment"), *OTHER_COMMENTS.items()):
        if text := cells.get(column, ""):
            yield language, text
