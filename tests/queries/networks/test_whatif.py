"""What if someone stops or a framework ends: exact on a small town, beside the facts on the packaged data."""

from __future__ import annotations

from datetime import date

import pytest

from rodedraad.graph.naming import Names
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.whatif import Loss, Outcome, what_if
from rodedraad.queries.networks.world import World, removable, world
from tests.queries.towns import AGENDAS, ALIGNED, ID, TOWN, short, store_of

FOUR = (RD.SafetyField, RD.Category, RD.Theme)


@pytest.fixture(scope="module")
def town() -> World:
    """The small town with its agendas."""
    return world(store_of(TOWN + AGENDAS, inferred=ALIGNED))


@pytest.fixture(scope="module")
def packaged(packaged_store: EmbeddedStore) -> World:
    """The packaged data."""
    return world(packaged_store)


def without(known: World, *gone: str, on: date | None = None) -> Outcome:
    """Return what changes in the town without *gone*."""
    return what_if(known, [ID + name for name in gone], on)


def loss(outcome: Outcome, kind: str) -> Loss:
    """Return what subjects of a kind lose."""
    (found,) = [known for known in outcome.subjects if known.kind == kind]
    return found


def packaged_without(store: EmbeddedStore, known: World, *names: str, on: date | None = None) -> Outcome:
    """Return what changes in the packaged data without what goes by *names*."""
    found, among = Names(store), removable(store)
    return what_if(known, [found.resolve(name, among).value for name in names], on)


def labels(known: World, things: tuple[str, ...]) -> list[str]:
    """Return what things are called, in order."""
    return sorted(known.graph.nodes[thing]["label"] for thing in things)


# --- a small town -------------------------------------------------------------------------------------------


def test_subjects_that_keep_nobody_are_told_apart_from_those_that_keep_a_unit(town: World) -> None:
    """Without both parties nobody is left in the small category, only the municipality in the large one."""
    outcome = without(town, "a", "b")
    category, theme, field = (loss(outcome, kind) for kind in (RD.Category, RD.Theme, RD.SafetyField))
    assert (short(category.left_alone), short(category.without_partner), category.all) == (
        ["small"],
        ["large"],
        2,
    )
    assert (short(theme.left_alone), short(theme.without_partner), theme.all) == (["t1"], ["t2", "t3"], 3)
    assert (short(field.left_alone), short(field.without_partner), field.all) == ([], ["field"], 1)


def test_one_partner_left_is_told(town: World) -> None:
    """Nothing is lost yet, but all hangs on the other."""
    category = loss(without(town, "a"), RD.Category)
    assert not category
    assert short(category.hanging) == ["large", "small"]


def test_a_unit_that_stops_takes_no_partner_away(town: World) -> None:
    """Both parties stay."""
    category = loss(without(town, "hub"), RD.Category)
    assert (category.left_alone, category.without_partner, category.hanging) == ((), (), ())


def test_the_last_unit_of_a_subject_without_partners_leaves_nobody() -> None:
    """Also where there never was a partner."""
    own = """:in a rd:Category ; skos:broader :field .
    :k a rd:Involvement ; rd:involvedActor :hub ; rd:involvedIn :in ."""
    category = loss(without(world(store_of(TOWN + own)), "hub"), RD.Category)
    assert (short(category.left_alone), category.without_partner) == (["in"], ())


def test_kinds_come_with_the_fewest_first(town: World) -> None:
    """Field, category, theme, whatever they are called."""
    assert tuple(known.kind for known in without(town, "a").subjects) == FOUR


def test_an_item_loses_coverage_with_the_last_who_works_on_it(town: World) -> None:
    """The silence is taken up by theme one only, and that by both parties."""
    outcome = without(town, "a", "b")
    assert (short(outcome.items.left_alone), short(outcome.items.without_partner)) == (["x"], ["y"])
    assert (outcome.items.all, outcome.bases) == (2, {"accepted": 1, "phenomenon": 1})


def test_a_framework_takes_its_items_and_the_anchor_of_its_themes(town: World) -> None:
    """Theme one took up no other item."""
    outcome = without(town, "old")
    assert (short(outcome.dropped), outcome.all_items, outcome.items.all) == (["x"], 2, 1)
    (lost,) = outcome.unanchored
    assert (lost.kind, short(lost.lost), lost.all) == (RD.Theme, ["t1"], 2)


