"""What a person types and the literal it stands for, kind by kind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rodedraad.graph.rdf import Literal
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import XSD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.catalogue.literals import LONGEST_TEXT, literal, refuse_unreadable
from rodedraad.queries.catalogue.questions import Choice, Parameter

TODAY = date(2026, 11, 25)
CHOICES = (
    Choice("stated", {"nl": "Staat er", "en": "Written"}),
    Choice("inferred", {"nl": "Afgeleid", "en": "Inferred"}),
)


def parameter(kind: str, **more: Any) -> Parameter:
    """Return a parameter of *kind*."""
    return Parameter("x", kind, {"nl": "Keuze", "en": "Choice"}, **more)


def read(kind: str, text: str, **more: Any) -> Literal:
    """Return what *text* stands for in a parameter of *kind*."""
    return literal(parameter(kind, **more), text, TODAY)


@pytest.mark.parametrize(
    ("kind", "text", "meant"),
    [
        ("string", "a b", Literal("a b")),
        ("text", '" } #', Literal('" } #')),
        ("integer", "3", Literal("3", XSD.integer)),
        ("integer", "+007", Literal("7", XSD.integer)),
        ("integer", "-12", Literal("-12", XSD.integer)),
        ("integer", "٣", Literal("3", XSD.integer)),
        ("decimal", "12,5", Literal("12.5", XSD.decimal)),
        ("decimal", "12.50", Literal("12.50", XSD.decimal)),
        ("decimal", "1e3", Literal("1000", XSD.decimal)),
        ("decimal", "-0,25", Literal("-0.25", XSD.decimal)),
        ("boolean", "ja", Literal("true", XSD.boolean)),
        ("boolean", "YES", Literal("true", XSD.boolean)),
        ("boolean", "1", Literal("true", XSD.boolean)),
        ("boolean", "Nee", Literal("false", XSD.boolean)),
        ("boolean", "no", Literal("false", XSD.boolean)),
        ("boolean", "false", Literal("false", XSD.boolean)),
        ("date", "2024-01-31", Literal("2024-01-31", XSD.date)),
        ("date", "31-1-2024", Literal("2024-01-31", XSD.date)),
        ("date", "31/01/2024", Literal("2024-01-31", XSD.date)),
        ("date", "31.1.2024", Literal("2024-01-31", XSD.date)),
        ("date", "2024-02-29", Literal("2024-02-29", XSD.date)),
        ("date", "vandaag", Literal("2026-11-25", XSD.date)),
        ("date", "Today", Literal("2026-11-25", XSD.date)),
        ("year", "2024", Literal("2024", XSD.integer)),
        ("lang", "EN", Literal("en")),
        ("choice", "stated", Literal("stated")),
        ("choice", "staat er", Literal("stated")),
        ("choice", "INFERRED", Literal("inferred")),
    ],
)
def test_what_people_write_is_understood(kind: str, text: str, meant: Literal) -> None:
    """As they write it here, in either language, capitals or not."""
    assert read(kind, text, choices=CHOICES) == meant


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        ("integer", "drie", "Keuze: ‘drie’ is geen heel getal. Schrijf bijvoorbeeld 3."),
        ("integer", "1,5", "‘1,5’ is geen heel getal."),
        ("integer", "1.000", "‘1.000’ is geen heel getal."),
        ("integer", "1" * 19, "is geen heel getal."),
        ("decimal", "veel", "Keuze: ‘veel’ is geen getal. Schrijf bijvoorbeeld 12 of 12,5."),
        ("decimal", "1.234,5", "‘1.234,5’ is geen getal."),
        ("decimal", "nan", "‘nan’ is geen getal."),
        ("decimal", "-inf", "‘-inf’ is geen getal."),
        ("decimal", "1e999999999", "is geen getal."),
        ("decimal", "1e-999999999", "is geen getal."),
        ("decimal", "9" * 41, "is geen getal."),
        ("boolean", "misschien", "Keuze: ‘misschien’ is geen ja of nee. Schrijf ja of nee."),
        ("date", "2024-02-30", "Keuze: ‘2024-02-30’ bestaat niet. Geef een dag die op de kalender staat"),
        ("date", "31-4-2024", "‘31-4-2024’ bestaat niet."),
        ("date", "0000-01-01", "‘0000-01-01’ bestaat niet."),
        ("date", "2024", "Keuze: ‘2024’ is geen datum. Schrijf jaar-maand-dag"),
        ("date", "1-2-24", "‘1-2-24’ is geen datum."),
        ("date", "20240131", "‘20240131’ is geen datum."),
        ("date", "2024-W05-3", "‘2024-W05-3’ is geen datum."),
        ("date", "gisteren", "‘gisteren’ is geen datum."),
        ("year", "24", "Keuze: ‘24’ is geen jaar. Schrijf vier cijfers, zoals 2024."),
        ("year", "3024", "‘3024’ is geen jaar."),
        ("year", "2024-01-01", "‘2024-01-01’ is geen jaar."),
        ("lang", "fr", "Keuze: ‘fr’ kan niet. Kies uit: nl, en."),
        ("choice", "geraden", "Keuze: ‘geraden’ kan niet. Kies uit: stated, inferred."),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_told_with_what_would_be_right(kind: str, text: str, said: str) -> None:
    """The label of the parameter, what was given, and an example or what there is to choose from."""
    with pytest.raises(Fault) as fault:
        read(kind, text, choices=CHOICES)
    assert said in str(fault.value)


def test_the_complaint_speaks_the_language_of_the_user() -> None:
    """The label too."""
    set_language("en")
    with pytest.raises(Fault, match=r"^Choice: ‘2024-02-30’ does not exist"):
        read("date", "2024-02-30")


@pytest.mark.parametrize("kind", ["integer", "decimal", "year"])
def test_bounds_are_within(kind: str) -> None:
    """The bounds themselves may be chosen, what is beyond them is refused with both."""
    for fits in ("2000", "2005", "2010"):
        assert read(kind, fits, least=2000, most=2010).value == fits
    for beyond in ("1999", "2011"):
        with pytest.raises(Fault, match=f"Keuze: ‘{beyond}’ valt buiten de grenzen 2000 en 2010"):
            read(kind, beyond, least=2000, most=2010)


def test_a_bound_on_one_side_leaves_the_other_open() -> None:
    """And a fraction counts as it is written, not as a machine keeps it."""
    assert read("decimal", "0,1", least=0.1).value == "0.1"
    assert read("decimal", "0,1", most=0.1).value == "0.1"
    with pytest.raises(Fault, match="valt buiten de grenzen 0,1 en …"):
        read("decimal", "0,09", least=0.1)
    with pytest.raises(Fault, match="grenzen … en 1000000"):
        read("integer", "1000001", most=1_000_000)


@pytest.mark.parametrize(
    "text", ["a\x00b", "a\x1b[31m", "\ud800", "\udcff", "\uffff", "x" * (LONGEST_TEXT + 1)]
)
def test_what_cannot_be_sent_to_every_engine_is_refused(text: str) -> None:
    """Control characters, halves of characters, and whole documents; the complaint itself can be sent."""
    with pytest.raises(Fault, match="is te lang of bevat onzichtbare tekens") as fault:
        refuse_unreadable(parameter("text"), text)
    assert str(fault.value).isprintable()
    str(fault.value).encode()


@pytest.mark.parametrize("text", ["", "a\tb\nc\r\n", "🚲 é\u202e", "x" * LONGEST_TEXT])
def test_a_plain_text_may_be_a_value(text: str) -> None:
    """Line ends and rare characters too."""
    refuse_unreadable(parameter("text"), text)


@given(text=st.text(st.characters(codec="utf-8"), max_size=30))
@settings(deadline=None)
def test_whatever_is_typed_is_a_value_or_a_complaint(text: str) -> None:
    """Never an accident."""
    for kind in ("integer", "decimal", "boolean", "date", "year", "lang", "choice"):
        try:
            found = read(kind, text, choices=CHOICES, least=0, most=5)
        except Fault:
            continue
        assert found.value
