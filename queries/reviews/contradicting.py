"""What people filled in that cannot all hold, and what they filled in more than once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from rodedraad.graph.mappings.mapping import Mapping, Match
from rodedraad.queries.reviews.board import Board
from rodedraad.queries.reviews.columns import Decision
from rodedraad.queries.reviews.reading import Wish


def row_of(board: Board, wish: Wish) -> Mapping | None:
    """Return the row that *wish* is about; None where there is none, or none any more."""
    return next((row.mapping for row in board.rows if row.mapping.record == wish.record), None)


def asked_once(board: Board, wishes: Sequence[Wish], by: str) -> list[Wish]:
    """Return *wishes* with each asked once and what is rejected first: list and matrix may say the same.

    What was said with each of them stays: it is put together.
    """
    alike: dict[tuple[object, ...], list[Wish]] = defaultdict(list)
    none = {(_who(wish, by), wish.thing) for wish in wishes if wish.decision is Decision.NOTHING}
    for wish in wishes:
        # Who says that nothing matches says so of every row of the item, and may give a reason there.
        if wish.subject and wish.decision is Decision.REJECT and (_who(wish, by), wish.thing) in none:
            continue
        alike[_who(wish, by), *_asked(board, wish)].append(wish)
    found = [_together(group) for group in alike.values()]
    return sorted(found, key=lambda one: one.decision is not Decision.REJECT)


def _asked(board: Board, wish: Wish) -> tuple[object, ...]:
    mapping = row_of(board, wish)
    if wish.decision is Decision.ACCEPT and not (mapping and mapping.is_nothing):
        return wish.decision, _subject(board, wish), wish.thing, _match(board, wish)
    if wish.decision is Decision.NOTHING:
        return wish.decision, wish.thing, mapping.source if mapping and mapping.is_nothing else ""
    return wish.decision, wish.record, wish.thing


def _together(alike: Sequence[Wish]) -> Wish:
    said = dict.fromkeys(wish.comment for wish in alike if wish.comment)
    return replace(alike[0], comment=" ".join(said))


def clashing(board: Board, wishes: Sequence[Wish], by: str) -> dict[int, list[str]]:
    """Return which wishes contradict another of the same reviewer, with the cells of those others."""
    about: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    none: dict[str, list[int]] = defaultdict(list)
    for number, wish in enumerate(wishes):
        who, subject = _who(wish, by), _subject(board, wish)
        if _is_nothing(board, wish):
            none[who].append(number)
        elif subject and wish.decision is not Decision.OPEN:
            about[who, subject, wish.thing].append(number)
    found: dict[int, list[str]] = {}
    for (who, subject, thing), numbers in about.items():
        agreed = any(wishes[one].decision is Decision.ACCEPT for one in numbers)
        against = [one for one in none[who] if agreed and _denies(board, wishes[one], subject, thing)]
        wanted = {(wishes[one].decision, _match(board, wishes[one])) for one in numbers}
        clash = [*(numbers if len(wanted) > 1 or against else []), *against]
        for one in clash:
            others = (wishes[other].address for other in clash if other != one)
            found[one] = list(dict.fromkeys([*found.get(one, []), *others]))
    return found


def _who(wish: Wish, by: str) -> str:
    return (wish.reviewer or by).casefold()


def _subject(board: Board, wish: Wish) -> str:
    mapping = row_of(board, wish)
    return wish.subject or (mapping.subject if mapping and not mapping.is_nothing else "")


def _is_nothing(board: Board, wish: Wish) -> bool:
    mapping = row_of(board, wish)
    is_about_nothing = mapping is not None and mapping.is_nothing
    return wish.decision is Decision.NOTHING or (is_about_nothing and wish.decision is Decision.ACCEPT)


def _denies(board: Board, wish: Wish, subject: str, thing: str) -> bool:
    """Tell whether *wish*, that nothing matches, says that *subject* does not match *thing*."""
    if wish.thing == thing:
        return True
    mapping, item = row_of(board, wish), board.known.asked.get(thing)
    in_scheme = mapping is None or not mapping.is_nothing or (item and mapping.source in item.schemes)
    return wish.thing == subject and bool(in_scheme)


def _match(board: Board, wish: Wish) -> Match | None:
    if wish.decision is not Decision.ACCEPT:
        return None
    mapping = row_of(board, wish)
    return wish.match or (mapping.match if mapping else None)
