"""The policy period, as the dataset says it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rodedraad.graph.formats import parse_file
from rodedraad.graph.policy import policy_period
from rodedraad.graph.rdf import Iri
from rodedraad.graph.store import EmbeddedStore
from rodedraad.graph.workspace import Period

PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix void: <http://rdfs.org/ns/void#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FOUR_YEARS = Period(date(2023, 1, 1), date(2026, 12, 31))


def store(turtle: str) -> EmbeddedStore:
    """Return a store of *turtle*."""
    graph = Iri("https://a.nl/graph")
    return EmbeddedStore.of(
        parse_file((PREFIXES + turtle).encode(), suffix=".ttl", graph=graph, place=Path("a.ttl"))
    )


def dataset(start: str, end: str, name: str = "a") -> str:
    """Return a dataset with a policy period."""
    return (
        f"<https://a.nl/{name}> a void:Dataset ; "
        f"dct:temporal [ dcat:startDate {start} ; dcat:endDate {end} ] . "
    )


def test_a_workspace_says_its_own_period(municipality_store: EmbeddedStore) -> None:
    """The build writes down what the settings say."""
    assert policy_period(municipality_store) == Period(date(2025, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    "turtle",
    [
        dataset('"2023-01-01"^^xsd:date', '"2026-12-31"^^xsd:date'),
        dataset('"2023-01-01Z"^^xsd:date', '"2026-12-31+01:00"^^xsd:date'),
        dataset('"2023-01-01T00:00:00"^^xsd:dateTime', '"2026-12-31T23:59:59"^^xsd:dateTime'),
        dataset('"2023-01-01"^^xsd:date', '"2026-12-31"^^xsd:date')
        + dataset('"2030-01-01"^^xsd:date', '"2031-12-31"^^xsd:date', "b"),
    ],
)
def test_the_period_is_read_from_first_to_last_day(turtle: str) -> None:
    """With a time zone, with a time; of two datasets the one that begins first."""
    assert policy_period(store(turtle)) == FOUR_YEARS


@pytest.mark.parametrize(
    "turtle",
    [
        "",
        "<https://a.nl/a> a void:Dataset .",
        dataset('"2023"^^xsd:gYear', '"2026"^^xsd:gYear'),
        dataset('"voorjaar"', '"najaar"'),
        "<https://a.nl/a> a void:Dataset ; dct:temporal [ dcat:startDate '2023-01-01'^^xsd:date ] .",
    ],
)
def test_a_dataset_without_a_period_of_days_has_none(turtle: str) -> None:
    """As at an endpoint that somebody else fills."""
    assert policy_period(store(turtle)) is None
