"""The ontology as a page to read: ``python -m rodedraad.ontology.reference docs/ontology.md``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.ontology.reasoning import rules
from rodedraad.ontology.room import packaged_turtle
from rodedraad.ontology.terms import DCT, ONTOLOGY, OWL, PREFIXES, RD, RDF, RDFS, SKOS
from rodedraad.ontology.wording import LANGUAGES, choose, language, say, set_language

if TYPE_CHECKING:
    from rdflib import Graph

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def page() -> str:
    """Return the ontology as Markdown, in Dutch and then in English: the same bytes every time."""
    spoken = language()
    try:
        parts = []
        for wanted in LANGUAGES:
            set_language(wanted)
            parts.append(_chapter())
    finally:
        set_language(spoken)
    return "\n".join(parts)


def _chapter() -> str:
    head = [f"# {_text(ONTOLOGY, DCT.title)}", "", _text(ONTOLOGY, DCT.abstract), ""]
    version = next(iter(_values(ONTOLOGY, OWL.versionInfo)), "")
    head += [say("ontology.reference_version", version=version, namespace=RD.NAMESPACE), ""]
    classes = _section(say("ontology.reference_classes"), _own(OWL.Class), _class)
    properties = _section(say("ontology.reference_properties"), _own(*PROPERTY_KINDS), _property)
    codes = _section(say("ontology.reference_codes"), _schemes(), _scheme)
    return "\n".join([*head, *classes, *properties, *codes, *_rules()])


def _section(title: str, terms: Iterable[str], told: Callable[[str], list[str]]) -> list[str]:
    lines = [f"## {title}", ""]
    for term in terms:
        lines += [f"### {_text(term, RDFS.label) or _text(term, SKOS.prefLabel)} (`{_short(term)}`)", ""]
        lines += [_text(term, SKOS.definition), "", *told(term)]
    return lines


def _class(term: str) -> list[str]:
    wider = [_short(iri) for iri in _values(term, RDFS.subClassOf)]
    return _list(
        {"ontology.reference_wider": wider, "ontology.reference_example": [_text(term, SKOS.example)]}
    )


def _property(term: str) -> list[str]:
    inferred = [say("ontology.reference_yes")] if "true" in _values(term, RD.isInferredOnly) else []
    return _list(
        {
            "ontology.reference_wider": [_short(iri) for iri in _values(term, RDFS.subPropertyOf)],
            "ontology.reference_domain": [_short(iri) for iri in _values(term, RDFS.domain)],
            "ontology.reference_range": [_short(iri) for iri in _values(term, RDFS.range)],
            "ontology.reference_inferred": inferred,
            "ontology.reference_example": [_text(term, SKOS.example)],
        }
    )


def _scheme(scheme: str) -> list[str]:
    codes = [
        f"- `{_short(code)}` {_text(code, SKOS.prefLabel)}: {_text(code, SKOS.definition)}"
        for code in _in(scheme)
    ]
    return [*codes, ""]


def _rules() -> list[str]:
    lines = [f"- `{rule.name}`: {rule.summary}" for rule in rules()]
    return [f"## {say('ontology.reference_rules')}", "", *lines, ""]


def _list(facts: dict[str, list[str]]) -> list[str]:
    """Return what is known of *facts*, a line each, and air below when there is any."""
    lines = [
        f"- {say(key)}: {', '.join(filter(None, values))}" for key, values in facts.items() if any(values)
    ]
    return [*lines, ""] if lines else []


@cache
def _graph() -> Graph:
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    for path in packaged_turtle():
        graph.parse(path, format="turtle")
    return graph


def _own(*kinds: str) -> list[str]:
    """Return our own terms of *kinds*, sorted."""
    from rdflib import URIRef

    found = {str(term) for kind in kinds for term in _graph().subjects(URIRef(RDF.type), URIRef(kind))}
    return sorted(term for term in found if term.startswith(RD.NAMESPACE))


def _schemes() -> list[str]:
    from rdflib import URIRef

    return sorted(str(term) for term in _graph().subjects(URIRef(RDF.type), URIRef(SKOS.ConceptScheme)))


def _in(scheme: str) -> list[str]:
    from rdflib import URIRef

    return sorted(str(code) for code in _graph().subjects(URIRef(SKOS.inScheme), URIRef(scheme)))


def _values(term: str, predicate: str) -> list[str]:
    from rdflib import URIRef

    return sorted(str(value) for value in _graph().objects(URIRef(term), URIRef(predicate)))


def _text(term: str, predicate: str) -> str:
    """Return what *predicate* says of *term* in the current language, empty where it says nothing."""
    from rdflib import URIRef

    found = _graph().objects(URIRef(term), URIRef(predicate))
    return choose({getattr(text, "language", None) or "": str(text) for text in found})


def _short(iri: str) -> str:
    for prefix, space in PREFIXES.items():
        if iri.startswith(space):
            return f"{prefix}:{iri.removeprefix(space)}"
    return iri


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), encoding="utf-8")
