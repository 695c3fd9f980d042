"""Reviews are changes as a whole: done while nobody else writes, by the rules, and taken back as a whole."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.mappings.keeping import mappings
from rodedraad.graph.mappings.mapping import NOTHING, Mapping, Match, Status
from rodedraad.graph.mappings.remembering import FILE
from rodedraad.graph.mappings.reviewing import Addition, Step, carry_out, judgement, undo
from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import SEMAPV
from tests.graph.mappings.made import ID

DAY = date(2026, 12, 1)
ADVISER, LAWYER = "adviseur veiligheid", "jurist"


def named(things: Iterable[str]) -> dict[str, str]:
    """Return a label for each of *things*."""
    return {thing: thing.rpartition("/")[2] for thing in things}


def mapping(number: int = 1, match: Match = Match.CLOSE, target: str = f"{ID}nl/punt/punt") -> Mapping:
    """Return a new mapping of theme *number*."""
    record = f"{ID}lindeveen/afstemming/{number}-{match.name.lower()}"
    subject = f"{ID}lindeveen/thema/{number}"
    return Mapping(record, subject, match, target, SEMAPV.ManualMappingCuration)


def nothing() -> Mapping:
    """Return that nothing matches the item of ``mapping``."""
    row = replace(mapping(9, Match.RELATED, NOTHING), source=f"{ID}lindeveen/schema/themas")
    return replace(row, subject=f"{ID}nl/punt/punt")


def added(workspace: Workspace, *rows: Mapping, by: str = ADVISER) -> None:
    """Put *rows* in a set, as one change."""
    carry_out(workspace, [Addition(row, "agenda") for row in rows], by, named)


def found(number: int, agreement: float, by: str = ADVISER, day: int = 1, comment: str = "") -> Step:
    """Return what *by* found of mapping *number*."""
    return judgement(mapping(number).record, by, DAY.replace(day=day), agreement, comment)


def do(workspace: Workspace, *steps: Step, by: str = ADVISER) -> list[Mapping]:
    """Do *steps* as one change."""
    return carry_out(workspace, steps, by, named)


def standing(workspace: Workspace) -> list[tuple[str, Status, list[tuple[str, float]]]]:
    """Return each row with its status and who found what."""
    return [
        (
            one.record.rpartition("/")[2],
            one.status,
            [(review.reviewer, review.agreement) for review in one.reviews],
        )
        for one in mappings(workspace)
    ]


def test_a_row_that_is_rejected_stays_and_two_reviewers_may_disagree(municipality: Workspace) -> None:
    """Both are seen."""
    added(municipality, mapping())
    assert do(municipality, found(1, -1, comment='Nee,\t"echt" niet.'))[0].status is Status.REJECTED
    assert do(municipality, found(1, 0.5, LAWYER), by=LAWYER)[0].status is Status.PROPOSED
    (row,) = mappings(municipality)
    assert row.is_disputed
    assert [(one.reviewer, one.day, one.agreement, one.comment) for one in row.reviews] == [
        (ADVISER, DAY, -1.0, 'Nee, "echt" niet.'),
        (LAWYER, DAY, 0.5, ""),
    ]
    assert [one.record.rpartition("--")[2] for one in row.reviews] == ["beoordeling-1", "beoordeling-2"]


def test_a_capital_makes_no_second_reviewer(municipality: Workspace) -> None:
    """And a second judgement of the same day is a correction of the first."""
    added(municipality, mapping())
    do(municipality, found(1, -1))
    do(municipality, found(1, 1, "Adviseur  Veiligheid"))
    assert standing(municipality) == [("1-close", Status.ACCEPTED, [(ADVISER, 1.0)])]


def test_undo_takes_back_the_last_change_and_then_the_one_before(municipality: Workspace) -> None:
    """Also what a correction replaced; another's changes are left alone."""
    added(municipality, mapping(1), mapping(2))
    do(municipality, found(1, -1))
    do(municipality, found(1, 1))
    do(municipality, found(2, 1, LAWYER), by=LAWYER)
    told = [[(row.record.rpartition("/")[2], gone) for row, gone in undo(municipality, ADVISER, named)]]
    assert standing(municipality)[0] == ("1-close", Status.REJECTED, [(ADVISER, -1.0)])
    told += [[(row.record.rpartition("/")[2], gone) for row, gone in undo(municipality, ADVISER, named)]]
    assert told == [[("1-close", False)], [("1-close", False)]]
    assert standing(municipality) == [
        ("1-close", Status.PROPOSED, []),
        ("2-close", Status.ACCEPTED, [(LAWYER, 1.0)]),
    ]
    with pytest.raises(Fault, match="daarna al geoordeeld"):  # the lawyer built on the row
        undo(municipality, ADVISER, named)
    assert len(mappings(municipality)) == 2
    undo(municipality, LAWYER, named)
    assert [gone for _, gone in undo(municipality, ADVISER, named)] == [True, True]
    assert mappings(municipality) == []
    with pytest.raises(Fault, match="niets om terug te nemen"):
        undo(municipality, ADVISER, named)


def test_what_changed_since_is_not_taken_back(municipality: Workspace) -> None:
    """Somebody edited the file."""
    added(municipality, mapping())
    do(municipality, found(1, -1))
    file = municipality.mapping_files()[0]
    file.write_text(file.read_text().replace("\t-1\t", "\t-0.5\t"))
    with pytest.raises(Fault, match="daarna veranderd"):
        undo(municipality, ADVISER, named)


