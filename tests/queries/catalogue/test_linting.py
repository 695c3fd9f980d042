"""Head and query that do not fit each other: each remark with its line, none for a sound question."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.queries.catalogue.heads import read_question
from rodedraad.queries.catalogue.linting import lint
from tests.queries.invented import HEAD, WHO, written

SELECT = "SELECT ?actor ?actorLabel"
TRUTH = """\
#+ summary: {nl: "Is er iets?", en: "Is there anything?"}
#+ description: {nl: "Een proef.", en: "A trial."}
#+ answer: {nl: {yes: Ja., no: Nee.}, en: {yes: Yes., no: No.}}
#+ test: {rows: 1}
ASK { ?s ?p ?o }
"""
GRAPH = """\
#+ summary: {nl: "Wat is er?", en: "What is there?"}
#+ description: {nl: "Een proef.", en: "A trial."}
#+ answer: {nl: {none: Niets., one: Iets., many: Veel.}, en: {many: Much., one: A bit., none: Nothing.}}
#+ test: {minRows: 1}
CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }
"""


def remarks(folder: Path, text: str) -> list[str]:
    """Return the remarks about a question file with *text*, each with its line."""
    question = read_question(written(folder, text), "parties/who")
    return [str(found).removeprefix(f"{question.file.as_posix()}:") for found in lint(question)]


def changed(*pairs: tuple[str, str]) -> str:
    """Return the sound file with every old text, which it has, replaced by the new one."""
    text = WHO
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


WITH_TEXT = (
    "#+   - {name: lang,",
    "#+   - {name: text, type: text, label: {nl: Tekst, en: Text}}\n#+   - {name: lang,",
)
WITH_BLOCK = ("VALUES ?lang", "VALUES ?text { UNDEF } VALUES ?lang")
INVOLVES = ("?subject rd:involves ?actor .", "INVOLVES")
FEDERATED = [
    (
        "#+   - {name: lang,",
        "#+   - {name: at, type: service, label: {nl: Bij, en: At}}\n#+   - {name: lang,",
    ),
    ("VALUES ?lang", "VALUES ?at { UNDEF } VALUES ?lang"),
    ("#+ test:", "#+ federates: true\n#+ test:"),
]
SOUND = [
    WHO,
    changed(*FEDERATED, INVOLVES, ("INVOLVES", "SERVICE ?at { ?subject rd:involves ?actor }")),
    changed(*FEDERATED, INVOLVES, ("INVOLVES", "service silent ?at { ?subject rd:involves ?actor }")),
    TRUTH,
    TRUTH.replace("ASK { ?s ?p ?o }", "# ASK of SELECT * kan ook hier staan\nask where { ?s ?p ?o }"),
    GRAPH,
    changed(WITH_TEXT, WITH_BLOCK),
    changed(WITH_TEXT, WITH_BLOCK, ("en: Text}", "en: Text}, any: {nl: a, en: b}"), ("Niemand", "{text}")),
    changed(WITH_TEXT, WITH_BLOCK, ("en: Text}", "en: Text}, default: '1'"), ("Niemand", "{text}")),
    changed(("type: lang,", "type: date, default: policy-start,")),
    changed(("type: lang,", "type: year, default: policy-end, min: 2000,")),
    changed((SELECT, "SELECT DISTINCT ?actor (STR(?actorLabel) AS ?actorLabel)")),
    changed((SELECT, "# SELECT *\nSELECT ?actor ?actorLabel")),
    changed(("ORDER BY ?actorLabel ?actor", "ORDER BY DESC(?actorLabel) STR(?actor) LIMIT 5")),
    changed(("#+ test:", "#+ view: {default: network, network: {source: actor, target: actor}}\n#+ test:")),
    changed(("{actor.count} partijen", "{rows} partijen, zoals {actor} en {actorLabel}")),
]  # fmt: skip


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_question_gets_no_remarks(text: str, tmp_path: Path) -> None:
    """Whatever it uses of what the head may say."""
    assert remarks(tmp_path, text) == []


@pytest.mark.parametrize(
    ("pairs", "remark"),
    [
        ([WITH_TEXT], "11: De parameter text heeft geen blok: zet VALUES ?text { UNDEF } in de query."),
        (
            [WITH_TEXT, ("VALUES ?lang", "# VALUES ?text { UNDEF }\n  VALUES ?lang")],
            "11: De parameter text heeft geen blok: zet VALUES ?text { UNDEF } in de query.",
        ),
        (
            [WITH_TEXT, ("VALUES ?lang", "VALUES (?text) { (UNDEF) } VALUES ?lang")],
            "11: De parameter text heeft geen blok: zet VALUES ?text { UNDEF } in de query.",
        ),
        (
            [("type: lang,", "type: date, default: 2024-02-30,")],
            "11: Taal: ‘2024-02-30’ bestaat niet. Geef een dag die op de kalender staat, zoals 2024-02-29.",
        ),
        (
            [("type: lang,", "type: choice, default: c, choices: [{value: a, label: {nl: b, en: b}}],")],
            "11: Taal: ‘c’ kan niet. Kies uit: a.",
        ),
        (
            [("type: lang,", "type: integer, default: 9, max: 5,")],
            "11: Taal: ‘9’ valt buiten de grenzen … en 5.",
        ),
        ([("type: lang,", "type: integer, default: today,")], "11: Taal: ‘today’ is geen heel getal."),
        (
            [(SELECT, "SELECT ?actorLabel ?actor")],
            "27: De query geeft de kolommen ‘actorLabel actor’, de kop noemt ‘actor actorLabel’.",
        ),
        (
            [(SELECT, "SELECT ?actor ?actorLabel (1 AS ?more)")],
            "27: De query geeft de kolommen ‘actor actorLabel more’, de kop noemt ‘actor actorLabel’.",
        ),
        ([(SELECT, "SELECT *")], "27: SELECT * kan niet: noem de kolommen."),
        (
            [("?subject rd:involves ?actor .", "{ SELECT DISTINCT * { ?subject rd:involves ?actor } }")],
            "27: SELECT * kan niet: noem de kolommen.",
        ),
        (
            [("labelColumn: actorLabel", "labelColumn: naam")],
            "13: De kolom actor noemt naam als naam, maar die kolom is er niet.",
        ),
        (
            [("\nORDER BY ?actorLabel ?actor", "")],
            "27: De query heeft geen ORDER BY: zonder dat is de volgorde toeval.",
        ),
        (
            [("\nORDER BY ?actorLabel ?actor", ""), ("WHERE {", "WHERE { # ORDER BY ?actor")],
            "27: De query heeft geen ORDER BY: zonder dat is de volgorde toeval.",
        ),
        (
            [("ORDER BY ?actorLabel ?actor", "ORDER BY ?actorLabel")],
            "27: Zet ?actor achteraan in de ORDER BY: anders kunnen rijen van plaats wisselen.",
        ),
        (
            [("rd:involves ?actor", "rd:involves ?actor .\n  SERVICE <https://a.nl/> { ?actor ?p ?o }")],
            "32: SERVICE mag alleen in een vraag met ‘federates: true’",
        ),
        (
            [("rd:involves ?actor", "rd:involves ?actor . SERVICE SILENT ?subject { ?actor ?p ?o }"),
             ("#+ test:", "#+ federates: true\n#+ test:")],
            "32: SERVICE mag alleen in een vraag met ‘federates: true’",
        ),
        (
            [FEDERATED[0], FEDERATED[1], ("rd:involves ?actor .", "rd:involves ?actor . SERVICE ?at { }")],
            "32: SERVICE mag alleen in een vraag met ‘federates: true’",
        ),
        (
            [("PREFIX rd: <https://w3id.org/rodedraad/def#>", "PREFIX rd: <https://a.nl/>")],
            "25: Het voorvoegsel rd betekent hier iets anders dan in de rest van Rode Draad",
        ),
        (
            [("PREFIX skos:", "PREFIX  dct: <http://purl.org/dc/terms/>\nPREFIX skos:")],
            "25: Noem precies de voorvoegsels die de query gebruikt, op volgorde: rd, skos.",
        ),
        (
            [("PREFIX rd: <https://w3id.org/rodedraad/def#>\n", "")],
            "25: Noem precies de voorvoegsels die de query gebruikt, op volgorde: rd, skos.",
        ),
        (
            [("{subject} werkt", "{topic} werkt")],
            "18: De antwoordzin (nl) laat {topic} open, maar dat is er niet.",
        ),
        (
            [("{subject} werkt", "{actor.naam} werkt")],
            "18: De antwoordzin (nl) laat {actor.naam} open, maar dat is er niet.",
        ),
        (
            [("{subject} werkt", "{} werkt")],
            "18: De antwoordzin (nl) laat {} open, maar dat is er niet.",
        ),
        (
            [("{subject} werkt", "{subject werkt")],
            "18: De antwoordzin (nl) laat {{} open, maar dat is er niet.",
        ),
        (
            [("Nobody works", "{actor} never works")],
            "21: De antwoordzin (en) laat {actor} open, maar dat is er niet.",
        ),
        (
            [WITH_TEXT, WITH_BLOCK, ("Niemand", "{text}")],
            "18: text mag worden weggelaten, maar een antwoordzin noemt het: geef ‘any’ of een ‘default’.",
        ),
        (
            [
                (WITH_TEXT[0], WITH_TEXT[1].replace("name: text", "name: actor")),
                (WITH_BLOCK[0], WITH_BLOCK[1].replace("?text", "?actor")),
                ("Niemand", "{actor}"),
            ],
            "18: actor mag worden weggelaten, maar een antwoordzin noemt het",
        ),
        (
            [("#+ test:", "#+ view: {network: {source: actor, target: actorLabel}}\n#+ test:")],
            "24: Het netwerk noemt actorLabel, maar dat is geen kolom met dingen.",
        ),
        (
            [("#+ test:", "#+ view: {default: network}\n#+ test:")],
            "24: Een netwerk heeft ‘source’ en ‘target’ nodig.",
        ),
        (
            [('{subject: "1.1"}', '{subject: "1.1", theme: x}')],
            "24: De test geeft theme een waarde, maar die parameter is er niet.",
        ),
        (
            [('params: {subject: "1.1"}, ', "")],
            "24: De test geeft de verplichte parameter subject geen waarde.",
        ),
        ([("?subject rd:involves", "{" * 400 + "} " * 400 + "?subject rd:involves")],
         "27: Regel 31, kolom 202: de vraag is te diep genest"),
    ],
)  # fmt: skip
def test_a_question_that_would_answer_wrongly_is_told(
    pairs: list[tuple[str, str]], remark: str, tmp_path: Path
) -> None:
    """One remark, on the line where it is to be mended."""
    found = remarks(tmp_path, changed(*pairs))
    assert len(found) == 1, found
    assert found[0].startswith(remark)


@pytest.mark.parametrize(
    ("body", "remark"),
    [
        ("DESCRIBE <https://a.nl/>", "5: Een vraag is een SELECT, ASK of CONSTRUCT, geen DESCRIBE."),
        ("", "1: Een vraag is een SELECT, ASK of CONSTRUCT, geen ?."),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "1: INSERT verandert gegevens"),
        (
            "SELECT ?s WHERE { ?s ?p ?o } ORDER BY ?s",
            "3: De antwoordzinnen (en) horen te zijn: none, one, many",
        ),
    ],
)
def test_a_question_is_of_a_form_that_can_be_answered_in_words(
    body: str, remark: str, tmp_path: Path
) -> None:
    """Rows, a truth or a graph of choice, with the sentences that go with it."""
    found = remarks(tmp_path, TRUTH.replace("ASK { ?s ?p ?o }", body))
    assert any(one.startswith(remark) for one in found), found


def test_a_question_without_rows_has_no_columns(tmp_path: Path) -> None:
    """A yes or no would otherwise come with an empty table."""
    text = TRUTH.replace("#+ test", "#+ columns: [{name: s, label: {nl: a, en: b}, type: iri}]\n#+ test")
    assert remarks(tmp_path, text) == [
        "6: De query geeft de kolommen ‘’, de kop noemt ‘s’. Maak ze gelijk, in dezelfde volgorde."
    ]


def test_remarks_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """All of them at once, so that a file is mended in one go."""
    text = HEAD.replace("labelColumn: actorLabel", "labelColumn: naam") + "SELECT * { ?s ?p ?o }"
    assert [int(one.partition(":")[0]) for one in remarks(tmp_path, text)] == [5, 11, 13, 25, 25]
