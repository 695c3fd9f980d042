"""Reads the file of a view strictly: known keys, values of the right kind, names of the ontology."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.terms import NAMESPACES, PREFIXES, RD
from rodedraad.ontology.wording import LANGUAGES, say
from rodedraad.visualisations.views.view import Plan, Shared, View

_KEYS = frozenset(
    {"order", "title", "says", "asks", "plan", "kinds", "columns", "links", "shared", "inferred", "reached"}
)
_TERMS = frozenset(value for value in vars(RD).values() if isinstance(value, str))


def read_view(path: Path) -> View:
    """Return the view in *path*; a ``Fault`` says what is wrong in it, with the line where there is one."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as wrong:
        raise Fault(say("visualisations.view_broken", wrong=wrong), Place(path, 1)) from wrong
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        line = _line_in(str(wrong), len(text.splitlines()))
        raise Fault(say("visualisations.view_broken", wrong=wrong), Place(path, line)) from wrong
    return _Reader(path, text, written).view()


def _line_in(message: str, last: int) -> int:
    """Return the line that *message* of the TOML reader names; at the end of the file it names none."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else max(last, 1)


class _Reader:
    """One file as it is read."""

    def __init__(self, path: Path, text: str, written: Mapping[str, Any]) -> None:
        self._path, self._text, self._written = path, text, written

    def view(self) -> View:
        """Return the view, with everything in it checked."""
        for key in sorted(set(self._written) - _KEYS):
            raise self._wrong(
                key, say("visualisations.view_key_unknown", key=key, known=", ".join(sorted(_KEYS)))
            )
        columns = self._columns()
        plan = self._plan()
        reached = self._truth("reached")
        if not columns and (reached or plan is Plan.COLUMNS):
            raise self._wrong("reached" if reached else "plan", say("visualisations.view_columns_missing"))
        return View(
            name=self._path.stem,
            order=self._count("order", self._written.get("order", 0)),
            titles=self._texts("title"),
            sayings=self._texts("says"),
            questions=self._texts("asks"),
            plan=plan,
            kinds=self._names("kinds") or tuple(kind for column in columns for kind in column),
            columns=columns,
            links=frozenset(self._names("links")),
            shared=self._shared(),
            inferred=self._truth("inferred"),
            reached=reached,
        )

    def _wrong(self, key: str, sentence: str) -> Fault:
        """Return the fault that *sentence* tells, at the line where *key* stands."""
        for number, line in enumerate(self._text.splitlines(), start=1):
            if re.match(rf'\s*\[?["\']?{re.escape(key)}\b', line):
                return Fault(sentence, Place(self._path, number))
        return Fault(sentence, Place(self._path, 1))

    def _other_kind(self, key: str, value: object, wanted: str) -> Fault:
        told = say(f"visualisations.view_wants_{wanted}", key=key, given=str(value)[:60])
        return self._wrong(key, told)

    # --- values

    def _plan(self) -> Plan:
        text = self._written.get("plan", Plan.COLUMNS)
        if text not in list(Plan):
            known = ", ".join(Plan)
            raise self._wrong("plan", say("visualisations.view_plan_unknown", plan=text, known=known))
        return Plan(text)

    def _texts(self, key: str) -> dict[str, str]:
        texts = self._written.get(key)
        sound = isinstance(texts, dict) and sorted(texts) == sorted(LANGUAGES)
        if not isinstance(texts, dict) or not sound or not all(_is_text(text) for text in texts.values()):
            languages = ", ".join(LANGUAGES)
            raise self._wrong(key, say("visualisations.view_text_missing", key=key, languages=languages))
        return texts

    def _truth(self, key: str) -> bool:
        value = self._written.get(key, False)
        if not isinstance(value, bool):
            raise self._other_kind(key, value, "truth")
        return value

    def _count(self, key: str, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._other_kind(key, value, "count")
        return value

    def _shared(self) -> Shared | None:
        if "shared" not in self._written:
            return None
        shared = self._written["shared"]
        if not isinstance(shared, dict) or sorted(shared) != ["least", "through"]:
            raise self._other_kind("shared", shared, "shared")
        return Shared(self._name("shared", shared["through"]), self._count("least", shared["least"]))

    # --- names

    def _columns(self) -> tuple[tuple[str, ...], ...]:
        columns = self._list("columns", self._written.get("columns", []))
        return tuple(
            tuple(self._name("columns", name) for name in self._list("columns", column)) for column in columns
        )

    def _names(self, key: str) -> tuple[str, ...]:
        return tuple(self._name(key, name) for name in self._list(key, self._written.get(key, [])))

    def _list(self, key: str, value: object) -> list[Any]:
        if not isinstance(value, list):
            raise self._other_kind(key, value, "list")
        return value

    def _name(self, key: str, name: object) -> str:
        """Return the IRI of a prefixed *name*, which has to be one of ours where the prefix is."""
        prefix, _, local = name.partition(":") if isinstance(name, str) else ("", "", "")
        if prefix not in PREFIXES or not local:
            known = ", ".join(sorted(PREFIXES))
            raise self._wrong(key, say("visualisations.view_name_unknown", name=name, known=known))
        iri = PREFIXES[prefix] + local
        if iri.startswith(NAMESPACES[0]) and iri not in _TERMS:
            raise self._wrong(key, say("visualisations.view_term_unknown", name=name))
        return iri


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
