"""Mapping sets in the graph: one thing a row, its reviews beside it, and what the rules make of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.asking import rows, value
from rodedraad.graph.building import BuildStopped, build, check, read
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace, open_workspace
from rodedraad.ontology.findings import Severity
from tests.graph.mappings.made import ID, nothing, review, row, text

SUBJECT = "id:lindeveen/opgave/digitale-oplichting"
SCHEME = "id:lindeveen/schema/pijlers"
PILLAR = "lindeveen/pijler/weerbare-samenleving"


def put(municipality: Workspace, *lines: str) -> Path:
    """Return the file of a mapping set with *lines* in *municipality*."""
    municipality.alignments.mkdir(exist_ok=True)
    path = municipality.alignments / "agenda.sssom.tsv"
    path.write_text(text(*lines), encoding="utf-8")
    return path


def asked(municipality: Workspace, body: str) -> list[tuple[str, ...]]:
    """Return the rows of *body* over the build of *municipality*, shortened."""
    store = EmbeddedStore.load(build(open_workspace(municipality.root)).dataset)
    return [tuple(value(term).removeprefix(ID) for term in line) for line in rows(store, body)]


def aligned(municipality: Workspace, link: str) -> list[tuple[str, ...]]:
    """Return the ends of every *link*."""
    return asked(municipality, f"SELECT ?s ?o {{ ?s {link} ?o }} ORDER BY ?s ?o")


@pytest.fixture
def fraud(municipality: Workspace) -> tuple[str, str]:
    """The two ends as the data name them."""
    found = asked(municipality, "SELECT ?i { ?i a rd:AgendaItem FILTER (CONTAINS(STR(?i), 'oplichting')) }")
    return f"id:{found[0][0]}", SUBJECT


def test_a_row_is_an_alignment_with_its_reason(municipality: Workspace, fraud: tuple[str, str]) -> None:
    """Everything of the row can be asked for."""
    put(municipality, row(subject_id=SUBJECT, object_id=fraud[0]))
    found = asked(
        municipality,
        "SELECT ?s ?p ?c ?d ?a ?why ?status { ?m a rd:Alignment ; owl:annotatedSource ?s ;"
        " owl:annotatedProperty ?p ; sssom:confidence ?c ; dct:created ?d ; prov:wasAttributedTo ?a ;"
        " rd:justification ?why ; rd:reviewStatus ?status FILTER (LANG(?why) = 'nl') }",
    )
    assert found == [
        (
            SUBJECT.removeprefix("id:"),
            "http://www.w3.org/2004/02/skos/core#broadMatch",
            "0.9",
            "2026-11-25",
            "nl/actor/project",
            "Fietsen zijn een deel.",
            "https://w3id.org/rodedraad/def/code#review-proposed",
        )
    ]


@pytest.mark.parametrize(
    ("agreements", "link", "other"),
    [
        ((), "rd:mayAlignWith", "rd:alignsWith"),
        (("1",), "rd:alignsWith", "rd:mayAlignWith"),
        (("1", "-1"), "rd:mayAlignWith", "rd:alignsWith"),
    ],
)
def test_the_status_decides_which_link_the_rules_give(
    municipality: Workspace, fraud: tuple[str, str], agreements: tuple[str, ...], link: str, other: str
) -> None:
    """Accepted aligns, proposed and disputed may align; both roll up, marked as from narrower."""
    ends = {"subject_id": SUBJECT, "object_id": fraud[0]}
    judged = [review(told, reviewer=f"adviseur {n}", **ends) for n, told in enumerate(agreements)]
    put(municipality, row(**ends), *judged)
    subject, item = SUBJECT.removeprefix("id:"), fraud[0].removeprefix("id:")
    assert aligned(municipality, link) == [(subject, item)]
    assert aligned(municipality, f"{link}FromNarrower") == [(PILLAR, item)]
    assert aligned(municipality, other) == []
    assert len(aligned(municipality, "sssom:reviewer_label")) == len(agreements)


def test_what_was_rejected_is_kept_and_links_nothing(municipality: Workspace, fraud: tuple[str, str]) -> None:
    """The row stays in the graph, so that nobody proposes it anew without knowing."""
    ends = {"subject_id": SUBJECT, "object_id": fraud[0]}
    put(municipality, row(**ends), review("-1", **ends))
    assert aligned(municipality, "rd:mayAlignWith") == []
    assert [line[1] for line in aligned(municipality, "rd:reviewStatus")] == [
        "https://w3id.org/rodedraad/def/code#review-rejected"
    ]


def test_nothing_found_says_where_was_looked(municipality: Workspace, fraud: tuple[str, str]) -> None:
    """And links to nothing."""
    put(municipality, nothing(subject_id=fraud[0], object_source=SCHEME))
    assert aligned(municipality, "sssom:object_source")[0][1] == SCHEME.removeprefix("id:")
    assert aligned(municipality, "owl:annotatedTarget")[0][1] == "https://w3id.org/sssom/NoTermFound"
    assert aligned(municipality, "rd:mayAlignWith") == []


def test_a_thing_that_left_is_a_warning_and_its_row_is_kept(
    municipality: Workspace, fraud: tuple[str, str]
) -> None:
    """The build goes on, the row counts for nothing, and the warning says where."""
    gone = row(record_id="id:gone", subject_id="id:lindeveen/opgave/weg", object_id=fraud[0])
    path = put(municipality, gone, row(subject_id=SUBJECT, object_id=fraud[0]))
    found = [one for one in check(read(municipality)) if one.place and one.place.file.name == path.name]
    assert [(one.severity, one.place.line) for one in found if one.place] == [(Severity.WARNING, 7)]
    assert "opgave/weg staat niet (meer) in de gegevens" in found[0].message
    assert aligned(municipality, "rd:mayAlignWith") == [
        (SUBJECT.removeprefix("id:"), fraud[0].removeprefix("id:"))
    ]
    assert "id:gone".removeprefix("id:") in [line[0] for line in aligned(municipality, "sssom:confidence")]


def test_an_end_of_the_wrong_kind_stops_the_build(municipality: Workspace, fraud: tuple[str, str]) -> None:
    """Ends the wrong way round would answer every question wrongly."""
    path = put(municipality, row(subject_id=fraud[0], object_id=SUBJECT))
    with pytest.raises(BuildStopped) as caught:
        build(open_workspace(municipality.root))
    assert [(one.place.file.name, one.place.line) for one in caught.value.findings if one.place] == [
        (path.name, 7),
        (path.name, 7),
    ]
    assert "Op deze plaats past: Category, SafetyField, Theme" in str(caught.value)


def test_a_pair_has_one_match(municipality: Workspace, fraud: tuple[str, str]) -> None:
    """Never both exact and close; a rejected one does not count."""
    ends = {"subject_id": SUBJECT, "object_id": fraud[0]}
    exact, close = {"predicate_id": "skos:exactMatch"}, {"predicate_id": "skos:closeMatch"}
    both = [row(**ends, **exact), row(**ends, **close, record_id="id:twee")]
    put(municipality, *both)
    with pytest.raises(BuildStopped, match="daar met exact en hier met close"):
        build(open_workspace(municipality.root))
    put(municipality, *both, review("-1", **ends, **exact))
    assert aligned(municipality, "rd:mayAlignWith") == [
        (SUBJECT.removeprefix("id:"), fraud[0].removeprefix("id:"))
    ]


def test_a_file_that_cannot_be_read_stops_the_build_and_stays(municipality: Workspace) -> None:
    """The last good build answers; the file is as it was."""
    path = put(municipality, row(predicate_id="skos:sameMatch"), row(record_id="id:b", confidence="9"))
    before = path.read_bytes()
    with pytest.raises(BuildStopped) as caught:
        build(open_workspace(municipality.root))
    assert [one.place.line for one in caught.value.findings if one.place] == [7, 8]
    assert path.read_bytes() == before


def test_a_row_without_a_reason_is_told_with_its_line(
    municipality: Workspace, fraud: tuple[str, str]
) -> None:
    """A judgement without a reason is no judgement."""
    path = put(municipality, row(subject_id=SUBJECT, object_id=fraud[0], comment="", comment_en=""))
    with pytest.raises(BuildStopped, match=f"{path.name}:7: Geef dit oordeel een reden"):
        build(open_workspace(municipality.root))
