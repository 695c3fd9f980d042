"""The measures of a network in words: what each says to an advisor, and what it says about one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rodedraad.ontology.phrasing import number
from rodedraad.ontology.wording import say
from rodedraad.queries.networks.measures import Measures


def meaning(measure: str) -> str:
    """Return what *measure* says to an advisor, in the current language."""
    return say(f"queries.measure_{measure}")


def remarks(found: Measures) -> Iterator[str]:
    """Yield what is to be known about how *found* was measured; nothing where all is exact."""
    if found.sampled:
        yield say("queries.measure_sampled", sampled=number(found.sampled), all=number(len(found.of)))


def sentence(found: Measures, measure: str, node: str) -> str:
    """Return what *measure* says about *node*: numbers with their whole, in the current language."""
    return _SENTENCES[measure](found, node)


def _degree(found: Measures, node: str) -> str:
    count = number(found.of[node].degree)
    return say("queries.measured_degree", name=_name(found, node), count=count, others=_others(found))


def _betweenness(found: Measures, node: str) -> str:
    own = found.of[node].betweenness
    lower = number(sum(known.betweenness < own for known in found.of.values()))
    return say("queries.measured_betweenness", name=_name(found, node), lower=lower, others=_others(found))


def _participation(found: Measures, node: str) -> str:
    count = found.of[node].fields
    return say("queries.measured_participation", name=_name(found, node), count=count, all=found.fields)


def _community(found: Measures, node: str) -> str:
    group = found.of[node].community
    centre, size = _name(found, found.centre(group)), number(len(found.communities[group]))
    name, everything = _name(found, node), number(len(found.of))
    return say("queries.measured_community", name=name, centre=centre, size=size, all=everything)


def _articulation(found: Measures, node: str) -> str:
    name, loose = _name(found, node), found.of[node].articulation
    if not loose:
        return say("queries.measured_no_articulation", name=name)
    return say("queries.measured_articulation", name=name, count=number(loose), others=_others(found))


def _core(found: Measures, node: str) -> str:
    own, densest = found.of[node].core, max(known.core for known in found.of.values())
    name, inside = _name(found, node), number(sum(known.core == densest for known in found.of.values()))
    if own < densest:
        return say("queries.measured_edge", name=name, core=own, densest=densest, inside=inside)
    return say("queries.measured_core", name=name, core=own, inside=inside, all=number(len(found.of)))


def _reach(found: Measures, node: str) -> str:
    name, count = _name(found, node), number(found.of[node].reach)
    return say("queries.measured_reach", name=name, steps=found.steps, count=count, others=_others(found))


def _name(found: Measures, node: str) -> str:
    return f"‘{found.labels[node]}’"


def _others(found: Measures) -> str:
    return number(len(found.of) - 1)


_SENTENCES: Mapping[str, Callable[[Measures, str], str]] = {
    "degree": _degree,
    "betweenness": _betweenness,
    "participation": _participation,
    "community": _community,
    "articulation": _articulation,
    "core": _core,
    "reach": _reach,
}
