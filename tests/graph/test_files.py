"""Files written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rodedraad.graph import files


def test_the_folder_is_made_and_the_content_stands(tmp_path: Path) -> None:
    """A file in a folder that does not exist yet is written."""
    target = tmp_path / "a" / "b.txt"
    files.write_atomically(target, b"inhoud")
    assert target.read_bytes() == b"inhoud"


def test_a_failure_halfway_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the disk refuses, the old content stands and no draft is left."""
    target = tmp_path / "b.txt"
    target.write_bytes(b"oud")

    def refuse(_handle: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="disk full"):
        files.write_atomically(target, b"nieuw")
    assert target.read_bytes() == b"oud"
    assert [path.name for path in tmp_path.iterdir()] == ["b.txt"]
