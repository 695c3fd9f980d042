"""The clients that people use, each asking our server as it comes out of the box: every row is asserted."""

from __future__ import annotations

import json
import shutil
import subprocess
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from rodedraad.graph.answers import Graph as Found
from rodedraad.graph.answers import Solutions, Truth
from rodedraad.graph.endpoint import RemoteStore
from tests.app.conftest import E
from tests.servers import Running, missing

ROOT = Path(__file__).parents[2]
NAMES = f"""SELECT ?thing ?name WHERE {{
  ?thing a <{E}Thing> ; <{E}name> ?name # met een opmerking
}} ORDER BY ?thing"""
ROWS = [(f"{E}one", "één"), (f"{E}two", "twee")]
ASK = f"ASK {{ <{E}one> <{E}next> <{E}two> }}"
LINKS = f"CONSTRUCT {{ ?a <{E}next> ?b }} WHERE {{ ?a <{E}next> ?b }}"
LINK = (f"{E}one", f"{E}next", f"{E}two")


@pytest.fixture(autouse=True)
def calm() -> Iterator[None]:
    """Warnings of the clients about themselves are theirs; ours stay errors."""
    with warnings.catch_warnings():
        for text in ("ConjunctiveGraph is deprecated", "Dataset.*is deprecated"):
            warnings.filterwarnings("ignore", message=text, category=DeprecationWarning)
        yield


class TestSparqlWrapper:
    """SPARQLWrapper, with the format in the URL as it does by itself, and by the header alone."""

    @staticmethod
    def asked(server: Running, query: str, fmt: str, method: str = "GET", *, by_header: bool = False) -> Any:
        """Return what it makes of the answer."""
        from SPARQLWrapper import SPARQLWrapper

        wrapper: Any = SPARQLWrapper(server.sparql)
        wrapper.setQuery(query)
        wrapper.setReturnFormat(fmt)
        wrapper.setMethod(method)
        wrapper.setOnlyConneg(by_header)
        return wrapper.query().convert()

    @pytest.mark.parametrize("method", ["GET", "POST"])
    @pytest.mark.parametrize("by_header", [False, True])
    def test_rows_as_json(self, method: str, by_header: bool, small: Running) -> None:
        """Its most used way."""
        answer = self.asked(small, NAMES, "json", method, by_header=by_header)
        rows = [(row["thing"]["value"], row["name"]["value"]) for row in answer["results"]["bindings"]]
        assert rows == ROWS

    @pytest.mark.parametrize("fmt", ["csv", "tsv"])
    def test_rows_as_text(self, fmt: str, small: Running) -> None:
        """Bytes, with the rows."""
        assert self.asked(small, NAMES, fmt).decode().count("http://") == 2

    def test_rows_as_xml(self, small: Running) -> None:
        """A document."""
        document = self.asked(small, NAMES, "xml")
        found = [node.firstChild.data for node in document.getElementsByTagName("uri")]
        assert found == [thing for thing, _ in ROWS]

    def test_a_truth(self, small: Running) -> None:
        """As JSON."""
        assert self.asked(small, ASK, "json")["boolean"] is True

    @pytest.mark.parametrize("fmt", ["xml", "rdf+xml", "turtle", "json-ld", "n3"])
    def test_a_graph(self, fmt: str, small: Running) -> None:
        """In each of its formats, parsed by rdflib where it does that."""
        answer = self.asked(small, LINKS, fmt)
        if isinstance(answer, bytes):
            answer = Graph().parse(answer, format="turtle")
        assert [tuple(map(str, triple)) for triple in answer] == [LINK]

    def test_an_update_is_refused(self, small: Running) -> None:
        """It hands on the status, not the sentence."""
        from SPARQLWrapper import SPARQLWrapper

        wrapper: Any = SPARQLWrapper(small.sparql)
        wrapper.setMethod("POST")
        wrapper.setQuery(f"INSERT DATA {{ <{E}x> <{E}y> 1 }}")
        with pytest.raises(Exception, match=r"403"):
            wrapper.query()


