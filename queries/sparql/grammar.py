"""Reading a SPARQL query into its tree, by its tokens: fast, and nothing in it is written differently."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rodedraad.queries.sparql.algebra import (
    Bind,
    Column,
    Element,
    Expression,
    Fact,
    Filter,
    Group,
    Minus,
    Optional,
    Query,
    SubSelect,
    Union,
    Values,
    Within,
)
from rodedraad.queries.sparql.cursor import without_comments
from rodedraad.queries.sparql.guarding import with_house_prefixes
from rodedraad.queries.sparql.tokens import Token, unescaped
from rodedraad.queries.sparql.triples import TripleReader

_FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_AFTER = ("GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")


def read(query: str) -> Query:
    """Return the tree of *query*, which may use the house prefixes without declaring them.

    A ``Fault`` where it cannot be followed, which is so for no query that the engine reads.
    """
    text = unescaped(with_house_prefixes(query)[0])
    return _Reader(text).query()


class _Reader(TripleReader):
    """Goes through the tokens of a query once, from left to right."""

    # --- queries

    def query(self) -> Query:
        """Return the whole query."""
        prologue = self.until(lambda token: token.is_word(*_FORMS))
        form = self.take().text.upper()
        if form == "SELECT":
            return self._select(prologue)
        template: tuple[Fact, ...] = ()
        columns: tuple[Column, ...] = ()
        short = False
        if form == "CONSTRUCT":
            short = self.next().is_word("WHERE", "FROM")
            template = () if short else self._template()
        if form == "DESCRIBE":
            columns = self._described()
        dataset = self.until(lambda token: token.is_word("WHERE", *_AFTER) or token.text == "{")
        where = self._where()
        if short:
            template = tuple(one for one in where.elements if isinstance(one, Fact))
        return self._finished(Query(form, where, prologue, "", columns, template, dataset))

    def _select(self, prologue: str) -> Query:
        modifier = self.take().text.upper() if self.next().is_word("DISTINCT", "REDUCED") else ""
        columns = []
        while not self.taken("*") and not self.next().is_word("FROM", "WHERE") and self.next().text != "{":
            columns.append(self._column())
        dataset = self.until(lambda token: token.is_word("WHERE") or token.text == "{")
        return self._finished(Query("SELECT", self._where(), prologue, modifier, tuple(columns), (), dataset))

    def _column(self) -> Column:
        if self.next().kind == "variable":
            return Column(self.take().text[1:])
        self.expect("(")
        expression = self._expression(lambda token: token.is_word("AS") or token.text == ")")
        name = self.take().text[1:] if self.taken("AS") else ""
        self.expect(")")
        return Column(name, expression)

    def _template(self) -> tuple[Fact, ...]:
        group = self._group()
        return tuple(one for one in group.elements if isinstance(one, Fact))

    def _described(self) -> tuple[Column, ...]:
        """Return the variables that are described; an address needs no explanation."""
        found = []
        while self.next().kind in ("variable", "iri", "name") or self.next().text == "*":
            token = self.take()
            if token.kind == "variable":
                found.append(Column(token.text[1:]))
        return tuple(found)

    def _where(self) -> Group:
        is_there = self.taken("WHERE") or self.next().text == "{"
        return self._group() if is_there else Group(())

    def _finished(self, query: Query) -> Query:
        """Return *query* with what comes after its pattern."""
        keys: list[Column] = []
        having: list[Filter] = []
        order = rest = ""
        values = None
        while self.next().kind != "end" and self.next().text != "}":
            start = self.at
            if self.taken("GROUP"):
                self.expect("BY")
                while not self._ends():
                    keys.append(self._key())
            elif self.taken("HAVING"):
                while not self._ends():
                    having.append(Filter(self._constraint()))
            elif self.taken("VALUES"):
                values = self._values()
            elif self.taken("ORDER"):
                self.until(lambda token: token.is_word(*_AFTER) or token.text == "}")
                order = self.since(start)
            elif self.taken("LIMIT", "OFFSET"):
                self.take()
                rest = f"{rest} {self.since(start)}".strip()
            else:
                self.expect("}")
        return Query(
            query.form, query.where, query.prologue, query.modifier, query.columns, query.template,
            query.dataset, tuple(keys), tuple(having), order, rest, values,
        )  # fmt: skip

    def _ends(self) -> bool:
        return self.next().kind == "end" or self.next().text == "}" or self.next().is_word(*_AFTER)

    def _key(self) -> Column:
        if self.next().kind == "variable" or self.next().text == "(":
            return self._column()
        return Column("", self._constraint())

    # --- groups

    def _group(self) -> Group:
        self.expect("{")
        if self.taken("SELECT"):
            within = Group((SubSelect(self._select("")),))
            self.expect("}")
            return within
        elements: list[Element] = []
        while not self.taken("}"):
            if self.taken("."):
                continue
            elements += self._elements()
        return Group(tuple(elements))

    def _elements(self) -> list[Element]:
        """Return the next element, or the facts of the next subject."""
        token = self.next()
        if token.text == "{":
            groups = [self._group()]
            while self.taken("UNION"):
                groups.append(self._group())
            return [Union(tuple(groups))]
        if token.kind == "word":
            for word, reader in self._readers().items():
                if self.taken(word):
                    return [reader()]
        if token.kind == "end":
            self.expect("}")
        return list(self.triples())

    def _readers(self) -> Mapping[str, Callable[[], Element]]:
        return {
            "FILTER": lambda: Filter(self._constraint()),
            "OPTIONAL": lambda: Optional(self._group()),
            "MINUS": lambda: Minus(self._group()),
            "BIND": self._bind,
            "VALUES": self._values,
            "GRAPH": lambda: Within("GRAPH", self.node(), self._group()),
            "SERVICE": lambda: Within(self._service(), self.node(), self._group()),
        }

    def _service(self) -> str:
        return "SERVICE SILENT" if self.taken("SILENT") else "SERVICE"

    def _bind(self) -> Bind:
        column = self._column()
        return Bind(column.expression or Expression(("",)), column.name)

    def _values(self) -> Values:
        if self.next().kind == "variable":
            name = self.take().text[1:]
            self.expect("{")
            terms = []
            while not self.taken("}"):
                terms.append((self.node(),))
            return Values((name,), tuple(terms))
        self.expect("(")
        names = tuple(name[1:] for name in self.nodes())
        self.expect("{")
        rows = []
        while not self.taken("}"):
            self.expect("(")
            rows.append(self.nodes())
        return Values(names, tuple(rows))

    # --- expressions

    def _constraint(self) -> Expression:
        """Return what follows FILTER or HAVING: brackets, a call, or a test of existence."""
        if self.next().text == "(":
            self.take()
            inside = self._expression(lambda token: token.text == ")")
            self.expect(")")
            return Expression(("(", *inside.pieces, ")"))
        start = self.at
        self.taken("NOT")
        if self.taken("EXISTS"):
            return Expression((self.since(start) + " ", self._group()))
        self.take()
        called = self.since(start)
        if self.next().text != "(":
            self.expect("(")
        return Expression((called, *self._constraint().pieces))

    def _expression(self, is_end: Callable[[Token], bool]) -> Expression:
        """Return what stands before the token that ends it, brackets within counted."""
        pieces: list[str | Group] = []
        start, depth = self.at, 0
        while self.next().kind != "end" and not (depth == 0 and is_end(self.next())):
            token = self.take()
            depth += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
            if token.is_word("EXISTS") and self.next().text == "{":
                before = " " if pieces else ""
                pieces += [f"{before}{without_comments(self.since(start))} ", self._group()]
                start = self.at
        rest = without_comments(self.since(start))
        pieces.append(f" {rest}" if pieces and rest else rest)
        return Expression(tuple(piece for piece in pieces if piece))
