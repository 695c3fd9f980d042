"""Questions about coverage: on alignments, with who reviewed them; a shared phenomenon is only a hint."""

from __future__ import annotations

import csv
import re
from datetime import date

import pytest

from rodedraad.graph.asking import rows, value
from rodedraad.graph.workspace import Period, packaged
from rodedraad.ontology.terms import RD
from rodedraad.queries.answers.arguments import Things
from rodedraad.queries.catalogue.library import find
from rodedraad.queries.coverage.covering import Coverage, Scope, State, Tally
from rodedraad.queries.coverage.known import known
from rodedraad.queries.coverage.telling import state
from rodedraad.queries.coverage.weighing import Side, weights
from tests.questions.conftest import Ask, Say

NATION = "Landelijke veiligheidsagenda 2023-2026"
POLICE = "Meerjarenbeleidsplan Politie Oost-Nederland 2019-2022"
IVZ = "Veiligheidsagenda Platform Integrale Veiligheidszorg (IVZ) Twente 2020-2022"
COALITION = "Coalitieprogramma Hengelo 2022-2026"
SUBVERSION = "5.2.1 5.2.2 5.2.3 5.2.4 5.5.2"
CYBER = "5.4.1 5.4.3"
# Which themes share a phenomenon with which item: the same, or one that falls under it.
SHARED = {
    "A1": SUBVERSION,
    "A2": "2.5.2 5.2.2",
    "A3": CYBER,
    "A4": "5.1.3",
    "A5": "",
    "B1": "1.1.2",
    "B2": f"3.2.1 {SUBVERSION}",
    "B3": SUBVERSION,
    "B4": CYBER,
    "B5": "",
    "C1": SUBVERSION,
    "C2": "1.1.2 1.1.3 3.2.2 3.3.2",
    "C3": "3.2.1 3.2.3",
    "C4": "",
    "C5": CYBER,
    "C6": "",
}


def test_each_national_and_regional_item_has_the_themes_that_share_its_phenomenon(ask: Ask) -> None:
    """Sixteen items; an item that shares none still has its line."""
    rows = [*ask("coverage/items-and-themes", level="landelijk")]
    rows += ask("coverage/items-and-themes", level="regionaal")
    found = {number: sorted({row[4] for row in rows if row[0] == number}) for number, *_ in rows}
    assert {number: " ".join(filter(None, themes)) for number, themes in found.items()} == SHARED


def test_a_phenomenon_no_theme_is_about_has_an_empty_theme(ask: Ask) -> None:
    """The third national item is about two phenomena, of which themes take up one."""
    rows = [row for row in ask("coverage/items-and-themes", framework=NATION) if row[0] == "A3"]
    assert [(about, theme) for _, _, _, about, theme, _ in rows] == [
        ("Cybercriminaliteit", "5.4.1"),
        ("Cybercriminaliteit", "5.4.3"),
        ("Gedigitaliseerde criminaliteit", ""),
    ]


# --- on alignments: worked out here from the mapping sets themselves, by the rules of the documentation

WEIGHTS = {"exactMatch": 1.0, "closeMatch": 0.9, "broadMatch": 0.5, "narrowMatch": 0.9, "relatedMatch": 0.2}
STATES = ("gedekt", "deels gedekt", "bekeken: niets past", "nog niet bekeken")
AGENDAS = {"A": NATION, "B": POLICE, "C": IVZ, "D": COALITION}


def mapped() -> list[dict[str, str]]:
    """Return every row of the packaged mapping sets, as the files have it."""
    found = []
    for path in packaged().mapping_files():
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        found += list(csv.DictReader(lines, delimiter="\t"))
    return found


def strengths(things: Things) -> dict[str, list[tuple[str, float]]]:
    """Return for each agenda item, by number, which subject matches it how strongly; none for nothing."""
    numbers = dict(named(things))
    found: dict[str, list[tuple[str, float]]] = {number: [] for number in numbers.values()}
    for row in mapped():
        target = f"https://w3id.org/rodedraad/id/{row['object_id'].removeprefix('id:')}"
        if target in numbers:
            weight = WEIGHTS[row["predicate_id"].removeprefix("skos:")]
            found[numbers[target]].append((row["subject_id"], weight * float(row["confidence"])))
    return found


def named(things: Things) -> list[tuple[str, str]]:
    """Return the IRI and number of every agenda item."""
    found = rows(things.store, "SELECT ?i ?n { ?i a rd:AgendaItem ; skos:notation ?n } ORDER BY ?n")
    return [(value(item), value(number)) for item, number in found]


