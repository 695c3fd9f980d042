"""What validation returns: findings in a fixed order, in the reader's language, and typos in our terms."""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
from pyshacl.errors import ValidationFailure
from rdflib import Graph

from rodedraad.ontology.findings import Severity
from rodedraad.ontology.terms import CODE, PREFIXES, RD, SKOS
from rodedraad.ontology.validation import packaged_shapes, unknown_terms, validate
from rodedraad.ontology.wording import set_language

HEAD = "".join(f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items())
THING = "https://w3id.org/rodedraad/id/dorp/ding/"
PERIOD = """
    <https://w3id.org/rodedraad/id/dorp/ding/periode> a dct:PeriodOfTime ;
        dcat:startDate "2026-01-01"^^xsd:date ; dcat:endDate "2024-01-01"^^xsd:date .
"""


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    """Every test starts and ends in Dutch."""
    set_language("nl")
    yield
    set_language("nl")


def ntriples(turtle: str) -> str:
    """Return *turtle*, in which our prefixes are known, as N-Triples."""
    return (
        Graph().parse(data=f"{HEAD}@prefix : <{THING}> .\n{turtle}", format="turtle").serialize(format="nt")
    )


def test_a_finding_names_thing_property_value_and_shape() -> None:
    """The reader learns what is wrong where, and the program which rule said so."""
    found = [one for one in validate(ntriples(PERIOD)) if one.shape.endswith("#PeriodOrder")]
    assert [(one.severity, one.focus, one.path, one.value) for one in found] == [
        (Severity.VIOLATION, THING + "periode", PREFIXES["dcat"] + "startDate", "2026-01-01")
    ]


@pytest.mark.parametrize(("language", "start"), [("nl", "Deze periode eindigt"), ("en", "This period ends")])
def test_a_finding_speaks_the_language_of_the_reader(language: str, start: str) -> None:
    """The same rule advises in Dutch or in English."""
    set_language(language)
    messages = [one.message for one in validate(ntriples(PERIOD)) if one.shape.endswith("#PeriodOrder")]
    assert [message.startswith(start) for message in messages] == [True]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rule_that_is_a_query_keeps_its_language(language: str) -> None:
    """Also where the engine forgets which sentence is in which language."""
    set_language(language)
    found = [
        one
        for one in validate(ntriples(":a rd:concerns :b ."))
        if one.shape.endswith("#JudgementIsExplained")
    ]
    assert [(one.path, one.value) for one in found] == [(RD.concerns, THING + "b")]
    assert found[0].message.startswith({"nl": "Dit is een oordeel", "en": "This is a judgement"}[language])


def test_findings_come_worst_first_and_always_in_the_same_order() -> None:
    """Violations stand above warnings; the order of the data does not matter."""
    lines = ntriples(":b a rd:Theme . :a a rd:AgendaItem . :c a rd:Motion .").splitlines()
    found = validate("\n".join(lines))
    severities = [one.severity for one in found]
    assert severities == sorted(severities, reverse=True)
    assert {Severity.VIOLATION, Severity.WARNING} == set(severities)
    assert validate("\n".join(reversed(lines))) == found


def test_one_mistake_is_told_once() -> None:
    """A code of the wrong list breaks two halves of one rule, and is one finding."""
    found = validate(ntriples(":a rd:governanceLevel code:item-subject ."))
    codes = [one.value for one in found if one.shape.endswith("#LevelCode")]
    assert codes == [CODE.NAMESPACE + "scheme-item"]


def test_a_path_of_several_steps_is_told_by_its_first() -> None:
    """So that the finding can point at the line in the file that needs mending."""
    found = validate(ntriples(":a rd:governanceLevel code:item-subject ."))
    assert {one.path for one in found if one.shape.endswith("#LevelCode")} == {RD.governanceLevel}


def test_the_data_need_not_hold_the_ontology() -> None:
    """A theme counts as a concept, and a code as a member of its list, without the data saying so."""
    found = validate(ntriples(":a a rd:Theme . :b rd:governanceLevel code:level-local ."))
    assert SKOS.inScheme in {one.path for one in found if one.focus == THING + "a"}
    assert [one for one in found if one.focus == THING + "b"] == []


def test_nothing_wrong_gives_nothing() -> None:
    """An empty graph breaks no rule, and the ontology itself is never reported along."""
    assert validate("") == []


def test_a_shape_of_your_own_replaces_ours() -> None:
    """Only the shapes given are used; a message in no language is still told."""
    shape = """
        @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rd: <https://w3id.org/rodedraad/def#> .
        <urn:own> a sh:NodeShape ; sh:targetClass rd:Theme ; sh:nodeKind sh:Literal ; sh:message "No." .
    """
    found = validate(ntriples(":a a rd:Theme ."), shapes=[shape])
    assert [(one.focus, one.path, one.message, one.shape) for one in found] == [
        (THING + "a", "", "No.", "urn:own")
    ]


def test_broken_shapes_are_never_taken_for_good_data() -> None:
    """A rule that cannot be asked, here for a query SHACL does not allow, is an error."""
    shape = """
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:own> a sh:NodeShape ; sh:targetNode <urn:thing> ; sh:message "No." ;
            sh:sparql [ sh:select "SELECT $this WHERE { VALUES ?value { 1 } $this ?path ?value }" ] .
    """
    with pytest.raises(ValidationFailure, match="VALUES"):
        validate("", shapes=[shape])


def test_an_ill_typed_date_is_told_by_a_shape_and_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """The reader sees a sentence, no traceback; logging is as before afterwards."""
    data = ntriples(":a a dct:PeriodOfTime .") + (
        f'<{THING}a> <{PREFIXES["dcat"]}startDate> "2024-02-31"^^<{PREFIXES["xsd"]}date> .\n'
    )
    caplog.clear()
    assert "PeriodStart" in {one.shape.rpartition("#")[2] for one in validate(data)}
    assert caplog.records == []
    assert not logging.getLogger("rdflib.term").disabled


def test_our_shapes_are_packaged() -> None:
    """Evidence, facts and house style are there to be used."""
    assert [text.partition("\n")[0][0] for text in packaged_shapes()] == ["#", "#", "#"]


@pytest.mark.parametrize(
    ("used", "near"),
    [
        (RD.NAMESPACE + "invloves", RD.involves),
        (RD.NAMESPACE + "theme", RD.Theme),
        (CODE.NAMESPACE + "level-nationaal", CODE.level_national),
        (RD.NAMESPACE + "xyzzy", ""),
        (CODE.NAMESPACE + "Theme", ""),
    ],
)
def test_an_unknown_term_comes_with_the_nearest_known_one(used: str, near: str) -> None:
    """A typo in our namespaces is noticed, and the likely meaning offered where there is one."""
    assert unknown_terms([used]) == {used: near}


def test_known_terms_and_those_of_others_are_left_alone() -> None:
    """Only our own namespaces are ours to check."""
    assert (
        unknown_terms([RD.Theme, CODE.level_local, SKOS.prefLabel, THING, PREFIXES["skos"] + "prefLable"])
        == {}
    )


def test_looking_for_unknown_terms_loads_no_rdf_library() -> None:
    """The cheap check stays cheap."""
    code = (
        "import sys; from rodedraad.ontology.validation import unknown_terms; "
        f"unknown_terms(['{RD.NAMESPACE}x']); sys.exit('rdflib' in sys.modules or 'pyshacl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
