"""One writer at a time, also among processes, and a killed one keeps nobody waiting."""

from __future__ import annotations

import select
import subprocess
import sys
from pathlib import Path

import pytest

from rodedraad.graph.locking import only_writer

HOLD = """
import sys
from pathlib import Path
from rodedraad.graph.locking import only_writer
with only_writer(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def holder(folder: Path) -> subprocess.Popen[str]:
    """Return a process that holds the lock of *folder* until it is told a line."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    return process


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    """It says nothing while the first holds on, and begins once that lets go; the folder is made."""
    folder = tmp_path / "nieuw"
    with only_writer(folder):
        second = holder(folder)
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=1)
        assert second.stdout is not None
        assert select.select([second.stdout], [], [], 0)[0] == []
    told, _ = second.communicate("\n", timeout=30)
    assert (told, second.returncode) == ("held\n", 0)


def test_a_killed_writer_keeps_nobody_waiting(tmp_path: Path) -> None:
    """The system lets go of its lock."""
    with holder(tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        first.kill()
    with only_writer(tmp_path):
        assert (tmp_path / ".lock").exists()
