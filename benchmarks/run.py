"""Every benchmark in one run, as a table to put in benchmarks/README.md: ``make bench``."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version

from benchmarks import (
    commands,
    coverage,
    endpoint,
    large_pages,
    layout,
    measures,
    network_page,
    pool,
    questions,
    reports,
    rules,
    suggestions,
)

SUBJECTS = (
    commands,
    rules,
    network_page,
    large_pages,
    layout,
    measures,
    suggestions,
    coverage,
    reports,
    questions,
    pool,
    endpoint,
)


def main() -> None:
    """Print where and when it ran, then a row per figure."""
    python = platform.python_version()
    print(f"{date.today()} · {platform.platform()} · Python {python} · {os.cpu_count()} cores")
    print(
        f"rodedraad {version('rodedraad')}, pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')}\n"
    )
    print("| figure | measured | target | |\n|---|---|---|---|")
    for subject in SUBJECTS:
        for figure in subject.figures():
            print(figure.row(), flush=True)


if __name__ == "__main__":
    main()
