"""The ties that threads run along: which there are, how sure, what they weigh and how they read."""

from __future__ import annotations

import re

import pytest

from rodedraad.graph.formats import canonical_nquads
from rodedraad.graph.store import EmbeddedStore
from rodedraad.ontology.terms import ORG, PREFIXES, RD, SKOS
from rodedraad.ontology.wording import set_language
from rodedraad.queries.networks.extracting import extract
from rodedraad.queries.networks.ties import Standing, Tie, hidden, pairs, phrase, ties
from tests.queries.towns import ID, TOWN, edges_of, store_of

JUDGED = """
:t1 rd:concerns :noise . :noise a rd:Phenomenon ; skos:prefLabel "Lawaai"@nl , "Noise"@en .
:j a rdf:Statement ; rdf:subject :t1 ; rdf:predicate rd:concerns ; rdf:object :noise ;
   prov:wasAttributedTo :we ; rd:justification "De naam zegt het."@nl , "The name says so."@en .
:we foaf:name "Wij" .
"""
ITEM = ':x a rd:AgendaItem ; skos:prefLabel "Punt"@nl ; rd:statedIn :p .'


def tie_between(turtle: str, source: str, target: str, *, inferred: str = "") -> Tie:
    """Return the surest tie between two things of a town."""
    plain = pairs(ties(store_of(turtle, inferred=inferred)), inferred=True)
    found: Tie = plain.edges[ID + source, ID + target]["ties"][0]
    return found


def test_a_town_has_the_ties_it_states() -> None:
    """Order among subjects and each involvement, as stated; the rules add theirs apart."""
    edges = edges_of(ties(store_of(TOWN)))
    stated = [(source, link, target) for source, link, target, standing in edges if standing == "stated"]
    assert stated == [
        ("a", "involvedIn", "large"),
        ("a", "involvedIn", "small"),
        ("b", "involvedIn", "large"),
        ("b", "involvedIn", "small"),
        ("hub", "involvedIn", "large"),
        ("large", "broader", "field"),
        ("small", "broader", "field"),
        ("t1", "broader", "small"),
        ("t2", "broader", "large"),
        ("t3", "broader", "large"),
    ]
    assert ("t1", "involvesFromBroader", "a", "inferred") in edges
    assert ("field", "involvesFromNarrower", "hub", "inferred") in edges
    assert {standing for *_, standing in edges} == {"stated", "inferred"}


def test_a_tie_knows_where_it_is_written() -> None:
    """The passage of the involvement itself."""
    tie = tie_between(TOWN, "a", "small")
    assert (tie.standing, tie.passages, tie.author) == (Standing.STATED, (ID + "p",), "")


def test_a_judgement_has_its_author_and_reason() -> None:
    """And stands below what is stated."""
    tie = tie_between(TOWN + JUDGED, "t1", "noise")
    assert (tie.standing, tie.author, tie.reason) == (Standing.JUDGED, "Wij", "De naam zegt het.")


def test_what_rests_on_nothing_is_told_as_such() -> None:
    """No passage and no author: unfounded."""
    assert tie_between(TOWN + ":t9 a rd:Theme ; skos:broader :small .", "t9", "small").standing is (
        Standing.UNFOUNDED
    )


@pytest.mark.parametrize(
    ("link", "standing"), [("alignsWith", Standing.ACCEPTED), ("mayAlignWith", Standing.PROPOSED)]
)
def test_an_alignment_is_accepted_or_proposed(link: str, standing: Standing) -> None:
    """Though both are filled in by rules."""
    tie = tie_between(TOWN + ITEM, "t1", "x", inferred=f":t1 rd:{link} :x .")
    assert tie.standing is standing


def test_the_surer_tie_between_two_things_comes_first() -> None:
    """Accepted before proposed, and both are kept."""
    both = ":t1 rd:mayAlignWith :x ; rd:alignsWith :x ."
    plain = pairs(ties(store_of(TOWN + ITEM, inferred=both)), inferred=False)
    assert [tie.standing for tie in plain.edges[ID + "t1", ID + "x"]["ties"]] == [
        Standing.ACCEPTED,
        Standing.PROPOSED,
    ]


def test_doubt_grows_from_stated_to_inferred() -> None:
    """Stated before inferred and accepted before proposed."""
    doubts = [standing.doubt for standing in Standing]
    assert doubts == sorted(doubts)
    assert Standing.STATED.doubt < Standing.JUDGED.doubt < Standing.PROPOSED.doubt < Standing.INFERRED.doubt
    assert Standing.ACCEPTED.doubt < Standing.PROPOSED.doubt


def test_without_inferred_pairs_hold_only_what_stands_on_its_own() -> None:
    """What a rule infers repeats it in short."""
    graph = ties(store_of(TOWN))
    firm, whole = pairs(graph, inferred=False), pairs(graph, inferred=True)
    assert not firm.has_edge(ID + "a", ID + "t1")
    assert whole.has_edge(ID + "a", ID + "t1")
    assert (firm.number_of_edges(), firm.degree(ID + "large")) == (10, 6)