def test_of_a_pair_one_row_counts(municipality: Workspace) -> None:
    """A rejected one may stand beside another, and may not come back as long as that one counts."""
    added(municipality, mapping())
    with pytest.raises(Fault, match=r"1-exact kan niet meetellen zolang 1-close"):
        added(municipality, mapping(1, Match.EXACT))
    do(municipality, found(1, -1))
    added(municipality, mapping(1, Match.EXACT))
    with pytest.raises(Fault, match=r"1-close kan niet meetellen zolang 1-exact"):
        do(municipality, found(1, 1))
    with pytest.raises(Fault, match="is er al"):
        added(municipality, mapping())
    assert [row[0] for row in standing(municipality)] == ["1-close", "1-exact"]


def test_a_reviewer_finds_a_match_or_nothing_and_another_may_differ(municipality: Workspace) -> None:
    """Not both by the same."""
    added(municipality, mapping(), nothing())
    do(municipality, judgement(nothing().record, ADVISER, DAY, 1))
    with pytest.raises(Fault, match="Allebei kan niet"):
        do(municipality, found(1, 1))
    do(municipality, found(1, 1, LAWYER), by=LAWYER)
    assert [row[1] for row in standing(municipality)] == [Status.ACCEPTED, Status.ACCEPTED]


def test_where_one_step_cannot_be_done_none_is(municipality: Workspace) -> None:
    """Not a byte changes, and there is nothing to take back."""
    added(municipality, mapping())
    before = {path: path.read_bytes() for path in municipality.alignments.iterdir()}
    with pytest.raises(Fault, match="7-close is er niet meer"):
        do(municipality, found(1, 1), found(7, 1))
    assert {path: path.read_bytes() for path in municipality.alignments.iterdir()} == before


def test_a_judgement_older_than_ones_own_is_refused(municipality: Workspace) -> None:
    """It would change nothing, and look as if it did."""
    added(municipality, mapping())
    do(municipality, found(1, 1, day=5))
    with pytest.raises(Fault, match="op 2026-12-05 al een later oordeel"):
        do(municipality, found(1, -1, day=4))


def test_the_same_judgement_twice_changes_nothing(municipality: Workspace) -> None:
    """Neither the file nor what can be taken back."""
    added(municipality, mapping())
    do(municipality, found(1, 1))
    before = {path: path.read_bytes() for path in municipality.alignments.iterdir()}
    do(municipality, found(1, 1))
    assert {path: path.read_bytes() for path in municipality.alignments.iterdir()} == before


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"agreement": 1.5}, "van -1 (niet mee eens)"),
        ({"reviewer": " "}, "--as"),
        ({"reviewer": "a\u202eb"}, "U\\+202E"),
        ({"reviewer": "x" * 101}, "--as"),
        ({"comment": "x" * 1001}, "--comment"),
        ({"agreement": float("nan")}, "van -1 (niet mee eens)"),
    ],
)
def test_what_cannot_stand_in_a_review_is_refused(told: dict[str, object], said: str) -> None:
    """With what it is about."""
    usual = {"record": "r", "reviewer": ADVISER, "day": DAY, "agreement": 1.0, "comment": ""}
    with pytest.raises(Fault, match=said.replace("(", r"\(").replace(")", r"\)")):
        judgement(**(usual | told))  # type: ignore[arg-type]


def test_nobody_reviews_the_packaged_data() -> None:
    """It says what to do instead."""
    with pytest.raises(Fault, match="rodedraad init"):
        carry_out(packaged(), [], ADVISER, named)


def test_a_damaged_memory_costs_no_review(municipality: Workspace) -> None:
    """What cannot be read is forgotten."""
    added(municipality, mapping())
    path = municipality.alignments / FILE
    path.write_text('{"reviewer": 3}\n[]\nnull\n{"reviewer": "x", "changes": [{}]}\n\xff' + path.read_text())
    do(municipality, found(1, 1))
    undo(municipality, ADVISER, named)
    assert standing(municipality) == [("1-close", Status.PROPOSED, [])]


WRITER = """
import sys
from pathlib import Path
from rodedraad.graph.mappings.reviewing import carry_out
from rodedraad.graph.workspace import open_workspace
from tests.graph.mappings.test_reviewing import added, do, found, mapping
workspace, number = open_workspace(Path(sys.argv[1])), int(sys.argv[2])
by = f"functie {number}"
for one in range(number * 10, number * 10 + 10):
    added(workspace, mapping(one), by=by)
    do(workspace, found(one, 1, by), found(0, -1, by), by=by)
"""


def test_processes_at_the_same_time_lose_no_row_and_no_review(municipality: Workspace) -> None:
    """Four at once, ten rows each, all with a review, and all reviewing one row besides."""
    added(municipality, mapping(0))
    root = Path(__file__).parents[3]
    words = [sys.executable, "-c", WRITER, str(municipality.root)]
    running = [subprocess.Popen([*words, str(number)], cwd=root) for number in range(1, 5)]
    assert [one.wait(60) for one in running] == [0, 0, 0, 0]
    found_now = {one.record.rpartition("/")[2]: one for one in mappings(municipality)}
    assert sorted(found_now) == sorted(["0-close", *(f"{number}-close" for number in range(10, 50))])
    assert [one.reviewer for one in found_now["0-close"].current] == [f"functie {n}" for n in range(1, 5)]
    for number in range(10, 50):
        (review,) = found_now[f"{number}-close"].reviews
        assert (review.reviewer, review.agreement) == (f"functie {number // 10}", 1.0)
