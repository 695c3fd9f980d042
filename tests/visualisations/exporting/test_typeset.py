"""The PDF is read back by Poppler, the PNG by hand: A3, tagged, all names in it, the fonts with it."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.queries.networks.whole import whole
from rodedraad.visualisations.exporting import typeset
from rodedraad.visualisations.exporting.sheets import Colophon, sheets
from rodedraad.visualisations.views import find
from tests.visualisations.exporting.paper import picture, poppler, small

COLOPHON = Colophon("Proef", "proef-7")


@pytest.fixture(scope="module")
def network(packaged_store: EmbeddedStore) -> nx.MultiDiGraph[str]:
    """Everything of the packaged data."""
    return whole(packaged_store, "nl")


def saved(content: bytes, tmp_path: Path) -> Path:
    """Return where *content* stands as a PDF."""
    path = tmp_path / "x.pdf"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("name", "pages"), [("work", 1), ("agendas", 1), ("everything", 2)])
def test_a_view_is_a_pdf_of_a3_with_every_name_as_text(
    network: nx.MultiDiGraph[str], tmp_path: Path, name: str, pages: int
) -> None:
    """To be searched and copied; the key is on a page of its own."""
    lens = find(name).over(network)
    path = saved(typeset.pdf(lens, COLOPHON), tmp_path)
    facts = dict(line.split(":", 1) for line in poppler("pdfinfo", path).splitlines())
    assert facts["Pages"].strip() == str(pages)
    assert "(A3)" in facts["Page size"]
    text = poppler("pdftotext", "-raw", path, "-").replace("\n", " ")
    made = sheets(lens, COLOPHON)
    lines = {line for spot in made[0].spots for line in spot.lines}
    lines |= {words.text for sheet in made for words in sheet.words}
    assert [line for line in lines if line not in text] == []


def test_the_pdf_tells_a_screen_reader_what_it_shows(tmp_path: Path) -> None:
    """Tagged, with title, language and author, and a text for the picture: PDF/UA."""
    path = saved(typeset.pdf(small(), COLOPHON), tmp_path)
    facts = {
        key: value.strip()
        for key, value in (line.split(":", 1) for line in poppler("pdfinfo", path).splitlines())
    }
    assert (facts["Title"], facts["Author"]) == ("Wie werkt waaraan", "Rode Draad")
    assert (facts["Tagged"], facts["JavaScript"], facts["Form"]) == ("yes", "no", "none")
    assert "CreationDate" not in facts
    meta = poppler("pdfinfo", "-meta", path)
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert "<dc:language><rdf:Bag><rdf:li>nl</rdf:li>" in meta
    assert "Figure" in poppler("pdfinfo", "-struct", path)
    assert b"/Alt(Wie werkt waaraan. Alle onderwerpen.)" in path.read_bytes()


def fonts(path: Path) -> list[list[str]]:
    """Return name and marks of each font in a PDF."""
    return [line.split() for line in poppler("pdffonts", path).splitlines()[2:]]


def test_fonts_come_with_the_pdf_and_from_typst_alone(tmp_path: Path) -> None:
    """So that it is the same on every machine, whatever fonts that has."""
    found = fonts(saved(typeset.pdf(small(), COLOPHON), tmp_path))
    assert found
    assert all("LibertinusSerif" in font[0] for font in found)
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in found)


@pytest.mark.parametrize("label", ["שלום עולם", "مرحبا بالعالم", "Łódź Việt Ωμέγα Жуков"])
def test_other_scripts_do_not_vanish(label: str, tmp_path: Path) -> None:
    """Typst has letters for them; all are in the text of the PDF."""
    path = saved(typeset.pdf(small(label), COLOPHON), tmp_path)
    text = poppler("pdftotext", "-raw", path, "-")
    assert set(label) - set(text) <= {" "} or sorted(label.replace(" ", "")) <= sorted(text)
    assert all(font[-5] == "yes" for font in fonts(path))


def test_a_letter_that_no_font_has_is_no_reason_to_fail(tmp_path: Path) -> None:
    """It shows as an empty box; the rest is there."""
    path = saved(typeset.pdf(small("Brand \U00010384 wacht"), COLOPHON), tmp_path)
    assert "Waterplatform" in poppler("pdftotext", path, "-")


def test_what_turns_the_direction_of_text_stays_out(tmp_path: Path) -> None:
    """A label cannot reverse what stands after it, nor itself."""
    path = saved(typeset.pdf(small("\u202eedagirB\u202c \u2067ok\u2069"), COLOPHON), tmp_path)
    assert "edagirB ok" in poppler("pdftotext", "-raw", path, "-")


def test_a_label_is_text_and_never_typst(tmp_path: Path) -> None:
    """Nor markup of the SVG."""
    label = '#panic("x") $a$ @ref <b>&amp;</b>'
    path = saved(typeset.pdf(small(label), COLOPHON), tmp_path)
    assert label in poppler("pdftotext", "-raw", path, "-").replace("\n", " ")


def test_a_png_is_a3_at_two_hundred_dots_an_inch() -> None:
    """Sharp on paper, and something is on it."""
    (content,) = typeset.png(small(), COLOPHON)
    wide, high, rows = picture(content)
    assert {wide, high} <= {3307, 3308, 2338, 2339}
    assert rows > 200
