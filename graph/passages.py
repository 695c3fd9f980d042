"""Passages: the spans of a document that facts are stated in, and how they read in their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rodedraad.graph.asking import rows, value
from rodedraad.graph.rdf import Iri, Literal, values
from rodedraad.graph.sources import registered_texts
from rodedraad.graph.store import Store
from rodedraad.graph.workspace import Workspace
from rodedraad.ontology.wording import choose

_PASSAGES = """
SELECT ?passage ?document ?start ?end ?fingerprint ?path WHERE {{ {which}
  ?passage a rd:Passage ; oa:hasSource ?document ; oa:hasSelector ?selector ; rd:fingerprint ?fingerprint .
  ?selector oa:start ?start ; oa:end ?end .
  OPTIONAL {{ ?passage rd:sectionPath ?path }}
}} ORDER BY ?document ?start ?end ?passage ?path
"""


@dataclass(frozen=True)
class Passage:
    """A span of a document in Unicode code points, end exclusive, with the path a person follows to it."""

    iri: str
    document: str
    start: int
    end: int
    fingerprint: str
    section: str

    def text(self, of: str) -> str:
        """Return the passage as it stands in *of*, the text of its document."""
        return of[self.start : self.end]


def passages(store: Store, iris: Iterable[str] | None = None) -> dict[str, Passage]:
    """Return the passages *iris*, or all of them, by IRI in the order of their documents."""
    which = "" if iris is None else values("passage", [Iri(iri) for iri in iris])
    paths: dict[str, dict[str, str]] = {}
    spans: dict[str, tuple[str, int, int, str]] = {}
    for passage, document, start, end, told, path in rows(store, _PASSAGES.format(which=which)):
        iri = value(passage)
        spans[iri] = (value(document), int(value(start)), int(value(end)), value(told))
        if isinstance(path, Literal):
            paths.setdefault(iri, {})[path.language] = path.value
    return {iri: Passage(iri, *span, choose(paths.get(iri, {}))) for iri, span in spans.items()}


def passage_texts(store: Store, workspace: Workspace) -> dict[str, str]:
    """Return the text of every passage whose document is registered, by the IRI of the passage."""
    texts = registered_texts(workspace, store)
    if not texts:
        return {}
    known = passages(store).values()
    return {
        passage.iri: passage.text(texts[passage.document]) for passage in known if passage.document in texts
    }


_CONTEXT = 60


@dataclass(frozen=True)
class Excerpt:
    """A passage with some text on either side, on one line and without control characters."""

    before: str
    marked: str
    after: str


def excerpt(text: str, passage: Passage, context: int = _CONTEXT) -> Excerpt:
    """Return *passage* in its *text* with up to *context* characters around it, whole words only."""
    before = text[max(0, passage.start - context) : passage.start]
    after = text[passage.end : passage.end + context]
    if passage.start > context:
        before = "… " + before.partition(" ")[2]
    if passage.end + context < len(text):
        after = after.rpartition(" ")[0] + " …"
    return Excerpt(_one_line(before), _one_line(passage.text(text)), _one_line(after))


def _one_line(text: str) -> str:
    """Return *text* with line ends and tabs made visible as rests, and nothing a terminal would obey."""
    rests = text.replace("\t", " | ").replace("\n", " ⏎ ")
    return "".join(character for character in rests if character.isprintable())