def worked_out(things: Things) -> dict[str, str]:
    """Return the state of every agenda item by its number."""
    nothing = {row["subject_id"] for row in mapped() if row["object_id"] == "sssom:NoTermFound"}
    empty = {number for iri, number in named(things) if "id:" + iri.partition("/id/")[2] in nothing}
    return {
        number: STATES[0]
        if any(strength >= 0.6 for _, strength in found)
        else STATES[1]
        if found
        else STATES[2]
        if number in empty
        else STATES[3]
        for number, found in strengths(things).items()
    }


def in_force(on: str) -> str:
    """Return the letters of the agendas in force on a day, by the periods of the facts."""
    return {"2022-06-01": "BCD", "2023-02-24": "ABD", "2024-01-01": "AD"}[on]


@pytest.mark.parametrize("on", ["2022-06-01", "2023-02-24", "2024-01-01"])
def test_each_item_in_force_has_the_state_its_rows_give(on: str, ask: Ask, things: Things) -> None:
    """The strongest row decides; what is not in force that day is left out."""
    expected = worked_out(things)
    assert {row[0]: row[2] for row in ask("coverage/items", on=on)} == {
        number: state for number, state in expected.items() if number[0] in in_force(on)
    }


def test_seven_of_nineteen_items_are_covered_as_proposed(things: Things) -> None:
    """What the rows come to, counted by hand: exact and close ones of 0.67 and more."""
    found = worked_out(things)
    assert sorted(number for number, state in found.items() if state == STATES[0]) == [
        "A1", "A2", "B1", "B2", "C1", "C3", "D1",
    ]  # fmt: skip
    assert sorted(number for number, state in found.items() if state == STATES[2]) == ["A5", "B5", "C4", "C6"]


@pytest.mark.parametrize(
    ("on", "standing"),
    [
        ("2022-06-01", ["nog niet begonnen", "geldt", "geldt", "geldt"]),
        ("2024-01-01", ["geldt", "verlopen", "verlopen", "geldt"]),
    ],
)
def test_each_framework_is_counted_with_its_state_on_the_day(
    on: str, standing: list[str], ask: Ask, things: Things
) -> None:
    """Also one that is not in force: it is still cited, and says that it is not."""
    states = worked_out(things)
    counts = {
        letter: [
            sum(state == one for number, state in states.items() if number[0] == letter) for one in STATES
        ]
        for letter in AGENDAS
    }
    assert ask("coverage/by-framework", on=on) == [
        (AGENDAS[letter], told, *map(str, counts[letter]), str(sum(counts[letter])))
        for letter, told in zip(AGENDAS, standing, strict=True)
    ]


@pytest.mark.parametrize(
    ("given", "letters"), [({}, "AD"), ({"level": "landelijk"}, "A"), ({"on": "2022-06-01"}, "BCD")]
)
def test_a_field_covers_what_its_subjects_cover(
    given: dict[str, str], letters: str, ask: Ask, things: Things
) -> None:
    """A row of a theme or category counts for the field its number begins with."""
    numbers = dict(rows_of(things, "SELECT ?s ?n { ?s a rd:SafetyConcept ; skos:notation ?n }"))
    best: dict[tuple[str, str], float] = {}
    for item, found in strengths(things).items():
        for subject, strength in found:
            field = numbers["https://w3id.org/rodedraad/id/" + subject.removeprefix("id:")][0]
            if item[0] in letters:
                best[field, item] = max(strength, best.get((field, item), 0))
    rows = ask("coverage/by-field", **given)
    assert {row[0]: (row[2], row[3]) for row in rows} == {
        field: (
            str(sum(strength >= 0.6 for (one, _), strength in best.items() if one == field)),
            str(sum(strength < 0.6 for (one, _), strength in best.items() if one == field)),
        )
        for field in "12345"
    }
    assert {row[4] for row in rows} == {str(sum(number[0] in letters for number in strengths(things)))}


def rows_of(things: Things, query: str) -> list[tuple[str, str]]:
    """Return the pairs of texts that *query* finds."""
    return [(value(one), value(other)) for one, other in rows(things.store, query)]