def test_passing_through_a_thing_hides_more_the_more_ties_it_has() -> None:
    """In bits: 1 of 2 is 1, 1 of 4 is 2; what has one tie hides nothing."""
    firm = pairs(ties(store_of(TOWN)), inferred=False)
    assert hidden(firm, ID + "small") == 2
    assert hidden(firm, ID + "a") == 1
    assert hidden(firm, ID + "t1") == 0


def test_the_role_of_an_involvement_is_on_the_tie() -> None:
    """With its label."""
    role = ':i1 rd:involvementRole :r . :r a org:Role ; skos:prefLabel "Redder"@nl , "Rescuer"@en .'
    assert tie_between(TOWN + role, "a", "small").roles == ("Redder",)


def test_a_node_carries_kind_number_level_and_field() -> None:
    """The level of government as an attribute only: it ties nothing."""
    more = """:f a rd:PolicyFramework ; skos:prefLabel "Agenda"@nl ; rd:governanceLevel code:level-national .
    :x a rd:AgendaItem ; skos:prefLabel "Punt"@nl ; skos:notation "A1" ; dct:isPartOf :f ; rd:statedIn :p ."""
    graph = ties(store_of(TOWN + more))
    item, theme = graph.nodes[ID + "x"], graph.nodes[ID + "t1"]
    assert (item["label"], item["kind_label"], item["notation"], item["level_label"]) == (
        "Punt",
        "agendapunt",
        "A1",
        "landelijk",
    )
    assert (theme["kind"], theme["fields"]) == (RD.Theme, (ID + "field",))
    assert PREFIXES["code"] + "level-national" not in graph


def test_what_is_asked_for_is_there_though_nothing_ties_it() -> None:
    """So that a thread can say that it stands alone."""
    alone = TOWN + ':alone a rd:Organisation ; skos:prefLabel "Los"@nl .'
    assert ID + "alone" not in ties(store_of(alone))
    graph = ties(store_of(alone), [ID + "alone"])
    assert (graph.nodes[ID + "alone"]["label"], graph.degree(ID + "alone")) == ("Los", 0)


def test_documents_and_schemes_tie_nothing() -> None:
    """Everything stands in them."""
    more = ":plan dct:publisher :a . :s a skos:ConceptScheme ; dct:creator :a ."
    graph = ties(store_of(TOWN + more))
    assert ID + "plan" not in graph
    assert ID + "s" not in graph


def test_ties_do_not_depend_on_the_order_of_the_store(packaged_store: EmbeddedStore) -> None:
    """Nodes, edges and what they carry come in one order."""
    turned = EmbeddedStore.load(canonical_nquads(reversed(packaged_store.quads())))
    one, other = ties(packaged_store), ties(turned)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_every_tie_of_the_packaged_data_rests_on_something(
    packaged_store: EmbeddedStore, municipality_store: EmbeddedStore
) -> None:
    """A passage, or an author, or a rule; in both municipalities."""
    for store in (packaged_store, municipality_store):
        for *_, facts in ties(store).edges(data=True):
            tie = facts["tie"]
            assert tie.passages or tie.author or tie.standing is Standing.INFERRED, tie


def test_the_packaged_ties_are_those_of_the_facts(packaged_store: EmbeddedStore) -> None:
    """164 involvements, 96 themes and categories below another, 19 agenda items in a framework."""
    links = [facts["tie"].link for *_, facts in ties(packaged_store).edges(data=True) if facts["stated"]]
    assert links.count(RD.involvedIn) == 164
    assert links.count(SKOS.broader) == 96 + 61
    assert links.count(ORG.organization) == 7


def test_every_link_reads_both_ways_in_both_languages() -> None:
    """A property in the extract without words would show as a bare label."""
    texts = re.sub(r"^PREFIX.*$", "", extract("thread/links").text, flags=re.MULTILINE)
    texts = re.sub(r"<[^>]*>|^#.*$|FILTER.*$", "", texts, flags=re.MULTILINE)
    names = set(re.findall(r"\b(?:dct|eli|foaf|org|p-plan|rd|skos):\w+", texts)) - {"rd:SourceDocument"}
    assert len(names - {"skos:ConceptScheme"}) == 33
    for name in {*names, "rd:involvedIn", "org:organization"} - {"skos:ConceptScheme"}:
        prefix, _, local = name.partition(":")
        for language in ("nl", "en"):
            set_language(language)
            assert phrase(PREFIXES[prefix] + local, back=False), name
            assert phrase(PREFIXES[prefix] + local, back=True), name


def test_an_unknown_link_has_no_words_of_its_own() -> None:
    """Its label serves."""
    assert phrase("http://example.org/knows", back=False) == ""
