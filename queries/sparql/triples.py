"""Reading the triple patterns of a query and the property paths in them."""

from __future__ import annotations

from collections.abc import Callable

from rodedraad.ontology.terms import RDF
from rodedraad.queries.sparql.algebra import Fact, Path
from rodedraad.queries.sparql.cursor import Cursor

_FIRST, _REST, _NIL = (f"<{RDF.NAMESPACE}{name}>" for name in ("first", "rest", "nil"))


class TripleReader(Cursor):
    """Reads terms, triples and paths; a node without a name becomes a variable of its own."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._facts: list[Fact] = []
        self._nameless, self._count = "nameless", 0
        while self._nameless in text:
            self._nameless += "x"

    def triples(self) -> tuple[Fact, ...]:
        """Return the facts of one subject, those of nodes written inside it first."""
        before, self._facts = self._facts, []
        bracketed = self.next().text in ("[", "(")
        subject = self.node()
        if not (bracketed and self.next().text in (".", "}")):
            self._properties(subject)
        found, self._facts = self._facts, before
        return tuple(found)

    def _properties(self, subject: str) -> None:
        while True:
            path = self._path()
            while True:
                self._facts.append(Fact(subject, path, self.node()))
                if not self.taken(","):
                    break
            if not self.taken(";"):
                return
            while self.taken(";"):
                pass
            if self.next().text in (".", "}", "]") or self.next().kind == "end":
                return

    def node(self) -> str:
        """Return the next term; the facts of a node in brackets are kept for the one who asked."""
        token = self.take()
        match token.kind, token.text:
            case "variable", text:
                node = f"?{text[1:]}"
            case "blank", text:
                node = f"?{self._nameless}{text[2:]}"
            case "text", text:
                node = text + self._tail()
            case "number", text:
                node = text.removesuffix(".")
            case (("iri" | "name" | "word"), text):
                node = text
            case "mark", ("+" | "-"):
                node = token.text + self.node()
            case "mark", "[":
                node = self._bracketed()
            case "mark", "(":
                node = self._list()
            case _:
                self.at -= 1
                raise self.unfollowed("?")
        return node

    def nodes(self) -> tuple[str, ...]:
        """Return the terms up to the next closing bracket."""
        found = []
        while not self.taken(")"):
            found.append(self.node())
        return tuple(found)

    def _tail(self) -> str:
        if self.next().kind == "language":
            return self.take().text
        return f"^^{self.take().text}" if self.taken("^^") else ""

    def _new(self) -> str:
        self._count += 1
        return f"?{self._nameless}{self._count}"

    def _bracketed(self) -> str:
        node = self._new()
        if not self.taken("]"):
            self._properties(node)
            self.expect("]")
        return node

    def _list(self) -> str:
        terms = self.nodes()
        heads = [self._new() for _ in terms] + [_NIL]
        for here, there, term in zip(heads, heads[1:], terms, strict=False):
            self._facts.append(Fact(here, Path("step", _FIRST), term))
            self._facts.append(Fact(here, Path("step", _REST), there))
        return heads[0]

    # --- property paths (SPARQL 1.1, section 9; grammar rules 88 to 96)

    def _path(self) -> Path:
        return self._joined("alternative", "|", lambda: self._joined("sequence", "/", self._part))

    def _joined(self, kind: str, mark: str, reader: Callable[[], Path]) -> Path:
        parts = [reader()]
        while self.taken(mark):
            parts.append(reader())
        return (
            parts[0] if len(parts) == 1 else Path(kind, mark.join(part.text for part in parts), tuple(parts))
        )

    def _part(self) -> Path:
        if self.taken("^"):
            part = self._repeated()
            return Path("inverse", f"^{part.text}", (part,))
        return self._repeated()

    def _repeated(self) -> Path:
        part = self._primary()
        token = self.next()
        if token.kind == "mark" and token.text in ("?", "*", "+"):
            self.take()
            return Path("repeat", part.text + token.text, (part,))
        return part

    def _primary(self) -> Path:
        start = self.at
        if self.taken("!"):
            if self.taken("("):
                self.until(lambda token: token.text == ")")
                self.expect(")")
            else:
                self.taken("^")
                self.take()
            return Path("negated", self.since(start))
        if self.taken("("):
            inner = self._path()
            self.expect(")")
            return Path(inner.kind, f"({inner.text})", inner.parts)
        token = self.take()
        return Path("step", f"?{token.text[1:]}" if token.kind == "variable" else token.text)
