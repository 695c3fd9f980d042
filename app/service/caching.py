"""Answers kept for who asks the same again, and how a client proves that it has one already."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Hashable

from rodedraad.app.service.replies import Reply

MOST = 64 * 1024 * 1024  # bytes of answers kept
LARGEST = 8  # an answer larger than a part of so many of the whole is not kept: it would drive out the rest
OVERHEAD = 1_000  # bytes an answer takes besides its body, roughly


class Cache:
    """The answers asked for last, together at most *most* bytes."""

    def __init__(self, most: int = MOST) -> None:
        self.most, self.size = most, 0
        self._kept: OrderedDict[Hashable, tuple[Reply, int]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable) -> Reply | None:
        """Return the answer kept under *key*, None where there is none."""
        found = self._kept.get(key)
        if found is None:
            return None
        self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Hashable, reply: Reply, asked: int = 0) -> None:
        """Keep *reply* under *key*, a key of about *asked* bytes; what was asked longest ago goes."""
        size = len(reply.body) + asked + OVERHEAD
        if size > self.most // LARGEST:
            return
        if earlier := self._kept.pop(key, None):
            self.size -= earlier[1]
        self._kept[key] = reply, size
        self.size += size
        while self.size > self.most:
            _, (_, freed) = self._kept.popitem(last=False)
            self.size -= freed


def etag(body: bytes, media: str) -> bytes:
    """Return the strong validator of *body* as *media*: other bytes, or another type, have another one."""
    digest = hashlib.blake2b(media.encode() + b"\0" + body, digest_size=12)
    return b'"' + digest.hexdigest().encode() + b'"'


def is_known(header: bytes, tag: bytes) -> bool:
    """Return whether a client that sends *header* as ``If-None-Match`` has the answer with *tag* already."""
    if not tag:
        return False
    if header == tag:
        return True
    given = [each.strip().removeprefix(b"W/") for each in header.split(b",")]
    return tag in given or given == [b"*"]
