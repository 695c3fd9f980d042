"""The process that stands by for queries: it loads a copy of the data once, and does one job after another.

It can be killed at any moment, and ends when its standard input closes: then whoever started it is gone.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, NoReturn

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.execution.jobs import Job, do
from rodedraad.queries.execution.messages import TOLD, fault_as_head
from rodedraad.queries.execution.processes import PIECE
from rodedraad.queries.execution.worker import limit_memory, say_to, tried

STACK = 64 * 1024**2  # bytes for the thread of the engine, whose parser goes deep
SWOLLEN = 256 * 1024**2  # bytes; what has grown by so much over its jobs does not get small again
NICE = 3  # not more: who is killed still needs the processor to be gone
LOOK = 0.1  # seconds between two looks whether the input has closed during a job
LONG = 0.05  # seconds; a shorter job cannot have grown that much
MUCH = 0.1  # seconds of the processor; who took more lets others go first


def main() -> None:
    """Do every job that comes on the standard input, and answer on the standard output."""
    # A Ctrl-C in the terminal is for who started this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand(0, _only_ours(1))


def stand(source: int, sink: IO[bytes]) -> None:
    """Do the jobs that come from *source*, after a first message that names the data; end when it closes.

    The jobs are done in a thread of their own: this one looks after *source* while that one is busy.
    """
    inbox = Inbox(source)
    first = json.loads(inbox.next())
    limit_memory(first["memory"])
    set_language(first["language"])
    try:
        store = EmbeddedStore.load(Path(first["dataset"]))
    except Fault as fault:
        say_to(sink, fault_as_head(fault), b"")
        return
    say_to(sink, {}, b"")
    _stand_by(inbox, lambda: Work(inbox, sink, store))


def _stand_by(inbox: Inbox, begun: Callable[[], Work]) -> NoReturn:
    threading.stack_size(STACK)
    work = begun()
    while True:
        time.sleep(LOOK)
        inbox.look(work.step_back)
        if work.is_back:
            work = begun()


class Inbox:
    """The messages that come from *source*; when it closes, this process ends, whatever it is doing.

    The thread that works waits for them itself, since to be woken by another would cost more than many a job.
    """

    def __init__(self, source: int) -> None:
        self._source, self._turn = source, threading.Lock()
        self._kept: list[bytes] = []

    def next(self) -> bytes:
        """Return the next job when it comes."""
        with self._turn:
            return self._kept.pop() if self._kept else self._job(lambda: None)

    def look(self, step_back: Callable[[], None]) -> None:
        """Wait for the next job where nobody does, as the work is not done; *step_back* when told to."""
        if not self._turn.acquire(blocking=False):
            return
        try:
            if not self._kept:
                self._kept.append(self._job(step_back))
        finally:
            self._turn.release()

    def _job(self, step_back: Callable[[], None]) -> bytes:
        while True:
            size: int = TOLD.unpack(self._read(TOLD.size))[0]
            if size:
                return self._read(size)
            step_back()

    def _read(self, size: int) -> bytes:
        read = bytearray()
        while len(read) < size:
            piece = os.read(self._source, size - len(read))
            if not piece:
                os._exit(0)
            read += piece
        return bytes(read)


class Work(threading.Thread):
    """Does the jobs of *inbox* in *store*, one after another, until it had to step back for others."""

    def __init__(self, inbox: Inbox, sink: IO[bytes], store: EmbeddedStore) -> None:
        super().__init__(daemon=True)
        self._inbox, self._sink, self._store = inbox, sink, store
        self._lean, self._begun = _memory(), math.inf
        self.is_back = False
        self.start()

    def run(self) -> None:
        """Do every job; what goes wrong beside them ends the process."""
        try:
            while not self.is_back:
                self._do(json.loads(self._inbox.next()))
        except BaseException:
            os._exit(1)

    def step_back(self) -> None:
        """Let others have the processor first, if this job took much of it; a thread cannot go back again.

        The time on the clock does not count: where all are busy, a small job takes long too.
        """
        took = time.process_time() - self._begun
        if sys.platform == "linux" and self.native_id is not None and took > MUCH:
            os.setpriority(os.PRIO_PROCESS, self.native_id, NICE)
            self.is_back = True

    def _do(self, job: Job) -> None:
        before, self._begun = time.monotonic(), time.process_time()
        head, body = tried(lambda: do(self._store, job))
        self._begun = math.inf
        is_long = time.monotonic() - before > LONG
        if is_long and _memory() - self._lean - len(body) > SWOLLEN:
            head["retires"] = True
        say_to(self._sink, head, body)


def _only_ours(number: int) -> IO[bytes]:
    """Return what writes to the file *number*, where from now on nothing else can."""
    ours = os.fdopen(os.dup(number), "wb", PIECE)
    os.dup2(2, number)
    return ours


def _memory() -> int:
    """Return how many bytes of memory this process holds; 0 where the platform does not tell cheaply."""
    try:
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123 - not worth a pathlib for each job
            return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    main()
