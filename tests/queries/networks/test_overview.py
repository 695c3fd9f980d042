"""The first look: counts by kind, what is inferred, and every kind of uncertainty by name."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.overview import overview


def counted(counts: tuple[object, ...]) -> dict[str, int]:
    """Return label and number of each count."""
    return {getattr(count, "label"): getattr(count, "number") for count in counts}  # noqa: B009


def test_the_packaged_programme_is_counted_by_kind(packaged_store: EmbeddedStore) -> None:
    """Stated things only, each under the label its kind has in the ontology."""
    kinds = counted(overview(packaged_store).kinds)
    assert kinds["veiligheidsveld"] == 5
    assert kinds["categorie"] == 22
    assert kinds["thema"] == 74
    assert kinds["betrokkenheid"] == 164
    assert kinds["motie"] == 2
    assert not any("passage" in label for label in kinds)


def test_labels_follow_the_language(packaged_store: EmbeddedStore) -> None:
    """The same numbers under English labels."""
    set_language("en")
    try:
        assert counted(overview(packaged_store).kinds)["theme"] == 74
    finally:
        set_language("nl")


def test_unresolved_names_are_listed(packaged_store: EmbeddedStore) -> None:
    """Exactly the names that no source resolves."""
    assert overview(packaged_store).unresolved == ("CHEF", "KMT", "MKB", "S&R", "SA-INT")


def test_frameworks_are_expired_against_the_period_asked_for(packaged_store: EmbeddedStore) -> None:
    """A framework that ended before the period began is expired, on an earlier period it is not."""
    seen = overview(packaged_store)
    later = Period(date(2024, 1, 1), date(2026, 12, 31))
    earlier = Period(date(2023, 6, 1), date(2026, 12, 31))
    assert [framework.end for framework in seen.expired(later)] == [date(2022, 12, 31), date(2023, 12, 31)]
    assert [framework.end for framework in seen.expired(earlier)] == [date(2022, 12, 31)]


def test_a_milestone_with_two_dates_is_uncertain(packaged_store: EmbeddedStore) -> None:
    """The one row with alternative dates, and no other."""
    assert [count.number for count in overview(packaged_store).alternatives] == [2]


def test_another_municipality_has_its_own_kinds(municipality_store: EmbeddedStore) -> None:
    """Nothing is counted that the dataset does not hold."""
    kinds = counted(overview(municipality_store).kinds)
    assert kinds["veiligheidsveld"] == 3
    assert "categorie" not in kinds
