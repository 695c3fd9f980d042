"""The files of the ontology room."""

from __future__ import annotations

from rodedraad.ontology.room import ROOM, packaged_turtle


def test_the_ontology_and_its_codes_are_found_in_order() -> None:
    """Wherever the room lies."""
    names = [path.relative_to(ROOM).as_posix() for path in packaged_turtle()]
    assert names == ["rodedraad.ttl", "vocabularies/codes.ttl"]
