"""Threads in words: a sentence for each step, what it rests on, and why the first thread is first."""

from __future__ import annotations

import pytest

from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.redthread import threads
from rodedraad.queries.networks.threadwords import Told, lines, some, told
from rodedraad.queries.networks.ties import ties
from tests.queries.towns import ID, TOWN, store_of

ITEM = ':x a rd:AgendaItem ; skos:prefLabel "Punt"@nl , "Item"@en ; rd:statedIn :p .'


def said(
    turtle: str, start: str, end: str, most: int = 3, *, inferred: str = "", language: str = "nl"
) -> Told:
    """Return what is said about the threads between two things of a town."""
    set_language(language)
    store = store_of(turtle, inferred=inferred)
    graph = ties(store, [ID + start, ID + end])
    return told(store, graph, threads(graph, ID + start, ID + end, most))


def remarks(known: Told, which: int = 0) -> tuple[str, ...]:
    """Return what is said about a whole thread."""
    return known.strongest[which].remarks


@pytest.mark.parametrize(
    ("language", "first", "second", "where"),
    [
        ("nl", "‘Alfa’ is betrokken bij ‘Klein’", "‘Klein’ betrekt ‘Beta’", "Vermeld in Plan: Bijlage A"),
        ("en", "‘Alpha’ is involved in ‘Small’", "‘Small’ involves ‘Beta’", "Stated in Plan: Annex A"),
    ],
)
def test_each_step_is_a_sentence_with_its_place(language: str, first: str, second: str, where: str) -> None:
    """Read in the direction of the thread, in either language."""
    (thread, _) = said(TOWN, "a", "b", language=language).strongest
    assert [step.sentence for step in thread.steps] == [first, second]
    assert [lines(step.basis) for step in thread.steps] == [[where], [where]]


def test_why_the_first_is_first_is_told_in_numbers() -> None:
    """One in four against one in six."""
    known = said(TOWN, "a", "b")
    assert remarks(known) == (
        "Staat bovenaan omdat deze draad specifieker is dan de volgende (1 op de 4 tegen 1 op de 6).",
        "Elke stap staat in een bron.",
        "Ertussen ligt alleen ‘Klein’, met 4 verbanden.",
    )
    assert remarks(known, 1)[0] == "Elke stap staat in een bron."


def test_why_the_first_is_first_is_told_where_only_one_was_asked_for() -> None:
    """Beside the next that is not shown."""
    known = said(TOWN, "a", "b", most=1)
    assert "1 op de 4 tegen 1 op de 6" in remarks(known)[0]
    assert known.headline == "Er lopen draden van ‘Alfa’ naar ‘Beta’; dit is de sterkste."


def test_surer_steps_are_a_reason() -> None:
    """Of two ways alike in all else."""
    twin = ':t4 a rd:Theme ; skos:broader :small ; skos:prefLabel "Thema vier"@nl ; rd:statedIn :p .'
    aligned = ":t1 rd:alignsWith :x . :t4 rd:mayAlignWith :x ."
    known = said(TOWN + ITEM + twin, "x", "small", inferred=aligned)
    assert remarks(known)[0] == "Staat bovenaan omdat deze draad zekerder stappen heeft."
    assert known.strongest[0].steps[0].sentence == "‘Punt’ heeft aansluiting van ‘Thema een’"
    assert (
        lines(known.strongest[1].steps[0].basis)
        == [
            "Voorstel, nog niet beoordeeld",
            "Niet vastgelegd waar dit staat",
        ][:1]
    )
    assert "1 een voorstel, nog niet beoordeeld" in remarks(known, 1)[0]


def test_fewer_steps_that_only_sort_are_a_reason() -> None:
    """And how many there are is said."""
    group = ':g a rd:ActorGroup ; skos:prefLabel "Groep"@nl ; foaf:member :b , :hub ; rd:statedIn :p .'
    known = said(TOWN + group, "b", "hub", most=2)
    assert remarks(known)[0] == "Staat bovenaan omdat deze draad minder stappen heeft die alleen indelen."
    assert "2 stappen zeggen alleen dat iets op een lijst staat." in remarks(known, 1)


def test_a_direct_tie_comes_first_because_nothing_is_in_between() -> None:
    """And says so."""
    known = said(TOWN + ":a org:linkedTo :b .", "a", "b")
    assert remarks(known)[:2] == ("Staat bovenaan omdat er niets tussen zit.", "Elke stap staat in een bron.")


def test_an_equal_next_is_told() -> None:
    """The order between equals means nothing."""
    equal = ':big a rd:Category ; skos:broader :field ; skos:prefLabel "Even"@nl ; rd:statedIn :p .'
    for number, actor in enumerate(["a", "b", "hub"]):
        equal += (
            f":k{number} a rd:Involvement ; rd:involvedActor :{actor} ; rd:involvedIn :big ; rd:statedIn :p ."
        )
    known = said(TOWN + equal, "a", "b")
    assert remarks(known)[0].startswith("De volgende draad is even sterk")


def test_an_only_thread_says_so() -> None:
    """Nothing to compare it with, and what else it can run through."""
    known = said(TOWN, "hub", "t1")
    assert known.headline == "Er loopt één draad van ‘Overal’ naar ‘Thema een’."
    assert remarks(known)[0] == "Een andere draad die geen omweg is, is er niet."
    assert "In plaats van ‘Alfa’ kan het ook via ‘Beta’ en ‘Veld’." in remarks(known)
    assert "Deze draad zegt weinig: er zijn onderweg meer afslagen dan er dingen zijn (9)." in remarks(known)


