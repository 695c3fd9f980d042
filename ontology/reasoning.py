"""What follows from what is stated: the rules as data, why a triple was inferred, and OWL's own check."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rodedraad.ontology.heads import QueryFile, read_query
from rodedraad.ontology.room import ROOM
from rodedraad.ontology.terms import OWL, RDF, XSD
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rdflib.term import Identifier, Node, Variable

_NOT_IN_OWL = tuple(f"^^<{XSD.NAMESPACE}{name}> ." for name in ("date", "gYear", "gYearMonth", "time"))


@dataclass(frozen=True)
class Consistency:
    """What the reasoner found; *reason* says why it did not run, or what is contradictory."""

    ran: bool
    inconsistent: bool = False
    unsatisfiable: tuple[str, ...] = ()
    reason: str = ""


@cache
def rules() -> tuple[QueryFile, ...]:
    """Return the rules, SPARQL CONSTRUCT queries, in the order in which they run: that of their names."""
    return tuple(read_query(path, path.stem) for path in sorted(ROOM.glob("rules/*.rq")))


# --- why a triple was inferred --------------------------------------------------------------------------


def explanation_query(rule: QueryFile, subject: str, predicate: str, value: str) -> str | None:
    """Return a CONSTRUCT of the facts from which *rule* draws the triple, None where it never draws it.

    The three parts are terms in N-Triples syntax. The query is the rule's own pattern with its variables
    bound: a property path becomes the steps along it. Facts among the answer may be inferred themselves;
    the caller keeps the stated ones.
    """
    from rdflib.util import from_n3

    algebra = _algebra(rule.text)
    asked = [from_n3(part) for part in (subject, predicate, value)]
    for template in algebra.template or ():
        bound = _unified(template, asked)
        if bound is not None:
            return _premises_query(list(_patterns(algebra.p)), bound)
    return None


@dataclass(frozen=True)
class Lookup:
    """One question for the facts behind many triples: a SELECT of *columns*, variables with their ``?``.

    *facts* are what each row stands for, their parts columns or terms in N-Triples syntax. The first *bound*
    columns tell which triple a row is about: *asked* has the triples by those.
    """

    query: str
    columns: tuple[str, ...]
    bound: int
    facts: tuple[tuple[str, ...], ...]
    asked: Mapping[tuple[str, ...], tuple[str, ...]]


def lookups(rule: QueryFile, triples: Iterable[tuple[str, ...]]) -> Iterator[Lookup]:
    """Yield questions that answer for all of *triples* at once what ``explanation_query`` asks for each."""
    algebra = _algebra(rule.text)
    patterns = list(_patterns(algebra.p))
    left = dict.fromkeys(triples)
    for template in algebra.template or ():
        parts = [part.n3() for part in template]
        asked = {
            tuple(bound.values()): triple for triple in left if (bound := _bound(parts, triple)) is not None
        }
        for triple in asked.values():
            del left[triple]
        if asked:
            yield _lookup(
                patterns, list(dict.fromkeys(part for part in parts if part.startswith("?"))), asked
            )


def _bound(parts: list[str], triple: tuple[str, ...]) -> dict[str, str] | None:
    """Return the variables among *parts* bound so that they become *triple*, else None; all as N-Triples."""
    bound: dict[str, str] = {}
    for part, term in zip(parts, triple, strict=True):
        if part.startswith("?"):
            if bound.setdefault(part, term) != term:
                return None
        elif part != term:
            return None
    return bound


def _lookup(
    patterns: list[tuple[Any, Any, Any]],
    bound: list[str],
    asked: Mapping[tuple[str, ...], tuple[str, ...]],
) -> Lookup:
    facts, conditions = _premises(patterns)
    parts = (part for fact in facts for part in fact if part.startswith("?"))
    columns = tuple(dict.fromkeys([*bound, *parts]))
    rows = " ".join(f"({' '.join(values)})" for values in asked)
    query = f"""SELECT DISTINCT {" ".join(columns)}
