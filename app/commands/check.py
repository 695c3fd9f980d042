"""``rodedraad check``: terms, shapes, every fingerprint, and the logic of the ontology with the data."""

from __future__ import annotations

import click

from rodedraad.app.session import Session
from rodedraad.app.terminal import counted, progress, show_finding
from rodedraad.app.verbs import Verb
from rodedraad.ontology.faults import ExitCode
from rodedraad.ontology.findings import Finding, Severity
from rodedraad.ontology.wording import say


@click.command(cls=Verb, help=say("app.check_help"))
@click.pass_obj
def check(session: Session) -> int:
    """Run every check; print findings and what was checked; exit 1 when something is wrong."""
    from rodedraad.graph import checking

    findings: list[Finding] = []
    checks, lines = checking.checks(session.workspace), []
    with progress(session.workspace.title, len(checks)) as begin:
        for title, run in checks:
            begin(title)
            outcome = run()
            lines.append(f"{_mark(outcome.findings)} {title}: {outcome.summary}")
            findings += outcome.findings
    click.echo("\n".join(lines))
    for finding in sorted(findings, key=_weight):
        show_finding(finding)
    wrong = sum(finding.severity is Severity.VIOLATION for finding in findings)
    warned = sum(finding.severity is Severity.WARNING for finding in findings)
    errors, warnings = counted("app.errors", wrong), counted("app.warnings", warned)
    click.echo(say("app.check_done", errors=errors, warnings=warnings))
    return ExitCode.FINDINGS if wrong else ExitCode.GOOD


def _weight(finding: Finding) -> tuple[int, str, int, str]:
    """Worst first, then by file and line."""
    file, line = (str(finding.place.file), finding.place.line) if finding.place else ("", 0)
    return (-finding.severity, file, line, finding.message)


def _mark(findings: list[Finding]) -> str:
    worst = max((finding.severity for finding in findings), default=Severity.NOTE)
    colour = {Severity.VIOLATION: "red", Severity.WARNING: "yellow"}.get(worst, "green")
    return click.style("✗" if worst is Severity.VIOLATION else "✓", fg=colour)
