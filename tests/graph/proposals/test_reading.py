"""A change file from whatever hand: whole, or a fault that says where and what would be right."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rodedraad.graph.formats import parse_file
from rodedraad.graph.proposals.form import MOST_BYTES, written
from rodedraad.graph.proposals.items import Kind, Link
from rodedraad.graph.proposals.reading import parse, read_file
from rodedraad.graph.rdf import Iri, Literal
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import OA, PREFIXES
from tests.graph.proposals.made import COOPERATIVE, DISPUTES, RD, item, link, saved, session, statement, uuid

FILE = Path("oogst.jsonld")
GRAPH = "https://w3id.org/rodedraad/graph/lindeveen/proposals/2026-11-25-0a1b2c3d"


def refusal(data: object) -> str:
    """Return what the reader says of *data*."""
    with pytest.raises(Fault) as caught:
        parse(json.dumps(data).encode(), FILE)
    return str(caught.value)


def test_every_kind_is_read_in_the_order_of_time(tmp_path: Path) -> None:
    """What stands in the file, and nothing else."""
    about = statement(COOPERATIVE, RD + "involvedIn", DISPUTES)
    read = read_file(
        saved(
            tmp_path,
            item(4, "vote", choice="against", targets=[uuid(2)]),
            item(3, "doubt", about=about),
            link(2, COOPERATIVE, RD + "involvedIn", DISPUTES, text=""),
            item(1),
        )
    )
    assert (read.name, read.dataset, read.group) == ("2026-11-25-0a1b2c3d", "abc123", "Groep blauw")
    remark, proposed, doubt, vote = read.items
    assert (remark.kind, remark.targets, remark.text) == (Kind.REMARK, (DISPUTES,), "Tekst 1")
    assert (proposed.kind, proposed.link) == (Kind.LINK, Link(COOPERATIVE, RD + "involvedIn", DISPUTES))
    assert (doubt.kind, doubt.link, doubt.targets) == (Kind.DOUBT, proposed.link, ())
    assert (vote.kind, vote.vote, vote.targets) == (Kind.VOTE, "against", (uuid(2),))


def test_what_is_kept_is_a_named_graph_of_annotations_and_reads_back() -> None:
    """Any tool that knows JSON-LD finds who said what about which thing."""
    read = parse(
        json.dumps(session(item(1), link(2, COOPERATIVE, RD + "involvedIn", DISPUTES))).encode(), FILE
    )
    content = written(read, GRAPH)
    assert parse(content, FILE, GRAPH) == read
    quads = parse_file(content, suffix="jsonld", graph=None, place=FILE)
    about = {
        (quad.predicate.value, quad.object)
        for quad in quads
        if quad.subject == Iri(uuid(1)) and quad.graph == Iri(GRAPH)
    }
    assert (OA.NAMESPACE + "hasTarget", Iri(DISPUTES)) in about
    assert (OA.NAMESPACE + "motivatedBy", Iri(PREFIXES["oa"] + "commenting")) in about
    assert (OA.NAMESPACE + "bodyValue", Literal("Tekst 1")) in about


def test_a_change_file_may_not_decide() -> None:
    """Decisions are made here, never brought along."""
    made = {"type": "Annotation", "motivation": "decision", "time": "2026-11-25T10:00:00Z"}
    decided = item(1, decisions=[{**made, "by": {"name": "x"}, "status": "accepted", "reason": "y"}])
    assert "onderdeel 1, ‘decisions’" in refusal(session(decided))


CHANGES: list[tuple[str, dict[str, Any], str]] = [
    ("id", {"id": "urn:uuid:X"}, "‘urn:uuid:X’ is geen kenmerk"),
    ("type", {"type": "Note"}, "kies uit: Annotation"),
    ("motivation", {"motivation": "like"}, "kies uit: remark, link, doubt, vote"),
    ("motivation", {"motivation": ["remark"]}, "kies uit"),
    ("time", {"time": "2026-11-25T10:00:00"}, "geen tijd met tijdzone"),
    ("time", {"time": "2026-02-30T10:00:00Z"}, "geen tijd met tijdzone"),
    ("time", {"time": 5}, "geen tijd met tijdzone"),
    ("group", {"group": "Groep"}, "object tussen accolades"),
    ("name", {"group": {}}, "ontbreekt"),
    ("group", {"group": {"name": " "}}, "leeg"),
    ("group", {"group": {"name": "a\nb"}}, "U+000A"),
    ("text", {"text": ""}, "leeg"),
    ("text", {"text": "x" * 2001}, "2001 tekens"),
    ("text", {"text": "a\x1b[31mb"}, "U+001B"),
    ("text", {"text": "a\u202eb"}, "U+202E"),
    ("text", {"text": "a\ud800b"}, "U+D800"),
    ("text", {"text": None}, "tekst tussen aanhalingstekens"),
    ("targets", {"targets": []}, "1 tot 50"),
    ("targets", {"targets": DISPUTES}, "lijst tussen rechte haken"),
    ("targets", {"targets": ["thema/x"]}, "geen volledige IRI"),
    ("targets", {"targets": ["http://["]}, "geen volledige IRI"),
    ("targets", {"targets": ["http://x/<script>"]}, "geen volledige IRI"),
    ("targets", {"targets": ["http://x/\u202e"]}, "geen volledige IRI"),
    ("targets", {"about": statement(DISPUTES, RD + "concerns", DISPUTES)}, "niet allebei"),
    ("extra", {"extra": 1}, "hoort hier niet"),
]


@pytest.mark.parametrize(("key", "change", "said"), CHANGES)
def test_an_item_that_does_not_fit_is_told_with_number_and_key(
    key: str, change: dict[str, Any], said: str
) -> None:
    """The second item here."""
    told = refusal(session(item(1), {**item(2), **change}))
    assert told.startswith(f"oogst.jsonld: onderdeel 2, ‘{key}’: ")
    assert said in told


@pytest.mark.parametrize("key", ["id", "type", "motivation", "time", "group", "text", "targets"])
def test_what_is_missing_is_named(key: str) -> None:
    """No item with less."""
    lacking = {name: value for name, value in item(1).items() if name != key}
    assert f"onderdeel 1, ‘{key}’: " in refusal(session(lacking))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"@context": "https://example.org/context"}, "niet de context die de pagina schrijft"),
        ({"@context": {}}, "niet de context"),
        ({"session": "../../weg"}, "geen naam van een sessie"),
        ({"session": "2026-11-25-0a1b2c3d/.."}, "geen naam van een sessie"),
        ({"dataset": "a b"}, "geen versie van gegevens"),
        ({"items": {}}, "lijst"),
        ({"id": GRAPH}, "hoort hier niet"),
    ],
)
def test_a_head_that_does_not_fit_is_told(change: dict[str, Any], said: str) -> None:
    """Nothing is fetched, and no name leads out of the folder."""
    assert said in refusal({**session(item(1)), **change})


def test_an_id_comes_once() -> None:
    """Else one of both would be lost."""
    assert "komt al eerder voor" in refusal(session(item(1), item(1)))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"geen json",
        b"[" * 100_000,
        b'{"session": NaN}',
        b'{"session": ' + b"9" * 5000 + b"}",
        b'{"session": 1, "session": 2}',
        b"\xff\xfe",
        b"[]",
        b"null",
    ],
    ids=["nothing", "no json", "deep", "NaN", "a long number", "a key twice", "no text", "a list", "null"],
)
def test_what_is_no_object_in_json_is_one_sentence(content: bytes) -> None:
    """Never a traceback."""
    with pytest.raises(Fault) as caught:
        parse(content, FILE)
    assert str(caught.value).startswith("oogst.jsonld")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Over five megabytes."""
    path = tmp_path / "groot.jsonld"
    path.write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(Fault, match="groter dan 5 MB"):
        read_file(path)


@pytest.mark.parametrize(
    "spoil", [lambda text: text[: len(text) // 2], lambda text: text.replace('"Annotation"', "7", 1)]
)
def test_a_file_that_broke_off_is_refused(spoil: Callable[[str], str], tmp_path: Path) -> None:
    """Wherever it broke."""
    path = saved(tmp_path, item(1), item(2))
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(Fault):
        read_file(path)
