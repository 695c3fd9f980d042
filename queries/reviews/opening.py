"""Opens a workbook that somebody sent: looks at what is packed in it before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Any, Final

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

MOST_BYTES: Final = 20_000_000  # of the file
MOST_UNPACKED: Final = 100_000_000  # of all that is packed in it
MOST_PARTS: Final = 500
MOST_RATIO: Final = 200  # unpacked to packed, of one part that is not small
_SMALL: Final = 1_000_000


def open_workbook(path: Path) -> Any:
    """Return the workbook in *path*, to be read and closed; a ``Fault`` says why it is not opened."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Fault(say("queries.review_file_large", file=path, most=MOST_BYTES // 1_000_000))
    _look(content, path)
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as wrong:  # openpyxl raises anything for a file that is not what it should be
        raise Fault(say("queries.review_file_no_workbook", file=path)) from wrong


def _look(content: bytes, path: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            _sizes(parts, path)
            names = {part.filename for part in parts}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Fault(say("queries.review_file_macros", file=path))
            if "xl/workbook.xml" not in names:
                raise Fault(say("queries.review_file_no_workbook", file=path))
            for part in parts:
                if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in packed.open(part).read(2000):
                    raise Fault(say("queries.review_file_no_workbook", file=path))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error) as wrong:
        raise Fault(say("queries.review_file_no_workbook", file=path)) from wrong


def _sizes(parts: list[zipfile.ZipInfo], path: Path) -> None:
    """A ``Fault`` where unpacking would take more than a workbook of ours could ever need."""
    swollen = (
        part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1) for part in parts
    )
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED or any(swollen):
        raise Fault(say("queries.review_file_bomb", file=path, most=MOST_UNPACKED // 1_000_000))
