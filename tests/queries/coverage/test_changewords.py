"""Changes of coverage in sentences, each with why, in two languages."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

from rodedraad.graph.mappings.mapping import Match, Status
from rodedraad.graph.workspace import Period
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.changewords import Teller, Telling, written
from rodedraad.queries.coverage.changing import changes
from rodedraad.queries.coverage.covering import Coverage
from tests.queries.coverage.made import ITEM, THEME, aligned, coverage, judged, made, without

REJECTED = aligned(THEME, ITEM, Match.EXACT, 0.9, Status.REJECTED, judged(-1))


def told(before: Coverage, after: Coverage) -> Telling:
    """Return what changed, things called by their IRI with a capital."""
    return Teller(before, after, str.capitalize).tell(changes(before, after), ("toen", "nu"))


def sentences(before: Coverage, after: Coverage, group: str) -> list[str]:
    """Return the sentences of one group."""
    return [one.sentence for one in told(before, after).changes if one.group == group]


def test_what_became_covered_says_by_what() -> None:
    """The strongest ground first, and how far its review came."""
    assert sentences(coverage(made()), coverage(made(aligned())), "item") == [
        "A1 Punt: eerst ‘nog niet bekeken’, nu ‘gedekt’. Want: Thema gaat over hetzelfde"
        " (zekerheid 0,90, voorstel, nog niet beoordeeld)."
    ]


def test_what_fell_out_says_why() -> None:
    """Rejected, removed, gone from the data, or its framework expired."""
    whole = coverage(made(aligned()))
    beginning = "A1 Punt: eerst ‘gedekt’, nu ‘nog niet bekeken’. Want: "
    assert sentences(whole, coverage(made(REJECTED)), "item") == [
        beginning + "Thema bij Punt is nu afgewezen."
    ]
    assert sentences(whole, coverage(made()), "item") == [
        beginning + "de afstemming van Thema bij Punt is weg."
    ]
    assert sentences(whole, coverage(without(made(aligned()), THEME)), "item") == [
        beginning + "Thema staat niet meer in de gegevens."
    ]


def test_a_framework_that_expired_is_said_with_its_day() -> None:
    """Of the framework, of its items, and of what it asked."""
    known = made(aligned(), end=date(2024, 6, 30))
    first, then = (coverage(known, Period(day, day)) for day in (date(2024, 6, 1), date(2024, 7, 1)))
    assert sentences(first, then, "framework") == ["Agenda is verlopen sinds 30 juni 2024."]
    why = "Want: Agenda is verlopen sinds 30 juni 2024."
    assert sentences(first, then, "item") == [
        f"A1 Punt telt niet meer mee; eerst ‘gedekt’. {why}",
        f"A2 Werkwijze telt niet meer mee; eerst ‘nog niet bekeken’. {why}",
    ]
    assert sentences(first, then, "local")[-1] == (
        f"1.1.1 Thema: eerst ‘wordt gevraagd’, nu ‘nog niet bekeken’. {why}"
    )


def test_alignments_say_who_judged_and_what_changed() -> None:
    """New, gone, changed and reviewed."""
    none, whole = coverage(made()), coverage(made(aligned()))
    assert sentences(none, whole, "alignment") == [
        "Nieuw: 1.1.1 Thema bij A1 Punt (voorstel, nog niet beoordeeld)."
    ]
    assert sentences(whole, none, "alignment") == ["Weg: 1.1.1 Thema bij A1 Punt."]
    assert sentences(whole, coverage(made(REJECTED)), "alignment") == [
        "Beoordeeld: 1.1.1 Thema bij A1 Punt is nu afgewezen (adviseur was het oneens op 1 juni 2024)."
    ]
    wider = coverage(made(replace(aligned(), match=Match.CLOSE)))
    assert sentences(whole, wider, "alignment") == [
        "Gewijzigd: 1.1.1 Thema bij A1 Punt, eerst ‘gaat over hetzelfde, zekerheid 0,90’,"
        " nu ‘gaat over bijna hetzelfde, zekerheid 0,90’."
    ]


def test_the_counts_stand_with_their_whole_in_both_languages() -> None:
    """A number without its whole says nothing."""
    found = told(coverage(made()), coverage(made(aligned())))
    assert found.title == "Dekking van toen tot nu."
    assert found.counts == (
        "Eerst waren 0 van 3 agendapunten gedekt, nu 1 van 3; beoordeeld waren er 0, nu 0.",
    )
    set_language("en")
    assert told(coverage(made()), coverage(made(aligned()))).counts == (
        "First 0 of 3 agenda items were covered, now 1 of 3; 0 were reviewed, now 0.",
    )


def test_nothing_changed_is_said() -> None:
    """An empty answer says so."""
    same = coverage(made(aligned()))
    assert told(same, same).counts[-1] == "Er veranderde niets in de dekking."


def test_every_format_holds_the_same_changes() -> None:
    """Text for people, JSON and CSV for programs."""
    found = told(coverage(made()), coverage(made(aligned())))
    data = json.loads(written(found, "json"))
    rows = list(csv.DictReader(io.StringIO(written(found, "csv").decode())))
    assert [row["sentence"] for row in rows] == [one["sentence"] for one in data["changes"]]
    assert [(row["group"], row["turn"], row["iri"]) for row in rows] == [
        ("item", "better", "punt"),
        ("local", "better", "veld"),
        ("local", "better", "categorie"),
        ("local", "better", "thema"),
        ("alignment", "new", "thema--punt"),
    ]
    text = written(found, "text").decode().splitlines()
    assert text[0] == data["title"]
    assert [line for line in text if line.startswith("  •")] == [f"  • {row['sentence']}" for row in rows]
    assert "Agendapunten (1)" in text
