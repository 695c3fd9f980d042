"""The ontology and its code lists: complete, bilingual, plain OWL 2 DL, and always written the same way."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN, XSD
from rdflib.term import Node

from rodedraad.graph import rdf
from rodedraad.graph.turtle import write
from rodedraad.ontology.room import ROOM, packaged_turtle
from rodedraad.ontology.terms import CODE, NAMESPACES, ONTOLOGY, PREFIXES, RD
from rodedraad.ontology.validation import packaged_shapes, validate

FILE = ROOM / "rodedraad.ttl"
CODES_FILE = ROOM / "vocabularies" / "codes.ttl"

ONTOLOGY_GRAPH = Graph().parse(FILE, format="turtle")
CODES = Graph().parse(CODES_FILE, format="turtle")
HEADER = URIRef(ONTOLOGY)
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DECLARED = {kind: set(ONTOLOGY_GRAPH.subjects(RDF.type, kind)) for kind in KINDS}
PROPERTIES = DECLARED[OWL.ObjectProperty] | DECLARED[OWL.DatatypeProperty] | DECLARED[OWL.AnnotationProperty]
OWN = {term for terms in DECLARED.values() for term in terms if str(term).startswith(RD.NAMESPACE)}
BUILT_IN = tuple(PREFIXES[prefix] for prefix in ("rdf", "rdfs", "owl", "xsd"))


def languages(graph: Graph, term: Node, predicate: URIRef) -> list[str]:
    """Return the languages of *term*'s texts, sorted."""
    texts = graph.objects(term, predicate)
    return sorted(str(text.language) for text in texts if isinstance(text, Literal))


def triples(graph: Graph) -> list[rdf.Triple]:
    """Return *graph* in our own words for triples."""

    def term(node: object) -> rdf.Term:
        if isinstance(node, Literal):
            language = str(node.language or "")
            datatype = rdf.LANG_STRING if language else str(node.datatype or XSD.string)
            return rdf.Literal(str(node), datatype, language)
        return rdf.Iri(str(node))

    return [
        rdf.Triple(rdf.Iri(str(subject)), rdf.Iri(str(predicate)), term(thing))
        for subject, predicate, thing in graph
    ]


@pytest.mark.parametrize("file", packaged_turtle(), ids=lambda file: file.name)
def test_the_file_is_what_our_serialiser_writes(file: Path) -> None:
    """One way of writing, so that a change shows as a small difference."""
    assert file.read_text(encoding="utf-8") == write(triples(Graph().parse(file, format="turtle")), PREFIXES)


def test_the_ontology_introduces_itself() -> None:
    """Title, abstract, maker, licence, versions, dates, prefix and namespace are all there."""
    for predicate in (DCTERMS.title, DCTERMS.abstract, DCTERMS.description):
        assert languages(ONTOLOGY_GRAPH, HEADER, predicate) == ["en", "nl"]
    version = str(ONTOLOGY_GRAPH.value(HEADER, OWL.versionInfo))
    assert str(ONTOLOGY_GRAPH.value(HEADER, OWL.versionIRI)) == f"{ONTOLOGY}/{version}"
    assert str(ONTOLOGY_GRAPH.value(HEADER, VANN.preferredNamespacePrefix)) == "rd"
    assert str(ONTOLOGY_GRAPH.value(HEADER, VANN.preferredNamespaceUri)) == RD.NAMESPACE
    assert "eupl" in str(ONTOLOGY_GRAPH.value(HEADER, DCTERMS.license))
    assert str(ONTOLOGY_GRAPH.value(HEADER, DCTERMS.creator)).endswith("/project-rode-draad")
    created, modified = (ONTOLOGY_GRAPH.value(HEADER, date) for date in (DCTERMS.created, DCTERMS.modified))
    assert str(created) <= str(modified)


def test_terms_and_codes_follow_the_house_style() -> None:
    """Every term and code has its names and definitions in Dutch and English, and a tidy name."""
    style = next(text for text in packaged_shapes() if "shape:OwnTerm " in text)
    remarks = validate((ONTOLOGY_GRAPH + CODES).serialize(format="nt"), shapes=[style])
    # Codes live under /def, so the rule for the IRIs of things is not about them.
    assert [remark for remark in remarks if not remark.shape.endswith("#TidyIri")] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.fragment)
def test_every_entity_can_be_named_in_dutch_and_english(kind: URIRef) -> None:
    """Standard terms too have a label in both languages, so that tables need no IRI."""
    for term in DECLARED[kind]:
        assert languages(ONTOLOGY_GRAPH, term, RDFS.label) == ["en", "nl"], term


def test_examples_come_in_both_languages() -> None:
    """Whoever is warned by an example can read it."""
    for term in set(ONTOLOGY_GRAPH.subjects(SKOS.example)):
        assert languages(ONTOLOGY_GRAPH, term, SKOS.example) == ["en", "nl"], term


def test_no_definition_is_longer_than_a_breath() -> None:
    """A definition is a sentence of about twelve words."""
    long = [text for text in ONTOLOGY_GRAPH.objects(None, SKOS.definition) if len(str(text).split()) > 18]
    assert long == []


def test_no_entity_is_two_kinds_of_thing() -> None:
    """OWL 2 DL: an IRI is a class or one kind of property, not several."""
    for first in KINDS:
        assert [kind for kind in KINDS if kind != first and DECLARED[kind] & DECLARED[first]] == []


