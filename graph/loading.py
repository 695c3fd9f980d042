"""Files of any RDF syntax as a dataset to query, without a workspace: read once, kept by what they hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rodedraad.graph.files import write_atomically
from rodedraad.graph.formats import parse_file, syntax_of
from rodedraad.graph.rdf import Blank, Quad, Term, ntriples
from rodedraad.graph.workspace import cache_folder
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

KEPT = 20
FORM = b"1"  # of the kept datasets; another form of them is another version


@dataclass(frozen=True)
class Loaded:
    """The statements of some files as N-Quads on disk, and a version that changes when a file does."""

    version: str
    dataset: Path


def load(files: Sequence[Path], begin: Callable[[str], None] = lambda _name: None) -> Loaded:
    """Return the dataset of *files* together: Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD by suffix.

    What a file puts in no graph is in the default graph. Raises a ``Fault`` with file and line where one
    cannot be read. The same files give the same version, wherever they lie and in whatever order. *begin* is
    told the name of each file that has to be read anew when that begins.
    """
    contents = sorted((path.suffix.lower(), _content(path), path) for path in dict.fromkeys(files))
    version = _version((suffix, content) for suffix, content, _ in contents)
    folder = cache_folder() / "loaded"
    dataset = folder / f"{version}.nq"
    if dataset.is_file():
        dataset.touch()
    else:
        lines: set[str] = set()
        for number, (suffix, content, path) in enumerate(contents):
            begin(path.name)
            lines.update(_lines(parse_file(content, suffix=suffix, graph=None, place=path), number))
        write_atomically(dataset, "".join(sorted(lines)).encode())
        _prune(folder, dataset)
    return Loaded(version, dataset)


def _content(path: Path) -> bytes:
    syntax_of(path.suffix, path)  # before a byte is read
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Fault(say("graph.load_no_file", file=path)) from error
    except IsADirectoryError as error:
        raise Fault(say("graph.load_folder", folder=path)) from error


def _version(contents: Iterator[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256(FORM)
    for suffix, content in contents:
        digest.update(f"\0{suffix}\0{hashlib.sha256(content).hexdigest()}".encode())
    return digest.hexdigest()[:12]


def _lines(quads: list[Quad], number: int) -> Iterator[str]:
    """Yield *quads* of file *number* as N-Quads; blank nodes are named by their order, not by chance."""
    names: dict[str, Blank] = {}

    def written(term: Term) -> str:
        if isinstance(term, Blank):
            term = names.setdefault(term.value, Blank(f"f{number}b{len(names)}"))
        return ntriples(term)

    for subject, predicate, value, graph in quads:
        inside = f" {ntriples(graph)}" if graph else ""
        yield f"{written(subject)} {written(predicate)} {written(value)}{inside} .\n"


def _prune(folder: Path, newest: Path) -> None:
    """Remove the datasets longest out of use, beyond those kept."""
    others = sorted(folder.glob("*.nq"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in [each for each in others if each != newest][KEPT - 1 :]:
        path.unlink(missing_ok=True)
