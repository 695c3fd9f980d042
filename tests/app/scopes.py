"""A request as the server hands it to what answers it, without a server."""

from __future__ import annotations

from typing import Any

from rodedraad.app.service.asked import Request


async def nothing() -> dict[str, Any]:
    """Receive nothing."""
    return {"type": "http.disconnect"}


def request(query: str = "", accept: str = "", path: str = "/") -> Request:
    """Return a GET request for *path* and *query* that accepts *accept*."""
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": [(b"accept", accept.encode())] if accept else [],
    }
    return Request(scope, nothing)