def test_an_inferred_step_tells_rule_and_facts_with_their_places() -> None:
    """Each fact once, though an involvement is two triples."""
    known = said(TOWN, "a", "t1")
    assert known.shorter is not None
    assert known.shorter.remarks[0] == "De enige stap: afgeleid."
    assert lines(known.shorter.steps[0].basis) == [
        "Afgeleid met de regel: "
        "Wie bij een onderwerp betrokken is, is ook betrokken bij alles wat eronder valt.",
        "  • ‘Alfa’ is betrokken bij ‘Klein’",
        "    Vermeld in Plan: Bijlage A",
        "  • ‘Thema een’ valt onder ‘Klein’",
        "    Vermeld in Plan: Bijlage A",
    ]


def test_a_judgement_tells_who_and_why() -> None:
    """In the language asked for."""
    judged = """:n a rd:Phenomenon ; skos:prefLabel "Lawaai"@nl , "Noise"@en . :t1 rd:concerns :n .
    :j a rdf:Statement ; rdf:subject :t1 ; rdf:predicate rd:concerns ; rdf:object :n ;
    prov:wasAttributedTo :we ; rd:justification "De naam zegt het."@nl , "The name says so."@en .
    :we foaf:name "Wij" ."""
    for language, line in (
        ("nl", "Oordeel van Wij: De naam zegt het."),
        ("en", "Judgement of Wij: The name says so."),
    ):
        known = said(TOWN + judged, "t1", "n", language=language)
        assert lines(known.strongest[0].steps[0].basis) == [line]


def test_the_role_is_in_the_sentence() -> None:
    """As a source states it."""
    role = ':i1 rd:involvementRole :r . :r a org:Role ; skos:prefLabel "Redder"@nl .'
    step = said(TOWN + role, "a", "small").strongest[0].steps[0]
    assert step.sentence == "‘Alfa’ is betrokken bij ‘Klein’, als Redder"


def test_other_ties_between_the_same_two_are_told_too() -> None:
    """Parallel relations are kept."""
    step = said(TOWN + ":a org:linkedTo :b ; org:reportsTo :b .", "a", "b").strongest[0].steps[0]
    assert step.sentence == "‘Alfa’ is verbonden aan ‘Beta’"
    assert step.also == ("‘Alfa’ legt verantwoording af aan ‘Beta’",)


def test_things_of_one_name_are_told_apart_by_their_kind() -> None:
    """A theme and what it is about are often called the same."""
    same = ':n a rd:Phenomenon ; skos:prefLabel "Thema een"@nl . :t1 rd:concerns :n .'
    step = said(TOWN + same, "t1", "n").strongest[0].steps[0]
    assert step.sentence == "‘Thema een’ (thema) gaat over ‘Thema een’ (verschijnsel)"


def test_a_break_tells_both_sides_where_and_what_mends_it() -> None:
    """With numbers and their whole."""
    known = said(TOWN + ':alone a rd:Organisation ; skos:prefLabel "Los"@nl .', "alone", "t1")
    assert known.headline == "Er loopt geen draad van ‘Los’ naar ‘Thema een’."
    assert known.broken == (
        "‘Los’ staat los: niets is ermee verbonden.",
        "Met ‘Thema een’ hangen 8 andere dingen samen: ‘Alfa’, ‘Beta’, ‘Klein’, ‘Veld’ en 4 andere.",
        "Het dichtst bij elkaar komen ‘Los’ en ‘Klein’: daar breekt de draad.",
    )
    assert known.mends == (
        "‘Los’ is betrokken bij …: welke categorie dat is, is niet bekend; "
        "bij 2 van de 3 van de soort ‘organisatie’ wel. Het dichtst bij ligt ‘Klein’.",
    )


def test_a_break_beside_one_other_thing_names_it() -> None:
    """Not as a number of things."""
    pair = """:one a rd:Risk ; skos:prefLabel "Een"@nl ; rd:hasEffect :two .
    :two a rd:Effect ; skos:prefLabel "Twee"@nl ."""
    known = said(TOWN + pair, "one", "hub", language="nl")
    assert known.broken[0] == "Met ‘Een’ hangt alleen ‘Twee’ samen."


@pytest.mark.parametrize(("count", "text"), [(1, "1"), (3, "1, 2 en 3"), (6, "1, 2, 3, 4 en 2 andere")])
def test_long_lists_are_cut(count: int, text: str) -> None:
    """With how many more there are."""
    assert some([str(number + 1) for number in range(count)]) == text


def test_every_step_of_the_packaged_threads_says_on_what_it_rests(packaged_store: EmbeddedStore) -> None:
    """Also the inferred ones, down to a place or an author."""
    graph = ties(packaged_store)
    nodes = sorted(graph)
    for start, end in zip(nodes[:-40:40], nodes[40::40], strict=True):
        known = told(packaged_store, graph, threads(graph, start, end))
        for thread in (*known.strongest, *([known.shorter] if known.shorter else [])):
            for step in thread.steps:
                for basis in (step.basis, *(fact for _, fact in step.basis.facts)):
                    assert basis.places or basis.author or basis.rule, step.sentence
                assert "<" not in step.sentence
                assert "http" not in step.sentence