def test_pairs_without_a_thread_are_counted(town: World) -> None:
    """Without the large category's parties the order of subjects still holds all but the parties."""
    outcome = without(world(store_of(TOWN)), "a", "b")
    assert (outcome.torn.pairs, outcome.torn.broken, outcome.torn.loose) == (7 * 6 // 2, 0, ())


def test_what_hangs_on_who_stops_comes_loose() -> None:
    """A unit of one party, and a pair that only that party ties: three things beside eight others."""
    hanging = """:u a rd:Organisation ; org:subOrganizationOf :a .
    :v a rd:Organisation ; org:subOrganizationOf :a .
    :w a rd:Organisation ; org:linkedTo :v ."""
    outcome = without(world(store_of(TOWN + hanging)), "a")
    assert [short(piece) for piece in outcome.torn.loose] == [["v", "w"], ["u"]]
    assert (outcome.torn.pairs, outcome.torn.broken) == (11 * 10 // 2, 8 * 3 + 2 * 1)


def test_on_a_day_frameworks_out_of_force_are_out_on_both_sides(town: World) -> None:
    """What had ended already is not lost by who stops."""
    outcome = without(town, "a", "b", on=date(2024, 1, 1))
    assert (short(outcome.expired), short(outcome.undated), outcome.frameworks) == (["old"], ["new"], 2)
    assert (outcome.all_items, outcome.dropped) == (1, ())
    assert (short(outcome.items.left_alone), short(outcome.items.without_partner)) == ([], ["y"])
    assert ID + "x" not in {shift.node for shift in outcome.shifts}


def test_measures_shift_most_first_and_equal_ones_by_iri(town: World) -> None:
    """Without the large category's hub its place is the other's."""
    outcome = without(town, "hub")
    reach = [shift for shift in outcome.shifts if shift.measure == "reach"]
    sizes = [(-abs(shift.after - shift.before), shift.node) for shift in reach]
    assert sizes == sorted(sizes)
    assert 0 < len(reach) <= 3
    assert {shift.measure for shift in outcome.shifts} <= {
        "betweenness",
        "participation",
        "articulation",
        "core",
        "reach",
    }


def test_places_are_among_what_is_left_and_shared_by_equals() -> None:
    """Of nine things one goes; the field becomes the only way between the categories when both parties go."""
    outcome = without(world(store_of(TOWN)), "a", "b")
    (field,) = [s for s in outcome.shifts if s.measure == "articulation" and s.node == ID + "field"]
    assert (field.before, field.after, field.all) == (0, 2, 7)
    assert (field.place_before, field.place_after) == (3, 2)


def test_who_ties_nothing_changes_nothing() -> None:
    """All stays as it was."""
    outcome = without(world(store_of(TOWN + ":q a rd:Organisation .")), "q")
    assert not any(outcome.subjects)
    assert (outcome.torn.broken, outcome.shifts) == (0, ())


# --- the packaged data, beside the facts file ---------------------------------------------------------------


def test_information_safety_hangs_on_two_services(packaged_store: EmbeddedStore, packaged: World) -> None:
    """5.4 has IBD and NCSC from outside and three themes; the items on cybercrime have no other partner."""
    outcome = packaged_without(packaged_store, packaged, "IBD", "NCSC")
    category, theme = loss(outcome, RD.Category), loss(outcome, RD.Theme)
    assert (labels(packaged, category.without_partner), category.all) == (["Informatieveiligheid"], 22)
    assert (len(theme.without_partner), theme.all) == (3, 74)
    assert labels(packaged, outcome.items.without_partner) == [
        "Aanpak cybercrime",
        "Cybercrime of gedigitaliseerde criminaliteit",
        "Lokale aanpak van cybercrime",
    ]
    assert outcome.bases == {"proposed": outcome.items.all}


def test_one_of_two_services_leaves_the_other(packaged_store: EmbeddedStore, packaged: World) -> None:
    """Then 5.4 hangs on NCSC."""
    category = loss(packaged_without(packaged_store, packaged, "IBD"), RD.Category)
    assert (category.without_partner, labels(packaged, category.hanging)) == ((), ["Informatieveiligheid"])


def test_without_the_police_two_categories_hang_on_the_prosecutor(
    packaged_store: EmbeddedStore, packaged: World
) -> None:
    """3.4 and 4.1 have police and prosecutor from outside; the other 14 have more."""
    category = loss(packaged_without(packaged_store, packaged, "Politie"), RD.Category)
    assert labels(packaged, category.hanging) == ["Veilig in en om de school", "Verkeersveiligheid"]


def test_crisis_management_has_one_partner(packaged_store: EmbeddedStore, packaged: World) -> None:
    """4.4 has VRT only; 4.2 keeps fire service and Welbions."""
    category = loss(packaged_without(packaged_store, packaged, "VRT"), RD.Category)
    assert labels(packaged, category.without_partner) == ["Crisisbeheersing"]


def test_without_the_national_agenda_its_five_items_go(
    packaged_store: EmbeddedStore, packaged: World
) -> None:
    """Of 16 in the annex and 3 of the coalition."""
    outcome = packaged_without(packaged_store, packaged, "Landelijke veiligheidsagenda")
    assert (len(outcome.dropped), outcome.all_items) == (5, 16 + 3)


def test_in_the_policy_period_two_agendas_have_ended(packaged_store: EmbeddedStore, packaged: World) -> None:
    """The police plan ran until the end of 2023 and the regional agenda until that of 2022: 5 and 6 items."""
    outcome = packaged_without(packaged_store, packaged, "RIEC", on=date(2024, 1, 1))
    assert len(outcome.expired) == 2
    assert outcome.all_items == 19 - 5 - 6


def test_outcomes_are_the_same_in_either_language(packaged_store: EmbeddedStore, packaged: World) -> None:
    """Labels play no part."""
    dutch = packaged_without(packaged_store, packaged, "Welbions")
    set_language("en")
    assert packaged_without(packaged_store, world(packaged_store), "Welbions") == dutch


def test_another_municipality_loses_its_own(municipality_store: EmbeddedStore) -> None:
    """Reckless boating has HVW and the alliance from outside; drug trade has VNM and the police."""
    known = world(municipality_store)
    outcome = packaged_without(municipality_store, known, "HVW", "VNM")
    theme = loss(outcome, RD.Theme)
    assert (labels(known, theme.hanging), theme.all) == (["Drugshandel", "Roekeloos varen"], 8)
    assert {known.kind for known in outcome.subjects} == {RD.SafetyField, RD.Theme}
