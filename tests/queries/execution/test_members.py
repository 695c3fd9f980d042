"""A member of a pool: messages that come in pieces, and a process that cannot start."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from rodedraad.queries.execution import members
from rodedraad.queries.execution.members import Member
from rodedraad.queries.execution.messages import said


class Listener:
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.said: list[tuple[dict[str, Any], bytes]] = []
        self.count = 0

    def heard(self, member: Member, head: dict[str, Any], pieces: list[bytes]) -> None:
        """Keep what a member said."""
        self.said.append((head, b"".join(pieces)))

    def lost(self, member: Member) -> None:
        """Count who is gone."""
        self.count += 1


@pytest.mark.parametrize("step", [1, 7, 100])
@pytest.mark.parametrize("body", [b"", b"body of some length"])
def test_a_message_is_passed_on_once_it_is_whole(step: int, body: bytes) -> None:
    """Wherever the pieces end."""

    async def whole() -> None:
        listener = Listener()
        member = Member(listener, "1")
        message = said({"form": "rows"}, body) + body
        for _ in range(2):
            for start in range(0, len(message), step):
                member.pipe_data_received(1, message[start : start + step])
        assert listener.said == [({"form": "rows"}, body)] * 2

    asyncio.run(whole())


def test_a_process_that_cannot_start_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its owner hears of it once."""
    monkeypatch.setattr(members, "STANDING", ("/no/such/program",))

    async def whole() -> None:
        listener = Listener()
        member = Member(listener, "1")
        await member.start(b"")
        member.kill()
        assert (listener.count, member.gone.done(), member.code, member.pid) == (1, True, None, None)

    asyncio.run(whole())
