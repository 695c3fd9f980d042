"""Extracts are files: found by name, with a sentence in each language, fit for any SPARQL 1.1 engine."""

from __future__ import annotations

import re

import pytest

from rodedraad.graph.answers import Solutions
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.extracting import EXTRACTS, extract, extracts

EXTRACT = pytest.mark.parametrize("name", extracts())


def test_every_file_is_an_extract() -> None:
    """Names are paths without suffix, sorted."""
    files = {path.relative_to(EXTRACTS).with_suffix("").as_posix() for path in EXTRACTS.rglob("*.rq")}
    assert list(extracts()) == sorted(files)
    assert "network/things" in extracts()


@EXTRACT
def test_an_extract_tells_what_it_asks_in_both_languages(name: str) -> None:
    """The summary is a query in either language, and a description says more."""
    query = extract(name)
    for language in ("nl", "en"):
        assert query.summaries[language].endswith("?")
        assert query.descriptions[language].endswith(".")


@EXTRACT
def test_an_extract_is_answered_in_order(name: str, packaged_store: EmbeddedStore) -> None:
    """It runs as it is, has an ORDER BY, and the packaged dataset has an answer to it."""
    assert "ORDER BY" in extract(name).text
    answer = packaged_store.query(extract(name).text)
    assert isinstance(answer, Solutions)
    assert answer.rows


@EXTRACT
def test_an_extract_declares_the_prefixes_it_uses_and_no_more(name: str) -> None:
    """Sorted, each once."""
    text = re.sub(r"^#.*$", "", extract(name).text, flags=re.MULTILINE)
    declared = re.findall(r"^PREFIX ([\w-]+): <", text, flags=re.MULTILINE)
    body = re.sub(r"<[^>]*>|\"[^\"]*\"", "", re.sub(r"^PREFIX .*$", "", text, flags=re.MULTILINE))
    used = set(re.findall(r"(?<![\w?])([a-z][\w-]*):(?=\w)", body))
    assert declared == sorted(used)


def test_an_extract_speaks_the_current_language() -> None:
    """Its summary is in the language of the output."""
    query = extract("network/things")
    dutch = query.summary
    set_language("en")
    assert (dutch, query.summary) == (query.summaries["nl"], query.summaries["en"])


def test_an_unknown_extract_is_a_mistake_of_ours() -> None:
    """Nobody types the name of an extract."""
    with pytest.raises(FileNotFoundError):
        extract("network/thing")
