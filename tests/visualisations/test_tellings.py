"""What a page tells in several languages: one network, one place for each thing, and the words of each."""

from __future__ import annotations

import networkx as nx
import pytest

from rodedraad.ontology.wording import LANGUAGES, language
from rodedraad.visualisations.lettering import Label, Lines, text_width, told, wrap
from rodedraad.visualisations.tellings import in_each, speaking
from tests.visualisations.test_language import told as tellings_of

SIZE, WIDTH = 13, 120.0


def test_each_language_is_spoken_while_its_network_is_made() -> None:
    """The first one asked for first; after that what was spoken before is spoken again."""
    spoken: list[tuple[str, str]] = []

    def made(wanted: str) -> nx.MultiDiGraph[str]:
        spoken.append((wanted, language()))
        return nx.MultiDiGraph()

    assert list(in_each("en", made)) == ["en", "nl"]
    assert spoken == [("en", "en"), ("nl", "nl")]
    assert {wanted for wanted, _ in spoken} == set(LANGUAGES)
    assert language() == "nl"


def test_what_goes_wrong_within_leaves_the_language_as_it_was() -> None:
    """A fault is told in the language of who asked."""
    with pytest.raises(KeyError), speaking("en"):
        raise KeyError("x")
    assert language() == "nl"


def test_a_label_takes_the_room_of_the_roomiest_and_sorts_as_the_first() -> None:
    """As many lines as any language needs, as wide as the widest of all."""
    label = Label(["Kort", "A label that is a good deal longer than the other one"])
    lines = wrap(told({"notation": "1.2", "label": label}), SIZE, WIDTH)
    assert isinstance(lines, Lines)
    assert lines.spoken[0] == ("1.2 Kort",)
    assert lines.spoken[1] == wrap("1.2 " + label.spoken[1], SIZE, WIDTH)
    assert len(lines) == len(lines.spoken[1])
    widest = max(text_width(line, SIZE) for line in lines.spoken[1])
    assert {text_width(line, SIZE) for line in lines} == {widest}
    assert (label == "Kort", label.casefold()) == (True, "kort")


def test_places_are_the_same_and_lines_are_those_of_the_language() -> None:
    """View by view, thing by thing."""
    dutch, english = tellings_of()
    for one, other in zip(dutch.lenses, english.lenses, strict=True):
        assert (one.name, list(one.graph)) == (other.name, list(other.graph))
        assert one.title != other.title
        for node, place in one.places.items():
            there = other.places[node]
            assert (place.x, place.y, place.form) == (there.x, there.y, there.form)
            assert not isinstance(place.lines, Lines)
            assert "".join(there.lines).startswith(told(other.graph.nodes[node])[:5])


def test_a_view_with_nothing_to_show_is_left_out_in_every_language() -> None:
    """Both tell of the same views."""
    dutch, english = tellings_of(':v a rd:SafetyField ; skos:prefLabel "Water"@nl , "Water"@en .')
    assert [lens.name for lens in dutch.lenses] == [lens.name for lens in english.lenses]
    assert "partnerships" not in {lens.name for lens in dutch.lenses}
