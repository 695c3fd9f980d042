"""Pictures of a report as PNG, for what cannot show SVG."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_PIXELS: Final = 180.0  # an inch
_SOURCE: Final = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: float(sys.inputs.wide) * 1cm)
"""
_FRAME: Final = re.compile(r'<svg [^>]*viewBox="\S+ \S+ ([\d.]+) ([\d.]+)"')


def fitted(svg: str, wide: float, high: float) -> float:
    """Return how wide the drawing *svg* is where it may take *wide* by *high*, in their unit."""
    frame = _FRAME.match(svg)
    return min(wide, high * float(frame[1]) / float(frame[2])) if frame else wide


@lru_cache(maxsize=32)
def png(svg: str, wide: float) -> bytes:
    """Return the drawing *svg* as PNG, *wide* centimetres; the same drawing gives the same bytes."""
    import typst

    given = {"drawing": svg, "wide": str(wide)}
    compiler = typst.Compiler(_SOURCE, ignore_system_fonts=True, sys_inputs=given)
    made = compiler.compile(format="png", ppi=_PIXELS, timestamp=0)
    return made[0] if isinstance(made, list) else made or b""
