"""A view as a file for other tools, in the format that its name or the reader says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from rodedraad.graph.files import write_atomically
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say
from rodedraad.visualisations.exporting import cytoscape, kumu, svg, tables, typeset, xml
from rodedraad.visualisations.exporting.sheets import Colophon
from rodedraad.visualisations.lenses import Lens

# Each takes a view and where it comes from, and gives the ending and the bytes of each file to write.
Files = Mapping[str, bytes]
FORMATS: Final[Mapping[str, Callable[[Lens, Colophon], Files]]] = {
    ".svg": lambda lens, colophon: _numbered(".svg", [text.encode() for text in svg.drawn(lens, colophon)]),
    ".pdf": lambda lens, colophon: {".pdf": typeset.pdf(lens, colophon)},
    ".png": lambda lens, colophon: _numbered(".png", typeset.png(lens, colophon)),
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


def files(lens: Lens, suffix: str, version: str = "", source: str = "") -> Files:
    """Return the bytes of each file of *lens* in the format *suffix*, by the ending of its name."""
    return FORMATS[suffix](lens, Colophon(source, version))


def alone(lens: Lens, suffix: str, version: str = "", source: str = "") -> bytes:
    """Return *lens* in the format *suffix* as one stream; a ``Fault`` where it takes more files than one."""
    found = files(lens, suffix, version, source)
    if len(found) > 1:
        raise Fault(say("visualisations.export_more_files", fmt=suffix[1:], count=len(found)))
    return next(iter(found.values()))


def write(
    lens: Lens, path: Path, version: str = "", source: str = "", suffix: str | None = None
) -> list[Path]:
    """Put *lens* at *path* in the format *suffix*, else that of its name, and return the files written.

    A format of more files, things and links apart or sheets, writes them beside each other.
    """
    suffix = suffix or suffix_of(path)
    is_named = path.name.casefold().endswith(suffix)
    stem = path.name[: -len(suffix)] if is_named else path.stem
    end = path.name[len(stem) :]
    written = []
    for ending, content in files(lens, suffix, version, source).items():
        target = path.with_name(stem + ending.removesuffix(suffix) + end)
        write_atomically(target, content)
        written.append(target)
    return written


def _numbered(suffix: str, sheets: Sequence[bytes]) -> Files:
    """Return the files of *sheets*, the second and later ones numbered."""
    return {(f"-{number}" if number > 1 else "") + suffix: sheet for number, sheet in enumerate(sheets, 1)}
