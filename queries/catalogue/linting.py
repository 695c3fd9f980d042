"""What is wrong with a question although its head reads well: head and query that do not fit each other."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Finding, Place, Severity
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say
from rodedraad.queries.catalogue.heads import ROW_FORMS, TRUTH_FORMS
from rodedraad.queries.catalogue.literals import LITERAL_KINDS, literal
from rodedraad.queries.catalogue.questions import NAMED_DAYS, Parameter, Question
from rodedraad.queries.sparql.blocks import Anatomy
from rodedraad.queries.sparql.guarding import ServiceRefused, guard
from rodedraad.queries.sparql.tokens import position, prefixes

_Remarks = Iterator[tuple[int, str]]


def lint(question: Question) -> list[Finding]:
    """Return everything in *question* that would make an answer wrong, unstable or unreadable, by line."""
    anatomy = Anatomy(question.text)
    heads = (_parameters, _defaults, _columns, _sentences, _view, _probe)
    checks = (_guarded, _shape, _order, _services, _prefixes, *heads)
    found = [
        Finding(Severity.VIOLATION, message, Place(question.file, line))
        for check in checks
        for line, message in check(question, anatomy)
    ]
    return sorted(found, key=lambda finding: (finding.place.line if finding.place else 0, finding.message))


def _guarded(question: Question, anatomy: Anatomy) -> _Remarks:
    """A question changes nothing and is not too deep; whom it may call is judged when it is asked."""
    try:
        guard(question.text)
    except ServiceRefused:
        return
    except Fault as fault:
        yield _first_word(question, anatomy), fault.message


def _parameters(question: Question, anatomy: Anatomy) -> _Remarks:
    """Each parameter has a VALUES block to be bound in."""
    blocks = {block.name for block in anatomy.blocks}
    for name in (parameter.name for parameter in question.parameters):
        if name not in blocks:
            yield _line(question, f"params.{name}"), say("queries.lint_no_block", name=name)


def _defaults(question: Question, _anatomy: Anatomy) -> _Remarks:
    """A default that stands for itself is a value that could be chosen."""
    for parameter in question.parameters:
        is_day = parameter.default in NAMED_DAYS and parameter.kind in ("date", "year")
        if parameter.default is None or is_day or parameter.kind not in LITERAL_KINDS:
            continue
        try:
            literal(parameter, parameter.default, date.min)
        except Fault as fault:
            yield _line(question, f"params.{parameter.name}"), fault.message


def _columns(question: Question, anatomy: Anatomy) -> _Remarks:
    """The head lists exactly what the query projects, in the same order."""
    declared = tuple(column.name for column in question.columns)
    if anatomy.form and not anatomy.selects_all and declared != anatomy.columns:
        here = _first_word(question, anatomy)
        given, wanted = " ".join(anatomy.columns), " ".join(declared)
        yield here, say("queries.lint_columns", projected=given, declared=wanted)
    for column in question.columns:
        if column.label_column and column.label_column not in declared:
            yield (
                _line(question, f"columns.{column.name}"),
                say("queries.lint_label_column", name=column.name, label=column.label_column),
            )


def _shape(question: Question, anatomy: Anatomy) -> _Remarks:
    if anatomy.selects_all:
        yield _first_word(question, anatomy), say("queries.lint_select_all")
    if anatomy.form == "DESCRIBE" or not anatomy.form:
        yield _first_word(question, anatomy), say("queries.lint_form", form=anatomy.form or "?")
    wanted = TRUTH_FORMS if anatomy.form == "ASK" else ROW_FORMS
    for language, forms in question.forms.items():
        if set(forms) != set(wanted):
            yield (
                _line(question, f"answer.{language}"),
                say("queries.lint_forms", language=language, wanted=", ".join(wanted)),
            )


def _order(question: Question, anatomy: Anatomy) -> _Remarks:
    """Same question, same order of rows: the ORDER BY ends in what tells every row from every other."""
    if anatomy.form != "SELECT":
        return
    if not anatomy.order:
        yield _first_word(question, anatomy), say("queries.lint_no_order")
        return
    things = [column.name for column in question.columns if column.kind == "iri"]
    missing = [name for name in things if name not in anatomy.order]
    if missing:
        yield (
            _first_word(question, anatomy),
            say("queries.lint_order", missing=" ".join(f"?{name}" for name in missing)),
        )


def _services(question: Question, anatomy: Anatomy) -> _Remarks:
    of_a_parameter = {
        f"?{parameter.name}" for parameter in question.parameters if parameter.kind == "service"
    }
    for index in anatomy.services:
        token = anatomy.tokens[index]
        target = next((after for after in anatomy.tokens[index + 1 :] if not after.is_word("SILENT")), token)
        if not question.federates or target.text not in of_a_parameter:
            yield position(question.text, token.start)[0], say("queries.lint_service")


def _prefixes(question: Question, anatomy: Anatomy) -> _Remarks:
    """Only house prefixes, sorted, and only those used."""
    declared = prefixes(anatomy.tokens)
    names = [
        (before.is_word("PREFIX"), token.text.partition(":")[0], token.start)
        for before, token in pairwise(anatomy.tokens)
        if token.kind == "name"
    ]
    lines = {name: position(question.text, start)[0] for is_declared, name, start in names if is_declared}
    used = sorted({name for is_declared, name, _ in names if not is_declared})
    for name, space in declared.items():
        if PREFIXES.get(name) != space:
            yield lines[name], say("queries.lint_prefix", prefix=name)
    if list(declared) != used:
        first = min(lines.values(), default=_first_word(question, anatomy))
        yield first, say("queries.lint_prefixes", wanted=", ".join(used))


def _sentences(question: Question, _anatomy: Anatomy) -> _Remarks:
    """What a sentence leaves open must be there to fill in, whichever answer comes."""
    known = {"rows"} | {parameter.name for parameter in question.parameters}
    nameless = {parameter.name for parameter in question.parameters if _may_be_nameless(parameter)}
    for language, forms in question.forms.items():
        for key, form in forms.items():
            columns = {column.name for column in question.columns} if key in ("one", "many") else set()
            for place in _places(form):
                line = _line(question, f"answer.{language}.{key}")
                if place not in known and place.removesuffix(".count") not in columns:
                    yield line, say("queries.lint_place", language=language, place=place)
                elif place in nameless - columns:
                    yield line, say("queries.lint_any", name=place)


def _may_be_nameless(parameter: Parameter) -> bool:
    """Tell whether nothing may be chosen for *parameter*, and then nothing is said about it either."""
    return not parameter.is_required and parameter.default is None and not parameter.any


def _places(form: str) -> list[str]:
    try:
        return [name for _, name, _, _ in string.Formatter().parse(form) if name is not None]
    except ValueError:
        return ["{"]


def _view(question: Question, _anatomy: Anatomy) -> _Remarks:
    things = {column.name for column in question.columns if column.kind == "iri"}
    for end in filter(None, (question.view.source, question.view.target)):
        if end not in things:
            yield _line(question, "view"), say("queries.lint_view", name=end)
    if question.view.default == "network" and not question.view.source:
        yield _line(question, "view"), say("queries.lint_view_without_ends")


def _probe(question: Question, _anatomy: Anatomy) -> _Remarks:
    known: dict[str, Parameter] = {parameter.name: parameter for parameter in question.parameters}
    for name in question.probe.given:
        if name not in known:
            yield _line(question, "test"), say("queries.lint_test_parameter", name=name)
    for name, parameter in known.items():
        if parameter.is_required and name not in question.probe.given and parameter.kind != "service":
            yield _line(question, "test"), say("queries.lint_test_without", name=name)


def _line(question: Question, part: str) -> int:
    """Return the line on which *part* of the head stands, such as ``params.subject``; else the first."""
    return question.lines.get(part, 1)


def _first_word(question: Question, anatomy: Anatomy) -> int:
    word = next((token for token in anatomy.tokens if token.text.upper() == anatomy.form), None)
    return position(question.text, word.start)[0] if word else 1
