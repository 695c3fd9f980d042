"""Where an answer goes: a file, whole or not at all, or the standard output."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from rodedraad.ontology.wording import say

_Command = TypeVar("_Command", bound=Callable[..., Any])

UNBOUNDED = 10_000  # columns, where no terminal bounds the width


def output_option() -> Callable[[_Command], _Command]:
    """Return the option ``-o`` of a verb whose answer may go to a file."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path),
        metavar=say("app.metavar_file"),
        help=say("app.sparql_output"),
    )


def width() -> int:
    """Return how many columns a table may take: those of the terminal, where a person watches one."""
    return shutil.get_terminal_size((120, 40)).columns if sys.stdout.isatty() else UNBOUNDED


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
