"""A run: all gaps of a dataset on a day with what was decided about them, kept in a file to compare later."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rodedraad.graph.gapstatus import OPEN, STATUSES, Decision
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place as Where
from rodedraad.ontology.phrasing import day_of
from rodedraad.ontology.wording import say
from rodedraad.queries.catalogue.questions import SEVERITIES
from rodedraad.queries.gaps.finding import Gap, Place

FORM = "rodedraad-gaps-1"
LARGEST = 50_000_000  # bytes: a run of ten thousand gaps is a tenth of it
_TEXTS = ("id", "kind", "severity", "label", "title", "sentence", "why", "step")
_BASES = ("proposed", "accepted")


@dataclass(frozen=True)
class Seen:
    """A gap as it was found, with the newest decision about it, if there is any."""

    gap: Gap
    decision: Decision | None = None

    @property
    def status(self) -> str:
        """What was decided about it; open where nobody decided anything."""
        return self.decision.status if self.decision else OPEN


@dataclass(frozen=True)
class Run:
    """The gaps found in the dataset *version* *on* a day; *basis* says whether proposals counted too."""

    on: date
    basis: str
    version: str
    seen: tuple[Seen, ...]


def with_decisions(gaps: Iterable[Gap], statuses: Mapping[str, Decision]) -> tuple[Seen, ...]:
    """Return *gaps* with the newest decision about each."""
    return tuple(Seen(gap, statuses.get(gap.id)) for gap in gaps)


def as_json(run: Run) -> str:
    """Return *run* as JSON: the same run, the same text."""
    data = {
        "form": FORM,
        "on": run.on.isoformat(),
        "basis": run.basis,
        "dataset": run.version,
        "gaps": [_as_data(one) for one in run.seen],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _as_data(seen: Seen) -> dict[str, Any]:
    decision = seen.decision
    told = {"status": seen.status}
    if decision:
        told |= {"day": decision.day.isoformat(), "by": decision.by, "note": decision.note}
    return asdict(seen.gap) | {"decision": told}


def read_run(path: Path) -> Run:
    """Return the run in the file *path*; a ``Fault`` says what is wrong where it is none."""
    if path.stat().st_size > LARGEST:
        raise Fault(say("queries.gaps_run_large"), Where(path))
    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 0
        raise Fault(say("queries.gaps_run_not_json"), Where(path, line)) from error
    if not isinstance(data, dict) or data.get("form") != FORM:
        raise Fault(say("queries.gaps_run_form", form=FORM), Where(path))
    try:
        return _run(data)
    except (KeyError, TypeError, ValueError) as error:
        raise Fault(say("queries.gaps_run_part", part=_short(error)), Where(path)) from error


def _run(data: Mapping[str, Any]) -> Run:
    seen = tuple(_seen(one) for one in data["gaps"])
    names = [one.gap.id for one in seen]
    if len(set(names)) < len(names):
        raise ValueError(next(name for name in names if names.count(name) > 1))
    return Run(_day(data["on"]), _one_of(data["basis"], _BASES), _text(data["dataset"]), seen)


def _seen(data: Mapping[str, Any]) -> Seen:
    texts = {name: _text(data[name]) for name in _TEXTS}
    _one_of(texts["severity"], SEVERITIES)
    subjects = tuple(_text(one) for one in data["subjects"])
    evidence = tuple(
        Place(*(_text(one[name]) for name in ("section", "document", "passage"))) for one in data["evidence"]
    )
    gap, told = Gap(**texts, subjects=subjects, evidence=evidence), data["decision"]
    status = _one_of(told["status"], STATUSES)
    if "day" not in told:
        return Seen(gap)
    return Seen(gap, Decision(gap.id, _day(told["day"]), status, _text(told["by"]), _text(told["note"])))


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _one_of(given: object, known: Iterable[str]) -> str:
    text = _text(given)
    if text not in known:
        raise ValueError(text)
    return text


def _day(given: object) -> date:
    when = day_of(_text(given))
    if when is None:
        raise ValueError(given)
    return when


def _short(error: Exception) -> str:
    return str(error.args[0])[:80] if error.args else ""
