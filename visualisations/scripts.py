"""The parts of the page's script and style: plain files, put into the page in this order."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "network"

# What a part uses stands before it; "begin" shows the page and stands last.
SCRIPTS = (
    "core",
    "state",
    "lens",
    "groups",
    "looks",
    "ground",
    "names",
    "map",
    "springs",
    "glide",
    "panel",
    "search",
    "legend",
    "keys",
    "filters",
    "focus",
    "arrange",
    "drag",
    "projector",
    "ties",
    "ways",
    "redthread",
    "phrases",
    "threadwords",
    "picker",
    "thread",
    "threadmap",
    "measures",
    "consequences",
    "consequencewords",
    "whatif",
    "storyground",
    "story",
    "storylook",
    "harvest",
    "harvestform",
    "harvestlist",
    "aggregate",
    "figures",
    "colouring",
    "grouping",
    "folding",
    "language",
    "compare",
    "begin",
)


def script() -> str:
    """Return the script of the page."""
    return "\n".join(_read(name, ".js") for name in SCRIPTS)


def unpack() -> str:
    """Return the script that stands in the page as it is: it unpacks the rest, and begins it."""
    return _read("unpack", ".js")


def style() -> str:
    """Return the style of the page: the common one, then that of each part that has its own."""
    names = ("network", *SCRIPTS)
    return "\n".join(_read(name, ".css") for name in names if (FOLDER / f"{name}.css").exists())


def _read(name: str, suffix: str) -> str:
    return (FOLDER / f"{name}{suffix}").read_text(encoding="utf-8")
