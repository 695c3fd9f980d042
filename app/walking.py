"""Reviewing at a terminal: telling what was done, and walking through what is open with single keys."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from rodedraad.app.output import width
from rodedraad.app.terminal import heading, printable
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.mappings.reviewing import Step
    from rodedraad.queries.reviews.board import Board, Row
    from rodedraad.queries.reviews.doing import Reviewer

ACTIONS = ("accept", "reject", "nothing", "skip", "undo", "stop")
_WIDEST = 110
_MOST_EXCERPTS = 2
_MOST_SUGGESTED = 3


def done(board: Board, who: Reviewer, steps: Sequence[Step]) -> list[str]:
    """Do *steps* and return what was done in sentences: each row once, with its state now."""
    from rodedraad.graph.mappings.reviewing import carry_out, labels_of
    from rodedraad.queries.reviews.telling import state

    before = {row.mapping.record: row.mapping for row in board.rows}
    made = carry_out(board.workspace, steps, who.name, labels_of(board.store))
    after = {mapping.record: mapping for mapping in made}
    lines = []
    for record, mapping in after.items():
        if before.get(record) == mapping:
            key = "app.review_done_already"
        else:
            key = "app.review_done" if record in before else "app.review_done_new"
        lines.append(say(key, pair=board.pair(mapping), state=state(mapping)))
    return lines


def taken_back(board: Board, who: Reviewer) -> list[str]:
    """Take back the last change of *who*, and return what that was in sentences."""
    from rodedraad.graph.mappings.reviewing import labels_of, undo
    from rodedraad.queries.reviews.telling import state

    latest = {
        mapping.record: (mapping, is_removed)
        for mapping, is_removed in undo(board.workspace, who.name, labels_of(board.store))
    }
    return [
        say("app.review_undone_row", pair=board.pair(mapping))
        if is_removed
        else say("app.review_undone", pair=board.pair(mapping), state=state(mapping))
        for mapping, is_removed in latest.values()
    ]


class Walk:
    """Shows what is open one row at a time and does what a key says."""

    def __init__(
        self,
        board: Board,
        who: Reviewer,
        texts: Mapping[str, str],
        key: Callable[[], str] = click.getchar,
        words: Callable[[str], str] = lambda asked: str(click.prompt(asked, default="", show_default=False)),
    ) -> None:
        self._board, self._who, self._texts, self._key, self._words = board, who, texts, key, words
        self._skipped: set[str] = set()
        self._shown: dict[str, list[str]] = {}

    def go(self) -> None:
        """Walk."""
        from rodedraad.queries.reviews.telling import totals

        while row := next(iter(self._open()), None):
            self._show(row)
            if not self._act(row):
                break
            self._board = self._board.again()
        else:
            click.echo("\n" + say("app.review_walk_end"))
        click.echo(printable(totals(self._board.again())))

    def _open(self) -> list[Row]:
        """Return the rows this reviewer may still say something about."""
        from rodedraad.queries.reviews.board import Which

        return [
            row
            for row in self._board.chosen(Which.OPEN)
            if row.mapping.record not in self._skipped
            and all(one.reviewer.casefold() != self._who.name.casefold() for one in row.mapping.reviews)
        ]

    def _act(self, row: Row) -> bool:
        """Ask for keys until one is known and could be done; return whether to go on."""
        while True:
            click.echo(say("app.review_keys"))
            action = dict(zip(say("app.review_letters"), ACTIONS, strict=True)).get(self._pressed())
            if action == "stop":
                return False
            if action is None:
                continue
            try:
                for line in self._do(action, row):
                    click.echo(printable(f"  {line}"))
            except Fault as fault:
                click.echo(printable(str(fault)), err=True)
                continue
            return True

    def _pressed(self) -> str:
        """Return the key; Escape and the end of the input stop."""
        pressed = self._key().lower()
        stop = say("app.review_letters")[-1]
        return stop if pressed in ("", "\x1b", "\x04") else pressed

    def _do(self, action: str, row: Row) -> list[str]:
        from rodedraad.queries.reviews.doing import nothing_matches

        record = row.mapping.record
        if action == "skip":
            self._skipped.add(record)
            return []
        if action == "undo":
            return taken_back(self._board, self._who)
        if action == "accept":
            return done(self._board, self._who, [self._who.finds(record, 1.0)])
        comment = self._words(say("app.review_ask_why"))
        if action == "reject":
            return done(self._board, self._who, [self._who.finds(record, -1.0, comment)])
        scheme = row.mapping.source or self._board.scheme(row.about)
        steps = nothing_matches(self._board, self._who, row.about, scheme, comment)
        return done(self._board, self._who, steps)

    # --- what is shown

    def _show(self, row: Row) -> None:
        from rodedraad.queries.reviews.telling import row_lines

        mapping, board = row.mapping, self._board
        left = say("app.review_left", left=len(self._open()))
        heading(printable(f"{board.title(row.about)}  ({left})"))
        for line in row_lines(board, row):
            self._say(line, "")
        for thing in dict.fromkeys((row.about, mapping.subject)):
            for line in self._evidence(thing):
                self._say(line, "     ")
        for line in self._suggestions(row):
            self._say(line, "     ")

    def _say(self, line: str, indent: str) -> None:
        own = indent + " " * (len(line) - len(line.lstrip()))
        wrapped = textwrap.wrap(
            printable(line), min(width(), _WIDEST), initial_indent=indent, subsequent_indent=own
        )
        click.echo("\n".join(wrapped))

    def _evidence(self, thing: str) -> list[str]:
        """Return where *thing* is written, with the words themselves where the text is registered."""
        if thing not in self._shown:
            self._shown[thing] = list(dict.fromkeys(self._found(thing)))
        return self._shown[thing]

    def _found(self, thing: str) -> Iterator[str]:
        from rodedraad.graph.evidence import Ground, facts_about
        from rodedraad.graph.passages import excerpt, passages
        from rodedraad.graph.rdf import Iri

        facts = [fact for fact in facts_about(self._board.store, Iri(thing)) if fact.ground is Ground.STATED]
        own = dict.fromkeys(iri for fact in facts if not fact.is_reverse for iri in fact.passages)
        known = passages(self._board.store, own) if own else {}
        for iri in [iri for iri in own if iri in known][:_MOST_EXCERPTS]:
            passage = known[iri]
            where = f"{self._board.label(thing)} – {passage.section or self._board.label(passage.document)}"
            if text := self._texts.get(passage.document, ""):
                seen = excerpt(text, passage)
                yield f"{where}: {seen.before}»{seen.marked}«{seen.after}"
            else:
                yield where

    def _suggestions(self, row: Row) -> Iterator[str]:
        """Yield what else may match, where the row says that nothing does or is not sure."""
        from rodedraad.queries.suggestions.suggesting import suggester
        from rodedraad.queries.suggestions.telling import likelihood, relation

        if row.about not in self._board.known.asked:
            return
        key = f"? {row.about}"
        if key not in self._shown:
            found = suggester(self._board.store).candidates(row.about, _MOST_SUGGESTED)
            self._shown[key] = [
                f"{self._board.title(one.subject)} ({likelihood(one)}, {relation(one)})"
                for one in found
                if one.known is None
            ]
        if self._shown[key]:
            yield say("app.review_suggested", candidates="; ".join(self._shown[key]))