class TestRdflib:
    """rdflib's SPARQLStore: a graph that lies elsewhere."""

    @pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
    @pytest.mark.parametrize("fmt", ["xml", "json"])
    def test_a_query(self, method: Any, fmt: str, small: Running) -> None:
        """By every method, in each format that it reads well."""
        graph = Graph(SPARQLStore(small.sparql, method=method, returnFormat=fmt))
        found: Any = graph.query(NAMES)
        assert [(str(row.thing), str(row.name)) for row in found] == ROWS
        assert bool(graph.query(ASK)) is True

    def test_triples_and_their_number(self, small: Running) -> None:
        """As if the graph were here."""
        graph = Graph(SPARQLStore(small.sparql))
        assert list(graph.subject_objects(URIRef(f"{E}next"))) == [(URIRef(f"{E}one"), URIRef(f"{E}two"))]
        assert len(graph) == 9

    def test_one_graph_of_the_dataset(self, small: Running) -> None:
        """By its name, as ``default-graph-uri``."""
        store = SPARQLStore(small.sparql)
        inner = Graph(store, identifier=URIRef(f"{E}g2"))
        assert {str(subject) for subject in inner.subjects()} == {f"{E}two", f"{E}shared"}
        assert sorted(map(str, store.contexts())) == [f"{E}g1", f"{E}g2", f"{E}g3"]


class TestOurs:
    """Rode Draad itself, with ``--endpoint``."""

    def test_rows_truths_and_graphs(self, small: Running) -> None:
        """The second door leads to a server like the first."""
        store = RemoteStore(small.sparql)
        rows = store.query(NAMES)
        assert isinstance(rows, Solutions)
        assert [tuple(term.value if term else "" for term in row) for row in rows.rows] == ROWS
        assert store.query(ASK) == Truth(True)
        graph = store.query(LINKS)
        assert isinstance(graph, Found)
        assert [tuple(term.value for term in triple) for triple in graph.triples] == [LINK]


class TestCurl:
    """curl, as the page at the endpoint tells to use it."""

    @staticmethod
    def ran(*words: str) -> str:
        """Return what curl writes."""
        program = shutil.which("curl")
        if program is None:
            missing("curl", "install curl")
        command = [str(program), "--silent", "--show-error", *words]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()

    def test_a_form(self, small: Running) -> None:
        """With the header for the format."""
        table = self.ran(small.sparql, "-H", "Accept: text/csv", "--data-urlencode", f"query={NAMES}")
        assert table.splitlines() == ["thing,name", *(",".join(row) for row in ROWS)]

    def test_a_link(self, small: Running) -> None:
        """With the format in the URL."""
        table = self.ran("--get", small.sparql, "-d", "format=csv", "--data-urlencode", f"query={NAMES}")
        assert table.splitlines()[1:] == [",".join(row) for row in ROWS]

    def test_a_file(self, small: Running, tmp_path: Path) -> None:
        """The query as the body."""
        file = tmp_path / "vraag.rq"
        file.write_text(NAMES, encoding="utf-8")
        words = ("-H", "Content-Type: application/sparql-query", "--data-binary", f"@{file}")
        answer = json.loads(self.ran(small.sparql, *words))
        assert [row["name"]["value"] for row in answer["results"]["bindings"]] == ["één", "twee"]

    def test_a_file_that_is_far_too_large(self, small: Running, tmp_path: Path) -> None:
        """Is refused before it is sent, with our sentence."""
        file = tmp_path / "groot.rq"
        file.write_bytes(b"ASK {} #" + b"x" * 10_000_000)
        words = ("-H", "Content-Type: application/sparql-query", "--data-binary", f"@{file}")
        assert "2048 kB" in self.ran(small.sparql, *words)

    def test_a_graph(self, small: Running) -> None:
        """From the Graph Store."""
        lines = self.ran("-H", "Accept: application/n-triples", f"{small.origin}/graph-store?graph={E}g1")
        assert len(lines.splitlines()) == 3


class TestComunica:
    """Comunica 4, which reads the service description before it asks."""

    @staticmethod
    def asked(server: Running, query: str) -> Any:
        """Return what it finds."""
        node = shutil.which("node")
        if node is None or not (ROOT / "node_modules" / "@comunica").is_dir():
            missing("Comunica", "install node and run: npm ci")
        command = [str(node), str(Path(__file__).with_name("comunica.mjs")), server.sparql, query]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    def test_rows(self, small: Running) -> None:
        """Every one, in the order asked."""
        found = self.asked(small, NAMES)
        assert [(row["thing"], row["name"]) for row in found] == ROWS

    def test_truth_and_triples(self, small: Running) -> None:
        """Both other kinds of answer."""
        assert self.asked(small, ASK) is True
        assert [tuple(triple) for triple in self.asked(small, LINKS)] == [LINK]

    def test_graphs(self, small: Running) -> None:
        """Named ones too."""
        found = self.asked(
            small, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
        )
        assert [(row["g"], row["n"]) for row in found] == [(f"{E}g{number}", "3") for number in (1, 2, 3)]
