"""CPU time of whole commands as a user starts them: help, one query from cold, a build from nothing.

The command is installed from the wheel, as users have it: an editable install loads an import hook first.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from benchmarks.figures import Figure

ROOT = Path(__file__).parents[1]
RUNS = 11
START = "from rodedraad.app.cli import main; main()"
QUERY = "SELECT ?theme WHERE { ?theme a <https://w3id.org/rodedraad/def#Theme> } ORDER BY ?theme LIMIT 3"


def figures() -> list[Figure]:
    """Return the median CPU seconds of each command beside its target."""
    with tempfile.TemporaryDirectory() as folder:
        python, cache = _installed(Path(folder)), Path(folder) / "cache"
        builds = [_cpu(python, ["build"], cache, fresh=True) for _ in range(5)]
        bare = [_cpu_of([python, "-c", "pass"], cache) for _ in range(RUNS)]
        helps = [_cpu(python, ["--help"], cache) for _ in range(RUNS)]
        queries = [_cpu(python, ["sparql", QUERY], cache) for _ in range(RUNS)]
    return [
        Figure("python -c pass", statistics.median(bare), "s CPU"),
        Figure("rodedraad --help", statistics.median(helps), "s CPU", 0.050),
        Figure("one query from cold", statistics.median(queries), "s CPU", 0.150),
        Figure("build of the packaged workspace", statistics.median(builds), "s CPU", 2.0),
    ]


def _installed(folder: Path) -> str:
    """Return the Python of a new environment with the wheel in it, which borrows what the wheel needs."""
    build = [sys.executable, "-m", "build", "--installer", "pip", "--outdir", str(folder / "dist"), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    site = next((folder / "venv").rglob("site-packages"))
    (site / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    wheel = next((folder / "dist").glob("*.whl"))
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    return str(folder / "venv" / "bin" / "python")


def _cpu(python: str, words: list[str], cache: Path, *, fresh: bool = False) -> float:
    if fresh:
        shutil.rmtree(cache, ignore_errors=True)
    return _cpu_of([python, "-c", START, *words], cache)


def _cpu_of(command: list[str], cache: Path) -> float:
    """Return the CPU seconds of *command* and every process it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "RODEDRAAD_CACHE": str(cache)}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tempfile.gettempdir())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
