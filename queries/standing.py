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
from queue import SimpleQueue
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
LONG = 0.05  # seconds; a shorter job cannot have grown that much


def main() -> None:
    """Do every job that comes on the standard input, and answer on the standard output."""
    # A Ctrl-C in the terminal is for who started this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stand(0, _only_ours(1))


def stand(source: int, sink: IO[bytes]) -> NoReturn:
    """Do the jobs that come from *source*, after a first message that names the data; end when it closes.

    The jobs are done in a thread of their own: this one keeps listening, and notices that end during a job.
    """
    jobs: SimpleQueue[bytes] = SimpleQueue()
    threading.stack_size(STACK)
    worker = threading.Thread(target=_work, args=(jobs, sink), daemon=True)
    worker.start()
    while True:
        size: int = TOLD.unpack(_read(source, TOLD.size))[0]
        if size:
            jobs.put(_read(source, size))
        else:
            _step_back(worker)


def _step_back(worker: threading.Thread) -> None:
    """Give others the processor first, where the platform can; there is no way back."""
    if sys.platform == "linux" and worker.native_id is not None:
        os.setpriority(os.PRIO_PROCESS, worker.native_id, NICE)


def _read(source: int, size: int) -> bytes:
    """Return the next *size* bytes of *source*; at its end this process ends, whatever it is doing."""
    read = bytearray()
    while len(read) < size:
        piece = os.read(source, size - len(read))
        if not piece:
            os._exit(0)
        read += piece
    return bytes(read)


def _work(jobs: SimpleQueue[bytes], sink: IO[bytes]) -> None:
    """Do jobs for ever; what gets out of here ends the process."""
    try:
        _stand_by(jobs, sink)
    finally:
        os._exit(1)


def _stand_by(jobs: SimpleQueue[bytes], sink: IO[bytes]) -> None:
    first = json.loads(jobs.get())
    limit_memory(first["memory"])
    set_language(first["language"])
    try:
        store = EmbeddedStore.load(Path(first["dataset"]))
    except Fault as fault:
        return say_to(sink, fault_as_head(fault), b"")
    say_to(sink, {}, b"")
    lean = _memory()
    while True:
        _do_next(json.loads(jobs.get()), store, lean, sink)


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