def test_nothing_is_reviewed_yet_and_that_is_said(ask: Ask, sentence: Say) -> None:
    """Proposed is not accepted, nothing found is not open, and 0 were reviewed."""
    assert ask("coverage/review-state") == [
        (COALITION, "0", "3", "0", "0", "0", "3"),
        (NATION, "0", "4", "1", "0", "0", "5"),
        (POLICE, "0", "4", "1", "0", "0", "5"),
        (IVZ, "0", "4", "2", "0", "0", "6"),
    ]
    assert sentence("coverage/review-state", framework=IVZ) == (
        f"{IVZ}: 0 van 6 agendapunten zijn beoordeeld, 0 met een aanvaarde afstemming, 4 alleen met een"
        " voorstel; bij 2 past niets en van 0 is nog niets vastgelegd."
    )


def test_with_only_what_was_accepted_nothing_is_covered(ask: Ask) -> None:
    """A proposal of this project is no decision of the municipality."""
    assert {row[2] for row in ask("coverage/items", basis="alleen aanvaarde")} == {STATES[3]}
    assert ask("coverage/by-framework", basis="alleen aanvaarde")[0][2:6] == ("0", "0", "0", "5")
    assert {row[2:4] for row in ask("coverage/by-field", basis="alleen aanvaarde")} == {("0", "0")}


def test_every_alignment_is_listed_with_its_reason(ask: Ask) -> None:
    """As many as there are rows, each with the words of the file."""
    found = ask("coverage/alignments")
    assert len(found) == len(mapped()) == 45
    assert sorted(row[6] for row in found) == sorted(row["comment"] for row in mapped())
    (mensenhandel,) = [
        row for row in ask("coverage/alignments", item="A2") if row[2] == "gaat over hetzelfde"
    ]
    assert mensenhandel[:6] == (
        "Mensenhandel", "Mensenhandel", "gaat over hetzelfde", "0,95", "voorgesteld", "project Rode Draad",
    )  # fmt: skip


def test_the_questions_and_python_say_the_same(things: Things, ask: Ask) -> None:
    """On three days, by both ways of counting."""
    found = known(things.store)
    for on in ("2022-06-01", "2023-02-24", "2024-01-01"):
        day = date.fromisoformat(on)
        seen = Coverage(found, Scope(Period(day, day)))
        assert [row[2] for row in ask("coverage/items", on=on)] == [state(one.state) for one in seen.items()]
        by_field = {label: Tally.of(verdicts) for label, verdicts in seen.by_subject(RD.SafetyField).items()}
        assert {row[0]: row[2:4] for row in ask("coverage/by-field", on=on)} == {
            found.local[iri].number: (str(tally.counts[State.COVERED]), str(tally.counts[State.PARTLY]))
            for iri, tally in by_field.items()
        }


def test_the_weights_of_the_questions_are_those_of_python() -> None:
    """One table, wherever it stands."""
    by_match = weights().by_match
    assert {match.value.rpartition("#")[2]: row[Side.COVERS] for match, row in by_match.items()} == WEIGHTS
    assert weights().from_covered == 0.6
    told = {
        Side.COVERS: (
            "coverage/items",
            "coverage/by-field",
            "coverage/by-framework",
            "coverage/by-level",
            "motions/where-they-land",
        ),
        Side.ASKED: ("coverage/subjects", "coverage/only-local"),
    }
    for side, names in told.items():
        table = {match.value.rpartition("#")[2]: row[side] for match, row in by_match.items()}
        for name in names:
            stated = re.findall(r"\(skos:(\w+Match) ([0-9.]+)\)", find(name).text)
            assert (name, {match: float(weight) for match, weight in stated}) == (name, table)


# --- what is done, and who asks it

ASKED = WEIGHTS | {"broadMatch": 0.9, "narrowMatch": 0.5}


def asked_of(things: Things, letters: str) -> dict[str, float]:
    """Return how strongly items of the agendas *letters* ask each subject, by its number.

    A row counts for its subject, what falls under that and what that falls under: numbers tell which.
    """
    own = dict(rows_of(things, "SELECT ?s ?n { ?s a rd:SafetyConcept ; skos:notation ?n }"))
    items = dict(named(things))
    best: dict[str, float] = {}
    for row in mapped():
        target = items.get(f"https://w3id.org/rodedraad/id/{row['object_id'].removeprefix('id:')}", "none")
        if target[0] not in letters:
            continue
        at = own["https://w3id.org/rodedraad/id/" + row["subject_id"].removeprefix("id:")]
        strength = ASKED[row["predicate_id"].removeprefix("skos:")] * float(row["confidence"])
        for number in own.values():
            if f"{number}.".startswith(f"{at}.") or f"{at}.".startswith(f"{number}."):
                best[number] = max(strength, best.get(number, 0))
    return best


