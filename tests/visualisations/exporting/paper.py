"""What tests of pictures share: views of a small town with a label of one's own, and Poppler to read PDF."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zlib
from pathlib import Path

from rodedraad.visualisations.layout import layout
from rodedraad.visualisations.lenses import Lens
from tests.servers import missing
from tests.visualisations.small import thing, town


def small(label: str = "Brigade") -> Lens:
    """Return a view of a small town in which the brigade is called *label*."""
    graph = town()
    graph.nodes[thing("b")]["label"] = label
    return Lens("work", "Wie werkt waaraan", "Alle onderwerpen.", graph, layout(graph))


def poppler(tool: str, *words: str | Path) -> str:
    """Return what a *tool* of Poppler says of a PDF."""
    if shutil.which(tool) is None:
        missing(tool, "install poppler-utils")
    done = subprocess.run([tool, *words], capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode(errors="replace")  # words for a picture come out as UTF-16


def picture(content: bytes) -> tuple[int, int, int]:
    """Return the width and height of a PNG, and how many different rows of pixels it has."""
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    place, data, wide, high = 8, b"", 0, 0
    while place < len(content):
        (length,), kind = struct.unpack(">I", content[place : place + 4]), content[place + 4 : place + 8]
        chunk = content[place + 8 : place + 8 + length]
        assert zlib.crc32(kind + chunk) == struct.unpack(">I", content[place + 8 + length :][:4])[0]
        if kind == b"IHDR":
            wide, high = struct.unpack(">II", chunk[:8])
        data += chunk if kind == b"IDAT" else b""
        place += 12 + length
    rows = zlib.decompress(data)
    size = len(rows) // high
    return wide, high, len({rows[start : start + size] for start in range(0, len(rows), size)})
