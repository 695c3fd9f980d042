"""What holds of every chart: letters to read, the same bytes again, and words for who sees nothing."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import LANGUAGES, set_language
from rodedraad.queries.coverage.known import Known
from rodedraad.visualisations.charts import CHARTS, LEVELS, chart
from rodedraad.visualisations.charts.chart import Matter
from rodedraad.visualisations.charts.writing import WRITERS
from rodedraad.visualisations.exporting.letters import SMALLEST
from tests.queries.coverage.made import aligned, made
from tests.visualisations.charts.drawn import letters, matter, of_store, overlapping, told
from tests.visualisations.exporting.paper import picture, poppler

EVERY = pytest.mark.parametrize("name", CHARTS)
HOSTILE = '</svg><script>alert("x")</script> \u202e & '


@pytest.fixture(scope="module")
def packaged(packaged_store: EmbeddedStore) -> Matter:
    """The packaged dataset over its policy period."""
    period = policy_period(packaged_store)
    assert period
    return of_store(packaged_store, period)


@pytest.mark.parametrize("level", LEVELS)
@EVERY
def test_no_letters_cover_each_other_and_none_is_too_small(packaged: Matter, name: str, level: str) -> None:
    """At every level of local policy, and all of it within the sheet."""
    found = chart(name, packaged.coverage, packaged.label, packaged.facts, level=level)
    lines = letters(found.svg)
    assert overlapping(found.svg) == []
    assert min(line.size for line in lines) >= SMALLEST
    assert all(line.left >= -1 and line.right <= found.wide + 1 for line in lines)
    assert all(line.top >= -1 and line.bottom <= found.high + 1 for line in lines)


@EVERY
def test_a_chart_fits_a_sheet_of_a4(packaged: Matter, name: str) -> None:
    """The packaged data, as they come: nothing is made smaller to fit."""
    content = WRITERS["pdf"](name, packaged)
    size = poppler_size(content)
    assert size in ((842, 595), (595, 842))


def poppler_size(content: bytes) -> tuple[int, int]:
    """Return how wide and how high the one page of a PDF is, in points."""
    import tempfile

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        said = poppler("pdfinfo", file.name)
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    assert facts["Tagged"].strip() == "yes"
    assert facts["Pages"].strip() == "1"
    wide, _, high = facts["Page size"].split()[:3]
    return round(float(wide)), round(float(high))


@EVERY
def test_the_same_data_give_the_same_bytes(packaged: Matter, name: str) -> None:
    """In every format."""
    for fmt, write in WRITERS.items():
        assert write(name, packaged) == write(name, packaged), fmt


@EVERY
def test_a_picture_is_no_blank(packaged: Matter, name: str) -> None:
    """A PNG has many different rows of pixels."""
    wide, high, rows = picture(WRITERS["png"](name, packaged))
    assert wide > 1000
    assert high > 400
    assert rows > 100


@EVERY
def test_a_chart_says_in_words_what_is_to_be_seen(packaged: Matter, name: str) -> None:
    """In both languages, with a title and rows that fit their headings."""
    texts = {}
    for language in LANGUAGES:
        set_language(language)
        found = chart(name, packaged.coverage, packaged.label, packaged.facts)
        texts[language] = found.alt
        assert found.alt.startswith(f"{found.title}.")
        assert found.says in found.alt
        assert found.rows
        assert {len(row) for row in found.rows} == {len(found.headings)}
        assert f"{found.title}</text>" in found.svg
        assert "abc" in found.svg
    assert len(set(texts.values())) == len(LANGUAGES)


@EVERY
def test_a_bare_chart_leaves_title_and_source_to_what_is_around_it(packaged: Matter, name: str) -> None:
    """The picture itself is the same."""
    framed = chart(name, packaged.coverage, packaged.label, packaged.facts)
    bare = chart(name, packaged.coverage, packaged.label, packaged.facts, is_bare=True)
    assert f"{framed.title}</text>" not in bare.svg
    assert bare.high < framed.high
    assert bare.rows == framed.rows


@EVERY
def test_without_data_there_is_a_sentence_instead_of_a_picture(name: str) -> None:
    """An honest one, that says what to do."""
    found = told(name, Known())
    assert found.rows == ()
    lines = " ".join(line.text for line in letters(found.svg))
    assert "er is dus niets te tekenen" in lines
    for fmt, write in WRITERS.items():
        assert write(name, matter(Known())), fmt


@EVERY
def test_a_municipality_without_categories_or_numbers_is_drawn(
    municipality_store: EmbeddedStore, name: str
) -> None:
    """With whatever it has, and no letters over each other."""
    found = of_store(municipality_store, Period(date(2024, 1, 1), date(2026, 12, 31)))
    drawn = chart(name, found.coverage, found.label, found.facts)
    assert overlapping(drawn.svg) == []
    assert WRITERS["html"](name, found)


@EVERY
def test_labels_are_only_ever_text(name: str) -> None:
    """Whatever a label has in it."""
    hostile = matter(made(aligned()))
    hostile = Matter(hostile.coverage, lambda iri: iri + HOSTILE, hostile.facts)
    for fmt in ("svg", "html"):
        text = WRITERS[fmt](name, hostile).decode()
        assert "<script>alert" not in text
        if fmt == "svg":
            assert ET.fromstring(text).tag.endswith("svg")


def test_an_unknown_chart_names_those_there_are() -> None:
    """All four."""
    with pytest.raises(Fault, match="matrix, flow, fields, timeline"):
        told("taart", Known())
