"""A comparison in words: sentences with names, counts as wholes, one order, and the same in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from rodedraad.ontology.wording import LANGUAGES, set_language
from rodedraad.queries.networks.comparewords import COLUMNS, Telling, as_data, lines, tell, written
from rodedraad.queries.networks.comparing import compare
from rodedraad.queries.networks.whole import whole
from tests.queries.towns import AGENDAS, ID, TOWN, store_of

AFTER = (
    TOWN.replace('"Alfa"@nl', '"Alfa BV"@nl')
    .replace(":i2 a rd:Involvement ; rd:involvedActor :b", ":i2 a rd:Involvement ; rd:involvedActor :hub")
    .replace('"Theme one"@en', '"Theme one"@en ; skos:altLabel "T1"@nl')
    + ':c a rd:Organisation ; skos:prefLabel "Gamma"@nl , "Gamma"@en ; rd:statedIn :p .'
)


def telling(before: str = TOWN, after: str = AFTER, language: str = "nl") -> Telling:
    """Return the change from *before* to *after* in words."""
    set_language(language)
    one, other = (whole(store_of(turtle), language) for turtle in (before, after))
    return tell(compare(one, other), "toen", "nu")


def test_every_change_is_a_sentence_with_names_and_where_it_is_written() -> None:
    """New before gone before changed, things before links; what follows by rules comes after all of that."""
    told = list(lines(telling()))
    assert told[:4] == [
        "Vergelijking: eerst toen, daarna nu.",
        "Dingen: nieuw 1 van de 10, vervallen 0 van de 9, gewijzigd 2 van de 9 die bleven.",
        "Verbanden: nieuw 1 van de 10, vervallen 1 van de 10, gewijzigd 0 van de 9 die bleven.",
        "Afgeleide verbanden: nieuw 1 van de 11, vervallen 1 van de 11, gewijzigd 0 van de 10 die bleven.",
    ]
    assert told[4:] == [
        "",
        "Nieuw",
        "  • ‘Gamma’ (organisatie) is nieuw. Vermeld in Plan: Bijlage A.",
        "  • Nieuw verband: ‘Overal’ is betrokken bij ‘Klein’. Vermeld in Plan: Bijlage A.",
        "",
        "Vervallen",
        "  • Vervallen verband: ‘Beta’ is betrokken bij ‘Klein’. Vermeld in Plan: Bijlage A.",
        "",
        "Gewijzigd",
        "  • ‘Alfa BV’ (organisatie) is gewijzigd: de naam was ‘Alfa’ en is nu ‘Alfa BV’. "
        "Vermeld in Plan: Bijlage A.",
        "  • ‘Thema een’ (thema) is gewijzigd: andere namen: erbij ‘T1’. Vermeld in Plan: Bijlage A.",
        "",
        "Wat daaruit volgt: nieuw",
        "  • Nieuw afgeleid verband: ‘Overal’ is, door wat erboven staat, betrokken bij ‘Thema een’.",
        "",
        "Wat daaruit volgt: vervallen",
        "  • Vervallen afgeleid verband: ‘Beta’ is, door wat erboven staat, betrokken bij ‘Thema een’.",
    ]


def test_no_difference_is_one_sentence() -> None:
    """With how much there is that is the same."""
    assert list(lines(telling(TOWN, TOWN))) == [
        "Vergelijking: eerst toen, daarna nu.",
        "Er is geen verschil: alle 9 dingen en alle 10 verbanden zijn gelijk.",
    ]


def test_in_english_as_well() -> None:
    """Every key has its sentence."""
    told = list(lines(telling(language="en")))
    assert told[0] == "Comparison: first toen, then nu."
    assert "  • New link: ‘Everywhere’ is involved in ‘Small’. Stated in Plan: Annex A." in told


def test_the_same_twice_gives_the_same_bytes() -> None:
    """In every format, from datasets read anew."""
    for fmt in ("text", "json", "csv", "tsv"):
        assert written(telling(), fmt) == written(telling(), fmt)


def test_json_holds_iris_marks_and_both_sides() -> None:
    """For a program: nothing has to be read out of a sentence."""
    data = json.loads(written(telling(), "json"))
    assert data == json.loads(json.dumps(as_data(telling())))
    (alfa,) = [change for change in data["changes"] if change["of"] == [ID + "a"]]
    assert (alfa["mark"], alfa["sort"]) == ("changed", "thing")
    assert alfa["shifts"] == [{"aspect": "de naam", "before": "Alfa", "after": "Alfa BV"}]


def test_a_table_has_a_row_for_each_aspect() -> None:
    """As comma or tab separated values with a head."""
    told = telling(TOWN, TOWN.replace('"Alfa"@nl', '"Alfa BV"@nl ; skos:altLabel "A"@nl'))
    for fmt, mark in (("csv", ","), ("tsv", "\t")):
        head, *rows = csv.reader(io.StringIO(written(told, fmt).decode()), delimiter=mark)
        assert tuple(head) == COLUMNS
        assert [row[:8] for row in rows] == [
            ["changed", "thing", ID + "a", "", "", "de naam", "Alfa", "Alfa BV"],
            ["changed", "thing", ID + "a", "", "", "andere namen", "", "A"],
        ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_and_what_is_are_told_however_one_of_them_is_missing(language: str) -> None:
    """Something that was not there, something that went, and lists that lose and gain."""
    texts = {
        "nl": ("de omschrijving was er niet en is nu ‘Een veld.’", "andere namen: erbij ‘B2’; eraf ‘B1’"),
        "en": (
            "the definition was not there and is now ‘Een veld.’",
            "other names: added ‘B2’; removed ‘B1’",
        ),
    }
    before = TOWN.replace('"Beta"@en', '"Beta"@en ; skos:altLabel "B1"@nl')
    after = TOWN.replace('"Beta"@en', '"Beta"@en ; skos:altLabel "B2"@nl').replace(
        '"Field"@en', '"Field"@en ; skos:definition "Een veld."@nl'
    )
    told = " ".join(change.sentence for change in telling(before, after, language).changes)
    assert all(text in told for text in texts[language]), told
    back = " ".join(change.sentence for change in telling(after, before, language).changes)
    assert {"nl": "en is er niet meer", "en": "and is not there any more"}[language] in back


def test_a_link_tells_on_what_it_rests_now() -> None:
    """Codes are said in words."""
    after = TOWN.replace(
        ":i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small ; rd:statedIn :p",
        ":i1 a rd:Involvement ; rd:involvedActor :a ; rd:involvedIn :small",
    )
    (change,) = telling(TOWN, after).changes
    assert change.sentence == (
        "Gewijzigd verband: ‘Alfa’ is betrokken bij ‘Klein’: waar het op berust was ‘een bron’ en is nu "
        "‘niets dat is opgeschreven’; waar het staat: eraf ‘Bijlage A · Plan’."
    )


def test_things_called_the_same_are_told_apart() -> None:
    """By their kind, in a sentence about a link."""
    same = TOWN.replace('"Beta"@nl', '"Klein"@nl')
    told = [
        change.sentence
        for change in telling(same, same.replace(":i2 a rd:Involvement", ":i2 a rd:Risk")).changes
    ]
    assert any("‘Klein’ (organisatie) is betrokken bij ‘Klein’ (categorie)" in line for line in told), told


def test_what_is_only_proposed_is_said_to_be_a_proposal() -> None:
    """And never to stand in the source of the things that it ties."""
    before = TOWN + AGENDAS
    told = [change.sentence for change in telling(before, before + ":t1 rd:mayAlignWith :y .").changes]
    assert told == [
        "Nieuw verband: ‘Thema een’ sluit mogelijk aan op ‘Rust’. Dit berust op: een voorstel.",
    ]
