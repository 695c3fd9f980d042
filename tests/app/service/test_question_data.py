"""A question as plain data, before it is asked."""

from __future__ import annotations

from rodedraad.app.service.question_data import described, fixed_choices, has_choices, listed
from rodedraad.ontology.wording import set_language
from rodedraad.queries.catalogue.library import Library, find
from rodedraad.queries.catalogue.questions import PARAMETER_KINDS, Choice, Parameter

LIBRARY = Library()


def parameter(kind: str, *choices: Choice) -> Parameter:
    """Return a parameter of *kind*."""
    return Parameter("x", kind, {"nl": "Iets", "en": "Something"}, choices=choices)


def test_every_question_can_be_told_in_both_languages() -> None:
    """Each parameter and column with its label, the query without its head."""
    for language in ("nl", "en"):
        set_language(language)
        for name in LIBRARY.names:
            data = described(LIBRARY, find(name))
            assert data["summary"] == find(name).summaries[language]
            assert all(known["label"] for known in (*data["parameters"], *data["columns"]))
            assert "#+" not in data["sparql"]


def test_a_list_has_all_subjects_in_reading_order_and_the_questions_given() -> None:
    """So that a page can be made of it without asking for each."""
    data = listed(LIBRARY, [find("motions/list")])
    assert [known["name"] for known in data["subjects"]] == list(LIBRARY.subjects)
    assert [known["href"] for known in data["questions"]] == ["/api/questions/motions/list"]


def test_some_kinds_have_a_list_to_choose_from() -> None:
    """Things from the data, and what is fixed; dates, numbers and texts are free."""
    chosen = {kind for kind in PARAMETER_KINDS if has_choices(parameter(kind))}
    assert chosen == {"boolean", "choice", "concept", "iri", "lang", "service"}


def test_fixed_choices_come_with_their_labels() -> None:
    """Yes and no, the languages, the servers that may be asked, and those of the head."""
    assert fixed_choices(parameter("boolean")) == [
        {"value": "true", "label": "ja"},
        {"value": "false", "label": "nee"},
    ]
    assert [choice["value"] for choice in fixed_choices(parameter("lang"))] == ["nl", "en"]
    address = "http://example.org/sparql"
    assert fixed_choices(parameter("service"), [address]) == [{"value": address, "label": address}]
    up = Choice("up", {"nl": "op", "en": "up"})
    assert fixed_choices(parameter("choice", up)) == [{"value": "up", "label": "op"}]
    assert fixed_choices(parameter("date")) == []
