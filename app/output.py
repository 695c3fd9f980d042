"""Where an answer goes: a file, whole or not at all, or the standard output."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rodedraad.ontology.wording import say

UNBOUNDED = 10_000  # columns, where no terminal bounds the width


def give(content: bytes, output: Path | None) -> None:
    """Write *content* to *output* and say so, or to the standard output where there is none."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    from rodedraad.graph.files import write_atomically

    write_atomically(output, content)
    click.echo(say("app.sparql_written", file=output))
