"""Colours that everybody can tell apart and read, shapes that stay with their kind."""

from __future__ import annotations

import pytest

from rodedraad.ontology.terms import RD
from rodedraad.visualisations import palette
from rodedraad.visualisations.palette import (
    DARK,
    FIELD_COLOURS,
    LIGHT,
    SCHEMES,
    Scheme,
    contrast,
    shapes,
    tone,
)

SCHEME = pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
COLOUR = pytest.mark.parametrize("colour", FIELD_COLOURS)


def test_contrast_is_that_of_the_guideline() -> None:
    """Black on white is 21, a colour on itself 1, the order does not matter."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
    assert contrast(LIGHT.ink, LIGHT.ink) == 1


@SCHEME
def test_words_can_be_read(scheme: Scheme) -> None:
    """Ink and muted words reach 4.5 on paper and on surfaces, rules and the thread reach 3."""
    for ground in (scheme.paper, scheme.surface):
        assert contrast(scheme.ink, ground) >= 4.5
        assert contrast(scheme.muted, ground) >= 4.5
    assert contrast(scheme.rule, scheme.paper) >= 3
    assert contrast(scheme.thread, scheme.paper) >= 3


@SCHEME
@COLOUR
def test_a_field_can_be_read_in_its_colour(scheme: Scheme, colour: str) -> None:
    """Words on the colour and ink on its tint reach 4.5, its lines on paper 3."""
    found = tone(colour, scheme)
    assert contrast(found.text, found.fill) >= 4.5
    assert contrast(scheme.ink, found.tint) >= 4.5
    assert contrast(found.line, scheme.paper) >= 3


def test_red_is_kept_for_the_thread() -> None:
    """No field has the red of the thread, in either scheme."""
    assert LIGHT.thread == "#C8102E"
    assert not {LIGHT.thread, DARK.thread} & set(FIELD_COLOURS)


def test_colours_come_again_after_the_last() -> None:
    """An eighth field gets the first colour: label and notation still tell them apart."""
    fields = [f"field{number}" for number in range(len(FIELD_COLOURS) + 1)]
    found = palette.tones(fields, LIGHT)
    assert found[fields[-1]] == found[fields[0]]
    assert len({found[field].fill for field in fields}) == len(FIELD_COLOURS)


def test_every_kind_has_a_shape_of_its_own() -> None:
    """Known kinds keep their shape, an unknown kind gets one that no other has."""
    kinds = [
        RD.Theme,
        RD.Partnership,
        RD.Organisation,
        "https://example.org/Kind",
        "https://example.org/Other",
    ]
    found = shapes(kinds)
    assert found[RD.Theme] == "circle"
    assert len(set(found.values())) == len(kinds)
    assert found == shapes(reversed(kinds))
    assert set(found.values()) <= set(palette.SHAPES)
