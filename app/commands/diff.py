"""``rodedraad diff``: what became covered and what fell out between two moments, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.app.moments import Moment
    from rodedraad.queries.coverage.covering import Basis, Coverage

FORMATS = ("text", "json", "csv", "tsv")
_SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "tsv"}


@click.command(cls=Verb, help=say("app.diff_long_help"))
@click.argument("before", required=False, metavar=say("app.metavar_first"))
@click.argument("after", default="", metavar=f"[{say('app.metavar_then')}]")
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.coverage_format"))
@output_option()
@click.pass_obj
def diff(
    session: Session,
    before: str | None,
    after: str,
    accepted: bool,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Print how coverage changed from BEFORE to AFTER."""
    from rodedraad.app.moments import Moments, told, versions
    from rodedraad.queries.coverage.changewords import Teller, written
    from rodedraad.queries.coverage.changing import changes
    from rodedraad.queries.coverage.covering import Basis
    from rodedraad.queries.coverage.naming import labels_of

    if before is None:
        raise Fault(say("app.compare_nothing", known=versions()))
    moments = Moments(session).pair(before, after)
    basis = Basis.ACCEPTED if accepted else Basis.PROPOSED
    first, then = (_coverage(moment, basis) for moment in moments)
    label = labels_of(
        *((moment.source.store, side.known) for moment, side in zip(moments, (first, then), strict=True))
    )
    telling = Teller(first, then, label).tell(changes(first, then), told(moments))
    give(written(telling, fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "text")), output)


def _coverage(moment: Moment, basis: Basis) -> Coverage:
    """Return the coverage at *moment*: on its day, or over the policy period of its data."""
    from rodedraad.app.periods import period_named
    from rodedraad.graph.workspace import Period
    from rodedraad.queries.coverage.covering import Coverage, Scope
    from rodedraad.queries.coverage.known import known

    store = moment.source.store
    when = Period(moment.on, moment.on) if moment.on else period_named(store, None, None)
    return Coverage(known(store), Scope(when, basis))
