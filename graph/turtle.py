"""The one serialiser of our Turtle files: sorted and stable, so that a change shows as a small diff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby

from rodedraad.graph.rdf import LANG_STRING, XSD_STRING, Blank, Iri, Literal, Term, Triple
from rodedraad.ontology.terms import PREFIXES

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#"

_THING = re.compile(r"(?P<space>.*/id/(?P<place>[a-z0-9-]+)/(?P<kind>[a-z0-9-]+)/)[^/#]+(?:#.*)?")
_LOCAL_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*[A-Za-z0-9_])?")
_BARE = {  # the lexical forms Turtle reads back as the same literal (Turtle 1.1, section 2.5)
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD + "boolean": re.compile(r"true|false"),
}
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_NEEDS_ESCAPE = re.compile(r'[\\"\n\r\t\b\f]|[\x00-\x1f\x7f]')


def write(triples: Iterable[Triple], prefixes: Mapping[str, str] = PREFIXES) -> str:
    """Return *triples* as Turtle: prefixes used, then subjects, predicates and objects in sorted order.

    Things of the form ``…/id/{place}/{kind}/{slug}`` get a prefix ``place-kind:`` of their own. The same
    triples give the same text whatever their order. Specification: https://www.w3.org/TR/turtle/
    """
    stated = sorted(set(triples), key=_triple_order)
    known = {**_thing_prefixes(stated), **prefixes}
    used: set[str] = set()
    name = partial(_name, spaces={space: prefix for prefix, space in known.items()}, used=used)
    blocks = [
        _block(subject, list(group), name)
        for subject, group in groupby(stated, lambda triple: triple.subject)
    ]
    head = [f"@prefix {prefix}: <{known[prefix]}> ." for prefix in sorted(used)]
    return "\n".join(["".join(f"{line}\n" for line in head), *blocks] if head else blocks)


def _triple_order(triple: Triple) -> tuple[object, ...]:
    predicate = triple.predicate.value
    return (_order(triple.subject), predicate != RDF_TYPE, predicate, _order(triple.object))


def _order(term: Term) -> tuple[int, str, str, str]:
    if isinstance(term, Literal):
        return (2, term.language, term.value, term.datatype)
    return (1 if isinstance(term, Blank) else 0, term.value, "", "")


def _thing_prefixes(triples: Iterable[Triple]) -> dict[str, str]:
    found: dict[str, str] = {}
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            if isinstance(term, Iri) and (match := _THING.fullmatch(term.value)):
                found.setdefault(f"{match['place']}-{match['kind']}", match["space"])
    return found


def _block(subject: Term, triples: list[Triple], name: partial[str]) -> str:
    lines = []
    for predicate, group in groupby(triples, lambda triple: triple.predicate):
        verb = "a" if predicate.value == RDF_TYPE else name(predicate)
        objects = [name(triple.object) for triple in group]
        gap = " " if len(objects) == 1 else "\n        "
        lines.append(f"    {verb}{gap}" + " ,\n        ".join(objects))
    return f"{name(subject)}\n" + " ;\n".join(lines) + " .\n"


def _name(term: Term, *, spaces: Mapping[str, str], used: set[str]) -> str:
    if isinstance(term, Blank):
        return f"_:{term.value}"
    if isinstance(term, Literal):
        return _literal(term, partial(_name, spaces=spaces, used=used))
    cut = max(term.value.rfind("/"), term.value.rfind("#")) + 1
    space, local = term.value[:cut], term.value[cut:]
    if space in spaces and _LOCAL_NAME.fullmatch(local):
        used.add(spaces[space])
        return f"{spaces[space]}:{local}"
    return f"<{term.value}>"


def _literal(literal: Literal, name: partial[str]) -> str:
    bare = _BARE.get(literal.datatype)
    if bare and bare.fullmatch(literal.value):
        return literal.value
    quoted = f'"{_NEEDS_ESCAPE.sub(_escape, literal.value)}"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    if literal.datatype in (XSD_STRING, LANG_STRING):
        return quoted
    return f"{quoted}^^{name(Iri(literal.datatype))}"


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0], f"\\u{ord(match[0]):04X}")
