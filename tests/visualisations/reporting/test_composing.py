"""The report says what the data say, with the numbers of the coverage, in both languages."""

from __future__ import annotations

from rodedraad.graph.policy import policy_period
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Workspace, packaged
from rodedraad.queries.coverage.covering import Basis, Coverage, Scope, State, Tally
from rodedraad.queries.coverage.known import known
from rodedraad.queries.coverage.tables import table
from rodedraad.queries.coverage.telling import headline
from rodedraad.queries.gaps.catalogue import gaps
from rodedraad.visualisations.reporting.blocks import Bullets, Document, Heading, Note, Paragraph
from tests.visualisations.reporting.made import figures, report, section, tables

SECTIONS = [
    "Samenvatting",
    "Dekt ons beleid wat er gevraagd wordt?",
    "Genoemd, maar niet van kracht",
    "Wat de raad vroeg",
    "Wat wij doen en wie dat vraagt",
    "Wat er ontbreekt en wat helpt",
    "Dekking en netwerk in beeld",
    "Hoe wij keken",
    "Hoe volledig en hoe zeker",
    "Bronnen",
]


def covered(store: EmbeddedStore) -> Coverage:
    """Return the coverage over the policy period, asked anew."""
    period = policy_period(store)
    assert period is not None
    return Coverage(known(store), Scope(period))


def test_the_sections_stand_in_the_order_a_council_reads_them(packaged_report: Document) -> None:
    """What it comes to first, how it was found last."""
    assert [title for title, _ in packaged_report.sections] == SECTIONS


