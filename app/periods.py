"""Days and periods as a person types them on the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.store import Store
    from rodedraad.graph.workspace import Period


def day_named(text: str) -> date:
    """Return the day that *text* names: 2024-01-31, 31-1-2024 or a word for today; a ``Fault`` for no day."""
    from rodedraad.queries.catalogue.literals import literal
    from rodedraad.queries.catalogue.questions import Parameter

    asked = Parameter("on", "date", {"": say("app.moment_day")})
    return date.fromisoformat(literal(asked, text, date.today()).value)


def period_named(store: Store, on: str | None, over: tuple[str, str] | None) -> Period:
    """Return the day *on*, or the period *over* two days, or else the policy period that *store* tells of."""
    from rodedraad.graph.policy import policy_period
    from rodedraad.graph.workspace import Period

    if on and over:
        raise Fault(say("app.period_twice"))
    if on:
        return Period(day_named(on), day_named(on))
    if over:
        start, end = (day_named(text) for text in over)
        if end < start:
            raise Fault(say("app.period_order", start=over[0], end=over[1]))
        return Period(start, end)
    return policy_period(store) or Period(date.today(), date.today())
