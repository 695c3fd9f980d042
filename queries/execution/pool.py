"""Standing workers for a server: always one free for the next query, none that outlives its limits."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import language, say, set_language
from rodedraad.queries.execution.members import Errand, Member
from rodedraad.queries.execution.messages import raise_fault, told
from rodedraad.queries.execution.outcomes import Busy, OutOfTime, WorkerDied
from rodedraad.queries.execution.running import Limits, died, within

TICK = 0.05  # seconds between two looks at who is late; a query longer than this gets a stand-in beside it
SLOW = 0.1  # seconds after which a query is told to let others go first, if it took much of the processor
GRACE = 0.1  # seconds in which a query that nobody waits for any more may still end by itself
REST = 10.0  # seconds after which a stand-in that has nothing to do goes
LARGE = 16  # pieces, of at most 256 kB
PAUSE = 1.0  # seconds before the next try where a worker could not start

_log = logging.getLogger(__name__)


class Pool:
    """Processes that answer queries over one version of a dataset, for one event loop.

    *warm* of them stand by. While some are busy for longer, others take their place, up to *most*; then at
    most *waiting* queries wait in line. Nothing here blocks the event loop.
    """

    def __init__(
        self,
        dataset: Path,
        *,
        version: str,
        warm: int = 2,
        most: int = 6,
        waiting: int = 128,
        limits: Limits | None = None,
    ) -> None:
        self.version = version
        self._dataset, self._limits = dataset, limits or Limits()
        self._warm, self._most, self._waiting = warm, max(warm, most), waiting
        self._members: set[Member] = set()
        self._idle: list[Member] = []
        self._line: deque[Errand] = deque()
        self._starts: set[asyncio.Task[None]] = set()
        self._renewing = asyncio.Lock()
        self._timer: asyncio.TimerHandle | None = None
        self._hires_from = 0.0
        self._is_closed = False

    async def start(self) -> None:
        """Let the warm workers load the data; a ``Fault`` where they cannot."""
        await self._man(self._dataset, self.version)

    async def renew(self, dataset: Path, version: str) -> None:
        """Answer from *dataset* from now on; queries that run end on the old one, as does all if it fails."""
        async with self._renewing:
            if version != self.version:
                await self._man(dataset, version)

    async def run(self, job: Mapping[str, Any], seconds: float | None = None) -> tuple[dict[str, Any], bytes]:
        """Return how *job*, of a kind of ``jobs.KINDS``, went, and its answer; else raise a ``Fault``.

        Of how it went, ``version`` is the version of the data that it was answered from. Cancelled, it leaves
        no query running.
        """
        whole, spoken = within(self._limits, job), language()
        set_language(whole["language"])
        try:
            return await self._answered(told(whole), self._limits.seconds if seconds is None else seconds)
        finally:
            set_language(spoken)

    async def close(self) -> None:
        """End all workers; when this returns their processes are gone."""
        self._is_closed = True
        if self._timer is not None:
            self._timer.cancel()
        self._dismiss_line(_closing)
        members = list(self._members)
        for member in members:
            self._send_away(member, _closing)
        await asyncio.gather(*self._starts, *(member.gone for member in members))

    async def _answered(self, message: bytes, seconds: float | None) -> tuple[dict[str, Any], bytes]:
        errand = self._taken_on(message, seconds)
        try:
            outcome = await errand.outcome
        except asyncio.CancelledError:
            self._leave(errand)
            raise
        if callable(outcome):
            raise outcome()
        head, pieces = outcome
        raise_fault(head)
        # Laid together in a thread, a large answer does not hold up the others.
        is_large = len(pieces) > LARGE
        return head, await asyncio.to_thread(b"".join, pieces) if is_large else b"".join(pieces)

    def _taken_on(self, message: bytes, seconds: float | None) -> Errand:
        """Return the errand of *message*, given to a member or put in line."""
        if self._is_closed:
            raise _closing()
        errand = Errand(message, seconds)
        if self._idle:
            self._give(self._idle.pop(), errand)
        elif len(self._line) < self._waiting:
            self._line.append(errand)
            self._stock()
        else:
            raise _busy()
        self._look_soon()
        return errand

    def _leave(self, errand: Errand) -> None:
        """Let nothing be done any more for an errand that nobody waits for."""
        if errand in self._line:
            self._line.remove(errand)
        for member in self._members:
            if member.errand is errand:
                member.deadline = min(member.deadline, monotonic() + GRACE)

    def _give(self, member: Member, errand: Errand) -> None:
        member.errand, member.since = errand, monotonic()
        member.deadline = member.since + errand.seconds
        member.tell(errand.message)

    def _free(self, member: Member) -> None:
        """Let *member* take the next errand in line, or stand by."""
        member.since = monotonic()
        while self._line:
            errand = self._line.popleft()
            if not errand.outcome.done():
                self._give(member, errand)
                return
        self._idle.append(member)

    def heard(self, member: Member, head: dict[str, Any], pieces: list[bytes]) -> None:
        """Take in what *member* said: that it is ready or why not, or how its errand went."""
        if not member.ready.done():
            self._heard_first(member, head)
            return
        if defect := head.get("knows", {}).get("defect"):
            _log.error("%s", defect)
        retires = head.pop("retires", False) or member.version != self.version
        errand, member.errand = member.errand, None
        if errand is not None:
            errand.end(({**head, "version": member.version}, pieces))
        if retires:
            self._send_away(member)
        elif not member.is_leaving:
            self._free(member)

    def _heard_first(self, member: Member, head: dict[str, Any]) -> None:
        try:
            raise_fault(head)
        except Fault as fault:
            member.ready.set_exception(fault)
        else:
            member.ready.set_result(None)
            if member.version == self.version and not member.is_leaving:
                self._free(member)

    def lost(self, member: Member) -> None:
        """Take in that the process of *member* is gone; another takes its place where one is needed."""
        self._members.discard(member)
        if member in self._idle:
            self._idle.remove(member)
        if member.errand is not None:
            member.errand.end(partial(died, member.code))
        if not member.ready.done():
            member.ready.set_exception(died(member.code))
        fault = member.ready.exception()
        if fault is None:
            self._stock()
            return
        self._hires_from = monotonic() + PAUSE
        if not any(other.version == self.version for other in self._members):
            self._dismiss_line(partial(_same, fault))

    def _send_away(self, member: Member, why: Callable[[], Fault] | None = None) -> None:
        """Let the process of *member* be gone at once, and tell who waits for it *why*."""
        if member in self._idle:
            self._idle.remove(member)
        if member.errand is not None and why is not None:
            member.errand.end(why)
        member.kill()

    def _dismiss_line(self, why: Callable[[], Fault]) -> None:
        while self._line:
            self._line.popleft().end(why)

    async def _man(self, dataset: Path, version: str) -> None:
        """Let warm workers load *dataset*, and serve it once they have; else leave all as it was."""
        fresh = [self._hire(dataset, version) for _ in range(self._warm)]
        try:
            await asyncio.wait([member.ready for member in fresh], return_when=asyncio.FIRST_EXCEPTION)
            for member in fresh:
                if member.ready.done():
                    member.ready.result()
        except BaseException:
            for member in fresh:
                self._send_away(member)
            raise
        self._dataset, self.version = dataset, version
        for member in [member for member in self._idle if member.version != version]:
            self._send_away(member)
        for member in fresh:
            if member.errand is None and member not in self._idle and not member.is_leaving:
                self._free(member)

    def _hire(self, dataset: Path, version: str) -> Member:
        member = Member(self, version)
        self._members.add(member)
        first = {"dataset": str(dataset), "memory": self._limits.memory, "language": language()}
        task = asyncio.get_running_loop().create_task(member.start(told(first)))
        self._starts.add(task)
        task.add_done_callback(self._starts.discard)
        return member

    def _stock(self) -> None:
        """Hire as many as are needed: the warm ones, and one beside each that is busy for longer."""
        if self._is_closed or monotonic() < self._hires_from:
            return
        late = monotonic() - TICK
        here = [
            member for member in self._members if member.version == self.version and not member.is_leaving
        ]
        slow = sum(member.errand is not None and member.since < late for member in here)
        for _ in range(min(self._most, self._warm + slow) - len(here)):
            self._hire(self._dataset, self.version)

    def _look(self) -> None:
        """Send away who is late, dismiss who has waited too long, and see that others stand by."""
        self._timer, now = None, monotonic()
        for member in list(self._members):
            if member.errand is None or member.is_leaving:
                continue
            if now >= member.deadline:
                self._send_away(member, partial(_late, member.errand.seconds))
            elif now >= max(member.since, member.told_to_step_back) + SLOW:
                member.step_back()
        for errand in [errand for errand in self._line if now - errand.since > errand.seconds]:
            self._line.remove(errand)
            errand.end(_busy)
        self._stock()
        if len(self._idle) > self._warm and now - self._idle[0].since > REST:
            self._send_away(self._idle[0])
        if self._line or any(member.errand for member in self._members):
            self._look_soon()
        elif len(self._members) > self._warm:
            self._look_soon(REST / 10)

    def _look_soon(self, seconds: float = TICK) -> None:
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._look)


def _busy() -> Fault:
    return Busy(say("queries.busy"))


def _closing() -> Fault:
    return Busy(say("queries.closing"))


def _same(fault: BaseException) -> Fault:
    return fault if isinstance(fault, Fault) else WorkerDied()


def _late(seconds: float) -> Fault:
    return OutOfTime(say("queries.out_of_time", seconds=f"{seconds:g}"))