WHERE {{ VALUES ({" ".join(bound)}) {{ {rows} }}
  {conditions} }}"""
    return Lookup(query, columns, len(bound), facts, asked)


@cache
def drawn(rule: str) -> frozenset[str]:
    """Return the properties of what the *rule*, the text of one, draws."""
    return frozenset(str(template[1]) for template in _algebra(rule).template or ())


@cache
def _algebra(text: str) -> Any:
    """Return the algebra of a rule, read once: reading takes ten times as long as asking."""
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text).algebra


def _unified(template: tuple[Node, ...], asked: list[Any]) -> dict[Variable, Identifier] | None:
    """Return the variables of *template* bound so that it becomes the triple *asked*, else None."""
    from rdflib.term import Variable

    bound: dict[Variable, Identifier] = {}
    for part, term in zip(template, asked, strict=True):
        if isinstance(part, Variable):
            if bound.setdefault(part, term) != term:
                return None
        elif part != term:
            return None
    return bound


def _patterns(node: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield the triple patterns of a query's body, those that must not hold left out."""
    from rdflib.plugins.sparql.parserutils import CompValue

    if not isinstance(node, CompValue) or "NOTEXISTS" in node.name.upper():
        return
    if node.name == "BGP":
        yield from node.triples
        return
    for key, child in node.items():
        if key not in ("expr", "p2") or (key == "p2" and node.name != "Minus"):
            yield from _patterns(child)


def _premises_query(patterns: list[tuple[Any, Any, Any]], bound: Mapping[Variable, Identifier]) -> str:
    found, conditions = _premises(patterns)
    names = " ".join(variable.n3() for variable in bound)
    values = " ".join(term.n3() for term in bound.values())
    facts = " . ".join(" ".join(fact) for fact in found)
    return f"CONSTRUCT {{ {facts} }}\nWHERE {{ VALUES ({names}) {{ ({values}) }}\n  {conditions} }}"


def _premises(patterns: list[tuple[Any, Any, Any]]) -> tuple[tuple[tuple[str, ...], ...], str]:
    """Return the facts that *patterns* stand for, and the conditions that find them.

    Paths come last: an engine takes most time over them when nothing bounds them yet.
    """
    steps = [_steps(pattern, number) for number, pattern in enumerate(patterns)]
    conditions = [asked for _, found in sorted(steps, key=lambda step: len(step[1])) for asked in found]
    return tuple(fact for fact, _ in steps), " .\n  ".join(conditions)


def _steps(pattern: tuple[Any, Any, Any], number: int) -> tuple[tuple[str, ...], list[str]]:
    """Return the fact a pattern stands for and the conditions that find it; a path gives its steps."""
    from rdflib.paths import MulPath

    start, link, end = pattern
    if not isinstance(link, MulPath):
        fact = (start.n3(), link.n3(), end.n3())
        return fact, [" ".join(fact)]
    step, here, there = link.path.n3(), f"?here{number}", f"?there{number}"
    along = f"{start.n3()} {step}* {here} . {here} {step} {there} . {there} {step}* {end.n3()}"
    whole = f"{start.n3()} {link.n3()} {end.n3()}"
    return (here, step, there), [whole, f"OPTIONAL {{ {along} }}"]


# --- OWL 2 DL -------------------------------------------------------------------------------------------


def consistency(ntriples: str) -> Consistency:
    """Return whether *ntriples*, ontology and data together, contradict themselves according to HermiT.

    Needs Java; where there is none the outcome says so. Statements about statements are left out, because
    OWL 2 DL does not speak about them. Reference: https://www.w3.org/TR/owl2-direct-semantics/
    """
    if shutil.which("java") is None:
        return Consistency(ran=False, reason=say("ontology.reasoner_without_java"))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "everything.nt"
        file.write_text("\n".join(_for_owl(ntriples)), encoding="utf-8")
        return _reasoned(file)


def _for_owl(ntriples: str) -> Iterator[str]:
    """Yield the lines OWL 2 DL can speak about: no statements about statements, no dates.

    ``xsd:date`` is not in the datatype map of OWL 2 (Syntax, section 4), and HermiT refuses it.
    """
    lines = ntriples.splitlines()
    reified = {line.split(" ", 1)[0] for line in lines if f"<{RDF.type}> <{RDF.Statement}>" in line}
    for line in lines:
        if line.split(" ", 1)[0] not in reified and not line.endswith(_NOT_IN_OWL):
            yield line


def _reasoned(file: Path) -> Consistency:
    import owlready2

    world = owlready2.World()
    world.get_ontology(file.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Consistency(ran=True, inconsistent=True, reason=say("ontology.reasoner_inconsistent"))
    wrong = {found.iri for found in world.inconsistent_classes()} - {OWL.NAMESPACE + "Nothing"}
    return Consistency(ran=True, unsatisfiable=tuple(sorted(wrong)))
