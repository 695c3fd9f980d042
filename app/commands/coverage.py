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
    from rodedraad.queries.coverage.tables import as_json, as_separated, table
    from rodedraad.queries.coverage.telling import headline

    store = session.store()
    basis = Basis.ACCEPTED if accepted else Basis.PROPOSED
    seen = Coverage(known(store), Scope(period_named(store, on, over), basis, Roll(roll)))
    label = labels_of((store, seen.known))
    if thing:
        give("".join(f"{line}\n" for line in _account(store, seen, thing, label)).encode(), output)
        return
    found = table(seen, by, label)
    wanted = fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "text")
    if wanted == "json":
        text = as_json(seen, found, headline(seen))
    elif wanted in ("csv", "tsv"):
        text = as_separated(found, "\t" if wanted == "tsv" else ",")
    else:
        text = "".join(f"{line}\n" for line in _lines(seen, by, label))
    give(text.encode(), output)


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


def _account(store: Store, seen: Coverage, given: str, label: Callable[[str], str]) -> Iterator[str]:
    """Yield the verdict on what *given* names, and each ground with its reason and reviews."""
    from rodedraad.graph.naming import Names
    from rodedraad.queries.coverage.telling import scope, state
    from rodedraad.queries.tables import visible

    known = seen.known
    iri = Names(store).resolve(given, {*known.asked, *known.local}).value
    if iri not in known.asked and iri not in known.local:
        raise Fault(say("app.coverage_other_kind", given=given))
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
