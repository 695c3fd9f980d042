"""Pictures of a report as PNG, for what cannot show SVG."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_PIXELS: Final = 110.0  # an inch
_SOURCE: Final = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 17cm)
"""


@lru_cache(maxsize=32)
def png(svg: str) -> bytes:
    """Return the drawing *svg* as PNG, as wide as a page is; the same drawing gives the same bytes."""
    import typst

    compiler = typst.Compiler(_SOURCE, ignore_system_fonts=True, sys_inputs={"drawing": svg})
    made = compiler.compile(format="png", ppi=_PIXELS, timestamp=0)
    return made[0] if isinstance(made, list) else made or b""
