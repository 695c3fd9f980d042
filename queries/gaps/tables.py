"""Gaps to read and to work with: in sentences by urgency, and as a row each for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from itertools import groupby

from rodedraad.graph.gapstatus import Decision
from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import say
from rodedraad.queries.answers.spreadsheets import harmless
from rodedraad.queries.catalogue.questions import SEVERITIES
from rodedraad.queries.gaps.comparing import status
from rodedraad.queries.gaps.finding import Gap, Place
from rodedraad.queries.gaps.runs import Run, Seen
from rodedraad.queries.tables import visible

COLUMNS = ("id", "severity", "kind", "sentence", "why", "step", "evidence", "status", "day", "by", "note")
FEW = 5  # gaps of one kind that are shown where the kind is not urgent and was not asked for
_WIDTHS = (30, 12, 28, 60, 40, 50, 50, 14, 12, 20, 40)


def headline(run: Run) -> str:
    """Return the counts of *run* in one sentence: how many gaps of each severity, and how many are open."""
    counts = {one: sum(seen.gap.severity == one for seen in run.seen) for one in SEVERITIES}
    return say(
        "queries.gaps_headline" if len(run.seen) != 1 else "queries.gaps_headline_one",
        total=number(len(run.seen)),
        day=day(run.on),
        basis=say(f"queries.gaps_basis_{run.basis}"),
        **{one: number(count) for one, count in counts.items()},
        open=number(sum(seen.status == "open" for seen in run.seen)),
    )


def lines(run: Run, *, whole: bool = False) -> Iterator[str]:
    """Yield *run* line by line: by urgency and kind; of kinds that can wait a few, or all of them *whole*."""
    yield headline(run)
    for severity, of_severity in groupby(run.seen, key=lambda seen: seen.gap.severity):
        yield from ("", say(f"queries.gaps_severity_{severity}").upper())
        for kind, found in groupby(of_severity, key=lambda seen: seen.gap.kind):
            yield from _of_kind(kind, list(found), is_short=severity == SEVERITIES[-1] and not whole)


def _of_kind(kind: str, found: Sequence[Seen], *, is_short: bool) -> Iterator[str]:
    gap = found[0].gap
    yield from ("", visible(f"{gap.title} ({number(len(found))})"))
    yield visible(say("queries.gaps_why_and_step", why=gap.why, step=gap.step))
    shown = found[:FEW] if is_short and len(found) > FEW + 1 else found
    for one in shown:
        yield f"  • {visible(one.gap.sentence)}"
        yield f"    {_about(one)}"
    if len(shown) < len(found):
        yield "  " + say("queries.gaps_more", count=number(len(found) - len(shown)), kind=kind)


def _about(seen: Seen) -> str:
    parts = [seen.gap.id]
    if seen.gap.evidence:
        parts.append(where(seen.gap.evidence))
    if seen.decision:
        parts.append(decided(seen.decision, status(seen)))
    return visible(" · ".join(parts))


def where(evidence: Sequence[Place]) -> str:
    """Return where a gap's subjects are written: the first place, and how many more there are."""
    told = place(evidence[0])
    more = len(evidence) - 1
    return told + (say("queries.gaps_more_places", count=number(more)) if more else "")


def place(found: Place) -> str:
    """Return one place in words: the document, and the path a person follows in it."""
    return ", ".join(part for part in (found.document, found.section) if part) or found.passage


def decided(decision: Decision, said: str) -> str:
    """Return a decision in words: what, by whom, when, and the note."""
    told = say("queries.gaps_decided", status=said, by=decision.by, day=day(decision.day))
    return told + (f": {decision.note}" if decision.note else "")


def row(seen: Seen) -> tuple[str, ...]:
    """Return a gap as the cells of a row, in the order of ``COLUMNS``."""
    gap, decision = seen.gap, seen.decision
    return (
        gap.id,
        severity_word(gap),
        gap.title,
        gap.sentence,
        gap.why,
        gap.step,
        "; ".join(place(one) for one in gap.evidence),
        status(seen),
        decision.day.isoformat() if decision else "",
        decision.by if decision else "",
        decision.note if decision else "",
    )


def severity_word(gap: Gap) -> str:
    """Return how urgent *gap* is, in words."""
    return say(f"queries.gaps_severity_{gap.severity}")


def headings() -> tuple[str, ...]:
    """Return what stands over the columns, in the current language."""
    return tuple(say(f"queries.gaps_column_{column}") for column in COLUMNS)


def as_csv(run: Run) -> bytes:
    """Return *run* as CSV; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(harmless, row(seen)) for seen in run.seen)
    return sink.getvalue().encode()


def workbook(run: Run) -> bytes:
    """Return *run* as a workbook with a row a gap, a head that stays in view, and filters."""
    import xlsxwriter

    sink = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(sink, options) as book:
        book.set_properties({"title": headline(run), "created": datetime.combine(run.on, time())})
        sheet = book.add_worksheet(say("queries.gaps_sheet"))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, wrapped)
        sheet.write_row(0, 0, headings(), bold)
        for number_of_row, seen in enumerate(run.seen, start=1):
            for column, text in enumerate(row(seen)):
                sheet.write_string(number_of_row, column, text)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(run.seen), len(COLUMNS) - 1)
    return sink.getvalue()
