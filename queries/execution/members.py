"""A member of the pool: one standing process, told one job at a time, and what it is busy with."""

from __future__ import annotations

import asyncio
import json
import math
import os
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol, TypeAlias, cast

from rodedraad.ontology.faults import Fault
from rodedraad.queries.execution.messages import SAID, STEP_BACK
from rodedraad.queries.execution.processes import PYTHON

STANDING = (*PYTHON, "-m", "rodedraad.queries.execution.standing")
_OUTPUT = 1


# How a job went and the pieces of its answer; or else what makes the fault, in the language of who waits.
Outcome: TypeAlias = tuple[dict[str, Any], list[bytes]] | Callable[[], Fault]


class Errand:
    """A job that somebody waits for: what a member is told, how long it may take, and what came of it."""

    def __init__(self, message: bytes, seconds: float | None) -> None:
        self.message, self.since = message, monotonic()
        self.seconds = math.inf if seconds is None else seconds
        self.outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

    def end(self, outcome: Outcome) -> None:
        """Tell who waits what came of it, if they still do."""
        if not self.outcome.done():
            self.outcome.set_result(outcome)


class Owner(Protocol):
    """Who is told what a member says and when its process is gone."""

    def heard(self, member: Member, head: dict[str, Any], pieces: list[bytes]) -> None:
        """Take in what *member* said: how its job went, and the pieces of the answer."""

    def lost(self, member: Member) -> None:
        """Take in that the process of *member* is gone."""


class Member(asyncio.SubprocessProtocol):
    """A standing process as its pool sees it, which serves *version* of the data."""

    def __init__(self, owner: Owner, version: str) -> None:
        self._owner, self.version = owner, version
        self._transport: asyncio.SubprocessTransport | None = None
        self._head = bytearray()  # lengths and head of a message that is coming in
        self._pieces: list[bytes] = []
        self._missing = -1  # bytes of the body that are still to come; -1 before the head is there
        self._is_silent = self._has_exited = self._is_killed = False
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        self.gone: asyncio.Future[None] = loop.create_future()
        self.errand: Errand | None = None
        self.since = self.deadline = self.told_to_step_back = 0.0
        self.is_leaving = False

    async def start(self, first: bytes) -> None:
        """Start the process and tell it *first*; it is ready, or lost, some time later."""
        loop = asyncio.get_running_loop()
        pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
        # What an engine says while it breaks down is for nobody, and takes it long to say.
        environment = {**os.environ, "RUST_BACKTRACE": "0"}
        try:
            await loop.subprocess_exec(
                lambda: self, *STANDING, stdin=pipe, stdout=pipe, stderr=nothing, env=environment
            )
        except OSError:
            self._is_lost()
        else:
            self.tell(first)

    def tell(self, message: bytes) -> None:
        """Send *message* to the process, which is waiting for it."""
        if self._transport is not None and not self.is_leaving:
            pipe = cast("asyncio.WriteTransport", self._transport.get_pipe_transport(0))
            pipe.write(message)

    def step_back(self) -> None:
        """Let the process give others the processor first, if it took much; told again, it looks again."""
        self.told_to_step_back = monotonic()
        self.tell(STEP_BACK)

    def kill(self) -> None:
        """Let the process be gone at once, whatever it is doing."""
        self.is_leaving = True
        if self._transport is not None and not self._is_killed and not self._has_exited:
            self._is_killed = True  # once: the second signal could meet a number that is free again
            with suppress(ProcessLookupError):
                self._transport.kill()

    @property
    def code(self) -> int | None:
        """The number that the process ended with, below zero for a signal; None where it has not ended."""
        return self._transport.get_returncode() if self._transport is not None else None

    @property
    def pid(self) -> int | None:
        """The number of the process; None where it did not start."""
        return self._transport.get_pid() if self._transport is not None else None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take in that the process runs."""
        self._transport = cast("asyncio.SubprocessTransport", transport)
        if self.is_leaving:
            self.kill()

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        """Take in a piece of a message; a whole one goes to the owner."""
        if self._missing < 0:
            self._head += data
            data = self._behind_head()
        if self._missing < 0:
            return
        self._missing -= len(data)
        self._pieces.append(data)
        if self._missing == 0:
            self._pass_on()

    def _behind_head(self) -> bytes:
        """Return what of the body came along with the head, once that is whole."""
        if len(self._head) < SAID.size:
            return b""
        size, length = SAID.unpack_from(self._head)
        start = SAID.size + size
        if len(self._head) < start:
            return b""
        self._missing = length
        behind = bytes(self._head[start:])
        del self._head[start:]
        return behind

    def _pass_on(self) -> None:
        head: dict[str, Any] = json.loads(self._head[SAID.size :])
        pieces = self._pieces
        self._head, self._pieces, self._missing = bytearray(), [], -1
        self._owner.heard(self, head, pieces)

    def pipe_connection_lost(self, fd: int, exc: Exception | None) -> None:
        """Take in that the process says nothing more."""
        if fd == _OUTPUT:
            self._is_silent = True
            self._close_when_done()

    def process_exited(self) -> None:
        """Take in that the process is gone; what it said last may still be on its way."""
        self._has_exited = True
        self._close_when_done()

    def _close_when_done(self) -> None:
        if self._is_silent and self._has_exited and self._transport is not None:
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """Take in that process and pipes are gone."""
        self._is_lost()

    def _is_lost(self) -> None:
        self.is_leaving = True
        if not self.gone.done():
            self.gone.set_result(None)
            self._owner.lost(self)