@pytest.mark.parametrize(("kind", "dots"), [("thema's", 2), ("categorieën", 1), ("veiligheidsvelden", 0)])
@pytest.mark.parametrize(("on", "letters"), [("2022-06-01", "BC"), ("2024-01-01", "A")])
def test_each_subject_is_asked_as_its_rows_say(
    on: str, letters: str, kind: str, dots: int, ask: Ask, things: Things
) -> None:
    """Own agendas of the municipality do not count; nobody has looked at the rest."""
    best = asked_of(things, letters)
    found = {row[0]: row[2] for row in ask("coverage/subjects", on=on, kind=kind)}
    assert {number.count(".") for number in found} == {dots}
    assert found == {
        number: ("wordt gevraagd" if best[number] >= 0.6 else "wordt deels gevraagd")
        if number in best
        else "nog niet bekeken"
        for number in found
    }
    own = {row[0] for row in ask("coverage/only-local", on=on, kind=kind)}
    assert own == {number for number in found if number not in best}


def test_what_nobody_asks_is_a_sentence_and_has_its_hint(ask: Ask, sentence: Say) -> None:
    """Thirteen of 74 themes are asked; who shares a phenomenon with a higher agenda says so as a hint."""
    assert sentence("coverage/only-local") == (
        "61 van de 74 onderwerpen (thema's) vraagt voor zover bekend geen hogere agenda op 1 januari 2024"
        " (landelijk en regionaal; ook voorstellen)."
    )
    hints = {row[0]: row[3] for row in ask("coverage/only-local", basis="accepted") if row[3] != "0"}
    assert hints == dict.fromkeys(f"{SUBVERSION} {CYBER} 2.5.2 5.1.3".split(), "1") | {"5.2.2": "2"}


def test_levels_are_counted_with_what_was_reviewed(ask: Ask, sentence: Say, things: Things) -> None:
    """National items first, own priorities last; nothing was reviewed yet."""
    states = worked_out(things)
    expected = [
        (level, *(str(sum(states[n] == one for n in states if n[0] == letter)) for one in STATES), "0", total)
        for level, letter, total in (("landelijk", "A", "5"), ("lokaal", "D", "3"))
    ]
    assert ask("coverage/by-level") == expected
    assert sentence("coverage/by-level") == (
        "Op 1 januari 2024 hebben 2 bestuurslagen agendapunten. Eerst landelijk: 2 van de 5 gedekt en 2 deels"
        " (ook voorstellen); 0 van de 5 beoordeeld."
    )


# --- by phenomenon: a hint


@pytest.mark.parametrize("given", [{}, {"level": "landelijk"}, {"level": "regionaal"}])
def test_four_of_five_local_wishes_share_nothing_with_a_higher_agenda(
    given: dict[str, str], ask: Ask
) -> None:
    """Both motions, the sense of safety and liveability; subversive crime is asked by all levels."""
    rows = ask("coverage/local-wishes", **given)
    assert [(number, total) for number, _, _, total in rows] == [
        ("C01-M09", "5"),
        ("D05", "5"),
        ("D1", "5"),
        ("D2", "5"),
    ]


def test_what_levels_have_in_common_is_counted_by_phenomenon(ask: Ask) -> None:
    """National, regional and local items, and the themes about the same or a part of it."""
    assert ask("coverage/shared-by-levels") == [
        ("Ondermijnende criminaliteit", "1", "3", "1", "5"),
        ("Cybercriminaliteit", "1", "2", "0", "2"),
        ("Zorgproblematiek", "0", "1", "0", "4"),
        ("Jeugdcriminaliteit", "0", "1", "0", "2"),
        ("Mensenhandel", "1", "0", "0", "2"),
        ("Jonge aanwas", "0", "1", "0", "1"),
        ("Maatschappelijke spanningen", "1", "0", "0", "1"),
        ("Verward gedrag", "0", "1", "0", "1"),
    ]


def test_coverage_answers_in_english_too(ask: Ask) -> None:
    """Labels and words of the query itself."""
    assert ask("coverage/by-framework", lang="en")[1][:2] == (
        "Multi-year policy plan of the Oost-Nederland police 2019-2022",
        "expired",
    )
