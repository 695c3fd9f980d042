"""``rodedraad gaps``: what is missing by urgency, what was decided about it, and two runs compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import give, output_option
from rodedraad.app.session import Session
from rodedraad.app.verbs import Verb, VerbGroup
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.gapstatus import Decision
    from rodedraad.queries.gaps.runs import Run

FORMATS = ("table", "json", "csv", "xlsx")
_SUFFIXES = {".json": "json", ".csv": "csv", ".xlsx": "xlsx"}
STATUSES = ("open", "accepted", "in-hand", "solved")
SEVERITIES = ("high", "medium", "low")
MOST_NEAR = 3


@click.group(cls=VerbGroup, invoke_without_command=True, help=say("app.gaps_long_help"))
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.gaps_on"))
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@click.option("--kind", metavar=say("app.metavar_kind_of_gap"), help=say("app.gaps_kind"))
@click.option("--status", type=click.Choice(STATUSES), help=say("app.gaps_only_status"))
@click.option("--severity", type=click.Choice(SEVERITIES), help=say("app.gaps_only_severity"))
@click.option("--format", "fmt", type=click.Choice(FORMATS), help=say("app.gaps_format"))
@click.option(
    "--save", type=click.Path(path_type=Path), metavar=say("app.metavar_file"), help=say("app.gaps_save")
)
@output_option()
@click.pass_context
def gaps(  # noqa: PLR0913, PLR0917 - one parameter an option
    context: click.Context,
    on: str | None,
    accepted: bool,
    kind: str | None,
    status: str | None,
    severity: str | None,
    fmt: str | None,
    save: Path | None,
    output: Path | None,
) -> None:
    """Print the gaps by urgency, those of one kind, status or severity where one is given."""
    if context.invoked_subcommand:
        return
    from rodedraad.queries.gaps.runs import as_json

    session: Session = context.obj
    run = _run(session, on, accepted, kind)
    if save:
        if kind or status or severity:
            raise Fault(say("app.gaps_save_whole"))
        give(as_json(run).encode(), save)
    wanted = fmt or _SUFFIXES.get(output.suffix.casefold() if output else "", "table")
    give(_written(_only(run, status, severity), wanted, whole=bool(kind or severity)), output)
    if output is None and wanted == "table" and not (kind or status or severity):
        click.echo("".join(f"{line}\n" for line in _vanished(run, _statuses(session))), nl=False)


def _run(session: Session, on: str | None, accepted: bool, kind: str | None = None) -> Run:
    """Return the gaps on the day *on*, with the newest decision about each."""
    from rodedraad.app.periods import day_named
    from rodedraad.app.questioning import library_of
    from rodedraad.queries.gaps.catalogue import gaps as found_in
    from rodedraad.queries.gaps.catalogue import kinds, reference_day
    from rodedraad.queries.gaps.runs import Run, with_decisions

    day = day_named(on) if on else None
    library, store = library_of(session), session.store()
    if kind and kind not in (known := kinds(library)):
        raise Fault(say("app.gaps_unknown_kind", given=kind[:80], near=", ".join(_near(kind, known))))
    basis = "accepted" if accepted else "proposed"
    found = found_in(store, day, basis, library=library, wanted=kind or "")
    seen = with_decisions(found, _statuses(session))
    return Run(reference_day(store, day), basis, session.dataset_version, seen)


def _statuses(session: Session) -> Mapping[str, Decision]:
    """Return the newest decision about each gap; none where only an endpoint was named."""
    from rodedraad.graph.gapstatus import statuses

    return {} if session.endpoint and not session.folder else statuses(session.workspace)


def _only(run: Run, status: str | None, severity: str | None) -> Run:
    from dataclasses import replace

    return replace(
        run,
        seen=tuple(
            one for one in run.seen if status in (None, one.status) and severity in (None, one.gap.severity)
        ),
    )


def _written(run: Run, wanted: str, *, whole: bool) -> bytes:
    from rodedraad.queries.gaps.runs import as_json
    from rodedraad.queries.gaps.tables import as_csv, lines, workbook

    if wanted == "table":
        return "".join(f"{line}\n" for line in lines(run, whole=whole)).encode()
    return {"json": lambda: as_json(run).encode(), "csv": lambda: as_csv(run), "xlsx": lambda: workbook(run)}[
        wanted
    ]()


def _vanished(run: Run, known: Mapping[str, Decision]) -> Iterable[str]:
    """Yield the gaps that something was decided about, but that are no longer found."""
    from rodedraad.queries.gaps.tables import decided
    from rodedraad.queries.tables import visible

    found = {one.gap.id for one in run.seen}
    gone = {name: decision for name, decision in known.items() if name not in found}
    if gone:
        yield from ("", say("app.gaps_vanished"))
    for name, decision in gone.items():
        said = say(f"queries.gaps_status_{decision.status.replace('-', '_')}")
        yield f"  • {visible(f'{name} · {decided(decision, said)}')}"


@gaps.command("set", cls=Verb, help=say("app.gaps_set_help"))
@click.argument("given", metavar=say("app.proposals_metavar_id"))
@click.option("--status", required=True, type=click.Choice(STATUSES), help=say("app.gaps_status"))
@click.option("--note", default="", metavar="TEXT", help=say("app.gaps_note"))
@click.option(
    "--as", "function", required=True, metavar=say("app.proposals_metavar_by"), help=say("app.gaps_as")
)
@click.option("--on", metavar=say("app.metavar_date"), help=say("app.gaps_set_on"))
@click.pass_obj
def set_status(session: Session, given: str, status: str, note: str, function: str, on: str | None) -> None:
    """Keep what was decided about a gap in the workspace."""
    from rodedraad.graph.gapstatus import Decision, decide

    workspace = session.workspace.writable()
    run = _run(session, on, accepted=False)
    name = _named(given, [*(one.gap.id for one in run.seen), *_statuses(session)])
    decide(workspace, Decision(name, date.today(), status, function.strip(), note.strip()))
    sentence = next((one.gap.sentence for one in run.seen if one.gap.id == name), "")
    click.echo(
        say("app.gaps_set_done", gap=name, status=say(f"queries.gaps_status_{status.replace('-', '_')}"))
    )
    if sentence:
        click.echo(f"  {sentence}")


@gaps.command("history", cls=Verb, help=say("app.gaps_history_help"))
@click.argument("given", metavar=say("app.proposals_metavar_id"))
@click.pass_obj
def show_history(session: Session, given: str) -> None:
    """Print everything that was decided about a gap, the oldest first."""
    from rodedraad.graph.gapstatus import history
    from rodedraad.queries.gaps.tables import decided
    from rodedraad.queries.tables import visible

    known = _statuses(session)
    if not known:
        click.echo(say("app.gaps_nothing_decided"))
        return
    name = _named(given, known)
    for decision in history(session.workspace, name):
        said = say(f"queries.gaps_status_{decision.status.replace('-', '_')}")
        click.echo(visible(decided(decision, said)))


@gaps.command("compare", cls=Verb, help=say("app.gaps_compare_help"))
@click.argument("before", metavar=say("app.metavar_first"))
@click.argument("after", metavar=say("app.metavar_then"))
@click.option("--accepted", is_flag=True, help=say("app.coverage_accepted"))
@output_option()
@click.pass_obj
def compare(session: Session, before: str, after: str, accepted: bool, output: Path | None) -> None:
    """Print which gaps are new, gone or have another status, between two kept runs or two days."""
    from rodedraad.queries.gaps.comparing import sentences
    from rodedraad.queries.tables import visible

    first, then = (_side(session, given, accepted) for given in (before, after))
    told = (line if line.startswith("  ") else visible(line) for line in sentences(first, then))
    give("".join(f"{line}\n" for line in told).encode(), output)


def _side(session: Session, given: str, accepted: bool) -> Run:
    from rodedraad.queries.gaps.runs import read_run

    path = Path(given)
    if path.is_file():
        return read_run(path)
    if path.suffix.casefold() == ".json":
        raise Fault(say("app.gaps_no_run", given=given))
    return _run(session, given, accepted)


def _named(given: str, known: Iterable[str]) -> str:
    """Return the name of the gap that *given* is the whole of, or the end or beginning of it alone."""
    names = list(dict.fromkeys(known))
    wanted = given.strip()
    exact = [name for name in names if name == wanted]
    ends = [name for name in names if name.endswith((f"-{wanted}", f"/{wanted}"))]
    begins = [name for name in names if name.startswith(wanted)]
    for found in (exact, ends, begins):
        if len(found) == 1 and wanted:
            return found[0]
    raise Fault(say("app.gaps_unknown", given=given[:80], near=", ".join(_near(wanted, names))))


def _near(given: str, known: Iterable[str]) -> list[str]:
    import difflib

    names = list(known)
    return difflib.get_close_matches(given, names, n=MOST_NEAR, cutoff=0.3) or names[:MOST_NEAR]
