"""A view as a file for other tools: by the suffix of its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from rodedraad.graph.files import write_atomically
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.visualisations.exporting import cytoscape, kumu, svg, tables, xml
from rodedraad.visualisations.lenses import Lens

# Each takes a view and the version of the data, and gives the ending and the bytes of each file to write.
Files = Mapping[str, bytes]
FORMATS: Final[Mapping[str, Callable[[Lens, str], Files]]] = {
    ".svg": lambda lens, version: {".svg": svg.drawn(lens, version)},
    ".graphml": lambda lens, _: {".graphml": xml.graphml(lens)},
    ".gexf": lambda lens, _: {".gexf": xml.gexf(lens)},
    ".cyjs": lambda lens, _: {".cyjs": cytoscape.cyjs(lens)},
    ".kumu.json": lambda lens, _: {".kumu.json": kumu.kumu(lens)},
    ".csv": lambda lens, _: {"-nodes.csv": tables.nodes(lens), "-links.csv": tables.links(lens)},
}


def suffix_of(path: Path) -> str:
    """Return the suffix by which *path* names a format; a ``Fault`` names those there are."""
    for suffix in FORMATS:
        if path.name.casefold().endswith(suffix):
            return suffix
    known = ", ".join((".html", *FORMATS))
    raise Fault(say("visualisations.export_unknown", file=path.name, known=known))


def write(lens: Lens, path: Path, version: str = "") -> list[Path]:
    """Put *lens* at *path* in the format its suffix names, and return the files written.

    A format of two files, things and links apart, writes both beside each other.
    """
    suffix = suffix_of(path)
    stem = path.name[: -len(suffix)]
    written = []
    for ending, content in FORMATS[suffix](lens, version).items():
        target = path.with_name(stem + ending)
        write_atomically(target, content)
        written.append(target)
    return written
