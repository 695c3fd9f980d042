"""``rodedraad check``: terms, shapes, every fingerprint, and the logic of the ontology with the data."""

from __future__ import annotations

import click

from rodedraad.app.session import Session
from rodedraad.app.terminal import show_finding, working
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import ExitCode, Finding, Severity
from rodedraad.ontology.wording import say


@click.command(cls=Verb, help=say("app.check_help"))
@click.pass_obj
def check(session: Session) -> int:
    """Run every check; print findings and what was checked; exit 1 when something is wrong."""
    from rodedraad.graph import checking

    findings: list[Finding] = []
    for title, run in checking.checks(session.workspace):
        with working(title):
            outcome = run()
        click.echo(f"{_mark(outcome.findings)} {title}: {outcome.summary}")
        findings += outcome.findings
    for finding in sorted(findings, key=lambda found: (-found.severity, str(found))):
        show_finding(finding)
    wrong = sum(finding.severity is Severity.VIOLATION for finding in findings)
    warned = sum(finding.severity is Severity.WARNING for finding in findings)
    click.echo(say("app.check_done", wrong=wrong, warned=warned))
    return ExitCode.FINDINGS if wrong else ExitCode.GOOD


def _mark(findings: list[Finding]) -> str:
    worst = max((finding.severity for finding in findings), default=Severity.NOTE)
    colour = {Severity.VIOLATION: "red", Severity.WARNING: "yellow"}.get(worst, "green")
    return click.style("✗" if worst is Severity.VIOLATION else "✓", fg=colour)
