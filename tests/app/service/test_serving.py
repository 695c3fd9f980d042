"""Files that change while they are served: the new version answers, and broken files change nothing."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from rodedraad.graph.workspace import Workspace
from tests.app.raw import get
from tests.servers import PATIENCE, Running, served

HURRY = {"serving.PAUSE": 0.1}
FIELDS = "SELECT (COUNT(*) AS ?n) { ?f a rd:SafetyField }"


def until(happened: Callable[[], bool]) -> None:
    """Return once something *happened*; fail when it does not within our patience."""
    ends = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.05)


def version(server: Running) -> str:
    """Return the version that answers."""
    return get(server, "ASK {}").headers["dataset-version"]


def test_a_changed_workspace_is_served_without_a_stop(municipality: Workspace, tmp_path: Path) -> None:
    """Every request is answered meanwhile, the cache forgets, and the output says so."""
    words = ("--sparql-only", "--workspace", str(municipality.root))
    with served(*words, folder=tmp_path, hurried=HURRY) as server:
        before = version(server)
        query = 'ASK { ?thing skos:prefLabel "Een nieuwe naam"@nl }'
        assert get(server, query).json()["boolean"] is False
        statuses: set[int] = set()
        done = threading.Event()
        asking = threading.Thread(target=lambda: _keep_asking(server, done, statuses))
        asking.start()
        file = next(path for path in municipality.files() if path.name == "pijlers.ttl")
        text = file.read_text(encoding="utf-8")
        assert '"Burenruzies"@nl' in text
        file.write_text(text.replace('"Burenruzies"@nl', '"Een nieuwe naam"@nl'), encoding="utf-8")
        until(lambda: version(server) != before)
        done.set()
        asking.join()
        assert statuses == {200}
        assert get(server, query).json()["boolean"] is True
        assert f"vanaf nu antwoordt versie {version(server)}" in server.said()
        assert server.complained() == ""


def _keep_asking(server: Running, done: threading.Event, statuses: set[int]) -> None:
    while not done.is_set():
        statuses.add(get(server, FIELDS).status)


def test_broken_files_leave_the_last_good_version_and_are_told_once(
    municipality: Workspace, tmp_path: Path
) -> None:
    """With file and line on stderr; mended, they are served."""
    words = ("--sparql-only", "--workspace", str(municipality.root))
    with served(*words, folder=tmp_path, hurried=HURRY) as server:
        before, rows = version(server), get(server, FIELDS).rows()
        file = municipality.files()[0]
        good = file.read_bytes()
        file.write_bytes(b"kapot")
        until(lambda: "kloppen niet" in server.complained())
        time.sleep(0.5)  # several looks at the files
        assert server.complained().count("kloppen niet") == 1
        assert f"{file.name}:1: " in server.complained()
        assert (version(server), get(server, FIELDS).rows()) == (before, rows)
        file.write_bytes(good + b"\n# ander slot\n")
        until(lambda: version(server) != before)


def test_a_workspace_that_was_broken_at_the_start_is_served_once_it_is_mended(
    municipality: Workspace, tmp_path: Path
) -> None:
    """Until then the last good version answers, and that is said."""
    from rodedraad.graph.building import build

    good = build(municipality).version
    file = municipality.files()[0]
    text = file.read_bytes()
    file.write_bytes(b"kapot")
    words = ("--sparql-only", "--workspace", str(municipality.root))
    with served(*words, folder=tmp_path, hurried=HURRY) as server:
        assert version(server) == good
        assert f"laatste goede versie ({good})" in server.complained()
        file.write_bytes(text + b"\n# ander slot\n")
        until(lambda: version(server) != good)


@pytest.mark.parametrize("suffix", ["ttl", "nt"])
def test_a_changed_file_is_served_too(suffix: str, tmp_path: Path) -> None:
    """With ``--data`` as with a workspace; the description follows."""
    data = tmp_path / f"d.{suffix}"
    data.write_text("<a:a> <a:b> <a:c> .\n", encoding="utf-8")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    triples = "SELECT ?n { ?whole a void:Dataset ; void:triples ?n ; void:classes ?c }"
    with served("--sparql-only", "--data", str(data), folder=tmp_path, hurried=HURRY) as server:
        assert [get(server, query).rows() for query in (count, triples)] == [[{"n": "1"}]] * 2
        data.write_text("<a:a> <a:b> <a:c>, <a:d> .\n" if suffix == "ttl" else "nee", encoding="utf-8")
        if suffix == "ttl":
            until(lambda: get(server, count).rows() == [{"n": "2"}])
            assert get(server, triples).rows() == [{"n": "2"}]
        else:
            until(lambda: "d.nt:1: " in server.complained())
            assert get(server, count).rows() == [{"n": "1"}]
