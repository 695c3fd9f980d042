"""What coverage knows of a dataset: read from the graph, each thing once, whatever is in it."""

from __future__ import annotations

from datetime import date

from rodedraad.graph.mappings.mapping import NOTHING, Match, Status
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period
from rodedraad.ontology.terms import CODE, RD
from rodedraad.ontology.wording import set_language
from rodedraad.queries.coverage.covering import Coverage, Scope, State
from rodedraad.queries.coverage.known import Asked, Framework, Judged, Known, known
from rodedraad.queries.coverage.naming import labels_of
from tests.queries.towns import AGENDAS, ID, TOWN, store_of

KINDS = """
:x rd:itemKind code:item-way-of-working ; skos:notation "7" .
:old rd:governanceLevel code:level-regional ; dct:isReplacedBy :new .
:m a rd:Motion ; rd:motionNumber "M-1" ; skos:prefLabel "Motie"@nl , "Motion"@en .
"""
ROW = """
:r1 a rd:Alignment ; owl:annotatedSource :t1 ; owl:annotatedProperty skos:broadMatch ;
  owl:annotatedTarget :y ; sssom:confidence "0.75"^^xsd:decimal ; rd:reviewStatus code:review-proposed ;
  prov:wasAttributedTo :wij ; rd:justification "Omdat."@nl , "Because."@en .
"""
REVIEWS = """
:b1 a sssom:Mapping ; prov:wasDerivedFrom :r1 ; sssom:reviewer_label "Adviseur" ; sssom:review_date
  "2026-12-01"^^xsd:date ; sssom:reviewer_agreement "1.0"^^xsd:decimal ; rdfs:comment "Klopt." .
:b2 a sssom:Mapping ; prov:wasDerivedFrom :r1 ; sssom:reviewer_label "Jurist" ; sssom:review_date
  "2026-12-02"^^xsd:date ; sssom:reviewer_agreement "-0.5"^^xsd:decimal .
"""
EMPTY = """
:r2 a rd:Alignment ; owl:annotatedSource :x ; owl:annotatedProperty skos:relatedMatch ;
  owl:annotatedTarget sssom:NoTermFound ; sssom:object_source :schema ; rd:reviewStatus code:review-rejected .
"""


def read(*parts: str) -> Known:
    """Return what is known of the town with agendas and *parts*."""
    return known(store_of(TOWN + AGENDAS + "".join(parts)))


def test_items_and_motions_are_what_is_asked() -> None:
    """With number, kind and framework; what nobody states is empty."""
    found = read(KINDS).asked
    assert found[ID + "x"] == Asked(ID + "x", "7", False, True, (ID + "old",), ())
    assert found[ID + "y"] == Asked(ID + "y", "", False, False, (ID + "new",), ())
    assert found[ID + "m"] == Asked(ID + "m", "M-1", True, False, (), ())
    assert len(found) == 3


def test_local_subjects_know_what_they_fall_under() -> None:
    """Nearest first, whatever the number of steps."""
    found = read()
    assert {one.removeprefix(ID) for one in found.local} == {"field", "small", "large", "t1", "t2", "t3"}
    assert found.local[ID + "t1"].kind == RD.Theme
    assert found.above(ID + "t1") == (ID + "small", ID + "field")
    assert found.above("iets anders") == ()


def test_frameworks_have_their_days_and_successors() -> None:
    """One without a period has none."""
    found = read(KINDS).frameworks
    assert found[ID + "old"] == Framework(
        ID + "old", CODE.level_regional, date(2020, 1, 1), date(2022, 12, 31), (ID + "new",)
    )
    assert found[ID + "new"] == Framework(ID + "new", "", None, None, ())


def test_a_row_has_its_confidence_author_and_reason() -> None:
    """The reason in the language of the reader."""
    found = read(ROW)
    (row,) = found.alignments
    assert (row.subject, row.match, row.object) == (ID + "t1", Match.BROAD, ID + "y")
    assert (row.confidence, row.status, row.author) == (0.75, Status.PROPOSED, ID + "wij")
    assert (row.reviews, row.is_reviewed, row.is_nothing) == ((), False, False)
    assert found.reason(row.record) == "Omdat."
    set_language("en")
    assert found.reason(row.record) == "Because."
    assert found.reason("een andere rij") == ""


def test_reviews_stand_with_their_row_each_with_its_words() -> None:
    """They multiply neither the row nor its reason."""
    found = read(ROW, REVIEWS)
    (row,) = found.alignments
    assert row.reviews == (
        Judged("Adviseur", date(2026, 12, 1), 1.0, "Klopt."),
        Judged("Jurist", date(2026, 12, 2), -0.5),
    )
    assert found.reason(row.record) == "Omdat."


def test_nothing_matches_says_where_was_looked() -> None:
    """Without a confidence it is sure."""
    (row,) = read(EMPTY).alignments
    assert (row.object, row.source, row.is_nothing) == (NOTHING, ID + "schema", True)
    assert (row.confidence, row.status) == (1.0, Status.REJECTED)


def test_a_relation_of_another_kind_is_left_out() -> None:
    """Only the five of SKOS say how far something covers."""
    assert read(ROW.replace("skos:broadMatch", "owl:sameAs")).alignments == ()


def test_phenomena_count_with_all_that_is_above_them() -> None:
    """A theme about a part is about the whole too."""
    found = read().about
    assert {one.removeprefix(ID) for one in found[ID + "t1"]} == {"n", "part"}
    assert {one.removeprefix(ID) for one in found[ID + "x"]} == {"n"}


def test_of_nothing_nothing_is_known() -> None:
    """An empty store is no fault."""
    empty = known(EmbeddedStore.of([]))
    assert empty == Known()
    assert Coverage(empty, Scope(Period(date(2024, 1, 1), date(2024, 1, 1)))).items() == []


def test_the_invented_municipality_has_no_alignments_and_says_so(municipality_store: EmbeddedStore) -> None:
    """Three items and a motion that nobody looked at yet."""
    found = known(municipality_store)
    seen = Coverage(found, Scope(Period(date(2025, 1, 1), date(2028, 12, 31))))
    assert found.alignments == ()
    assert {one.state for one in (*seen.items(), *seen.items(motions=True))} == {State.UNREVIEWED}


def test_things_are_called_by_their_name_in_the_language_of_the_reader() -> None:
    """Authors too; what nobody names is called by the end of its address, and the last store wins."""
    store = store_of(TOWN + AGENDAS + ROW + ':wij a rd:Organisation ; skos:prefLabel "Wij"@nl , "We"@en .')
    label = labels_of((store, known(store)))
    assert [label(ID + one) for one in ("t1", "y", "old", "wij")] == [
        "Thema een",
        "Rust",
        "Oude agenda",
        "Wij",
    ]
    assert label("https://example.org/elders/iets") == "iets"
    set_language("en")
    assert labels_of((store, known(store)))(ID + "t1") == "Theme one"
    other = store_of('\n:t1 a rd:Theme ; skos:prefLabel "Nieuw"@nl , "New"@en .')
    assert labels_of((store, known(store)), (other, known(other)))(ID + "t1") == "New"
