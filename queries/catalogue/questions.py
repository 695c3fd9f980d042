"""A question of the library: what it asks, what may be chosen, what it answers with, and its SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rodedraad.ontology.wording import choose

Texts = Mapping[str, str]

PARAMETER_KINDS = (
    "concept", "iri", "string", "text", "integer", "decimal", "boolean", "date", "year", "lang", "choice",
    "service",
)  # fmt: skip
COLUMN_KINDS = ("iri", "string", "integer", "decimal", "boolean", "date", "year")
VIEWS = ("table", "network")
SEVERITIES = ("high", "medium", "low")
NAMED_DAYS = ("today", "policy-start", "policy-end")
LANGUAGE = "lang"

_HEAD = re.compile(r"\A(?:#\+.*\n)+")

TIMEOUT = 10.0
MOST_ROWS = 5_000


@dataclass(frozen=True)
class Choice:
    """One of the values a parameter may have, and how people call it."""

    value: str
    labels: Texts


@dataclass(frozen=True)
class Origin:
    """Where the values of a parameter come from: things of a *class*, of a *scheme*, or another question."""

    classes: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ()
    question: str = ""


@dataclass(frozen=True)
class Parameter:
    """What may be chosen: a variable of the query with its kind, and how people call it."""

    name: str
    kind: str
    labels: Texts
    helps: Texts = field(default_factory=dict)
    is_required: bool = False
    is_multiple: bool = False
    default: str | None = None
    any: Texts = field(default_factory=dict)
    origin: Origin = Origin()
    choices: tuple[Choice, ...] = ()
    least: float | None = None
    most: float | None = None

    @property
    def label(self) -> str:
        """How people call it, in the current language."""
        return choose(self.labels)

    @property
    def option(self) -> str:
        """Its name as an option of the command line: lower case with hyphens."""
        return re.sub(r"(?<=[a-z0-9])([A-Z])", r"-\1", self.name).lower()

    @property
    def help(self) -> str:
        """What more there is to know when choosing, in the current language; may be empty."""
        return choose(self.helps)

    @property
    def names_a_thing(self) -> bool:
        """Whether a value is a thing of the dataset, to be found by its label."""
        return self.kind in ("concept", "iri")


@dataclass(frozen=True)
class Column:
    """A column of the answer; an ``iri`` column is shown by the label in its *label_column*."""

    name: str
    labels: Texts
    kind: str
    label_column: str = ""
    is_hidden: bool = False

    @property
    def label(self) -> str:
        """How people call it, in the current language."""
        return choose(self.labels)


@dataclass(frozen=True)
class View:
    """How the answer is best shown; *source* and *target* are the columns of a network, if it is one."""

    default: str = "table"
    source: str = ""
    target: str = ""


@dataclass(frozen=True)
class Probe:
    """What the question's own test asks, and how many rows must come: exactly *rows*, or at *least* some.

    *needs* says what else the test wants on the machine, such as a second endpoint.
    """

    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: int | None = None
    least: int | None = None
    needs: str = ""


@dataclass(frozen=True)
class GapKind:
    """What makes every answer of a question a gap: how much it weighs, what it is about, and what to do.

    *subjects* are the columns with the things it is about; *sentences* tell of one gap, with columns to fill
    in; *whys* say why it matters, *steps* what would mend it.
    """

    severity: str
    subjects: tuple[str, ...]
    sentences: Texts
    whys: Texts
    steps: Texts

    @property
    def urgency(self) -> int:
        """How soon such a gap deserves attention: 0 first."""
        return SEVERITIES.index(self.severity)

    @property
    def sentence(self) -> str:
        """What is said of one gap, with columns to fill in, in the current language."""
        return choose(self.sentences)

    @property
    def why(self) -> str:
        """Why such a gap matters, in the current language."""
        return choose(self.whys)

    @property
    def step(self) -> str:
        """What would mend it, in the current language."""
        return choose(self.steps)


@dataclass(frozen=True)
class Question:
    """A question as its file states it: the head, and the query in *text*, which runs as it is.

    *lines* says where in the file each part of the head stands, such as ``answer.nl.one``.
    """

    name: str
    summaries: Texts
    descriptions: Texts
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    view: View
    timeout: float
    most_rows: int
    forms: Mapping[str, Texts]
    probe: Probe
    federates: bool
    text: str
    file: Path
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    gap: GapKind | None = None

    @property
    def sparql(self) -> str:
        """The query without its head; it runs as it is."""
        return _HEAD.sub("", self.text).strip() + "\n"

    @property
    def subject(self) -> str:
        """The folder it stands in: what it is about."""
        return self.name.rpartition("/")[0]

    @property
    def short_name(self) -> str:
        """The last part of its name."""
        return self.name.rpartition("/")[2]

    @property
    def summary(self) -> str:
        """What it asks, in the current language."""
        return choose(self.summaries)

    @property
    def description(self) -> str:
        """What more there is to know, in the current language."""
        return choose(self.descriptions)

    @property
    def visible_columns(self) -> tuple[Column, ...]:
        """The columns a table shows."""
        return tuple(column for column in self.columns if not column.is_hidden)

    @property
    def asked_parameters(self) -> tuple[Parameter, ...]:
        """The parameters a person is asked for: all but the language, which is that of the output."""
        return tuple(parameter for parameter in self.parameters if parameter.kind != LANGUAGE)

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called *name*; ``KeyError`` where there is none."""
        return {parameter.name: parameter for parameter in self.parameters}[name]
