"""From a text that a person types to the literal it stands for, checked by the kind of the parameter."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

from rodedraad.graph.rdf import Literal
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import LANGUAGES, say
from rodedraad.queries.catalogue.questions import Parameter
from rodedraad.queries.tables import visible

LONGEST_TEXT = 1_000
LONGEST_NUMBER = 40  # digits; a longer one is a slip, and would take long to write out
_TRUTHS = {
    **dict.fromkeys(("true", "ja", "yes", "1"), "true"),
    **dict.fromkeys(("false", "nee", "no", "0"), "false"),
}
_TODAY = ("today", "vandaag")
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
# What XML 1.0 has no place for, and halves of characters: neither can be sent to every engine.
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def literal(parameter: Parameter, text: str, today: date) -> Literal:
    """Return what *text* stands for; a ``Fault`` says why it cannot be a value of *parameter*."""
    return _READERS[parameter.kind](parameter, text, today)


def refuse_unreadable(parameter: Parameter, text: str) -> None:
    """Raise a ``Fault`` where *text* is too long for a value, or has characters nobody can see."""
    if len(text) > LONGEST_TEXT or _UNREADABLE.search(text):
        raise _refusal(parameter, visible(text[:60]), "queries.argument_not_text", most=LONGEST_TEXT)


def _refusal(parameter: Parameter, text: str, key: str, **more: object) -> Fault:
    return Fault(say(key, name=parameter.label, given=text, **more))


def _text(_parameter: Parameter, text: str, _today: date) -> Literal:
    return Literal(text)


def _whole(parameter: Parameter, text: str, _today: date) -> Literal:
    if not re.fullmatch(r"[+-]?\d{1,18}", text):
        raise _refusal(parameter, text, "queries.argument_not_integer")
    return Literal(str(int(_bounded(parameter, text, Decimal(text)))), XSD.integer)


def _decimal(parameter: Parameter, text: str, _today: date) -> Literal:
    try:
        number = Decimal(text.replace(",", ".") if len(text) <= LONGEST_NUMBER else "NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number.adjusted()) > LONGEST_NUMBER:
        raise _refusal(parameter, text, "queries.argument_not_decimal")
    return Literal(f"{_bounded(parameter, text, number):f}", XSD.decimal)


def _bounded(parameter: Parameter, text: str, number: Decimal) -> Decimal:
    least, most = parameter.least, parameter.most
    # By way of their text: Decimal(0.1) is a little more than 0.1, and would refuse it.
    is_under = least is not None and number < Decimal(str(least))
    if is_under or (most is not None and number > Decimal(str(most))):
        raise _refusal(
            parameter, text, "queries.argument_out_of_bounds", least=_bound(least), most=_bound(most)
        )
    return number


def _bound(bound: float | None) -> str:
    if bound is None:
        return "…"
    return f"{Decimal(str(bound)):f}".removesuffix(".0").replace(".", say("queries.decimal_mark"))


def _truth(parameter: Parameter, text: str, _today: date) -> Literal:
    if text.casefold() not in _TRUTHS:
        raise _refusal(parameter, text, "queries.argument_not_truth")
    return Literal(_TRUTHS[text.casefold()], XSD.boolean)


def _date(parameter: Parameter, text: str, today: date) -> Literal:
    if text.casefold() in _TODAY:
        return Literal(today.isoformat(), XSD.date)
    found = _DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)
    if not found:
        raise _refusal(parameter, text, "queries.argument_not_date")
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    try:
        return Literal(date(year, month, day).isoformat(), XSD.date)
    except ValueError as error:
        raise _refusal(parameter, text, "queries.argument_no_such_day") from error


def _year(parameter: Parameter, text: str, today: date) -> Literal:
    if not re.fullmatch(r"[12]\d{3}", text):
        raise _refusal(parameter, text, "queries.argument_not_year")
    return _whole(parameter, text, today)


def _language(parameter: Parameter, text: str, _today: date) -> Literal:
    if text.casefold() not in LANGUAGES:
        raise _refusal(parameter, text, "queries.argument_not_one_of", known=", ".join(LANGUAGES))
    return Literal(text.casefold())


def _choice(parameter: Parameter, text: str, _today: date) -> Literal:
    for choice in parameter.choices:
        if text.casefold() in {name.casefold() for name in (choice.value, *choice.labels.values())}:
            return Literal(choice.value)
    known = ", ".join(choice.value for choice in parameter.choices)
    raise _refusal(parameter, text, "queries.argument_not_one_of", known=known)


_READERS: dict[str, Callable[[Parameter, str, date], Literal]] = {
    "string": _text, "text": _text, "integer": _whole, "decimal": _decimal, "boolean": _truth,
    "date": _date, "year": _year, "lang": _language, "choice": _choice,
}  # fmt: skip
LITERAL_KINDS = tuple(_READERS)