def test_the_first_page_says_what_it_is_about_and_that_nobody_reviewed_it(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """Title, what it comes to, the period, how far the review came, and the version."""
    rows = known(packaged_store).alignments
    assert packaged_report.title == "Dekking van de veiligheidsagenda’s: Proef"
    assert packaged_report.subtitle == headline(covered(packaged_store))
    facts = dict(packaged_report.facts)
    assert facts["Beoordeling"] == f"0 van {len(rows)} afstemmingen beoordeeld, 0 aanvaard"
    assert facts["Waar dit over gaat"].startswith("Gekeken van 1 januari 2024 tot en met 31 december 2026")
    assert facts["Versie van de gegevens"] == "abc"


def test_the_summary_names_every_item_in_its_state_with_its_whole(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """Each agenda item in force once; the counts are those of the coverage."""
    tally = Tally.of(covered(packaged_store).items())
    (states,) = tables(section(packaged_report, "Samenvatting"))
    counts = {str(state): (count, len(str(names).split("\n"))) for state, count, names in states.rows}
    assert sum(names for _, names in counts.values()) == tally.total
    assert counts["gedekt"] == (
        f"{tally.counts[State.COVERED]} van {tally.total}",
        tally.counts[State.COVERED],
    )
    assert counts["deels gedekt"][1] == tally.counts[State.PARTLY]
    assert counts["manier van werken: hoeft geen thema"][1] == tally.counts[State.NOTHING]


def test_what_is_first_to_do_is_to_review_what_is_only_proposed(packaged_report: Document) -> None:
    """Everything else rests on it; and there are no more steps than a council takes in."""
    steps = [block for block in section(packaged_report, "Samenvatting") if isinstance(block, Bullets)][-1]
    assert steps.is_numbered
    assert 3 <= len(steps.items) <= 5
    assert steps.items[0].startswith("Laat de gemeente de afstemmingen beoordelen: ")


def test_numbers_by_level_framework_and_field_are_those_of_the_coverage(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """No table counts for itself."""
    found = {one.caption: one.rows for one in tables(section(packaged_report, SECTIONS[1]))}
    for caption, by in (
        ("Dekking per bestuurslaag", "level"),
        ("Dekking per kader, ook kaders die niet (meer) gelden", "framework"),
        ("Wat elk veiligheidsveld dekt van de agendapunten die gelden", "field"),
    ):
        asked = table(covered(packaged_store), by, str)
        assert [row[1:] for row in found[caption]] == [row[1:] for row in asked.rows]


def test_every_item_in_force_has_a_row_with_a_reason(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """What is in force stands among the items, by level; what is not stands apart."""
    seen = covered(packaged_store)
    rows = [
        row
        for one in tables(section(packaged_report, SECTIONS[1]))
        if one.headings[0] == "Agendapunt of motie"
        for row in one.rows
    ]
    assert len(rows) == len(seen.items())
    assert all(str(cell) for row in rows for cell in row)
    apart = [row for one in tables(section(packaged_report, SECTIONS[2])) for row in one.rows]
    assert len(apart) == len(seen.items(standing=None)) - len(rows)


def test_every_gap_is_there_one_by_one_or_counted_with_its_kind(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """What is urgent has where it shows; of what can wait there is the number, and the names."""
    found = gaps(packaged_store)
    *alone, together = tables(section(packaged_report, "Wat er ontbreekt en wat helpt"))
    low = [gap for gap in found if gap.severity == "low"]
    assert sum(len(one.rows) for one in alone) == len(found) - len(low)
    assert sum(int(row[1]) for row in together.rows) == len(low)
    first = alone[0].rows[0]
    assert first[0] == found[0].sentence
    assert str(first[1]).startswith(found[0].evidence[0].section)
    assert first[2] == "open"


def test_the_urgency_of_gaps_is_a_heading_and_each_kind_one_below_it(packaged_report: Document) -> None:
    """A reader who steps through headings hears first how urgent, then what is asked."""
    blocks = section(packaged_report, "Wat er ontbreekt en wat helpt")
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    assert levels[:2] == [2, 3]
    assert set(levels) == {2, 3}


def test_every_figure_has_words_that_say_more_than_its_caption(packaged_report: Document) -> None:
    """Who cannot see it, hears what there is to see, with the numbers."""
    found = figures(packaged_report)
    assert [figure.is_wide for figure in found] == [False, False, True, True, True, True]
    for figure in found:
        assert len(figure.alt) > len(figure.caption) + 40
        assert figure.svg.startswith("<svg ")
    assert sum(bool(figure.data) for figure in found) == 4


def test_both_languages_have_the_same_blocks(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """In other words, and with as many rows."""
    other = report(packaged_store, packaged(), "en")
    assert [type(block) for block in other.blocks] == [type(block) for block in packaged_report.blocks]
    assert next(title for title, _ in other.sections) == "Summary"
    for here, there in zip(packaged_report.sections, other.sections, strict=True):
        assert [len(one.rows) for one in tables(here[1])] == [len(one.rows) for one in tables(there[1])]
    assert other.language == "en"


def test_the_same_data_give_the_same_document(
    packaged_report: Document, packaged_store: EmbeddedStore
) -> None:
    """Whenever it is made."""
    assert report(packaged_store, packaged()) == packaged_report


def test_another_municipality_without_any_alignment_is_told_so(
    municipality_store: EmbeddedStore, municipality: Workspace
) -> None:
    """Nothing was compared: that is no gap in policy, and the report says so before anything else."""
    made = report(municipality_store, municipality)
    notes = [block.text for block in section(made, "Samenvatting") if isinstance(block, Note)]
    assert notes[0].startswith("Er is nog niets vergeleken")
    assert dict(made.facts)["Beoordeling"] == "er zijn nog geen afstemmingen om te beoordelen"
    assert all(figure.alt for figure in figures(made))
    assert not any("Van landelijke agenda" in figure.caption for figure in figures(made))


def test_where_only_the_accepted_counts_unreviewed_is_not_called_not_looked_at(
    packaged_store: EmbeddedStore,
) -> None:
    """Somebody did look; nothing of it was accepted."""
    made = report(packaged_store, packaged(), basis=Basis.ACCEPTED)
    (states,) = tables(section(made, "Samenvatting"))
    assert [row[0] for row in states.rows] == ["nog niets aanvaard"]
    notes = [block.text for block in section(made, "Samenvatting") if isinstance(block, Note)]
    assert notes == [
        "In dit verslag telt alleen wat de gemeente heeft aanvaard. Wat nog een voorstel is, telt niet mee."
    ]


def test_the_last_section_says_how_to_make_it_again(packaged_report: Document) -> None:
    """With the version of the data and the files behind the judgements."""
    texts = [block.text for block in section(packaged_report, "Bronnen") if isinstance(block, Paragraph)]
    assert texts[-1] == "Versie van de gegevens: abc. Dit verslag opnieuw maken: rodedraad report"
    assert "moties.sssom.tsv" in texts[0]
