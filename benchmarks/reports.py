"""The report for the council as a user makes it: the whole command, from start to file, for each form."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Figure
from rodedraad.app.session import Session

RUNS = 3
MOST = 3.0  # seconds
FORMS = ("docx", "html", "xlsx", "pdf")
_START = "from rodedraad.app.cli import main; main()"


def figures() -> list[Figure]:
    """Return the seconds of each form, the best of a few runs, beside their target."""
    Session().store()  # built, so that no run pays for that
    with tempfile.TemporaryDirectory() as folder:
        return [_figure(form, Path(folder, f"report.{form}")) for form in FORMS]


def _figure(form: str, target: Path) -> Figure:
    seconds = min(_run(target) for _ in range(RUNS))
    return Figure(f"report as {form} ({target.stat().st_size // 1000} kB), whole command", seconds, "s", MOST)


def _run(target: Path) -> float:
    words = [sys.executable, "-c", _START, "report", "-o", str(target)]
    began = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, env=os.environ)
    return time.perf_counter() - began
