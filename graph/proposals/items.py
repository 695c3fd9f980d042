"""A work session and what was proposed in it: plain values, and the rule by which two copies become one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a proposal is."""

    REMARK = "remark"
    LINK = "link"
    DOUBT = "doubt"
    VOTE = "vote"


class Status(StrEnum):
    """How far a proposal is."""

    OPEN = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Link(NamedTuple):
    """A link between two things, by IRI: one that is proposed, or one that is spoken of."""

    source: str
    link: str
    target: str


@dataclass(frozen=True, order=True)
class Decision:
    """What was decided on a proposal, when, in which function, and why."""

    time: str
    status: Status
    by: str
    reason: str


@dataclass(frozen=True)
class Item:
    """One proposal of a group: about *targets* (things, or for a vote a proposal) or about *link*.

    *versions* are other wordings of the same proposal, none of which is lost.
    """

    id: str
    kind: Kind
    time: str
    group: str
    text: str = ""
    targets: tuple[str, ...] = ()
    link: Link | None = None
    vote: str = ""
    versions: tuple[Item, ...] = field(default=(), compare=False)
    decisions: tuple[Decision, ...] = field(default=(), compare=False)

    @property
    def uuid(self) -> str:
        """The id without its scheme: what a person types the beginning of."""
        return self.id.rpartition(":")[2]

    @property
    def status(self) -> Status:
        """What was decided last."""
        return self.decisions[-1].status if self.decisions else Status.OPEN

    @property
    def iris(self) -> tuple[str, ...]:
        """Everything the proposal names."""
        return (*self.targets, *(self.link or ()))


@dataclass(frozen=True)
class Session:
    """A work session: its name, the version of the data that was looked at, the group, and its proposals."""

    name: str
    dataset: str
    group: str
    items: tuple[Item, ...]

    def with_item(self, item: Item) -> Session:
        """Return the session with *item* instead of the one with its id."""
        return replace(self, items=tuple(item if known.id == item.id else known for known in self.items))


def merged(stored: Session, incoming: Session) -> Session:
    """Return *stored* with what *incoming* adds, by id: whichever comes first, the outcome is the same.

    The newest wording of a proposal counts, but for one that was decided on: there the decided one stays.
    """
    known = {item.id: item for item in stored.items}
    for item in incoming.items:
        known[item.id] = _together(known[item.id], item) if item.id in known else item
    return replace(stored, items=in_order(known.values()))


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return *items* as they were made: by time, then by id."""
    return tuple(sorted(items, key=lambda item: (moment(item.time), item.id)))


def moment(time: str) -> datetime:
    """Return *time*, which has a zone, as a moment that can be compared."""
    return datetime.fromisoformat(time)


def votes(items: Iterable[Item]) -> Mapping[str, tuple[int, int]]:
    """Return for each thing or proposal voted on how many are for and against."""
    counted: dict[str, tuple[int, int]] = {}
    for item in items:
        for target in item.targets if item.kind is Kind.VOTE else ():
            for_it, against = counted.get(target, (0, 0))
            counted[target] = (for_it + (item.vote == "for"), against + (item.vote == "against"))
    return counted


def _together(stored: Item, incoming: Item) -> Item:
    wordings = {_bare(item) for one in (stored, incoming) for item in (one, *one.versions)}
    ranked = sorted(wordings, key=_rank, reverse=True)
    current = _bare(stored) if stored.decisions else ranked[0]
    rest = tuple(item for item in ranked if item != current)
    return replace(current, versions=rest, decisions=stored.decisions)


def _bare(item: Item) -> Item:
    return replace(item, versions=(), decisions=())


def _rank(item: Item) -> tuple[object, ...]:
    """The newest first; of two at the same moment always the same one."""
    return (moment(item.time), item.time, item.kind, item.group, item.text, item.iris, item.vote)
