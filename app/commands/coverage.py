"""``rodedraad coverage``: does local policy cover what the agendas ask, on what grounds, on which day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.alignments import told
from rodedraad.app.output import give, output_option, width
from rodedraad.app.periods import period_named
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.store import Store
    from rodedraad.queries.coverage.covering import Coverage

FORMATS = ("text", "json", "csv", "tsv")
_MARKS = {"csv": ",", "tsv": "\t"}
_SUFFIXES = {".json": "json", ".csv": "csv", ".tsv": "tsv"}
ROLLS = ("both", "up", "down", "none")
BY = (
    "item", "motion", "framework", "level", "field", "category", "phenomenon", "theme", "category-asked",
    "field-asked",
)  # fmt: skip


@click.command(cls=Verb, help=say("app.coverage_long_help"))
@click.argument("thing", required=False, metavar=f"[{say('app.metavar_thing')}]")
@click.option("--by", type=click.Choice(BY), default="item", help=say("app.coverage_by"))
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.coverage_on"))
@click.option(
    "--over",
    nargs=2,
    metavar=f"{say('app.metavar_date')} {say('app.metavar_date')}",
    help=say("app.coverage_over"),
)
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@click.option("--roll", type=click.Choice(ROLLS), default="both", help=say("app.coverage_roll"))
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.coverage_format"))
@output_option()
@click.pass_obj
def coverage(  # noqa: PLR0913, PLR0917 - one parameter an option
    session: Session,
    thing: str | None,
    by: str,
    on: str | None,
    over: tuple[str, str] | None,
    accepted: bool,
    roll: str,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Print what is covered, by what it belongs to, or the grounds of one THING."""
    from rodedraad.queries.coverage.covering import Basis, Coverage, Roll, Scope
    from rodedraad.queries.coverage.known import known
    from rodedraad.queries.coverage.naming import labels_of
    from rodedraad.queries.coverage.tables import as_json, as_separated, table, table_of
    from rodedraad.queries.coverage.telling import headline

    store = session.store()
    basis = Basis.ACCEPTED if accepted else Basis.PROPOSED
    seen = Coverage(known(store), Scope(period_named(store, on, over), basis, Roll(roll)))
    label = labels_of((store, seen.known))
    if thing and by != "item":
        raise Fault(say("app.coverage_thing_or_by", given=thing, by=by))
    iri = _named(store, seen, thing) if thing else ""
    wanted = fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "text")
    if wanted == "text":
        lines = _account(seen, thing or "", iri, label) if iri else _lines(seen, by, label)
        text = "".join(f"{line}\n" for line in lines)
    else:
        found = table_of(seen, iri, label) if iri else table(seen, by, label)
        is_json = wanted == "json"
        text = as_json(seen, found, headline(seen)) if is_json else as_separated(found, _MARKS[wanted])
    give(text.encode(), output)


def _named(store: Store, seen: Coverage, given: str) -> str:
    from rodedraad.graph.naming import Names

    return Names(store).resolve(given, {*seen.known.asked, *seen.known.local}).value


def _lines(seen: Coverage, by: str, label: Callable[[str], str]) -> Iterator[str]:
    from rodedraad.queries.coverage.tables import table
    from rodedraad.queries.coverage.telling import aside, headline, scope
    from rodedraad.queries.tables import laid_out, visible

    found = table(seen, by, label)
    yield headline(seen)
    yield scope(seen.scope)
    yield ""
    rows = [[visible(str(cell)) for cell in row] for row in found.rows]
    yield from (
        laid_out(list(found.headings), rows, width(), list(found.numbers))
        if rows
        else [say("app.coverage_none")]
    )
    apart = list(aside(seen, label))
    if apart and by in ("item", "framework", "level"):
        yield ""
        yield say("app.coverage_apart")
        yield from (f"  • {visible(line)}" for line in apart)


def _account(seen: Coverage, given: str, iri: str, label: Callable[[str], str]) -> Iterator[str]:
    """Yield the verdict on *iri*, which *given* names, and each ground with its reason and reviews."""
    from rodedraad.queries.coverage.telling import scope, state
    from rodedraad.queries.tables import visible

    known = seen.known
    of_item = iri in known.asked
    verdict = seen.item(iri) if of_item else seen.subject(iri)
    number = (known.asked.get(iri) or known.local[iri]).number
    yield visible(f"{number} {label(iri)}: {state(verdict.state, of_item=of_item)}".strip())
    yield scope(seen.scope)
    for one in verdict.grounds:
        yield ""
        yield from told(one, seen, label, of_item=of_item)
    if not verdict.grounds:
        yield ""
        yield "  " + say("app.coverage_next", given=given)
