"""Every gap of a dataset, found by the questions that say so, in agreement with coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.building import build
from rodedraad.graph.mappings.keeping import change
from rodedraad.graph.mappings.mapping import MappingSet, Review
from rodedraad.graph.scaffolding import create
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period, Workspace
from rodedraad.ontology.terms import RD
from rodedraad.ontology.wording import language
from rodedraad.queries.catalogue.library import PACKAGED, Library
from rodedraad.queries.coverage.covering import Basis, Coverage, Scope, State
from rodedraad.queries.coverage.known import known
from rodedraad.queries.gaps.catalogue import gaps, kinds, reference_day
from rodedraad.queries.gaps.finding import Gap

# Every kind of gap, and how urgent it is.
KINDS = {
    "agenda-items-without-theme": "high",
    "expired-but-cited": "high",
    "motions-without-theme": "high",
    "risks-without-party": "high",
    "categories-without-external-partner": "medium",
    "fields-without-agenda-item": "medium",
    "goals-without-work": "medium",
    "phenomena-handled-apart": "medium",
    "posts-without-holder": "medium",
    "successors-without-content": "medium",
    "themes-on-one-partner": "medium",
    "without-evidence": "medium",
    "categories-without-partnership": "low",
    "missing-partners": "low",
    "partners-in-no-category": "low",
    "themes-without-agenda-item": "low",
    "unresolved-names": "low",
}
SILENT = """\
#+ summary: {nl: "Met wie is niets afgesproken?", en: "With whom is nothing agreed?"}
#+ description: {nl: "Alle partijen.", en: "All parties."}
#+ params:
#+   - {name: lang, type: lang, label: {nl: Taal, en: Language}}
#+ columns:
#+   - {name: actor, label: {nl: Wie, en: Who}, type: iri, labelColumn: actorLabel}
#+   - {name: actorLabel, label: {nl: Naam, en: Name}, type: string, hidden: true}
#+ answer:
#+   nl: {none: "Niemand.", one: "Een.", many: "Meer."}
#+   en: {none: "Nobody.", one: "One.", many: "More."}
#+ gap:
#+   severity: medium
#+   subject: actor
#+   says: {nl: "Met {actor} is niets afgesproken.", en: "Nothing is agreed with {actor}."}
#+   why: {nl: "Zo.", en: "So."}
#+   step: {nl: "Bel.", en: "Call."}
#+ test: {minRows: 1}
PREFIX rd: <https://w3id.org/rodedraad/def#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?actor ?actorLabel
WHERE {
  VALUES ?lang { "nl" }
  ?actor a rd:Actor ; skos:prefLabel ?actorLabel FILTER (LANG(?actorLabel) = ?lang)
}
ORDER BY ?actorLabel ?actor
"""
LOOKED_AT = (State.NOTHING, State.UNREVIEWED)
DAYS = (date(2020, 6, 1), date(2022, 6, 1), date(2024, 1, 1), date(2030, 1, 1))


def about(found: list[Gap], kind: str) -> set[str]:
    """Return what the gaps of *kind* are about."""
    return {one.subjects[0] for one in found if one.kind == kind}


def test_every_kind_is_there_the_most_urgent_first() -> None:
    """One file a kind, with its severity, why it matters and a step."""
    found = kinds()
    assert {name: question.gap.severity for name, question in found.items() if question.gap} == KINDS
    assert list(found) == list(KINDS)


def test_gaps_come_by_urgency_each_once(packaged_store: EmbeddedStore) -> None:
    """With a sentence that leaves nothing open, and a step."""
    found = gaps(packaged_store)
    assert [one.kind for one in found] == sorted((one.kind for one in found), key=list(KINDS).index)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.sentence.endswith(".")
        assert "{" not in one.sentence + one.step + one.why
        assert "  " not in one.sentence
        assert one.subjects
        assert one.label


def test_most_gaps_say_where_their_subject_is_written(packaged_store: EmbeddedStore) -> None:
    """A motion in the chapter that lists them."""
    motion = next(one for one in gaps(packaged_store) if one.kind == "motions-without-theme")
    (where,) = motion.evidence
    assert where.section == "7. Kaders en randvoorwaarden, Moties, alinea 2"
    assert where.document.startswith("Opdracht programma veiligheid")


def test_names_do_not_depend_on_language_or_day(packaged_store: EmbeddedStore) -> None:
    """Only sentences do; the language of the caller comes back."""
    dutch, english = (gaps(packaged_store, spoken=spoken) for spoken in ("nl", "en"))
    assert {one.id for one in dutch} == {one.id for one in english}
    assert {one.sentence for one in dutch} & {one.sentence for one in english} == set()
    assert language() == "nl"
    later = gaps(packaged_store, date(2024, 6, 1))
    assert {one.id for one in later} == {one.id for one in dutch}


def test_one_kind_alone_is_that_part_of_the_whole(packaged_store: EmbeddedStore) -> None:
    """In the same order."""
    whole = [one for one in gaps(packaged_store) if one.kind == "goals-without-work"]
    assert gaps(packaged_store, wanted="goals-without-work") == whole
    assert len(whole) == 8


def test_time_is_that_of_the_policy_where_no_day_is_given(packaged_store: EmbeddedStore) -> None:
    """Its first day."""
    assert reference_day(packaged_store) == date(2024, 1, 1)
    assert reference_day(packaged_store, date(2020, 1, 1)) == date(2020, 1, 1)


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("day", DAYS)
def test_gaps_agree_with_coverage(day: date, basis: Basis, packaged_store: EmbeddedStore) -> None:
    """What is covered or asked in part is no gap, on any day and basis."""
    agree(packaged_store, day, basis)


def test_gaps_of_another_municipality_agree_with_coverage(municipality_store: EmbeddedStore) -> None:
    """It has no alignments yet, and its subjects bear no numbers."""
    for day in DAYS:
        agree(municipality_store, day, Basis.PROPOSED)


def test_gaps_follow_reviews(own: Workspace) -> None:
    """What is accepted takes its item out of the gaps; what is rejected counts nowhere."""
    change(own, "landelijke-veiligheidsagenda-2023-2026", lambda found: reviewed(found, "mensenhandel", 1.0))
    change(own, "moties", lambda found: reviewed(found, "straatintimidatie", -1.0))
    store = EmbeddedStore.load(build(own).dataset)
    day = date(2024, 1, 1)
    for basis in Basis:
        agree(store, day, basis)
    accepted = about(gaps(store, day, "accepted"), "agenda-items-without-theme")
    assert not any(iri.endswith("/agendapunt/mensenhandel") for iri in accepted)
    assert len(accepted) == 6
    assert len(about(gaps(store, day), "motions-without-theme")) == 2


def test_a_question_of_a_workspace_may_find_gaps_too(packaged_store: EmbeddedStore, tmp_path: Path) -> None:
    """It is one more kind."""
    file = tmp_path / "own" / "silent-partners.rq"
    file.parent.mkdir()
    file.write_text(SILENT, encoding="utf-8")
    found = gaps(packaged_store, library=Library((PACKAGED, tmp_path)), wanted="silent-partners")
    assert found
    assert all(one.sentence.startswith("Met ") and one.kind == "silent-partners" for one in found)


def agree(store: EmbeddedStore, day: date, basis: Basis) -> None:
    """Compare the gaps with the verdicts of coverage."""
    seen = Coverage(known(store), Scope(Period(day, day), basis))
    found = gaps(store, day, basis.value)
    methods = {one.iri for one in seen.known.asked.values() if one.is_method}
    items = {one.thing for one in seen.items() if one.state in LOOKED_AT} - methods
    assert about(found, "agenda-items-without-theme") == items
    motions = {one.thing for one in seen.items(motions=True) if one.state in LOOKED_AT}
    assert about(found, "motions-without-theme") == motions
    for kind, of in (
        ("themes-without-agenda-item", RD.Theme),
        ("fields-without-agenda-item", RD.SafetyField),
    ):
        wanted = {one.thing for one in seen.subjects({of}) if one.state in LOOKED_AT}
        assert about(found, kind) == wanted


def reviewed(found: MappingSet, ending: str, agreement: float) -> MappingSet:
    """Return *found* in which somebody reviewed every mapping to the thing that ends in *ending*."""
    return replace(
        found,
        mappings=tuple(
            replace(
                one,
                reviews=(
                    *one.reviews,
                    Review(
                        f"{one.record}--beoordeling-1", "adviseur", date(2024, 2, 1), agreement, "Gezien."
                    ),
                ),
            )
            if one.object.endswith(f"/{ending}")
            else one
            for one in found.mappings
        ),
    )


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """A workspace of one's own from the packaged data."""
    return create(tmp_path / "own")
