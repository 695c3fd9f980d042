"""Two runs side by side."""

from __future__ import annotations

from datetime import date

from rodedraad.ontology.wording import set_language
from rodedraad.queries.gaps.comparing import compared, sentences
from tests.queries.gaps.made import run, seen

BEFORE = run(seen("brand"), seen("water"), seen("wind", "in-hand"))
AFTER = run(seen("wind", "solved"), seen("brand"), seen("storm"), on=date(2025, 1, 1), version="def")


def test_what_is_new_gone_same_or_changed() -> None:
    """By name, whatever the order."""
    found = compared(BEFORE, AFTER)
    assert [one.gap.label for one in found.new] == ["storm"]
    assert [one.gap.label for one in found.gone] == ["water"]
    assert [one.gap.label for one in found.same] == ["brand"]
    assert [(old.status, one.status) for old, one in found.changed] == [("in-hand", "solved")]


def test_a_comparison_is_told_in_sentences() -> None:
    """Counts with their whole first, then each gap that differs."""
    told = list(sentences(BEFORE, AFTER))
    assert told[0] == (
        "Eerst: 1 januari 2024, met voorstellen erbij, gegevens abc. "
        "Daarna: 1 januari 2025, met voorstellen erbij, gegevens def."
    )
    assert told[1] == ("Hiaten: eerst 3, daarna 3. Nieuw: 1, weg: 1, andere status: 1, gelijk: 1.")
    assert told[2:4] == ["", "Nieuw:"]
    assert told[4].startswith("  • Bij storm doet niemand iets. [risks-without-party/storm-")
    assert told[-1].endswith("Eerst in behandeling, nu opgelost.")


def test_english_is_told_too() -> None:
    """The sentences of the gaps are those of the run."""
    set_language("en")
    assert "Gaps: first 3, then 3. New: 1, gone: 1, other status: 1, the same: 1." in list(
        sentences(BEFORE, AFTER)
    )


def test_the_same_run_twice_differs_in_nothing() -> None:
    """Only the two lines of counts remain."""
    assert len(list(sentences(BEFORE, BEFORE))) == 2
