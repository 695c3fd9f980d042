"""What the commands share in speaking to a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from rodedraad.ontology.faults import Finding, Severity
from rodedraad.ontology.wording import say

_COLOURS = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.NOTE: None}


@contextmanager
def working(message: str) -> Iterator[None]:
    """Show *message* with a moving mark while the block runs, only where a person watches a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield


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


def number(value: int) -> str:
    """Return *value* with a thin separator per thousand, as people write it in the language."""
    from rodedraad.ontology.wording import language

    return f"{value:,}".replace(",", "." if language() == "nl" else ",")
