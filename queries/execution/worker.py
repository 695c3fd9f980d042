"""What does one job in a process of its own: a fork of the command, or started anew as this module.

It can be killed at any moment, as it holds nothing but a copy of the data. The process that stays for the
next job is ``standing``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import set_language
from rodedraad.queries.execution.jobs import Done, do
from rodedraad.queries.execution.messages import fault_as_head, said
from rodedraad.queries.execution.outcomes import OutOfMemory, WorkerDied


def once(told: bytes, sink: IO[bytes]) -> None:
    """Load the data that *told*, JSON, names, do the job in it, and say to *sink* how it went."""
    job = json.loads(told)
    limit_memory(job["memory"])
    set_language(job["language"])
    say_to(sink, *tried(lambda: do(EmbeddedStore.load(Path(job["dataset"])), job)))


def main() -> None:
    """Do the job that comes on the standard input, and answer on the standard output."""
    once(sys.stdin.buffer.read(), sys.stdout.buffer)


def tried(work: Callable[[], Done]) -> Done:
    """Return what *work* returns, or as how it went why it could not."""
    try:
        return work()
    except Fault as fault:
        return fault_as_head(fault), b""
    except MemoryError:
        return fault_as_head(OutOfMemory()), b""
    except Exception:
        import traceback

        died = WorkerDied()
        died.defect = traceback.format_exc()
        return fault_as_head(died), b""


def say_to(sink: IO[bytes], head: dict[str, Any], body: bytes | bytearray) -> None:
    """Say to *sink* how it went, and the answer *body*."""
    sink.write(said(head, body))
    sink.write(body)
    sink.flush()


def limit_memory(most: int | None) -> None:
    """Bound the memory of this process to *most* bytes, where the platform can."""
    if most is None or sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
