"""Scripts of the page on an empty page: what they compute, without anything they draw."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from rodedraad.visualisations.network import ROOM

THREADS = ("ties", "ways", "redthread", "phrases", "threadwords")
CONSEQUENCES = ("ties", "phrases", "measures", "consequences", "consequencewords")


@contextmanager
def alone(browser: Browser, scripts: tuple[str, ...], data: Mapping[str, Any]) -> Iterator[Page]:
    """A page with only *scripts* and the *data* they read, with the network off."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.evaluate(f"window.rodedraad = {{ page: {json.dumps(data)} }}")
    for name in scripts:
        page.evaluate((ROOM / "static" / "network" / f"{name}.js").read_text(encoding="utf-8"))
    yield page
    context.close()
