"""The cache holds what was asked last, within its bounds; a validator knows one answer from another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.app.service.caching import LARGEST, OVERHEAD, Cache, etag, is_known
from rodedraad.app.service.replies import Reply


def reply(size: int) -> Reply:
    """Return an answer of *size* bytes."""
    return Reply(200, (), b"x" * size)


def test_what_was_asked_longest_ago_goes_first() -> None:
    """Asking again counts as asking."""
    cache = Cache(10 * (1000 + OVERHEAD))
    for key in range(10):
        cache.put(key, reply(1000))
    assert cache.get(0) == reply(1000)
    cache.put("one more", reply(1000))
    assert cache.get(1) is None
    assert cache.get(0) == reply(1000)


def test_an_answer_too_large_is_not_kept() -> None:
    """It would drive out all others."""
    cache = Cache(8 * LARGEST * OVERHEAD)
    cache.put("small", reply(10))
    cache.put("large", reply(8 * OVERHEAD))
    assert (cache.get("large"), cache.get("small")) == (None, reply(10))


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4000), st.integers(0, 500)), max_size=60))
def test_it_never_holds_more_than_it_may(puts: list[tuple[int, int, int]]) -> None:
    """Whatever is put in and put in again; and the sum is right."""
    cache = Cache(20_000)
    kept: dict[int, int] = {}
    for key, size, asked in puts:
        cache.put(key, reply(size), asked)
        if size + asked + OVERHEAD <= 20_000 // LARGEST:
            kept[key] = size
        assert cache.size <= 20_000
    found = [cache.get(key) for key in kept]
    assert all(each is None or len(each.body) == kept[key] for key, each in zip(kept, found, strict=True))
    assert len(cache) == sum(each is not None for each in found)


def test_a_validator_is_of_these_bytes_as_this_type() -> None:
    """Quoted, and the same in every run."""
    assert etag(b"a", "text/csv") == etag(b"a", "text/csv")
    assert len({etag(b"a", "text/csv"), etag(b"b", "text/csv"), etag(b"a", "text/plain")}) == 3


@pytest.mark.parametrize(
    ("header", "known"),
    [
        (b'"a"', True),
        (b'W/"a"', True),
        (b'"b", "a"', True),
        (b"*", True),
        (b'"b"', False),
        (b"a", False),
        (b'"a', False),
        (b"", False),
    ],
)
def test_a_client_has_an_answer_when_it_names_its_validator(header: bytes, known: bool) -> None:
    """Strong or weak, alone or among others (RFC 9110, section 13.1.2)."""
    assert is_known(header, b'"a"') is known


def test_an_answer_without_validator_is_never_known() -> None:
    """Not even by who claims to have any."""
    assert not is_known(b"*", b"")
