"""What speaks for a subject as the answer to an item, as numbers, and as what they rest on."""

from __future__ import annotations

from dataclasses import dataclass, field

from rodedraad.queries.suggestions.knowledge import Aligned
from rodedraad.queries.suggestions.meaning import Shared
from rodedraad.queries.suggestions.naming import Named


@dataclass(frozen=True)
class Evidence:
    """What speaks for *subject* as the answer to *item*; every number lies between 0 and 1.

    From phenomena: *met* is how much of what is asked the subject is about, *focused* how much of the
    subject that is, *specific* how special the best shared phenomenon is, *within* what part of the subject
    falls under what is asked, *beside* how near they lie where they only stand under one heading; *shared*
    has the nearest phenomenon of the subject for each one asked, the nearest first.

    From names: *naming* is how much of the name of the item is in those of the subject, *named* the other way
    round, *placed* the first, with what the subject falls under and is about added; *meant* the other, with
    what the item is about added; *alike* whether they have the same name.

    From structure: *inside* is what part of what stands under the subject fits, by *fitting*; *around* what
    part of what stands beside it fits, under *heading*; *top* and *end* whether it is at the top or the
    bottom of the hierarchy; *chained* how alike an item of another framework is that is mapped to it, by
    *chain*.
    """

    item: str
    subject: str
    met: float = 0.0
    focused: float = 0.0
    specific: float = 0.0
    within: float = 0.0
    beside: float = 0.0
    naming: Named = field(default_factory=Named)
    named: Named = field(default_factory=Named)
    placed: float = 0.0
    meant: Named = field(default_factory=Named)
    alike: bool = False
    inside: float = 0.0
    around: float = 0.0
    top: bool = False
    end: bool = False
    chained: float = 0.0
    shared: tuple[Shared, ...] = ()
    fitting: tuple[str, ...] = ()
    heading: str = ""
    chain: Aligned | None = None
