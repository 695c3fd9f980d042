"""YAML as a question file may have it: known keys, values of the right kind, faults by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.queries.catalogue.strict_yaml import Entry, read_yaml

FILE = Path("vraag.rq")


def entry(text: str) -> Entry:
    """Return what *text* holds."""
    return read_yaml(text, "head", FILE)


def under(text: str, key: str) -> Entry:
    """Return what stands under *key* in the mapping *text*."""
    return {pair.key: pair for pair in entry(text).pairs()}[key]


def test_values_are_read_as_they_were_written() -> None:
    """A version number stays a text, also where YAML would make a number of it."""
    found = entry('a: 1.10\nb: "ja: nee"\nc: [x, 2]\nd: e').mapping("abcd")
    assert found["a"].text() == "1.10"
    assert found["b"].text() == "ja: nee"
    assert [item.text() for item in found["c"].sequence()] == ["x", "2"]
    assert [item.text() for item in found["d"].items()] == ["e"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: 1\nb:\n  - c: 2\nb: 3", 4, "‘b’ staat hier twee keer"),
        ("a: 1\nx:\n  - c: 2", 2, "‘x’ hoort hier niet. Bekend: a, b."),
        ("b: 1", 1, "In ‘head’ ontbreekt ‘a’."),
        ("- a\n- b", 1, "‘head’ hoort namen met waarden te hebben, geen seq."),
        ("een zin", 1, "‘head’ hoort namen met waarden te hebben, geen een zin."),
    ],
)
def test_a_mapping_has_its_keys_each_once_and_no_others(text: str, line: int, said: str) -> None:
    """The line is that of the key, not of the value below it."""
    with pytest.raises(Fault) as fault:
        entry(text).mapping(("a",), ("b",))
    assert str(fault.value).startswith(f"vraag.rq:{line}: {said}")


@pytest.mark.parametrize(
    "value", ["", "''", "' '", "~", "null", "[a]", "{a: b}", '"\\e[31m"', '"\\0"', '"\\x9b"']
)
def test_a_text_is_never_empty_nor_a_list_nor_obeyed(value: str) -> None:
    """Nothing at all is no text, neither is YAML's own word for it, nor what a terminal would act upon."""
    with pytest.raises(Fault, match=r"vraag\.rq:2: ‘b’ hoort een tekst te zijn") as fault:
        under(f"a: x\nb: {value}", "b").text()
    assert str(fault.value).isprintable()


@pytest.mark.parametrize(
    ("read", "value", "said"),
    [
        (Entry.truth, "maybe", "‘a’: maybe kan niet. Kies uit: true, false."),
        (Entry.truth, "'yes'", "‘a’: yes kan niet"),
        (Entry.number, "veel", "‘a’ hoort een getal te zijn"),
        (Entry.number, "-1", "geen -1."),
        (Entry.number, "nan", "geen nan."),
        (Entry.number, "inf", "geen inf."),
        (Entry.count, "2.5", "‘a’ hoort een heel getal te zijn"),
        (Entry.count, "inf", "geen inf."),
        (Entry.count, "1e3", "geen 1e3."),
        (Entry.count, "-1", "geen -1."),
        (Entry.sequence, "x", "‘a’ hoort een lijst te zijn, geen x."),
        (Entry.texts, "{nl: x}", "In ‘a’ ontbreekt ‘en’."),
        (Entry.texts, "x", "‘a’ hoort namen met waarden te hebben, geen x."),
        (Entry.texts, "{nl: x, en: y, fr: z}", "‘fr’ hoort hier niet. Bekend: nl, en."),
    ],
)
def test_a_value_of_the_wrong_kind_is_told(read: Callable[[Entry], object], value: str, said: str) -> None:
    """With what was written, and where."""
    with pytest.raises(Fault) as fault:
        read(under(f"\n\na: {value}", "a"))
    assert str(fault.value).startswith("vraag.rq:3: ")
    assert said in str(fault.value)


def test_values_of_the_right_kind_are_given_as_such() -> None:
    """Truths, numbers and counts."""
    assert under("a: true", "a").truth() is True
    assert under("a: false", "a").truth() is False
    assert under("a: 2.5", "a").number() == 2.5
    assert under("a: 0", "a").number() == 0
    assert under("a: 0", "a").count() == 0


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 'x\nb: c", 2),
        ("a: 1\n\tb: 2", 2),
        ("a: [1\nb: c]: d", 2),
        ("a: 1\n---\nb: 2", 2),
        ("a: *geen", 1),
        ("é: 1\nb: é\x07", 2),
        ("[" * 5_000, 1),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int) -> None:
    """Not closed, tabs, two documents, unknown aliases, control characters, nested without end."""
    with pytest.raises(Fault, match=rf"vraag\.rq:{line}: Dit is niet te lezen als YAML: \w") as fault:
        entry(text)
    assert "None" not in str(fault.value)


@pytest.mark.parametrize("text", ["", "# alleen commentaar", "\n\n"])
def test_an_empty_document_is_no_head(text: str) -> None:
    """As if there were no such lines."""
    with pytest.raises(Fault, match=r"vraag\.rq:1: Dit bestand heeft geen kop"):
        entry(text)


def test_everything_has_its_line_by_its_path() -> None:
    """Keys, and the items of a list by their name."""
    found = entry("a: 1\nparams:\n  - {name: on, b: 2}\n  - name: of\n    b:\n      c: 3\nd: [x]")
    assert found.lines() == {
        "": 1,
        "a": 1,
        "params": 2,
        "params.on": 3,
        "params.on.name": 3,
        "params.on.b": 3,
        "params.of": 4,
        "params.of.name": 4,
        "params.of.b": 5,
        "params.of.b.c": 6,
        "d": 7,
    }
