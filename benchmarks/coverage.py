"""Coverage of the packaged data: all that is known and every verdict, in a process that did nothing yet."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.figures import Figure
from rodedraad.app.session import Session

RUNS = 7
MOST = 0.05
# The dataset is in memory and nothing else: what coverage itself needs is still to be imported.
_COLD = """
import time
from rodedraad.app.session import Session
store = Session().store()
began = time.process_time()
from rodedraad.graph.policy import policy_period
from rodedraad.ontology.terms import RD
from rodedraad.queries.coverage.covering import Coverage, Scope
from rodedraad.queries.coverage.known import known
seen = Coverage(known(store), Scope(policy_period(store)))
verdicts = [*seen.items(), *seen.items(motions=True), *seen.subjects({RD.Theme, RD.Category, RD.SafetyField})]
groups = [seen.by_framework(), seen.by_level(), seen.by_phenomenon(), seen.by_subject(RD.SafetyField)]
print(time.process_time() - began, len(verdicts))
"""


def figures() -> list[Figure]:
    """Return the figures of coverage beside their target."""
    Session().store()  # built, so that no run pays for that
    runs = [_run() for _ in range(RUNS)]
    seconds, count = min(runs)
    return [Figure(f"coverage, {count} verdicts and all groups from a cold cache", seconds, "s CPU", MOST)]


def _run() -> tuple[float, int]:
    done = subprocess.run([sys.executable, "-c", _COLD], capture_output=True, text=True, check=True)
    seconds, count = done.stdout.split()
    return float(seconds), int(count)
