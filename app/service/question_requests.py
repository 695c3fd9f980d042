"""What a request asks of the questions: which values it gives, and in which format and language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rodedraad.app.service.asked import Request
from rodedraad.app.service.negotiation import Media, best
from rodedraad.app.service.question_data import SUFFIXES
from rodedraad.app.service.replies import Refusal
from rodedraad.ontology.wording import LANGUAGES, say, set_language

JSON = Media("json", "application/json")
ANSWERS = {
    "csv": Media("csv", "text/csv; charset=utf-8"),
    "json": JSON,
    "tsv": Media("tsv", "text/tab-separated-values; charset=utf-8"),
    "ttl": Media("turtle", "text/turtle; charset=utf-8"),
    "xlsx": Media("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
# Without a suffix JSON is what there is to know of a question, and every other type is its answer.
NEGOTIATED = (JSON, *(media for media in ANSWERS.values() if media != JSON))
SAVED = ("csv", "tsv", "xlsx")  # what a browser keeps as a file
TRUTHS = {"1": True, "true": True, "0": False, "false": False, "": False}


class Wanted(NamedTuple):
    """What is asked of a question: the values *given*, and in which format; *suffix* as in its address."""

    given: Mapping[str, Sequence[str]]
    suffix: str
    is_excel: bool

    @property
    def format(self) -> str:
        """The format as a worker calls it."""
        return "excel" if self.is_excel else ANSWERS[self.suffix].format


def without_suffix(path: str) -> tuple[str, str]:
    """Return the name and the format in *path*, the latter empty where it has none."""
    name, dot, suffix = path.rpartition(".")
    if not dot:
        return path, ""
    if suffix not in SUFFIXES:
        known = ", ".join(f".{known}" for known in SUFFIXES)
        raise Refusal(404, say("app.api_unknown_suffix", given=f".{suffix[:20]}", known=known))
    return name, suffix


def given(request: Request) -> dict[str, list[str]]:
    """Return the values of each parameter, without empty ones; from here on speak the language asked."""
    found: dict[str, list[str]] = {}
    for name, value in request.parameters():
        values = found.setdefault(name, [])
        if value:
            values.append(value)
    spoken = _one("lang", found.pop("lang", []))
    if spoken and spoken.casefold() not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        raise Refusal(400, say("queries.argument_not_one_of", name="lang", given=spoken[:60], known=known))
    if spoken:
        set_language(spoken.casefold())
    return found


def once(request: Request, known: Sequence[str]) -> dict[str, str]:
    """Return the value of each parameter, which has to be among *known* and there once."""
    found = given(request)
    for name in found:
        if name not in known:
            names = ", ".join((*known, "lang"))
            raise Refusal(400, say("app.http_unknown_parameter", name=name[:60], known=names))
    return {name: _one(name, values) for name, values in found.items()}


def _one(name: str, values: Sequence[str]) -> str:
    if len(values) > 1:
        raise Refusal(400, say("app.http_parameter_twice", name=name, count=len(values)))
    return values[0] if values else ""


def named(values: dict[str, list[str]]) -> str:
    """Return the format that ``format`` names, taken out of *values*; empty where there is none."""
    name = _one("format", values.pop("format", [])).casefold()
    if name and name not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise Refusal(400, say("app.http_unknown_format", given=name[:60], known=known))
    return name


def negotiated(request: Request) -> str:
    """Return the format that the client accepts, empty where it is to be told of the question."""
    accept = request.header(b"accept")
    media = best(accept, NEGOTIATED)
    if media is None:
        known = ", ".join(known.type.partition(";")[0] for known in NEGOTIATED)
        raise Refusal(406, say("app.http_not_acceptable", given=accept[:100], known=known))
    return next((suffix for suffix, known in ANSWERS.items() if known == media and media != JSON), "")


def wanted(values: dict[str, list[str]], suffix: str) -> Wanted:
    """Return what is asked with *values* in the format of *suffix*; ``excel`` is taken out of them."""
    excel = _one("excel", values.pop("excel", [])).casefold()
    if excel not in TRUTHS:
        raise Refusal(400, say("queries.argument_not_truth", name="excel", given=excel[:60]))
    if TRUTHS[excel] and suffix != "csv":
        raise Refusal(400, say("app.ask_excel_is_csv", fmt=suffix))
    return Wanted(values, suffix, TRUTHS[excel])
