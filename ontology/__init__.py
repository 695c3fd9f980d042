"""What the words mean: the ontology, its shapes and rules, and what checks and reasons with them."""

from pathlib import Path

ROOM = Path(__file__).parent


def packaged_turtle() -> list[Path]:
    """Return the files of the ontology itself and its code lists, sorted."""
    return sorted([*ROOM.glob("*.ttl"), *ROOM.glob("vocabularies/*.ttl")])
