"""``rodedraad summary``: the dataset in one look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, heading
from rodedraad.app.verbs import Verb
from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.networks.overview import Count, Overview


@click.command(cls=Verb, help=say("app.summary_help"))
@click.pass_obj
def summary(session: Session) -> None:
    """Print what is in the dataset, what is inferred, and what is uncertain."""
    from rodedraad.queries.networks.overview import overview

    seen = overview(session.store())
    _title(session)
    heading(say("app.summary_contents"))
    _table(seen.kinds)
    for document in seen.documents:
        click.echo(say("app.summary_document", title=document.label, passages=number(document.number)))
    heading(say("app.summary_inferred"))
    _table(seen.inferred)
    heading(say("app.summary_uncertain"))
    for line in _uncertain(session, seen):
        click.echo(f"  • {line}")


def _title(session: Session) -> None:
    if session.endpoint:
        click.secho(session.endpoint, bold=True)
        return
    policy = session.workspace.policy
    click.secho(session.workspace.title, bold=True)
    start, end = day(policy.start), day(policy.end)
    click.echo(say("app.summary_version", version=session.dataset_version, start=start, end=end))


def _table(counts: Iterable[Count]) -> None:
    rows = [(count.label, number(count.number)) for count in counts]
    if not rows:
        click.echo(f"  {say('app.summary_nothing')}")
        return
    wide = max(len(label) for label, _ in rows)
    for label, amount in rows:
        click.echo(f"  {label:<{wide}}  {amount:>6}")


def _uncertain(session: Session, seen: Overview) -> list[str]:
    """Return a sentence for each kind of uncertainty the dataset holds."""
    policy = session.workspace.policy
    lines = []
    if seen.unresolved:
        names = ", ".join(seen.unresolved)
        lines.append(counted("app.summary_unresolved", len(seen.unresolved), names=names))
    for judgement in seen.judgements:
        lines.append(counted("app.summary_judgements", judgement.number, author=judgement.label))
    for framework in seen.expired(policy):
        assert framework.end is not None  # noqa: S101 - what is expired has an end
        lines.append(say("app.summary_expired", title=framework.label, end=day(framework.end)))
    if undated := seen.undated():
        names = "; ".join(framework.label for framework in undated)
        lines.append(counted("app.summary_undated", len(undated), names=names))
    for milestone in seen.alternatives:
        lines.append(say("app.summary_alternatives", title=milestone.label, count=milestone.number))
    if not session.endpoint:
        lines += _unregistered(session)
        if session.built.remarks:
            lines.append(counted("app.build_remarks", session.built.remarks))
    return lines or [say("app.summary_certain")]


def _unregistered(session: Session) -> list[str]:
    from rodedraad.graph.sources import documents, registered

    known = documents(session.store())
    present = registered(session.workspace, known)
    return [
        say("app.summary_unregistered", title=document.title)
        for document in known
        if document.iri not in present
    ]
