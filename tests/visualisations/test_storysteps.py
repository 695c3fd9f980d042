"""What a step of a story asks of the page is read strictly: things by their name, faults with their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import RD
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.strict_yaml import read_yaml
from rodedraad.visualisations.storysteps import KEYS, States

CODE = "https://w3id.org/rodedraad/def/code#"
HEAD = "title: Proef\n"


@pytest.fixture(scope="module")
def things(packaged_store: EmbeddedStore) -> Things:
    """The things of the packaged dataset."""
    return Things(packaged_store)


def read(things: Things, text: str) -> dict[str, object]:
    """Return the state that a step with *text* asks for; it begins on line 2."""
    entry = read_yaml(HEAD + text, "step", Path("proef.yaml"))
    said = entry.mapping(("title",), (*KEYS, "question", "evidence"))
    return States(things, ["structure", "work"]).read(said)


def iri(things: Things, name: str) -> str:
    """Return the IRI of the thing called *name*."""
    return things.names.resolve(name).value


def test_what_is_hidden_is_named_by_label_or_iri(things: Things) -> None:
    """Kinds, fields, lines and levels; of two kinds with one name that of our own model."""
    text = "hide: {kinds: [thema, rd:Category, motie], fields: '1', lines: [inferred], levels: landelijk}"
    assert read(things, text) == {
        "hidden": {
            "kind": [RD.Theme, RD.Category, RD.Motion],
            "field": [iri(things, "Veilige woon- en leefomgeving")],
            "line": ["inferred"],
        },
        "levels": [f"{CODE}level-national"],
    }


def test_levels_alone_leave_the_legend_as_it_is(things: Things) -> None:
    """They are another filter."""
    assert read(things, "hide: {levels: [regionaal]}") == {"levels": [f"{CODE}level-regional"]}


def test_filters_and_figures_have_the_names_of_the_page(things: Things) -> None:
    """A day, certainty, evidence, colour, size and grouping."""
    text = (
        "on: 2023-04-01\ncertain: stated\nwritten: true\ncolour: community\nsize: betweenness\ngroup: field"
    )
    assert read(things, text) == {
        "on": "2023-04-01",
        "certain": "stated",
        "written": True,
        "colour": "community",
        "size": "betweenness",
        "group": "field",
    }


def test_several_things_are_in_focus_and_looked_at(things: Things) -> None:
    """Each once; looking at all is how the page starts."""
    both = [iri(things, "1.1"), iri(things, "5.2")]
    assert read(things, "focus: ['1.1', '5.2', '1.1']\nzoom: focus") == {"foci": both, "zoom": "focus"}
    assert read(things, "zoom: ['1.1', '5.2']") == {"zoom": both}
    assert read(things, "zoom: all") == {}


def test_a_focus_on_the_answer_waits_for_the_answer(things: Things) -> None:
    """It is asked when the story is told."""
    assert read(things, "focus: answer\nquestion: gaps/motions-without-theme") == {}


def test_evidence_is_of_things_and_of_links(things: Things) -> None:
    """One or more of either."""
    states = States(things, [])
    entry = read_yaml("evidence:\n  - '1.1'\n  - {from: Politie, to: '1.1'}", "step", Path("p.yaml"))
    assert states.evidence(entry.mapping(("evidence",))["evidence"]) == [
        {"node": iri(things, "1.1")},
        {"from": iri(things, "Politie"), "to": iri(things, "1.1")},
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("hide:\n  kinds: [bestaat niet]", 3, "bestaat niet"),
        ("hide:\n  kinds:\n    - thema\n    - Politie", 5, "Politie"),
        ("hide:\n  fields: ['1.1']", 3, "1.1"),
        ("hide:\n  lines: [draad]", 3, "draad"),
        ("hide:\n  levels: [hemels]", 3, "hemels"),
        ("hide: {soorten: [thema]}", 2, "soorten"),
        ("on: 2023-02-30", 2, "2023-02-30"),
        ("on: 20230401", 2, "20230401"),
        ("certain: zeker", 2, "zeker"),
        ("written: ja", 2, "ja"),
        ("colour: rood", 2, "rood"),
        ("size: community", 2, "community"),
        ("group: kind", 2, "kind"),
        ("zoom: focus", 2, "node, focus, thread"),
        ("zoom: overal", 2, "overal"),
        ("focus: answer", 2, "question"),
        ("focus: ['1.1', nergens]", 2, "nergens"),
        ("thread: {from: Politie}", 2, "to"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(things: Things, text: str, line: int, said: str) -> None:
    """What was given, and where."""
    with pytest.raises(Fault) as fault:
        read(things, text)
    assert fault.value.place is not None
    assert (fault.value.place.file.name, fault.value.place.line) == ("proef.yaml", line)
    assert said in str(fault.value)
