"""What can be served, and seeing without reading that it changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from rodedraad.app.service.snapshots import Snapshot, Source
from rodedraad.graph.building import build
from rodedraad.graph.workspace import Workspace


def made(source: Source) -> tuple[int, str, str]:
    """Return what a process of its own makes of *source*."""
    command = [sys.executable, "-m", "rodedraad.app.service.snapshots", json.dumps(asdict(source)), "nl"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout, done.stderr


def test_a_snapshot_of_a_workspace_is_its_build(municipality: Workspace) -> None:
    """With what the workspace says of it; the same when another process makes it."""
    source = Source(root=str(municipality.root))
    found = source.snapshot()
    assert (found.version, found.path) == (municipality.version, build(municipality).dataset)
    assert found.titles == dict(municipality.titles)
    assert found.iri.endswith(f"/dataset/{municipality.place}")
    assert municipality.inferred_graph.startswith(found.graphs)
    code, said, complaint = made(source)
    assert (code, Snapshot(**json.loads(said)), complaint) == (0, found, "")


def test_a_snapshot_of_files_is_what_they_hold(tmp_path: Path) -> None:
    """And no more: they have no title."""
    data = tmp_path / "d.ttl"
    data.write_text("<a:a> <a:b> <a:c> .", encoding="utf-8")
    found = Source(files=(str(data),)).snapshot()
    assert found.path.read_bytes() == b"<a:a> <a:b> <a:c> .\n"
    assert (found.iri, found.graphs, found.titles) == ("", "", {})


def test_what_cannot_be_made_is_said_with_file_and_line(municipality: Workspace, tmp_path: Path) -> None:
    """By the other process, on stderr."""
    broken = municipality.files()[0]
    broken.write_bytes(b"kapot")
    code, said, complaint = made(Source(root=str(municipality.root)))
    assert (code, said) == (2, "")
    assert f"{broken.name}:1: " in complaint
    code, said, complaint = made(Source(files=(str(tmp_path / "niets.ttl"),)))
    assert (code, said) == (2, "")
    assert "niets.ttl bestaat niet" in complaint


def test_a_change_is_seen_without_reading(municipality: Workspace) -> None:
    """Of what a file holds, of its going and coming, and of the settings."""
    source = Source(root=str(municipality.root))
    seen = [source.fingerprint()]
    assert source.fingerprint() == seen[0]
    file = municipality.files()[0]
    times = file.stat()
    file.write_bytes(file.read_bytes() + b"\n")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    seen.append(source.fingerprint())
    file.unlink()
    seen.append(source.fingerprint())
    municipality.config.write_text("kapot", encoding="utf-8")
    seen.append(source.fingerprint())
    municipality.config.unlink()
    seen.append(source.fingerprint())
    assert len(set(seen[:4])) == 4
