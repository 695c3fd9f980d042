"""From the files of a workspace to one validated dataset with a version: read, check, infer, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from rodedraad.graph.builds import Build, keep, standing
from rodedraad.graph.formats import canonical_nquads, parse_file, serialize
from rodedraad.graph.mappings.checking import Known
from rodedraad.graph.mappings.checking import check as check_mappings
from rodedraad.graph.mappings.mapping import MappingSet
from rodedraad.graph.mappings.reading import WrongMappings, read_set
from rodedraad.graph.mappings.statements import quads
from rodedraad.graph.positions import Positions, positions
from rodedraad.graph.rdf import Iri, Literal, Quad, Triple
from rodedraad.graph.store import Reasoner
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.faults import ExitCode, Fault
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.room import packaged_turtle
from rodedraad.ontology.terms import CODE, DCAT, DCT, NAMESPACES, RD, RDF, VOID, XSD
from rodedraad.ontology.wording import say

STEPS = 4
NOWHERE = Place(Path())
ONTOLOGY_GRAPH = "https://w3id.org/rodedraad/def"


class BuildStopped(Fault):
    """The files hold something that makes answers wrong; *findings* says what, where, and what mends it."""

    def __init__(self, findings: Iterable[Finding], exit_code: ExitCode) -> None:
        self.findings = tuple(findings)
        self.exit_code = exit_code
        super().__init__("\n".join(str(finding) for finding in self.findings))


@dataclass
class Reading:
    """What the data files say, and where in them it stands."""

    quads: list[Quad] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    sets: list[MappingSet] = field(default_factory=list)
    rows: dict[str, Place] = field(default_factory=dict)
    _positions: dict[str, Positions] = field(default_factory=dict)

    def place(self, subject: str, predicate: str = "") -> Place | None:
        """Return the file and line where *subject*'s *predicate* is stated, None where nowhere.

        Where the predicate is what is missing, that is where the thing begins whose kind is stated there.
        """
        if subject in self.rows:
            return self.rows[subject]
        graphs = list(self._graphs.get(subject, ()))
        for graph in graphs:
            if line := self.positions(graph).statements.get((subject, predicate)):
                return Place(self.files[graph], line)
        graphs.sort(key=lambda graph: (subject, RDF.type) not in self.positions(graph).statements)
        return Place(self.files[graphs[0]], self.positions(graphs[0]).line(subject)) if graphs else None

    @cached_property
    def _graphs(self) -> dict[str, dict[str, None]]:
        """The graphs in which each subject is described, in the order of the files."""
        found: dict[str, dict[str, None]] = {}
        for quad in self.quads:
            if quad.graph:
                found.setdefault(quad.subject.value, {})[quad.graph.value] = None
        return found

    def positions(self, graph: str) -> Positions:
        """Return where the statements of the file behind *graph* stand."""
        if graph not in self._positions:
            self._positions[graph] = positions(self.texts[graph]) if graph in self.texts else Positions()
        return self._positions[graph]


def build(workspace: Workspace, begin: Callable[[str], None] = lambda _name: None) -> Build:
    """Return the build of *workspace*, made anew only when an input changed.

    *begin* is told the name of each of the ``STEPS`` steps when it begins.
    Raises ``BuildStopped`` with every finding when a file does not parse (wrong use) or the data break a
    rule (findings); the last good build stays where it is.
    """
    if built := standing(workspace):
        return built
    begin(say("graph.step_read"))
    reading = read(workspace)
    begin(say("graph.step_check"))
    remarks = check(reading)
    if blocking := [remark for remark in remarks if remark.severity is Severity.VIOLATION]:
        raise BuildStopped(blocking, ExitCode.FINDINGS)
    begin(say("graph.step_infer"))
    inferred = infer(reading.quads, workspace.inferred_graph)
    begin(say("graph.step_write"))
    quads = [*reading.quads, *ontology_quads(), *inferred, *_description(workspace)]
    return keep(
        workspace,
        canonical_nquads(quads),
        stated=len(set(reading.quads)),
        inferred=len(inferred),
        remarks=len(remarks),
    )


def read(workspace: Workspace) -> Reading:
    """Return what the data files of *workspace* say; raises ``BuildStopped`` for files that do not parse."""
    reading, broken = Reading(), []
    for path in workspace.files():
        graph, text = workspace.graph(path), path.read_bytes()
        shown = _shown(path)
        try:
            reading.quads += parse_file(text, suffix=path.suffix, graph=Iri(graph), place=shown)
        except Fault as fault:
            broken.append(Finding(Severity.VIOLATION, fault.message, fault.place or Place(shown)))
            continue
        reading.files[graph] = shown
        if path.suffix == ".ttl":
            reading.texts[graph] = text.decode("utf-8")
    broken += _read_mappings(workspace, reading)
    if broken:
        raise BuildStopped(broken, ExitCode.WRONG_USE)
    if not reading.quads:
        raise Fault(say("graph.workspace_empty", folder=_shown(workspace.data)))
    return reading


def _read_mappings(workspace: Workspace, reading: Reading) -> list[Finding]:
    """Add the mapping sets of *workspace* to *reading*; return what is wrong with those that are broken."""
    broken: list[Finding] = []
    for path in workspace.mapping_files():
        graph, shown = workspace.graph(path), _shown(path)
        try:
            found = read_set(path, shown)
        except WrongMappings as wrong:
            broken += wrong.findings
            continue
        reading.quads += quads(found, graph)
        reading.files[graph] = shown
        reading.sets.append(found)
        reading.rows |= {mapping.record: Place(shown, mapping.line) for mapping in found.mappings}
    return broken


def check(reading: Reading) -> list[Finding]:
    """Return everything the terms and the shapes remark on the data, worst first, each with its place."""
    from rodedraad.ontology.validation import validate

    data = serialize((quad.triple for quad in reading.quads), "ntriples").decode("utf-8")
    found = _unknown_terms(reading)
    known = Known.of(reading.quads)
    for mapping_set in reading.sets:
        found += check_mappings(mapping_set, known, _shown(mapping_set.path))
    found += [
        Finding(
            violation.severity,
            violation.message,
            reading.place(violation.focus, violation.path),
            violation.focus,
            violation.shape,
        )
        for violation in validate(data)
    ]
    return sorted(found, key=lambda finding: (-finding.severity, finding.place or NOWHERE, finding.message))


def infer(stated: list[Quad], graph: str) -> list[Quad]:
    """Return what the rules add to *stated*, all in *graph*, without what was stated already."""
    from rodedraad.ontology.reasoning import rules

    reasoner = Reasoner([*stated, *ontology_quads()])
    return [Quad(*triple, Iri(graph)) for triple in reasoner.infer(rule.text for rule in rules())]


def ontology_quads() -> list[Quad]:
    """Return the ontology and the code lists as quads of the ontology's own graph."""
    return [
        quad
        for path in packaged_turtle()
        for quad in parse_file(path.read_bytes(), suffix=".ttl", graph=Iri(ONTOLOGY_GRAPH), place=path)
    ]


