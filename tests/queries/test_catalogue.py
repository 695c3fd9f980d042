"""Questions are files: found by name, with a sentence in each language, fit for any SPARQL 1.1 engine."""

from __future__ import annotations

import re

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.catalogue import LIBRARY, find, names

QUESTION = pytest.mark.parametrize("name", names())


def test_every_file_of_the_library_is_a_question() -> None:
    """Names are paths without suffix, sorted."""
    files = {path.relative_to(LIBRARY).with_suffix("").as_posix() for path in LIBRARY.rglob("*.rq")}
    assert list(names()) == sorted(files)
    assert "network/things" in names()


@QUESTION
def test_a_question_tells_what_it_asks_in_both_languages(name: str) -> None:
    """The summary is a question in either language, and a description says more."""
    question = find(name)
    for language in ("nl", "en"):
        assert question.summaries[language].endswith("?")
        assert question.descriptions[language].endswith(".")


@QUESTION
def test_a_question_is_answered_in_order(name: str, packaged_store: EmbeddedStore) -> None:
    """It runs as it is, has an ORDER BY, and the packaged dataset has an answer to it."""
    assert "ORDER BY" in find(name).text
    answer = packaged_store.query(find(name).text)
    assert isinstance(answer, Solutions)
    assert answer.rows


@QUESTION
def test_a_question_declares_the_prefixes_it_uses_and_no_more(name: str) -> None:
    """Sorted, each once."""
    text = re.sub(r"^#.*$", "", find(name).text, flags=re.MULTILINE)
    declared = re.findall(r"^PREFIX ([\w-]+): <", text, flags=re.MULTILINE)
    body = re.sub(r"<[^>]*>|\"[^\"]*\"", "", re.sub(r"^PREFIX .*$", "", text, flags=re.MULTILINE))
    used = set(re.findall(r"(?<![\w?])([a-z][\w-]*):(?=\w)", body))
    assert declared == sorted(used)


def test_a_question_speaks_the_current_language() -> None:
    """Its summary is in the language of the output."""
    question = find("network/things")
    dutch = question.summary
    set_language("en")
    assert (dutch, question.summary) == (question.summaries["nl"], question.summaries["en"])


def test_an_unknown_question_names_the_nearest() -> None:
    """Who mistypes is told what exists."""
    with pytest.raises(Fault, match="network/things"):
        find("network/thing")
