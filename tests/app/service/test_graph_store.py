"""The Graph Store Protocol, read-only: a graph by its name or its address, and nothing written.

Rules: https://www.w3.org/TR/sparql11-http-rdf-update/
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from rdflib import Graph

from rodedraad.graph.workspace import Workspace
from tests.app.conftest import E
from tests.app.raw import Response, send
from tests.servers import Running, served


def named(server: Running, graph: str, method: str = "GET", **headers: str) -> Response:
    """Return what stands at the store under the name *graph*."""
    return send(server, method, f"/graph-store?{urlencode({'graph': graph})}", headers)


def subjects(response: Response) -> set[str]:
    """Return what is described in a Turtle response."""
    assert response.media == "text/turtle"
    return {str(subject) for subject in Graph().parse(response.body, format="turtle").subjects()}


def test_a_graph_is_read_by_its_name(small: Running) -> None:
    """Itself and nothing of the others."""
    response = named(small, f"{E}g1")
    assert response.status == 200
    assert subjects(response) == {f"{E}one"}
    assert len(Graph().parse(response.body, format="turtle")) == 3


def test_the_default_graph_is_all_graphs_together(small: Running) -> None:
    """Each statement once, also one that stands in two graphs."""
    for target in ("/graph-store?default", "/graph-store?default=", "/graph-store/?default"):
        response = send(small, "GET", target)
        assert subjects(response) == {f"{E}{name}" for name in ("one", "two", "three", "shared")}
        assert response.text.count("=1+1") == 1


def test_a_graph_comes_in_the_format_that_is_accepted(small: Running) -> None:
    """Turtle where nothing is asked; 406 where there is none."""
    assert named(small, f"{E}g1", accept="application/n-triples").text.count(f"<{E}one>") == 3
    assert named(small, f"{E}g1", accept="application/rdf+xml").media == "application/rdf+xml"
    assert named(small, f"{E}g1", accept="text/csv").status == 406


def test_head_says_what_get_would(small: Running) -> None:
    """Of a graph that is here, and of one that is not."""
    for graph, status in ((f"{E}g1", 200), (f"{E}g4", 404)):
        whole, head = named(small, graph), named(small, graph, "HEAD")
        assert (whole.status, head.status, head.body) == (status, status, b"")
        assert head.headers["content-length"] == whole.headers["content-length"]


def test_a_graph_that_is_not_here_is_404_with_the_way_to_those_that_are(small: Running) -> None:
    """By name and by address."""
    for response in (named(small, f"{E}g4"), send(small, "GET", "/graph-store/g4")):
        assert response.status == 404
        assert "De 3 grafen die er zijn" in response.text


@pytest.mark.parametrize(
    "target",
    [
        "/graph-store",
        "/graph-store?default&graph=http%3A%2F%2Fexample.org%2Fg1",
        "/graph-store?graph=http%3A%2F%2Fexample.org%2Fg1&graph=http%3A%2F%2Fexample.org%2Fg2",
        "/graph-store?default=yes",
        "/graph-store?graf=http%3A%2F%2Fexample.org%2Fg1",
        "/graph-store?graph=g1",
        "/graph-store?graph=",
        "/graph-store/g1?default",
    ],
)
def test_exactly_one_graph_is_to_be_named(target: str, small: Running) -> None:
    """With an absolute IRI."""
    response = send(small, "GET", target)
    assert response.status == 400
    assert "graaf" in response.text


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_nothing_is_written(method: str, small: Running) -> None:
    """403 with how data are changed instead, and everything as it was."""
    for target in (
        f"/graph-store?{urlencode({'graph': f'{E}g1'})}",
        "/graph-store?default",
        "/graph-store/g1",
    ):
        response = send(small, method, target, {"content-type": "text/turtle"}, b"<a:a> <a:b> <a:c> .")
        assert response.status == 403
        assert "rodedraad build" in response.text
    assert subjects(named(small, f"{E}g1")) == {f"{E}one"}


def test_options_and_a_strange_method_name_what_can_be_done(small: Running) -> None:
    """Reading."""
    assert send(small, "OPTIONS", "/graph-store").headers["allow"] == "GET, HEAD, OPTIONS"
    response = send(small, "TRACE", "/graph-store?default")
    assert (response.status, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_who_has_a_graph_already_gets_it_not_again(small: Running) -> None:
    """304 by the ETag."""
    tag = named(small, f"{E}g1").headers["etag"]
    again = send(small, "GET", f"/graph-store?{urlencode({'graph': f'{E}g1'})}", {"if-none-match": tag})
    assert (again.status, again.body) == (304, b"")


def test_a_graph_named_after_the_address_is_found_there(cache: Path, tmp_path: Path) -> None:
    """Direct identification: the address is the name, with its ``%`` as it is sent."""
    data = _file(tmp_path, "http://draad.example/graph-store/wijk%20een")
    with served(
        "--sparql-only", "--data", str(data), "--allow-host", "draad.example", folder=tmp_path
    ) as server:
        there = {"host": "draad.example"}
        assert subjects(send(server, "GET", "/graph-store/wijk%20een", there)) == {f"{E}one"}
        assert send(server, "GET", "/graph-store/wijk%2520een", there).status == 404
        assert send(server, "GET", "/graph-store/wijk%20een").status == 404


def test_a_graph_of_a_workspace_is_found_behind_its_path(municipality: Workspace, tmp_path: Path) -> None:
    """``/graph-store/PLACE/FILE`` stands for the graph of that file, whatever its IRI begins with."""
    path = municipality.files()[0].relative_to(municipality.data).with_suffix("").as_posix()
    graph = municipality.graph(municipality.files()[0])
    with served("--sparql-only", "--workspace", str(municipality.root), folder=tmp_path) as server:
        direct, indirect = send(server, "GET", f"/graph-store/{quote(path)}"), named(server, graph)
        assert (direct.status, direct.body) == (200, indirect.body)
        assert subjects(direct)


def _file(folder: Path, graph: str) -> Path:
    path = folder / "data.nq"
    path.write_text(f"<{E}one> <{E}name> <{E}two> <{graph}> .\n", encoding="utf-8")
    return path