def _unknown_terms(reading: Reading) -> list[Finding]:
    """Find terms in our namespaces that the ontology does not have: a typo nobody would ever see."""
    from rodedraad.ontology.validation import unknown_terms

    used: dict[str, Quad] = {}
    for quad in reading.quads:
        for term in (quad.predicate, quad.object):
            if isinstance(term, Iri) and term.value.startswith(NAMESPACES):
                used.setdefault(term.value, quad)
    unknown = unknown_terms(used)
    return [_unknown_term(reading, term, near, used[term]) for term, near in sorted(unknown.items())]


def _unknown_term(reading: Reading, term: str, near: str, quad: Quad) -> Finding:
    graph = quad.graph.value if quad.graph else ""
    line = reading.positions(graph).mentions.get(term, 0)
    key = "graph.unknown_term_near" if near else "graph.unknown_term"
    message = say(key, term=_short(term), near=_short(near))
    return Finding(Severity.VIOLATION, message, Place(reading.files[graph], line), quad.subject.value, term)


def _short(term: str) -> str:
    return term.replace(CODE.NAMESPACE, "code:").replace(RD.NAMESPACE, "rd:")


def _description(workspace: Workspace) -> list[Quad]:
    """Return what the dataset says about itself (DCAT 3 and VoID): title, version, policy period."""
    dataset = Iri(f"{workspace.base}id/{workspace.place}/dataset/{workspace.place}")
    period = Iri(f"{workspace.base}id/{workspace.place}/periode/beleidsperiode")
    about = [
        Triple(dataset, Iri(RDF.type), Iri(DCAT.Dataset)),
        Triple(dataset, Iri(RDF.type), Iri(VOID.Dataset)),
        Triple(dataset, Iri(DCAT.version), Literal(workspace.version)),
        Triple(dataset, Iri(DCT.temporal), period),
        Triple(period, Iri(RDF.type), Iri(DCT.PeriodOfTime)),
        Triple(period, Iri(DCAT.startDate), _day(workspace.policy.start)),
        Triple(period, Iri(DCAT.endDate), _day(workspace.policy.end)),
    ]
    for language, title in workspace.titles.items():
        about.append(
            Triple(dataset, Iri(DCT.title), Literal(title, language=language) if language else Literal(title))
        )
    return [Quad(*triple, Iri(f"{workspace.base}graph/{workspace.place}/dataset")) for triple in about]


def _day(when: date) -> Literal:
    return Literal(when.isoformat(), XSD.date)


def _shown(path: Path) -> Path:
    """Return *path* as a person would write it: relative to where they are when it lies below it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
