"""What a server answers from: a version of a dataset, its workers, and its successor when files change."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from rodedraad.app.service.snapshots import Fingerprint, Snapshot, Source
from rodedraad.ontology.wording import language
from rodedraad.queries.execution.pool import Pool
from rodedraad.queries.execution.running import Limits

PAUSE = 1.0  # seconds between two looks at the files


class Served:
    """The dataset that is served now, and the *pool* that answers queries over it."""

    def __init__(self, snapshot: Snapshot, limits: Limits, workers: int) -> None:
        self.snapshot, self.limits = snapshot, limits
        self.pool = Pool(snapshot.path, version=snapshot.version, warm=workers, limits=limits)

    @property
    def version(self) -> str:
        """The version of the data that a query asked now is answered from."""
        return self.pool.version

    async def start(self) -> None:
        """Let the workers load the data."""
        await self.pool.start()

    async def renew(self, snapshot: Snapshot) -> None:
        """Serve *snapshot* from now on; what was asked before is answered from the data it was asked of."""
        await self.pool.renew(snapshot.path, snapshot.version)
        self.snapshot = snapshot

    async def close(self) -> None:
        """End the workers; who still waits is told."""
        await self.pool.close()


async def watch(
    served: Served,
    source: Source,
    renewed: Callable[[Snapshot], None],
    broken: Callable[[str], None],
    seen: Fingerprint,
) -> None:
    """Look at the files of *source* once a second, and serve them when they are not as they were *seen*.

    They are read once they have been left alone for a second, in a process of their own. *broken* is told,
    once a change, why what is served stays as it was. Runs until it is cancelled.
    """
    settled = seen
    while True:
        await asyncio.sleep(PAUSE)
        now = await asyncio.to_thread(source.fingerprint)
        if now == seen and now != settled:
            settled = now
            await _renew(served, source, renewed, broken)
        seen = now


async def _renew(
    served: Served, source: Source, renewed: Callable[[Snapshot], None], broken: Callable[[str], None]
) -> None:
    from rodedraad.ontology.faults import Fault

    code, said, complaint = await _made(source)
    if code:
        broken(complaint)
        return
    snapshot = Snapshot(**json.loads(said))
    if snapshot.version == served.version:
        return
    try:
        await served.renew(snapshot)
    except Fault as fault:
        broken(str(fault))
    else:
        renewed(snapshot)


async def _made(source: Source) -> tuple[int, str, str]:
    """Return how a process fared that made a snapshot of *source*: exit code, output and complaint."""
    words = (json.dumps(asdict(source)), language())
    pipe, nothing = asyncio.subprocess.PIPE, asyncio.subprocess.DEVNULL
    process: Any = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "rodedraad.app.service.snapshots",
        *words,
        stdin=nothing,
        stdout=pipe,
        stderr=pipe,
    )
    try:
        said, complaint = await process.communicate()
    except BaseException:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        raise
    return process.returncode, said.decode("utf-8"), complaint.decode("utf-8").strip()
