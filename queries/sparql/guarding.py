"""What may run: questions, not changes; no call to another server unless its address is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.terms import PREFIXES
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.queries.sparql.tokens import Token

UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
DEEPEST = 200  # brackets within brackets; the engine's parser overflows its stack somewhere past 1,000
LONGEST = 200_000  # characters of a query

_OPENING, _CLOSING = "{([", "})]"
_PATH_MARKS = ("/", "|", "^", "^^", "!", "-", "+")
# The prologue (SPARQL 1.1, section 19.8) and the word behind it. Nothing is given back once it matched:
# otherwise a comment could be read as what it speaks of.
_BEGINS_AS_A_QUESTION = re.compile(
    r"""(?>\s|\#[^\r\n]*+(?:[\r\n]|\Z)|PREFIX\s++[\w.-]*+:\s*+<[^<>]*+>|BASE\s++<[^<>]*+>)*+
    (?:SELECT|ASK|CONSTRUCT|DESCRIBE)\b""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


class Refused(Fault):
    """What the query asks is not done here, whoever asks it."""


class UpdateRefused(Refused):
    """The query would change data."""


class ServiceRefused(Refused):
    """The query calls a server that is not on the list."""


class TooComplex(Fault):
    """The query is longer or nested deeper than the engine can bear."""


def guard(query: str, allowed: Collection[str] = ()) -> None:
    """Raise a ``Fault`` where *query* changes data, calls a server not *allowed*, or is nested too deep."""
    if len(query) > LONGEST:
        raise TooComplex(say("queries.too_long", length=len(query), most=LONGEST))
    if not _is_plain(query):
        _guard_tokens(query, allowed)


def _guard_tokens(query: str, allowed: Collection[str]) -> None:
    from rodedraad.queries.sparql.tokens import tokens, unescaped

    plain = unescaped(query)
    found = tokens(plain)
    _refuse_updates(found)
    _refuse_services(plain, found, allowed)
    _refuse_depth(plain, found)


def _is_plain(query: str) -> bool:
    """Tell, without looking at its tokens, that *query* holds nothing that could be refused: most do not."""
    begins = None if "\\" in query else _BEGINS_AS_A_QUESTION.match(query)
    if begins is None:
        return False
    rest = query[begins.end() :].upper()
    return (
        "SERVICE" not in rest
        and sum(map(rest.count, _OPENING)) <= DEEPEST
        and sum(map(rest.count, "/|^!-+")) <= 5 * DEEPEST
    )


def with_house_prefixes(query: str) -> tuple[str, int]:
    """Return *query* with the house prefixes it uses but does not declare, and how many characters that adds.

    They go on the first line, so that the numbers of the lines stay what they were.
    """
    from rodedraad.queries.sparql.tokens import prefixes, tokens

    found = tokens(query)
    declared = prefixes(found)
    used = {token.text.partition(":")[0] for token in found if token.kind == "name"}
    missing = [prefix for prefix in PREFIXES if prefix in used - declared.keys()]
    lines = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in missing)
    return lines + query, len(lines)


def _refuse_updates(found: list[Token]) -> None:
    """Refuse what begins, after the prologue, as an update (SPARQL 1.1 Update, section 3)."""
    words = [token for token in found if token.kind == "word" and not token.is_word("PREFIX", "BASE")]
    if words and words[0].is_word(*UPDATES):
        raise UpdateRefused(say("queries.update_refused", word=words[0].text.upper()))


def _refuse_services(query: str, found: list[Token], allowed: Collection[str]) -> None:
    from rodedraad.queries.sparql.tokens import position, prefixes

    known = PREFIXES | prefixes(found)
    for index, token in enumerate(found):
        if not token.is_word("SERVICE") or _is_a_name(found, index):
            continue
        rest = [after for after in found[index + 1 : index + 3] if not after.is_word("SILENT")]
        address = _address(rest[0], known) if rest else ""
        if address not in allowed:
            line, column = position(query, token.start)
            shown = address or (rest[0].text if rest else "?")
            raise ServiceRefused(say("queries.service_refused", address=shown, line=line, column=column))


def _is_a_name(found: list[Token], index: int) -> bool:
    """Tell whether a word is only part of a prefix declaration, such as ``PREFIX service: <…>``."""
    return index > 0 and found[index - 1].is_word("PREFIX")


def _address(token: Token, known: dict[str, str]) -> str:
    """Return the IRI that *token* stands for; empty for a variable, which could become any address."""
    if token.kind == "iri":
        return token.text[1:-1]
    if token.kind == "name":
        prefix, _, local = token.text.partition(":")
        return known.get(prefix, "") + local if prefix in known else ""
    return ""


def _refuse_depth(query: str, found: list[Token]) -> None:
    from rodedraad.queries.sparql.tokens import position

    depth = run = 0
    for token in found:
        depth += (token.text in _OPENING) - (token.text in _CLOSING) if token.kind == "mark" else 0
        run = run + 1 if token.kind == "mark" and token.text in _PATH_MARKS else run
        run = 0 if token.kind == "mark" and token.text in ".;,{}" else run
        if depth > DEEPEST or run > 5 * DEEPEST:
            line, column = position(query, token.start)
            raise TooComplex(say("queries.too_deep", line=line, column=column, most=DEEPEST))