@pytest.mark.parametrize(
    ("predicate", "subjects", "objects"),
    [
        (RDFS.subClassOf, DECLARED[OWL.Class], DECLARED[OWL.Class]),
        (OWL.disjointWith, DECLARED[OWL.Class], DECLARED[OWL.Class]),
        (RDFS.domain, PROPERTIES, DECLARED[OWL.Class]),
        (RDFS.range, DECLARED[OWL.ObjectProperty], DECLARED[OWL.Class]),
        (RDFS.subPropertyOf, PROPERTIES, PROPERTIES),
    ],
    ids=lambda value: value.fragment if isinstance(value, URIRef) else "",
)
def test_axioms_are_about_declared_entities(
    predicate: URIRef, subjects: set[URIRef], objects: set[URIRef]
) -> None:
    """OWL 2 DL: the file stands alone, so nothing it reasons with is left undeclared."""
    pairs = set(ONTOLOGY_GRAPH.subject_objects(predicate))
    assert pairs
    assert {subject for subject, _ in pairs} - subjects == set()
    assert {thing for _, thing in pairs} - objects == set()


def test_every_property_used_is_declared_or_built_in() -> None:
    """OWL 2 DL: also the properties that only annotate are typed."""
    used = {predicate for graph in (ONTOLOGY_GRAPH, CODES) for predicate in graph.predicates()}
    assert {term for term in used if not str(term).startswith(BUILT_IN)} - PROPERTIES == set()


def test_a_property_has_parents_of_its_own_kind() -> None:
    """An object property has object properties above it, a data property data properties."""
    for child, parent in ONTOLOGY_GRAPH.subject_objects(RDFS.subPropertyOf):
        assert [kind for kind in KINDS if child in DECLARED[kind]] == [
            kind for kind in KINDS if parent in DECLARED[kind]
        ]


def test_the_file_stands_alone_and_holds_no_nameless_thing() -> None:
    """No imports to fetch, no blank nodes to compare."""
    assert list(ONTOLOGY_GRAPH.objects(None, OWL.imports)) == []
    assert [node for node in ONTOLOGY_GRAPH.all_nodes() if isinstance(node, BNode)] == []


def test_no_class_is_a_kind_of_two_classes_that_exclude_each_other() -> None:
    """A class below two disjoint ones could never have a member."""
    for term in DECLARED[OWL.Class]:
        above = set(ONTOLOGY_GRAPH.transitive_objects(term, RDFS.subClassOf))
        clash = {
            (one, two) for one, two in ONTOLOGY_GRAPH.subject_objects(OWL.disjointWith) if {one, two} <= above
        }
        assert clash == set(), term


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RD.ActorGroup, PREFIXES["org"] + "Organization"),
        (RD.Theme, RD.Phenomenon),
        (RD.Theme, RD.AgendaItem),
        (RD.MunicipalUnit, RD.Partnership),
        (RD.SafetyField, RD.Category),
        (RD.Risk, RD.Measure),
        (RD.Law, RD.PolicyFramework),
        (RD.Passage, RD.SourceDocument),
        (RD.Actor, RD.Involvement),
    ],
)
def test_what_people_mix_up_is_kept_apart(one: str, other: str) -> None:
    """The kinds that are easily confused, or something above them, exclude each other."""
    above = [set(ONTOLOGY_GRAPH.transitive_objects(URIRef(term), RDFS.subClassOf)) for term in (one, other)]
    pairs = set(ONTOLOGY_GRAPH.subject_objects(OWL.disjointWith))
    assert {(a, b) for a in above[0] for b in above[1] if (a, b) in pairs or (b, a) in pairs}


def test_rules_and_people_fill_in_different_properties() -> None:
    """What only rules say is never called the project's own words."""
    marked = {
        mark: set(ONTOLOGY_GRAPH.subjects(URIRef(mark), Literal(True)))
        for mark in (RD.isEditorial, RD.isInferredOnly)
    }
    assert URIRef(RD.concerns) in marked[RD.isEditorial]
    assert URIRef(RD.worksOn) in marked[RD.isInferredOnly]
    assert marked[RD.isEditorial] & marked[RD.isInferredOnly] == set()


def test_every_code_stands_at_the_top_of_the_list_it_is_named_after() -> None:
    """``code:level-local`` is in ``code:scheme-level``, and no list has fewer than two codes."""
    schemes = set(CODES.subjects(RDF.type, SKOS.ConceptScheme))
    for scheme in schemes:
        codes = set(CODES.subjects(SKOS.inScheme, scheme))
        assert len(codes) > 1
        assert codes == set(CODES.subjects(SKOS.topConceptOf, scheme))
        stem = str(scheme).replace("#scheme-", "#") + "-"
        assert [code for code in codes if not str(code).startswith(stem)] == []
    assert set(CODES.subjects(SKOS.inScheme)) | schemes == set(CODES.subjects())
    assert {str(scheme).partition("#")[2] for scheme in schemes} == {
        "scheme-correction",
        "scheme-item",
        "scheme-kind",
        "scheme-legal",
        "scheme-level",
        "scheme-milestone",
        "scheme-resolution",
        "scheme-review",
    }


def test_codes_and_terms_keep_to_their_own_namespace() -> None:
    """What the ontology defines is rd:, what the code lists hold is code:."""
    assert {str(term) for term in CODES.subjects() if not str(term).startswith(CODE.NAMESPACE)} == set()
    told = set(ONTOLOGY_GRAPH.subjects(RDFS.isDefinedBy, HEADER))
    assert told == OWN
    assert all(str(term).startswith(NAMESPACES) for term in OWN)
