"""``rodedraad suggest``: which themes may answer an agenda item or motion, how likely, and why."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option, width
from rodedraad.app.session import Session
from rodedraad.app.terminal import printable
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.store import Store
    from rodedraad.queries.suggestions.suggesting import Candidate, Suggester

FORMATS = ("table", "json", "csv")
_SUFFIXES = {".json": "json", ".csv": "csv"}
_LIMIT = 5
_WIDEST = 120
_INDENT = "   "


@click.command(cls=Verb, help=say("app.suggest_long_help"))
@click.argument("thing", required=False, metavar=f"[{say('app.metavar_thing')}]")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help=say("app.suggest_limit", limit=_LIMIT))
@click.option("--all", "everything", is_flag=True, help=say("app.suggest_all"))
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.suggest_format"))
@output_option()
@click.pass_obj
def suggest(
    session: Session,
    thing: str | None,
    limit: int | None,
    everything: bool,
    fmt: str | None,
    output: Path | None,
) -> None:
    """Print candidates for THING, or for every agenda item and motion that is not reviewed yet."""
    from rodedraad.queries.suggestions.suggesting import LEAST, suggester

    store = session.store()
    made = suggester(store)
    things = _things(store, made, thing, everything)
    most = limit or (None if everything else _LIMIT)
    found = {iri: made.candidates(iri, most, 0.0 if everything else LEAST) for iri in things}
    wanted = fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "table")
    if wanted == "table":
        text = "".join(f"{line}\n" for line in _lines(made, found))
    else:
        from rodedraad.queries.suggestions import data

        text = data.as_json(made, found) if wanted == "json" else data.as_csv(made, found)
    give(text.encode(), output)


def _things(store: Store, made: Suggester, given: str | None, everything: bool) -> tuple[str, ...]:
    """Return what to suggest for: what was *given*, else what is not reviewed, else all there is."""
    known = made.known
    if not known.asked or not known.subjects:
        raise Fault(say("app.suggest_nothing_to_compare"))
    if given is not None:
        from rodedraad.graph.naming import Names

        return (Names(store).resolve(given, {*known.asked, *known.subjects}).value,)
    return known.in_order(known.asked) if everything else made.unreviewed()


def _lines(made: Suggester, found: dict[str, tuple[Candidate, ...]]) -> Iterator[str]:
    if not found:
        yield say("app.suggest_all_reviewed")
    for number, (iri, candidates) in enumerate(found.items()):
        if number:
            yield ""
        yield _name(made, iri)
        yield from (f"{_INDENT}{remark}" for remark in _remarks(made, iri, candidates))
        yield from _table(made, iri, candidates)


def _name(made: Suggester, iri: str) -> str:
    thing = made.known.things[iri]
    return printable(" ".join(filter(None, (thing.notation, thing.label))))


def _remarks(made: Suggester, iri: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    nothing = made.nothing(iri)
    if nothing:
        yield say(f"app.suggest_nothing_{nothing.status}")
    if made.known.things[iri].is_way_of_working:
        yield say("app.suggest_way_of_working")
    if not candidates:
        yield say("app.suggest_none")


def _table(made: Suggester, iri: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Yield a row for each of *candidates*, and below it why."""
    from rodedraad.queries.suggestions.telling import explanation, likelihood, relation, standing
    from rodedraad.queries.tables import laid_out

    if not candidates:
        return
    room = min(width(), _WIDEST)
    others = [one.subject if one.item == iri else one.item for one in candidates]
    rows = [
        (_name(made, other), likelihood(one), relation(one), standing(one))
        for other, one in zip(others, candidates, strict=True)
    ]
    names = [say(f"app.suggest_column_{name}") for name in ("candidate", "score", "relation", "known")]
    head, rule, *lines = laid_out(names, rows, room - len(_INDENT))
    yield from (f"{_INDENT}{line}" for line in (head, rule))
    for line, one in zip(lines, candidates, strict=True):
        yield f"{_INDENT}{line}"
        why = printable(explanation(made, one))
        yield from textwrap.wrap(why, room, initial_indent=2 * _INDENT, subsequent_indent=2 * _INDENT)
