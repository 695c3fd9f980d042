"""The process that stands by for queries: it loads a copy of the data once, and does one job after another.

It can be killed at any moment, and ends when its standard input closes: then whoever started it is gone.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import IO, NoReturn

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.jobs import Job, do
from rodedraad.queries.messages import TOLD, fault_as_head
from rodedraad.queries.processes import PIECE
from rodedraad.queries.worker import limit_memory, say_to, tried

STACK = 64 * 1024**2  # bytes for the thread of the engine, whose parser goes deep
SWOLLEN = 256 * 1024**2  # bytes; what has grown by so much over its jobs does not get small again
NICE = 10
LOOK = 0.1  # seconds between two looks whether the input has closed during a job
LONG = 0.05  # seconds; a shorter job cannot have grown that much


def main() -> None:
    """Do every job that comes on the standard input, and answer on the standard output."""
    # A Ctrl-C in the terminal is for who started this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand(0, _only_ours(1))


def stand(source: int, sink: IO[bytes]) -> NoReturn:
    """Do the jobs that come from *source*, after a first message that names the data; end when it closes.

    The jobs are done in a thread of their own: this one looks after *source* while that one is busy.
    """
    inbox = Inbox(source)
    threading.stack_size(STACK)
    worker = threading.Thread(target=_work, args=(inbox, sink), daemon=True)
    worker.start()
    while True:
        time.sleep(LOOK)
        inbox.look(worker)


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
            return self._kept.pop() if self._kept else self._job()

    def look(self, worker: threading.Thread) -> None:
        """Wait for the next job in place of *worker* while that is busy; let it step back if that is told."""
        if not self._turn.acquire(blocking=False):
            return
        try:
            if not self._kept:
                self._kept.append(self._job(worker))
        finally:
            self._turn.release()

    def _job(self, worker: threading.Thread | None = None) -> bytes:
        while True:
            size: int = TOLD.unpack(self._read(TOLD.size))[0]
            if size:
                return self._read(size)
            if worker is not None:
                _step_back(worker)

    def _read(self, size: int) -> bytes:
        read = bytearray()
        while len(read) < size:
            piece = os.read(self._source, size - len(read))
            if not piece:
                os._exit(0)
            read += piece
        return bytes(read)


def _step_back(worker: threading.Thread) -> None:
    """Give others the processor first, where the platform can; there is no way back."""
    if sys.platform == "linux" and worker.native_id is not None:
        os.setpriority(os.PRIO_PROCESS, worker.native_id, NICE)


def _work(inbox: Inbox, sink: IO[bytes]) -> None:
    """Do jobs for ever; what gets out of here ends the process."""
    try:
        _stand_by(inbox, sink)
    finally:
        os._exit(1)


def _stand_by(inbox: Inbox, sink: IO[bytes]) -> None:
    first = json.loads(inbox.next())
    limit_memory(first["memory"])
    set_language(first["language"])
    try:
        store = EmbeddedStore.load(Path(first["dataset"]))
    except Fault as fault:
        return say_to(sink, fault_as_head(fault), b"")
    say_to(sink, {}, b"")
    lean = _memory()
    while True:
        _do_next(json.loads(inbox.next()), store, lean, sink)


def _do_next(job: Job, store: EmbeddedStore, lean: int, sink: IO[bytes]) -> None:
    before = time.monotonic()
    head, body = tried(lambda: do(store, job))
    if time.monotonic() - before > LONG and _memory() - lean - len(body) > SWOLLEN:
        head["retires"] = True
    say_to(sink, head, body)


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
