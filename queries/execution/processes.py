"""A child process that answers one question and can be killed while it thinks."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress

PIECE = 1 << 16
PYTHON = (sys.executable, "-X", "utf8")
WORKER = (*PYTHON, "-m", "rodedraad.queries.execution.worker")


class OutOfTimeError(Exception):
    """The child had not answered when its time was up; it is gone."""


def ask(told: bytes, seconds: float | None) -> tuple[int, bytes]:
    """Return how a worker told *told* ended (0 is well), and what it answered; it is gone afterwards.

    Raises ``OutOfTimeError`` where that takes longer than *seconds*. On Linux the worker is a fork, which
    spares starting Python anew; elsewhere, and in a process with threads, it is started from scratch.
    """
    return _ask_fork(told, seconds) if _may_fork() else _ask_new(told, seconds)


def _may_fork() -> bool:
    """Tell whether a fork is safe: only Linux, and no other thread that could hold a lock."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def _ask_new(told: bytes, seconds: float | None) -> tuple[int, bytes]:
    import subprocess

    worker = subprocess.Popen(WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        said, _ = worker.communicate(told, timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise OutOfTimeError from error
    finally:
        worker.kill()
        worker.communicate()
    return worker.returncode, said


def _ask_fork(told: bytes, seconds: float | None) -> tuple[int, bytes]:
    reader, writer = os.pipe()
    worker = os.fork()
    if worker == 0:
        _work(told, writer)
    os.close(writer)
    try:
        said = _read(reader, seconds)
        _, status = os.waitpid(worker, 0)
    except BaseException:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        raise
    finally:
        os.close(reader)
    return os.waitstatus_to_exitcode(status), said


def _work(told: bytes, writer: int) -> None:
    """Answer and end this process, without running what its parent left to be done at its end."""
    code = 1
    try:
        # What an engine says while it breaks down is for nobody: the parent tells it in a sentence.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        from rodedraad.queries.execution.worker import once

        with os.fdopen(writer, "wb") as sink:
            once(told, sink)
        code = 0
    finally:
        os._exit(code)


def _read(reader: int, seconds: float | None) -> bytes:
    """Return all that comes until the other side closes; ``OutOfTimeError`` where that takes too long."""
    import select

    ends = None if seconds is None else time.monotonic() + seconds
    pieces: list[bytes] = []
    while True:
        left = None if ends is None else max(0.0, ends - time.monotonic())
        if not select.select([reader], [], [], left)[0]:
            raise OutOfTimeError
        piece = os.read(reader, PIECE)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
