"""What is to be reviewed, in words: for a list on a terminal, and for one row at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rodedraad.graph.mappings.mapping import Mapping, Match, Review, Status
from rodedraad.ontology.phrasing import day, number
from rodedraad.ontology.wording import choose, say
from rodedraad.queries.coverage.telling import decimal, review_state
from rodedraad.queries.reviews.board import Board, Row


def state(mapping: Mapping) -> str:
    """Return how far the review of *mapping* came, in words."""
    return review_state(bool(mapping.reviews), mapping.status.value.rpartition("-")[2])


def relation(match: Match) -> str:
    """Return the relation in one or a few words, as it stands in a drop-down."""
    return say(f"queries.review_match_{match.name.lower()}")


def author(board: Board, mapping: Mapping) -> str:
    """Return who proposed *mapping*; a function by its words."""
    if not mapping.author:
        return say("queries.review_nobody")
    name = board.label(mapping.author)
    return name.replace("-", " ") if "/functie/" in mapping.author else name


def row_lines(board: Board, row: Row) -> Iterator[str]:
    """Yield *row* under the heading of its item: ours, how, how sure, how far; why; and who found what."""
    mapping = row.mapping
    values = {"number": row.number, "confidence": decimal(mapping.confidence), "state": state(mapping)}
    if mapping.is_nothing:
        yield say("queries.review_row_nothing", scheme=board.label(mapping.source), **values)
    else:
        subject, how = board.title(mapping.subject), relation(mapping.match)
        yield say("queries.review_row", subject=subject, relation=how, **values)
    yield "     " + say("queries.review_reason", author=author(board, mapping), reason=reason(mapping))
    yield from (f"     {review(one)}" for one in mapping.current)


def reason(mapping: Mapping) -> str:
    """Return why *mapping* was made, in the current language where it was said in that."""
    return choose(mapping.reasons) if mapping.reasons else ""


def review(found: Review) -> str:
    """Return what a reviewer found, in a sentence."""
    how = "yes" if found.agreement > 0 else "no" if found.agreement < 0 else "neither"
    told = say(f"queries.review_found_{how}", reviewer=found.reviewer, day=day(found.day))
    sure = "" if abs(found.agreement) in (0.0, 1.0) else f" ({decimal(found.agreement)})"
    return f"{told}{sure}{': ' + found.comment if found.comment else '.'}"


def listed(board: Board, rows: Sequence[Row]) -> Iterator[str]:
    """Yield *rows* under their items and frameworks."""
    frame = item = ""
    for row in rows:
        now = ", ".join(board.label(one) for one in board.frameworks(row.about)) or _no_framework(board, row)
        if now != frame:
            yield from ("", now) if frame else (now,)
            frame = now
        if row.about != item:
            item = row.about
            yield ""
            yield f"  {board.title(item)}"
        yield from (f"  {line}" for line in row_lines(board, row))


def _no_framework(board: Board, row: Row) -> str:
    key = "queries.review_motions" if row.about in board.known.asked else "queries.review_local"
    return say(key)


def totals(board: Board) -> str:
    """Return how many rows there are and how far their review is, and how much has no row."""
    found = [row.mapping for row in board.rows]
    told = say(
        "queries.review_totals",
        total=number(len(found)),
        open=number(sum(one.status is Status.PROPOSED for one in found)),
        disputed=number(sum(one.is_disputed for one in found)),
        accepted=number(sum(one.status is Status.ACCEPTED for one in found)),
        rejected=number(sum(one.status is Status.REJECTED for one in found)),
    )
    if not board.unlooked:
        return told
    missing = ", ".join(board.title(one) for one in board.unlooked)
    return f"{told} {say('queries.review_unlooked', things=missing)}"
