"""CPU time of whole commands as a user starts them: help, one query from cold, a build from nothing."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import Figure

RUNS = 11
COMMAND = Path(sys.executable).with_name("rodedraad")
QUERY = "SELECT ?theme WHERE { ?theme a <https://w3id.org/rodedraad/def#Theme> } ORDER BY ?theme LIMIT 3"


def figures() -> list[Figure]:
    """Return the median CPU seconds of each command beside its target."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Path(folder)
        builds = [_cpu(["build"], cache, fresh=True) for _ in range(5)]
        bare = [_cpu_of([sys.executable, "-c", "pass"], cache) for _ in range(RUNS)]
        helps = [_cpu(["--help"], cache) for _ in range(RUNS)]
        queries = [_cpu(["sparql", QUERY], cache) for _ in range(RUNS)]
    return [
        Figure("python -c pass", statistics.median(bare), "s CPU", None),
        Figure("rodedraad --help", statistics.median(helps), "s CPU", 0.050),
        Figure("one query from cold", statistics.median(queries), "s CPU", 0.150),
        Figure("build of the packaged workspace", statistics.median(builds), "s CPU", 2.0),
    ]


def _cpu(words: list[str], cache: Path, *, fresh: bool = False) -> float:
    if fresh:
        shutil.rmtree(cache, ignore_errors=True)
    return _cpu_of([str(COMMAND), *words], cache)


def _cpu_of(command: list[str], cache: Path) -> float:
    """Return the CPU seconds of *command* and every process it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "RODEDRAAD_CACHE": str(cache)}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tempfile.gettempdir())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
