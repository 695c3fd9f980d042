"""The head of a question file: read whole, or refused with the line of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import RD
from rodedraad.queries.catalogue.heads import head_lines, read_question
from rodedraad.queries.catalogue.questions import (
    Choice,
    Column,
    GapKind,
    Origin,
    Parameter,
    Probe,
    Question,
    View,
)
from tests.queries.invented import HEAD, QUERY, WHO, written


def read(folder: Path, text: str) -> Question:
    """Return the question in a file with *text*."""
    return read_question(written(folder, text), "parties/who")


def changed(old: str, new: str) -> str:
    """Return the sound file with *old*, which it has, replaced by *new*."""
    assert old in WHO
    return WHO.replace(old, new, 1)


def test_a_question_has_everything_its_file_says(tmp_path: Path) -> None:
    """Texts, parameters, columns, sentences and test; the text is the whole file, as it runs."""
    found = read(tmp_path, WHO)
    assert (found.name, found.subject, found.short_name) == ("parties/who", "parties", "who")
    assert found.summaries == {"nl": "Wie werkt aan dit thema?", "en": "Who works on this theme?"}
    assert found.descriptions["en"] == "The parties to a theme."
    assert found.tags == ("samenwerking", "partners")
    assert found.parameters == (
        Parameter(
            "subject",
            "concept",
            {"nl": "Onderwerp", "en": "Subject"},
            is_required=True,
            is_multiple=True,
            origin=Origin(classes=(RD.Theme,)),
        ),
        Parameter("lang", "lang", {"nl": "Taal", "en": "Language"}),
    )
    assert found.columns == (
        Column("actor", {"nl": "Wie", "en": "Who"}, "iri", label_column="actorLabel"),
        Column("actorLabel", {"nl": "Naam", "en": "Name"}, "string", is_hidden=True),
    )
    assert found.forms["nl"]["one"] == "Aan {subject} werkt één partij: {actor}."
    assert found.probe == Probe({"subject": ("1.1",)}, rows=1)
    assert (found.view, found.timeout, found.most_rows, found.federates) == (View(), 10.0, 5_000, False)
    assert found.text == WHO


MORE = """\
#+   - {name: how, type: choice, label: {nl: Hoe, en: How}, help: {nl: Zo., en: So.}, default: a,
#+      choices: [{value: a, label: {nl: Aa, en: Ay}}]}
#+   - {name: least, type: integer, label: {nl: Minstens, en: At least}, min: 1, max: 5}
#+   - {name: within, type: iri, label: {nl: In, en: In}, any: {nl: alles, en: all},
#+      scheme: [<https://a.nl/b>, code:level-scheme]}
#+   - {name: like, type: concept, label: {nl: Als, en: Like}, options: parties/all}
#+ view: {default: network, network: {source: actor, target: actor}}
#+ limits: {timeout: 2.5, rows: 20}
#+ federates: true
#+ columns:
"""


def test_what_may_be_left_out_is_read_when_it_is_there(tmp_path: Path) -> None:
    """View, limits, choices, bounds, the address of a scheme, the name of another question."""
    found = read(tmp_path, HEAD.replace("#+ columns:\n", MORE) + QUERY)
    how, least, within, like = found.parameters[2:]
    assert (how.choices, how.default, how.help) == ((Choice("a", {"nl": "Aa", "en": "Ay"}),), "a", "Zo.")
    assert (least.least, least.most) == (1, 5)
    assert within.origin.schemes == ("https://a.nl/b", "https://w3id.org/rodedraad/def/code#level-scheme")
    assert within.any["en"] == "all"
    assert like.origin == Origin(question="parties/all")
    assert found.view == View("network", "actor", "actor")
    assert (found.timeout, found.most_rows, found.federates) == (2.5, 20, True)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("#+ summary:", "#+ samenvatting:", 1, "‘samenvatting’ hoort hier niet. Bekend: summary"),
        ('#+ description: {nl: "De partijen bij een thema.", en: "The parties to a theme."}\n', "", 1,
         "In ‘head’ ontbreekt ‘description’."),
        ('theme?"}\n', 'theme?"}\n#+ summary: x\n', 2, "‘summary’ staat hier twee keer."),
        ("dit thema?", "dit thema.", 1, "‘summary’ (nl) hoort te eindigen op ‘?’."),
        ("to a theme.", "to a theme", 2, "‘description’ (en) hoort te eindigen op ‘.’."),
        (', en: "The parties to a theme."', "", 2, "In ‘description’ ontbreekt ‘en’."),
        ('nl: "De partijen bij een thema."', "nl: ''", 2, "‘nl’ hoort een tekst te zijn"),
        ("[samenwerking, partners]", "samenwerking", 3, "‘tags’ hoort een lijst te zijn, geen samenwerking."),
        ("#+     type: concept", "#+     type: persoon", 6, "‘type’: persoon kan niet. Kies uit: concept"),
        ("#+     type: concept", "#+     kind: concept", 6, "‘kind’ hoort hier niet. Bekend: name"),
        ("#+     type: concept\n", "", 5, "In ‘params’ ontbreekt ‘type’."),
        ("#+     class: rd:Theme\n", "", 5, "subject: zeg met ‘class’, ‘scheme’ of ‘options’"),
        ("rd:Theme", "Thema", 7, "‘class’: Thema is geen adres."),
        ("rd:Theme", "xx:Thema", 7, "‘class’: xx:Thema is geen adres."),
        ("rd:Theme", "<https://a.nl/b c>", 7, "‘class’: <https://a.nl/b c> is geen adres."),
        ("rd:Theme", "<https://a.nl/b", 7, "‘class’: <https://a.nl/b is geen adres."),
        ("rd:Theme", "https://a.nl/b>", 7, "‘class’: https://a.nl/b> is geen adres."),
        ("rd:Theme", "[rd:Theme, 'rd:b>c']", 7, "‘class’: rd:b>c is geen adres."),
        ("{nl: Onderwerp, en: Subject}", "Onderwerp", 8, "‘label’ hoort namen met waarden te hebben"),
        ("{nl: Onderwerp, en: Subject}", "{nl: Onderwerp}", 8, "In ‘label’ ontbreekt ‘en’."),
        ("required: true", "required: ja", 9, "‘required’: ja kan niet. Kies uit: true, false."),
        ("required: true", "required: true\n#+     default: '1.1'", 5, "subject is verplicht en heeft toch"),
        ("name: lang, type: lang", "name: lang, type: lang, class: rd:Theme", 11, "lang is van het type"),
        ("name: lang, type: lang", "name: lang, type: choice", 11, "lang is een keuze, maar er staan geen"),
        ("name: lang, type: lang", "name: lang, type: lang, min: weinig", 11, "‘min’ hoort een getal"),
        ("name: lang, type: lang", "name: subject, type: lang", 11, "De parameter subject staat er"),
        ("type: iri, labelColumn", "type: ding, labelColumn", 13, "‘type’: ding kan niet. Kies uit: iri"),
        ("type: iri, labelColumn", "type: iri, kop: x, labelColumn", 13, "‘kop’ hoort hier niet."),
        ("hidden: true", "hidden: 1", 14, "‘hidden’: 1 kan niet. Kies uit: true, false."),
        ('#+     none: "Niemand werkt aan {subject}."\n', "", 16, "In ‘nl’ ontbreekt ‘none’."),
        ('#+     one: "One', '#+     single: "One', 22, "‘single’ hoort hier niet. Bekend: none, one, many."),
        ("#+   en:\n", "#+   de:\n", 20, "‘de’ hoort hier niet. Bekend: nl, en."),
        (", rows: 1}", ", rows: 1, minRows: 1}", 24, "Geef in ‘test’ ofwel ‘rows’ ofwel ‘minRows’."),
        (", rows: 1}", "}", 24, "Geef in ‘test’ ofwel ‘rows’ ofwel ‘minRows’."),
        (", rows: 1}", ", rows: 1.5}", 24, "‘rows’ hoort een heel getal te zijn"),
        ('{subject: "1.1"}, rows', "[subject], rows", 24, "‘params’ hoort namen met waarden"),
        (", rows: 1}", ", rows: 1, needs: geluk}", 24, "‘needs’: geluk kan niet. Kies uit: service."),
        ("#+ test:", "#+ limits: {rows: 0.5}\n#+ test:", 24, "‘rows’ hoort een heel getal te zijn"),
        ("#+ test:", "#+ limits: {timeout: inf}\n#+ test:", 24, "‘timeout’ hoort een getal te zijn"),
        ("#+ test:", "#+ view: {default: taart}\n#+ test:", 24, "‘default’: taart kan niet. Kies uit: table"),
        ("#+ test:", "#+ view: {network: {source: actor}}\n#+ test:", 24, "In ‘network’ ontbreekt ‘target’."),
        ("#+ test:", "#+ federates: soms\n#+ test:", 24, "‘federates’: soms kan niet."),
        ("#+ params:\n", "#+ params: [\n", 5, "Dit is niet te lezen als YAML: "),
    ],
)  # fmt: skip
def test_a_wrong_head_is_refused_with_its_line(
    old: str, new: str, line: int, said: str, tmp_path: Path
) -> None:
    """What was given, what is wrong and what would be right, where an editor can jump to."""
    text = changed(old, new)
    with pytest.raises(Fault) as fault:
        read(tmp_path, text)
    assert str(fault.value).startswith(f"{(tmp_path / 'parties/who.rq').as_posix()}:{line}: {said}")
    assert fault.value.exit_code == 2


@pytest.mark.parametrize("text", ["", QUERY, "\n" + WHO, "# gewoon commentaar\n" + WHO, "#+\n" + QUERY])
def test_a_file_without_a_head_is_refused(text: str, tmp_path: Path) -> None:
    """The head begins on the first line."""
    with pytest.raises(Fault, match=r"who\.rq:1: Dit bestand heeft geen kop\. Zet bovenaan regels"):
        read(tmp_path, text)


def test_line_endings_and_marks_of_windows_make_no_difference(tmp_path: Path) -> None:
    """Notepad saves with CRLF and a byte order mark; the question is the same one."""
    windows = read(tmp_path, "\ufeff" + WHO.replace("\n", "\r\n"))
    assert windows == read(tmp_path, WHO)


def test_lines_count_the_same_with_windows_line_endings(tmp_path: Path) -> None:
    """A fault is where the editor shows it."""
    text = changed("type: concept", "type: persoon").replace("\n", "\r\n")
    with pytest.raises(Fault, match=r"who\.rq:6: ‘type’"):
        read(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    """The first line that cannot be read."""
    file = written(tmp_path, WHO)
    file.write_bytes(WHO.replace("één partij", "een partij").encode("utf-8").replace(b"Wie,", b"W\xefe,"))
    with pytest.raises(Fault, match=r"who\.rq:13: Het bestand is geen UTF-8"):
        read_question(file, "parties/who")


def test_the_head_ends_where_the_query_begins() -> None:
    """Comments in the query are not its head, and no odd character ends a line but a line end."""
    assert head_lines("#+ a: 1\n#+b: 2\n#+\n# c\n#+ d: 4") == ["a: 1", "b: 2", ""]
    assert head_lines("#+ a: 'x\u2028y\x85z'\nASK {}") == ["a: 'x\u2028y\x85z'"]


def test_every_part_of_the_head_knows_its_line(tmp_path: Path) -> None:
    """For remarks that only come when head and query are compared."""
    lines = read(tmp_path, WHO).lines
    parts = ("summary", "params.subject", "params.lang", "columns.actor", "answer.nl.many", "test")
    assert [lines[part] for part in parts] == [1, 5, 11, 13, 19, 24]


GAP = """\
#+ gap:
#+   severity: high
#+   subject: actor
#+   says: {nl: "Met {actor} is niets afgesproken.", en: "Nothing is agreed with {actor}."}
#+   why: {nl: "Zo weet niemand het.", en: "So nobody knows."}
#+   step: {nl: "Bel.", en: "Call."}
"""
WITH_GAP = WHO.replace("#+ test:", f"{GAP}#+ test:")
GAP_LINE = WHO.split("#+ test:")[0].count("\n") + 1


def test_a_question_may_say_that_its_answers_are_gaps(tmp_path: Path) -> None:
    """How urgent, about which column, what is said of each, why, and which step."""
    found = read(tmp_path, WITH_GAP).gap
    assert found == GapKind(
        "high",
        ("actor",),
        {"nl": "Met {actor} is niets afgesproken.", "en": "Nothing is agreed with {actor}."},
        {"nl": "Zo weet niemand het.", "en": "So nobody knows."},
        {"nl": "Bel.", "en": "Call."},
    )
    assert found is not None
    assert (found.urgency, found.step) == (0, "Bel.")
    assert read(tmp_path, WHO).gap is None


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("severity: high", "severity: hoog", 1, "‘severity’: hoog kan niet. Kies uit: high, medium, low."),
        ("severity: high\n#+   ", "", 0, "In ‘gap’ ontbreekt ‘severity’."),
        ("subject: actor", "subject: actorLabel", 2, "‘subject’: actorLabel kan niet. Kies uit: actor."),
        ("subject: actor", "subject: [actor, wie]", 2, "‘subject’: wie kan niet."),
        ("Met {actor}", "Met {wie}", 3, "staat de plek ‘wie’, maar er is geen kolom die zo heet"),
        ("Met {actor}", "Met {}", 3, "staat de plek ‘’"),
        ("Met {actor}", "Met {actor!r}", 3, "staat de plek ‘actorr’"),
        ("Met {actor}", "Met {actor.__class__}", 3, "staat de plek ‘actor.__class__’"),
        ("Met {actor}", "Met {actor", 3, "‘nl’ is geen zin met plekken"),
        ("afgesproken.", "afgesproken", 3, "‘says’ (nl) hoort te eindigen op ‘.’."),
        (', en: "Call."', "", 5, "In ‘step’ ontbreekt ‘en’."),
        ("  why:", "  waarom:", 4, "‘waarom’ hoort hier niet. Bekend: severity, subject, says, why, step"),
    ],
)
def test_a_gap_that_is_not_as_it_has_to_be_is_told_with_its_line(
    old: str, new: str, line: int, said: str, tmp_path: Path
) -> None:
    """The block stands before the test of the question."""
    assert old in WITH_GAP
    with pytest.raises(Fault) as refused:
        read(tmp_path, WITH_GAP.replace(old, new, 1))
    assert said in refused.value.message
    assert refused.value.place
    assert refused.value.place.line == GAP_LINE + line
