"""Who may ask: requests meant for this server, and of web pages only those it welcomes.

A page on the internet can make a browser ask at an address of this machine, under a name that it lets point
here (DNS rebinding) or plainly across origins. Neither reaches the data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_address

from rodedraad.app.service.asked import Request
from rodedraad.app.service.replies import Header, Refusal, Reply
from rodedraad.ontology.wording import say

ANY = "*"
_EXPOSED = b"ETag, Dataset-Version, Answer-Cut, Retry-After"
_SENT = b"Accept, Accept-Language, Content-Type, If-None-Match"
_REMEMBERED = b"86400"  # seconds


class Gate:
    """Lets through requests for *hosts*, localhost and addresses in figures, and from pages of *origins*."""

    def __init__(self, hosts: Iterable[str] = (), origins: Iterable[str] = ()) -> None:
        self.hosts = {"localhost", *(host.lower().rstrip(".") for host in hosts)}
        self.origins = frozenset(origin.lower().rstrip("/") for origin in origins)

    def check(self, request: Request) -> None:
        """Raise a ``Refusal`` where *request* is for another server, or from a page that is not welcome."""
        host = request.header(b"host")
        if not self._is_ours(host):
            status = 421 if host else 400
            raise Refusal(status, say("app.http_host", host=host or "-", known=", ".join(sorted(self.hosts))))
        origin = request.header(b"origin")
        if origin and not self.welcomes(origin) and origin.lower() != request.origin:
            raise Refusal(403, say("app.http_origin", origin=origin))

    def welcomes(self, origin: str) -> bool:
        """Return whether pages of *origin* may read our answers."""
        return ANY in self.origins or origin.lower() in self.origins

    def headers(self, request: Request) -> tuple[Header, ...]:
        """Return what a browser has to be told before the page that asked may read the answer."""
        if not self.origins:
            return ()
        origin = request.headers.get(b"origin")
        if origin is None or not self.welcomes(origin.decode("latin-1")):
            return ((b"vary", b"Origin"),)
        return (
            (b"vary", b"Origin"),
            (b"access-control-allow-origin", origin),
            (b"access-control-expose-headers", _EXPOSED),
        )

    def preflight(self, request: Request) -> Reply | None:
        """Return the answer to a browser that asks first whether a page may ask; None where it does not."""
        wanted = request.headers.get(b"access-control-request-method")
        if request.method != "OPTIONS" or wanted is None or not self.headers(request)[1:]:
            return None
        return Reply(
            204,
            (
                (b"access-control-allow-methods", b"GET, HEAD, OPTIONS, POST"),
                (b"access-control-allow-headers", _SENT),
                (b"access-control-max-age", _REMEMBERED),
            ),
        )

    def _is_ours(self, host: str) -> bool:
        """Return whether *host*, a ``Host`` header, names this server: no page can make a number its own."""
        in_brackets = re.match(r"\[([0-9a-f:.]+)\]", host.lower())
        name = in_brackets[1] if in_brackets else host.lower().partition(":")[0].rstrip(".")
        return name in self.hosts or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
