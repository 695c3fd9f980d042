"""A change file from whatever hand: read strictly, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

from rodedraad.graph.proposals import checking as a
from rodedraad.graph.proposals.checking import WrongValue
from rodedraad.graph.proposals.form import (
    CHOICES,
    CONTEXT,
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_NAME,
    MOST_TARGETS,
)
from rodedraad.graph.proposals.items import Decision, Item, Kind, Link, Session, Status, in_order
from rodedraad.graph.syntax import read_text, visible
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import say

_NEEDED = ("id", "type", "motivation", "time", "group", "text")
_STORED = ("versions", "decisions")


def read_file(path: Path) -> Session:
    """Return the session in the change file *path*; a ``Fault`` says what is wrong and where."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Fault(say("graph.harvest_too_large", most=MOST_BYTES // 1_000_000), Place(path))
    return parse(content, path)


def parse(content: bytes, place: Path, graph: str = "") -> Session:
    """Return the session in *content* of file *place*; one that is kept as *graph* also holds decisions."""
    data = _json(content, place)
    try:
        return _session(data, place, graph)
    except WrongValue as wrong:
        raise Fault(say("graph.harvest_wrong", key=wrong.key, problem=wrong), Place(place)) from wrong


def _session(data: object, place: Path, graph: str) -> Session:
    needed = ("@context", "session", "dataset", "group", "items")
    found = a.an_object("@context", data, [*needed, "id"] if graph else needed)
    if found["@context"] != CONTEXT:
        raise WrongValue("@context", say("graph.harvest_context"))
    if graph:
        a.one_of("id", found["id"], [graph])
    name = a.a_session("session", found["session"])
    dataset, group = a.a_version("dataset", found["dataset"]), _named("group", found["group"])
    items: dict[str, Item] = {}
    for number, raw in enumerate(a.a_list("items", found["items"]), 1):
        try:
            item = _item(raw, stored=bool(graph))
            if item.id in items:
                raise WrongValue("id", say("graph.harvest_twice", id=item.id))
        except WrongValue as wrong:
            message = say("graph.harvest_wrong_item", number=number, key=wrong.key, problem=wrong)
            raise Fault(message, Place(place)) from wrong
        items[item.id] = item
    return Session(name, dataset, group, in_order(items.values()))


def _item(raw: object, *, stored: bool, known_id: str = "") -> Item:
    kind = _kind(raw)
    needed = [name for name in _NEEDED if not (known_id and name == "id")]
    needed += {Kind.LINK: ["proposes"], Kind.VOTE: ["choice"]}.get(kind, [])
    possible = [] if kind is Kind.LINK else ["targets", "about"]
    found = a.an_object("items", raw, needed, [*possible, *(_STORED if stored else ())])
    a.one_of("type", found["type"], ["Annotation"])
    given_id = known_id or a.an_id("id", found["id"])
    link = _link(found, "proposes" if kind is Kind.LINK else "about")
    return Item(
        id=given_id,
        kind=kind,
        time=a.a_time("time", found["time"]),
        group=_named("group", found["group"]),
        text=a.a_text("text", found["text"], MOST_CHARACTERS, needed=kind in (Kind.REMARK, Kind.DOUBT)),
        targets=_targets(found, kind, link),
        link=link,
        vote=a.one_of("choice", found["choice"], CHOICES) if kind is Kind.VOTE else "",
        versions=_each(found, "versions", lambda one: _item(one, stored=False, known_id=given_id)),
        decisions=_each(found, "decisions", _decision),
    )


def _kind(raw: object) -> Kind:
    if not isinstance(raw, dict):
        raise WrongValue("items", say("graph.harvest_not_object"))
    if "motivation" not in raw:
        raise WrongValue("motivation", say("graph.harvest_missing"))
    return Kind(a.one_of("motivation", raw["motivation"], list(Kind)))


def _targets(found: dict[str, Any], kind: Kind, link: Link | None) -> tuple[str, ...]:
    if kind is Kind.LINK:
        return ()
    if ("targets" in found) == (link is not None):
        raise WrongValue("targets", say("graph.harvest_one_target"))
    if link is not None:
        return ()
    return tuple(a.an_iri("targets", one) for one in a.a_list("targets", found["targets"], 1, MOST_TARGETS))


def _link(found: dict[str, Any], key: str) -> Link | None:
    if key not in found:
        return None
    parts = a.an_object(key, found[key], ("type", "subject", "predicate", "object"))
    a.one_of("type", parts["type"], ["Statement"])
    return Link(*(a.an_iri(name, parts[name]) for name in ("subject", "predicate", "object")))


def _decision(raw: object) -> Decision:
    found = a.an_object("decisions", raw, ("type", "motivation", "time", "by", "status", "reason"))
    a.one_of("type", found["type"], ["Annotation"])
    a.one_of("motivation", found["motivation"], ["decision"])
    return Decision(
        time=a.a_time("time", found["time"]),
        status=Status(a.one_of("status", found["status"], [Status.ACCEPTED, Status.REJECTED])),
        by=_named("by", found["by"]),
        reason=a.a_text("reason", found["reason"], MOST_CHARACTERS, needed=True),
    )


def _each(found: dict[str, Any], key: str, make: Callable[[object], Any]) -> tuple[Any, ...]:
    return tuple(make(one) for one in a.a_list(key, found.get(key, [])))


def _named(key: str, raw: object) -> str:
    return a.a_name(key, a.an_object(key, raw, ("name",))["name"], MOST_NAME)


# --- JSON, without what it lets through ------------------------------------------------------------------


def _json(content: bytes, place: Path) -> object:
    text = read_text(content, place)
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except WrongValue as wrong:
        raise Fault(say("graph.harvest_wrong", key=wrong.key, problem=wrong), Place(place)) from wrong
    except json.JSONDecodeError as error:
        raise Fault(say("graph.harvest_not_json"), Place(place, error.lineno)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise Fault(say("graph.harvest_not_json"), Place(place)) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of *pairs*; JSON lets a key come twice, and then it would hold one at random."""
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise WrongValue(visible(double), say("graph.harvest_double_key"))
    return made


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)
