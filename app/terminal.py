"""What the commands share in speaking to a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from rodedraad.ontology.findings import Finding, Severity
from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say

_COLOURS = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.NOTE: None}


@contextmanager
def progress(title: str, steps: int) -> Iterator[Callable[[str], None]]:
    """Show a bar of *steps* while the block runs, only where a person watches a terminal.

    The block is given a function to call at the start of each step, with the name of it.
    """
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.fields[title]}"), BarColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=steps, title=title)
        begun = iter(range(steps))
        yield lambda name: bar.update(task, description=name, completed=next(begun, steps))


def printable(text: str) -> str:
    """Return *text* line by line without anything a terminal would obey: it may quote what others wrote."""
    return "".join(character for character in text if character.isprintable() or character == "\n")


def from_here(path: Path) -> Path:
    """Return *path* as a person would write it: relative to where they are when it lies below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def heading(text: str) -> None:
    """Print *text* as a heading with air above it."""
    click.echo()
    click.secho(text, bold=True)


def show_finding(finding: Finding) -> None:
    """Print one finding: where, how bad, and what mends it."""
    kind = click.style(say(f"app.severity_{finding.severity.name.lower()}"), fg=_COLOURS[finding.severity])
    place = f"{finding.place}: " if finding.place else ""
    click.echo(f"{place}{kind}: {finding.message}")


def counted(key: str, count: int, **values: object) -> str:
    """Return the sentence *key* about *count* things, in the singular (``key_one``) where there is one."""
    return say(f"{key}_one" if count == 1 else key, count=number(count), **values)
