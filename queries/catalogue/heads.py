"""The ``#+`` head of a question file, read strictly: what is wrong in it is told with file and line.

The lines that begin with ``#+`` are together one YAML document, in the manner of grlc
(https://github.com/CLARIAH/grlc); to SPARQL they are comments.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

from rodedraad.graph.rdf import Iri, ntriples
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import LANGUAGES, say
from rodedraad.queries.catalogue.questions import (
    COLUMN_KINDS,
    MOST_ROWS,
    PARAMETER_KINDS,
    SEVERITIES,
    TIMEOUT,
    VIEWS,
    Choice,
    Column,
    GapKind,
    Origin,
    Parameter,
    Probe,
    Question,
    Texts,
    View,
)
from rodedraad.queries.catalogue.strict_yaml import Entry, read_yaml

MARK = "#+"
ROW_FORMS = ("none", "one", "many")
TRUTH_FORMS = ("yes", "no")
ORIGINS = ("class", "scheme", "options")


def read_question(file: Path, name: str) -> Question:
    """Return the question in *file*; a ``Fault`` with the line where its head is not as it has to be."""
    text = _text(file)
    document = _head(text, file)
    head = document.mapping(
        ("summary", "description", "answer", "test"),
        ("tags", "params", "columns", "view", "limits", "federates", "gap"),
    )
    limits = head["limits"].mapping((), ("timeout", "rows")) if "limits" in head else {}
    columns = tuple(_column(entry) for entry in head["columns"].sequence()) if "columns" in head else ()
    return Question(
        name=name,
        summaries=_sentence(head["summary"], "?"),
        descriptions=_sentence(head["description"], "."),
        tags=tuple(tag.text() for tag in head["tags"].sequence()) if "tags" in head else (),
        parameters=_parameters(head["params"]) if "params" in head else (),
        columns=columns,
        view=_view(head["view"]) if "view" in head else View(),
        timeout=limits["timeout"].number() if "timeout" in limits else TIMEOUT,
        most_rows=limits["rows"].count() if "rows" in limits else MOST_ROWS,
        forms=_forms(head["answer"]),
        probe=_probe(head["test"]),
        federates=head["federates"].truth() if "federates" in head else False,
        text=text,
        file=file,
        lines=document.lines(),
        gap=_gap(head["gap"], columns) if "gap" in head else None,
    )


def head_lines(text: str) -> list[str]:
    """Return the YAML of the head of *text*, a line for each line of the file from the first on."""
    lines: list[str] = []
    for line in text.split("\n"):  # splitlines would end a comment where SPARQL does not
        if not line.startswith(MARK):
            break
        lines.append(line.removeprefix(MARK).removeprefix(" "))
    return lines


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Fault(say("graph.settings_not_utf8"), Place(file, line)) from error


def _head(text: str, file: Path) -> Entry:
    lines = head_lines(text)
    if not lines:
        raise Fault(say("queries.head_missing"), Place(file, 1))
    return read_yaml("\n".join(lines), "head", file)


def _sentence(entry: Entry, ending: str) -> Texts:
    for language, said in entry.mapping(LANGUAGES).items():
        if not said.text().endswith(ending):
            said.refuse("queries.head_ending", text=entry.key, language=language, ending=ending)
    return entry.texts()


def _parameters(entry: Entry) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for item in entry.sequence():
        parameter = _parameter(item)
        if parameter.name in found:
            item.refuse("queries.head_parameter_twice", name=parameter.name)
        found[parameter.name] = parameter
    return tuple(found.values())


def _parameter(entry: Entry) -> Parameter:
    further = ("help", "required", "multiple", "default", "any", "choices", "min", "max")
    said = entry.mapping(("name", "type", "label"), (*ORIGINS, *further))
    kind = said["type"].one_of(PARAMETER_KINDS)
    parameter = Parameter(
        name=said["name"].text(),
        kind=kind,
        labels=said["label"].texts(),
        helps=said["help"].texts() if "help" in said else {},
        is_required=said["required"].truth() if "required" in said else False,
        is_multiple=said["multiple"].truth() if "multiple" in said else False,
        default=said["default"].text() if "default" in said else None,
        any=said["any"].texts() if "any" in said else {},
        origin=_origin(said),
        choices=tuple(_choice(item) for item in said["choices"].sequence()) if "choices" in said else (),
        least=said["min"].number() if "min" in said else None,
        most=said["max"].number() if "max" in said else None,
    )
    _refuse_contradictions(entry, parameter)
    return parameter


def _refuse_contradictions(entry: Entry, parameter: Parameter) -> None:
    if parameter.kind == "choice" and not parameter.choices:
        entry.refuse("queries.head_choice_without_choices", name=parameter.name)
    if parameter.is_required and parameter.default is not None:
        entry.refuse("queries.head_required_with_default", name=parameter.name)
    if parameter.names_a_thing and parameter.origin == Origin():
        entry.refuse("queries.head_thing_without_origin", name=parameter.name)
    if not parameter.names_a_thing and parameter.origin != Origin():
        entry.refuse("queries.head_origin_of_a_value", name=parameter.name, kind=parameter.kind)


def _origin(said: dict[str, Entry]) -> Origin:
    return Origin(
        classes=tuple(_iri(item) for item in said["class"].items()) if "class" in said else (),
        schemes=tuple(_iri(item) for item in said["scheme"].items()) if "scheme" in said else (),
        question=said["options"].text() if "options" in said else "",
    )


def _iri(entry: Entry) -> str:
    """Return the IRI written in full between brackets, or with a house prefix."""
    text = entry.text()
    prefix, _, local = text.partition(":")
    is_whole = text.startswith("<") and text.endswith(">")
    try:
        iri = Iri(text[1:-1] if is_whole else PREFIXES[prefix] + local)
        ntriples(iri)
    except (KeyError, ValueError):
        entry.refuse("queries.head_not_an_iri", given=text)
    return iri.value


def _choice(entry: Entry) -> Choice:
    said = entry.mapping(("value", "label"))
    return Choice(said["value"].text(), said["label"].texts())


def _column(entry: Entry) -> Column:
    said = entry.mapping(("name", "label", "type"), ("labelColumn", "hidden"))
    return Column(
        name=said["name"].text(),
        labels=said["label"].texts(),
        kind=said["type"].one_of(COLUMN_KINDS),
        label_column=said["labelColumn"].text() if "labelColumn" in said else "",
        is_hidden=said["hidden"].truth() if "hidden" in said else False,
    )


def _gap(entry: Entry, columns: tuple[Column, ...]) -> GapKind:
    said = entry.mapping(("severity", "subject", "says", "why", "step"))
    things = [column.name for column in columns if column.kind == "iri"]
    names = [column.name for column in columns]
    for form in said["says"].mapping(LANGUAGES).values():
        for place in _open_places(form):
            if place not in names:
                form.refuse("queries.head_gap_place", place=place, known=", ".join(names))
    return GapKind(
        severity=said["severity"].one_of(SEVERITIES),
        subjects=tuple(item.one_of(things) for item in said["subject"].items()),
        sentences=_sentence(said["says"], "."),
        whys=_sentence(said["why"], "."),
        steps=_sentence(said["step"], "."),
    )


def _open_places(form: Entry) -> list[str]:
    """Return the places that the sentence *form* leaves open; a ``Fault`` where it is no such sentence."""
    try:
        parts = list(Formatter().parse(form.text()))
    except ValueError as error:
        form.refuse("queries.head_gap_form", reason=error)
    return [f"{name}{spec}{turn or ''}" for _, name, spec, turn in parts if name is not None]


def _view(entry: Entry) -> View:
    said = entry.mapping((), ("default", "network"))
    ends = said["network"].mapping(("source", "target")) if "network" in said else {}
    return View(
        default=said["default"].one_of(VIEWS) if "default" in said else VIEWS[0],
        source=ends["source"].text() if ends else "",
        target=ends["target"].text() if ends else "",
    )


def _forms(entry: Entry) -> dict[str, Texts]:
    """Return the sentences by language and form: ``none one many``, or for a truth ``yes no``."""
    forms: dict[str, Texts] = {}
    for language, said in entry.mapping(LANGUAGES).items():
        kinds = TRUTH_FORMS if {pair.key for pair in said.pairs()} & set(TRUTH_FORMS) else ROW_FORMS
        forms[language] = {key: form.text() for key, form in said.mapping(kinds).items()}
    return forms


def _probe(entry: Entry) -> Probe:
    said = entry.mapping((), ("params", "rows", "minRows", "needs"))
    if ("rows" in said) == ("minRows" in said):
        entry.refuse("queries.head_test_counts")
    given = {}
    if "params" in said:
        given = {pair.key: tuple(item.text() for item in pair.items()) for pair in said["params"].pairs()}
    return Probe(
        given=given,
        rows=said["rows"].count() if "rows" in said else None,
        least=said["minRows"].count() if "minRows" in said else None,
        needs=said["needs"].one_of(("service",)) if "needs" in said else "",
    )
