"""The questions of coverage and Python say the same: whatever was reviewed, and in whatever municipality."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.building import build
from rodedraad.graph.mappings.keeping import change
from rodedraad.graph.mappings.mapping import Mapping, MappingSet, Review
from rodedraad.graph.store import EmbeddedStore, Store
from rodedraad.graph.workspace import Period, Workspace, open_workspace, packaged
from rodedraad.ontology.terms import CODE, RD
from rodedraad.queries.answers.answering import answer
from rodedraad.queries.answers.arguments import Setting, Things
from rodedraad.queries.catalogue.library import find
from rodedraad.queries.coverage.covering import Basis, Coverage, Scope, State, Tally, Verdict
from rodedraad.queries.coverage.known import Known, known
from rodedraad.queries.coverage.telling import state
from tests.conftest import INVENTED
from tests.graph.mappings.made import nothing, review, row, text
from tests.questions.conftest import TODAY

DAYS = ("2020-06-01", "2022-06-01", "2023-02-24", "2024-01-01", "2030-01-01")
KINDS = {"theme": RD.Theme, "category": RD.Category, "field": RD.SafetyField}
# What a reviewer finds of the rows of a set, in the order of its file, and another of some of them.
FOUND = (1.0, -1.0, None, 1.0, 0.0, None, -1.0, 0.5)
AGAIN = (None, 1.0, None, None, None, -1.0)


@dataclass(frozen=True)
class Town:
    """A dataset: its things to ask about, and what Python knows of it."""

    things: Things
    known: Known

    def ask(self, name: str, **given: str) -> list[dict[str, str]]:
        """Return the rows of the question called *name*, each value by its column."""
        chosen = {key: [value] for key, value in given.items()}
        found = answer(find(name), chosen, self.things, Setting(today=TODAY))
        columns = [column.name for column in found.question.columns]
        return [
            {name: term.value if term else "" for name, term in zip(columns, line, strict=True)}
            for line in found.rows
        ]

    def seen(self, on: str, basis: str, levels: frozenset[str] = frozenset()) -> Coverage:
        """Return the coverage on one day."""
        day = date.fromisoformat(on)
        return Coverage(self.known, Scope(Period(day, day), Basis(basis), levels=levels))


def town(store: Store) -> Town:
    """Return *store* as a town."""
    return Town(Things(store), known(store))


def reviewed(found: MappingSet) -> MappingSet:
    """Return *found* as two reviewers leave it: accepted, rejected, disputed, in doubt and untouched."""
    for number, mapping in enumerate(found.mappings):
        changed = mapping
        for name, said in (("adviseur", FOUND), ("jurist", AGAIN)):
            agreement = said[number % len(said)]
            changed = changed if agreement is None else by(changed, name, agreement)
        found = found.with_mapping(changed)
    return found


def by(mapping: Mapping, reviewer: str, agreement: float) -> Mapping:
    """Return *mapping* with what *reviewer* found."""
    record = f"{mapping.record}--beoordeling-{len(mapping.reviews) + 1}"
    return mapping.reviewed(Review(record, reviewer, date(2026, 12, 1), agreement))


def copied(folder: Path) -> Workspace:
    """Return a copy of the packaged programme in *folder*."""
    for part in ("data", "alignments"):
        shutil.copytree(packaged().root / part, folder / part)
    shutil.copy(packaged().config, folder)
    return open_workspace(folder)


def with_reviews(folder: Path) -> Town:
    """Return a copy of the packaged programme of which most was reviewed."""
    here = copied(folder)
    for path in here.mapping_files():
        change(here, path.name.removesuffix(".sssom.tsv"), reviewed)
    return town(EmbeddedStore.load(build(here).dataset))


def invented(folder: Path) -> Town:
    """Return the invented municipality with alignments: no numbers, and no categories."""
    shutil.copytree(INVENTED, folder, dirs_exist_ok=True)
    here = open_workspace(folder)
    here.alignments.mkdir()
    fraud = "id:nl/punt/oplichting-via-internet"
    digital = {
        "record_id": "id:lindeveen/afstemming/een",
        "subject_id": "id:lindeveen/opgave/digitale-oplichting",
    }
    pillar = {
        "record_id": "id:lindeveen/afstemming/twee",
        "subject_id": "id:lindeveen/pijler/leefbare-buurten",
    }
    shared = {
        "record_id": "id:lindeveen/afstemming/drie",
        "subject_id": "id:merenland/punt/informatie-delen",
        "object_source": "id:lindeveen/schema/pijlers",
    }
    lines = (
        nothing(**shared),
        row(**digital, object_id=fraud, predicate_id="skos:closeMatch"),
        review("1", subject_id=digital["subject_id"], object_id=fraud, predicate_id="skos:closeMatch"),
        row(**pillar, object_id=fraud, predicate_id="skos:relatedMatch"),
    )
    (here.alignments / "agenda.sssom.tsv").write_text(text(*lines), encoding="utf-8")
    return town(EmbeddedStore.load(build(here).dataset))


@pytest.fixture(scope="module", params=["packaged", "reviewed", "invented"])
def place(
    request: pytest.FixtureRequest, packaged_store: EmbeddedStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Town]:
    """A dataset to compare both ways of counting on."""
    if request.param == "packaged":
        yield town(packaged_store)
    else:
        folder = tmp_path_factory.mktemp(request.param)
        yield with_reviews(folder) if request.param == "reviewed" else invented(folder)


def counts(verdicts: list[Verdict]) -> tuple[str, ...]:
    """Return how many verdicts are in each state, as the columns of a question have it."""
    return tuple(str(Tally.of(verdicts).counts[one]) for one in State)


@pytest.mark.parametrize("basis", ["proposed", "accepted"])
@pytest.mark.parametrize("on", DAYS)
def test_items_are_in_the_same_state(on: str, basis: str, place: Town) -> None:
    """Each agenda item in force, with the strength of its best row."""
    found = place.ask("coverage/items", on=on, basis=basis)
    assert {line["item"]: (line["state"], round(float(line["strength"]), 6)) for line in found} == {
        one.thing: (state(one.state), round(one.strength, 6)) for one in place.seen(on, basis).items()
    }
    assert len(found) == len(place.seen(on, basis).items())


@pytest.mark.parametrize("basis", ["proposed", "accepted"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("on", DAYS)
def test_subjects_are_in_the_same_state(on: str, kind: str, basis: str, place: Town) -> None:
    """Rolled up and down, and those nobody asks are the ones that stand in that question."""
    verdicts = place.seen(on, basis).subjects({KINDS[kind]})
    found = place.ask("coverage/subjects", on=on, basis=basis, kind=kind)
    assert {line["subject"]: (line["state"], round(float(line["strength"]), 6)) for line in found} == {
        one.thing: (state(one.state, of_item=False), round(one.strength, 6)) for one in verdicts
    }
    own = place.ask("coverage/only-local", on=on, basis=basis, kind=kind)
    assert {line["subject"]: line["state"] for line in own} == {
        one.thing: state(one.state, of_item=False)
        for one in verdicts
        if one.state in (State.NOTHING, State.UNREVIEWED)
    }
    assert {line["total"] for line in own} <= {str(len(verdicts))}


@pytest.mark.parametrize("level", ["national", "regional"])
def test_subjects_are_compared_with_one_level(level: str, place: Town) -> None:
    """As the scope of Python is narrowed to it."""
    code = {"national": CODE.level_national, "regional": CODE.level_regional}[level]
    seen = place.seen("2022-06-01", "proposed", levels=frozenset({code}))
    found = place.ask("coverage/subjects", on="2022-06-01", level=code)
    assert {line["subject"]: line["state"] for line in found} == {
        one.thing: state(one.state, of_item=False) for one in seen.subjects({RD.Theme})
    }


@pytest.mark.parametrize("basis", ["proposed", "accepted"])
@pytest.mark.parametrize("on", DAYS)
def test_tallies_are_the_same(on: str, basis: str, place: Town) -> None:
    """By framework, in force or not, by level with what was reviewed, and by field."""
    seen = place.seen(on, basis)
    columns = ("covered", "partly", "nothing", "unreviewed")
    found = place.ask("coverage/by-framework", on=on, basis=basis)
    assert {line["framework"]: tuple(line[one] for one in columns) for line in found} == {
        framework: counts(verdicts) for framework, verdicts in seen.by_framework().items()
    }
    levels = place.ask("coverage/by-level", on=on, basis=basis)
    assert {line["level"]: (*(line[one] for one in columns), line["reviewed"]) for line in levels} == {
        level: (*counts(verdicts), str(Tally.of(verdicts).reviewed))
        for level, verdicts in seen.by_level().items()
    }
    fields = place.ask("coverage/by-field", on=on, basis=basis)
    assert {line["field"]: (line["covered"], line["partly"]) for line in fields} == {
        field: counts(verdicts)[:2] for field, verdicts in seen.by_subject(RD.SafetyField).items()
    }


@pytest.mark.parametrize("basis", ["proposed", "accepted"])
def test_motions_land_where_python_says(basis: str, place: Town) -> None:
    """Each with the subjects that are its grounds; what only shares a phenomenon is a hint."""
    told = {
        State.COVERED: "in het beleid",
        State.PARTLY: "deels in het beleid",
        State.NOTHING: "nergens: bekeken, niets past",
        State.UNREVIEWED: "nog nergens: niet bekeken",
    }
    found = place.ask("motions/where-they-land", basis=basis)
    for verdict in place.seen("2024-01-01", basis).items(motions=True):
        own = [line for line in found if line["motion"] == verdict.thing]
        assert {line["landing"] for line in own} == {told[verdict.state]}
        grounds = {one.alignment.subject for one in verdict.grounds if not one.alignment.is_nothing}
        assert {line["subject"] for line in own if "afstemming" in line["rests"]} == grounds


def test_what_was_reviewed_is_counted_the_same(place: Town) -> None:
    """Also what was rejected: somebody looked."""
    verdicts = place.seen("2024-01-01", "proposed").by_framework()
    for line in place.ask("coverage/review-state"):
        assert int(line["reviewed"]) == Tally.of(verdicts[line["agenda"]]).reviewed
        assert int(line["items"]) == len(verdicts[line["agenda"]])


def test_the_copy_has_every_kind_of_review(tmp_path: Path) -> None:
    """Or the comparison would prove little."""
    here = copied(tmp_path)
    for path in here.mapping_files():
        change(here, path.name.removesuffix(".sssom.tsv"), reviewed)
    cells = [
        line
        for path in here.mapping_files()
        for line in csv.DictReader(
            (one for one in path.read_text(encoding="utf-8").splitlines() if not one.startswith("#")),
            delimiter="\t",
        )
    ]
    agreements = {float(line["reviewer_agreement"]) for line in cells if line["reviewer_agreement"]}
    assert agreements == {-1.0, 0.0, 0.5, 1.0}
