"""What a request asks of the questions: values, format and language."""

from __future__ import annotations

import pytest

from rodedraad.app.service.question_requests import (
    Wanted,
    given,
    named,
    negotiated,
    once,
    wanted,
    without_suffix,
)
from rodedraad.app.service.replies import Refusal
from rodedraad.ontology.wording import language
from tests.app.scopes import request


def test_values_come_in_their_order_and_empty_ones_are_none() -> None:
    """A form sends every field, also what is left open."""
    assert given(request("a=1&b=&a=+2+&a=")) == {"a": ["1", " 2 "], "b": []}


def test_the_language_is_spoken_from_then_on() -> None:
    """It is no value of the question."""
    assert given(request("lang=EN&a=1")) == {"a": ["1"]}
    assert language() == "en"
    assert given(request("lang=")) == {}
    for query in ("lang=fr", "lang=%20"):
        with pytest.raises(Refusal, match="nl, en"):
            given(request(query))


def test_what_has_to_be_there_once_is() -> None:
    """Another parameter, or one twice, is refused by name."""
    assert once(request("search=a&subject="), ("search", "subject")) == {"search": "a", "subject": ""}
    with pytest.raises(Refusal, match="zoek is hier onbekend"):
        once(request("zoek=a"), ("search",))
    with pytest.raises(Refusal, match="2 keer"):
        once(request("search=a&search=b"), ("search",))


@pytest.mark.parametrize(
    ("path", "parts"), [("a/b.csv", ("a/b", "csv")), ("a/b", ("a/b", "")), ("a/b.ttl", ("a/b", "ttl"))]
)
def test_the_suffix_of_an_address_is_its_format(path: str, parts: tuple[str, str]) -> None:
    """One that no answer has is not found."""
    assert without_suffix(path) == parts
    with pytest.raises(Refusal, match=r"\.exe") as refused:
        without_suffix(f"{path}.exe")
    assert refused.value.status == 404


def test_a_format_may_be_named() -> None:
    """In any case of letters; it is taken out of the values."""
    values = {"format": ["CSV"], "a": ["1"]}
    assert (named(values), values) == ("csv", {"a": ["1"]})
    assert named({}) == ""


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("", ""),
        ("*/*", ""),
        ("application/json", ""),
        ("text/html, application/json;q=0.9", ""),
        ("text/csv", "csv"),
        ("text/turtle, application/json;q=0.5", "ttl"),
        ("text/tab-separated-values", "tsv"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    ],
)
def test_json_without_a_suffix_is_about_the_question(accept: str, suffix: str) -> None:
    """Every other type is an answer."""
    assert negotiated(request(accept=accept)) == suffix


def test_csv_for_excel_is_a_format_of_its_own() -> None:
    """Asked by 1 or true."""
    assert wanted({"a": ["1"], "excel": ["TRUE"]}, "csv") == Wanted({"a": ["1"]}, "csv", True)
    assert wanted({"excel": ["1"]}, "csv").format == "excel"
    assert (wanted({}, "csv").format, wanted({}, "ttl").format) == ("csv", "turtle")
    for values, suffix in (({"excel": ["1"]}, "json"), ({"excel": ["wel"]}, "csv")):
        with pytest.raises(Refusal):
            wanted(values, suffix)
