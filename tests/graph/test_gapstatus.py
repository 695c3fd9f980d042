"""Decisions about gaps: kept in a file of the workspace, in order, with nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodedraad.graph.gapstatus import (
    COLUMNS,
    STATUSES,
    Decision,
    decide,
    decisions,
    file_of,
    history,
    statuses,
    text_of,
)
from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.ontology.faults import Fault

FIRST = Decision("risico/b", date(2024, 3, 1), "in-hand", "adviseur", "Wordt besproken.")
HEAD = "\t".join(COLUMNS) + "\n"


def test_nothing_was_decided_where_there_is_no_file(municipality: Workspace) -> None:
    """And reading makes none."""
    assert decisions(municipality) == []
    assert statuses(municipality) == {}
    assert not municipality.gaps.exists()


def test_a_decision_is_one_line_more(municipality: Workspace) -> None:
    """By gap, then by day; lines that were there do not change."""
    decide(municipality, FIRST)
    before = file_of(municipality).read_text(encoding="utf-8").splitlines()
    decide(municipality, replace(FIRST, gap="risico/a", status="accepted", note=""))
    after = file_of(municipality).read_text(encoding="utf-8").splitlines()
    assert before == [HEAD.rstrip("\n"), "risico/b\t2024-03-01\tin-hand\tadviseur\tWordt besproken."]
    assert after == [before[0], "risico/a\t2024-03-01\taccepted\tadviseur\t", before[1]]


def test_the_newest_decision_counts_and_the_others_are_history(municipality: Workspace) -> None:
    """On one day the later; on an earlier day what stood then."""
    solved = replace(FIRST, status="solved", note="Klaar.")
    again = replace(FIRST, day=date(2024, 5, 1), status="open", note="Toch niet.")
    for one in (again, FIRST, solved):
        decide(municipality, one)
    assert history(municipality, FIRST.gap) == [FIRST, solved, again]
    assert statuses(municipality)[FIRST.gap] == again
    assert statuses(municipality, date(2024, 4, 1))[FIRST.gap] == solved
    assert statuses(municipality, date(2024, 2, 1)) == {}


def test_the_same_decision_twice_is_one(municipality: Workspace) -> None:
    """So that a call may be repeated."""
    assert decide(municipality, FIRST) == decide(municipality, FIRST) == [FIRST]


def test_writers_at_once_lose_nothing(municipality: Workspace) -> None:
    """Each waits for its turn."""
    wanted = [replace(FIRST, gap=f"risico/{number:02}") for number in range(20)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: decide(municipality, one), wanted))
    assert decisions(municipality) == wanted


def test_the_packaged_workspace_is_not_written_in() -> None:
    """It says how to make one's own."""
    with pytest.raises(Fault, match="rodedraad init"):
        decide(packaged(), FIRST)
    assert not packaged().gaps.exists()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("", 1, "gap day status by note"),
        ("gap\tstatus\n", 1, "gap day status by note"),
        (f"{HEAD}a\t2024-01-01\topen\n", 2, "3 cellen"),
        (f"{HEAD}a\t2024-01-01\topen\tx\ty\tz\n", 2, "6 cellen"),
        (f"{HEAD}a\t2024-02-30\topen\tx\t\n", 2, "2024-02-30"),
        (f"{HEAD}a\t20240101\topen\tx\t\n", 2, "20240101"),
        (f"{HEAD}a\t2024-01-01\topen\tx\t\na\t2024-01-02\tmisschien\tx\t\n", 3, "misschien"),
        (f"{HEAD}\t2024-01-01\topen\tx\t\n", 2, "kolom gap"),
        (f"{HEAD}a\t2024-01-01\topen\t\t\n", 2, "kolom by"),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    text: str, line: int, told: str, municipality: Workspace
) -> None:
    """And stays as it is when somebody decides."""
    path = _file(municipality, text.encode())
    acts: tuple[Callable[[], object], ...] = (
        lambda: decisions(municipality),
        lambda: decide(municipality, FIRST),
    )
    for act in acts:
        with pytest.raises(Fault) as refused:
            act()
        assert told in refused.value.message
        assert refused.value.place
        assert refused.value.place.line == line
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_not_utf_8_is_told(municipality: Workspace) -> None:
    """With the line."""
    _file(municipality, HEAD.encode() + b"\xff")
    with pytest.raises(Fault, match="UTF-8"):
        decisions(municipality)


def test_a_file_saved_on_windows_is_read(municipality: Workspace) -> None:
    """With a mark in front and other line endings."""
    _file(municipality, b"\xef\xbb\xbf" + text_of([FIRST]).replace("\n", "\r\n").encode())
    assert decisions(municipality) == [FIRST]


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "misschien"},
        {"by": "  "},
        {"note": "een\ttab"},
        {"note": "een\nregel"},
        {"by": "x" * 201},
        {"note": "x" * 2001},
        {"note": "een\u2028regel"},
    ],
)
def test_what_does_not_fit_on_a_line_is_refused(wrong: dict[str, str], municipality: Workspace) -> None:
    """Before anything is written."""
    with pytest.raises(Fault):
        decide(municipality, Decision(**{**vars(FIRST), **wrong}))
    assert not file_of(municipality).exists()


_words = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20)


@given(
    st.lists(
        st.builds(
            Decision,
            st.sampled_from(["a/b", "a/c", "d"]),
            st.dates(date(2000, 1, 1)),
            st.sampled_from(STATUSES),
            _words.filter(str.strip),
            _words,
        ),
        max_size=6,
    )
)
def test_what_is_written_is_read_back(found: list[Decision]) -> None:
    """Any decision that may be made."""
    from rodedraad.graph.gapstatus import _in_order, _read

    kept = _in_order(found)
    assert list(_read(Path("status.tsv"), text_of(kept))) == kept


def _file(workspace: Workspace, content: bytes) -> Path:
    path = file_of(workspace)
    path.parent.mkdir()
    path.write_bytes(content)
    return path
