"""Every benchmark in one run, as a table to put in benchmarks/README.md: ``make bench``."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version

from benchmarks import commands, network_page, rules


def main() -> None:
    """Print where and when it ran, then a row per figure."""
    python = platform.python_version()
    print(f"{date.today()} · {platform.platform()} · Python {python} · {os.cpu_count()} cores")
    print(
        f"rodedraad {version('rodedraad')}, pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')}\n"
    )
    print("| figure | measured | target | |\n|---|---|---|---|")
    for figures in (commands.figures, rules.figures, network_page.figures):
        for figure in figures():
            print(figure.row(), flush=True)


if __name__ == "__main__":
    main()
