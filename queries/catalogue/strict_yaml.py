"""YAML read strictly: only known keys, values of the right kind, and every fault with its file and line."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import yaml

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import LANGUAGES, say
from rodedraad.queries.tables import visible

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTHS = {"true": True, "false": False}
_NULL = "tag:yaml.org,2002:null"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Entry:
    """A value in a YAML document: the *key* it stands under, and the *line* of that in *file*."""

    node: yaml.Node
    key: str
    file: Path
    line: int

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return Place(self.file, self.line)

    def refuse(self, sentence: str, /, **values: object) -> NoReturn:
        """Raise the ``Fault`` *sentence* about this value, with its place."""
        raise Fault(say(sentence, key=self.key, **values), self.place)

    def mapping(self, required: Collection[str] = (), optional: Collection[str] = ()) -> dict[str, Entry]:
        """Return the values by key: all *required*, any *optional*, nothing else, nothing twice."""
        found: dict[str, Entry] = {}
        for entry in self.pairs():
            if entry.key not in (*required, *optional):
                entry.refuse("queries.head_unknown_key", known=", ".join((*required, *optional)))
            found[entry.key] = entry
        for key in required:
            if key not in found:
                raise Fault(say("queries.head_missing_key", key=key, inside=self.key), self.place)
        return found

    def pairs(self) -> list[Entry]:
        """Return the values of a mapping with any keys, each key once."""
        if not isinstance(self.node, yaml.MappingNode):
            self.refuse("queries.head_not_a_mapping", given=self._shown())
        found: dict[str, Entry] = {}
        for key, node in self.node.value:
            entry = Entry(node, str(key.value), self.file, _line(key))
            if entry.key in found:
                entry.refuse("queries.head_key_twice")
            found[entry.key] = entry
        return list(found.values())

    def items(self) -> Iterator[Entry]:
        """Yield the values of a list; a single value counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            yield from (Entry(node, self.key, self.file, _line(node)) for node in self.node.value)
        else:
            yield self

    def sequence(self) -> list[Entry]:
        """Return the values of a list, which it has to be."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("queries.head_not_a_list", given=self._shown())
        return list(self.items())

    def text(self) -> str:
        """Return the text of a value that is not empty, and has nothing in it that a terminal would obey."""
        text = str(self.node.value) if isinstance(self.node, yaml.ScalarNode) else ""
        if self.node.tag == _NULL or not text.strip() or _CONTROLS.search(text):
            self.refuse("queries.head_not_a_text", given=self._shown())
        return text

    def one_of(self, known: Collection[str]) -> str:
        """Return the text, which has to be one of *known*."""
        text = self.text()
        if text not in known:
            self.refuse("queries.head_not_one_of", given=text, known=", ".join(known))
        return text

    def texts(self) -> Mapping[str, str]:
        """Return a text for each of our languages."""
        return {key: entry.text() for key, entry in self.mapping(LANGUAGES).items()}

    def truth(self) -> bool:
        """Return ``true`` or ``false``."""
        return _TRUTHS[self.one_of(tuple(_TRUTHS))]

    def number(self) -> float:
        """Return a number that is not negative."""
        try:
            number = float(self.text())
        except ValueError:
            number = math.nan
        if not 0 <= number < math.inf:
            self.refuse("queries.head_not_a_number", given=self._shown())
        return number

    def count(self) -> int:
        """Return a whole number that is not negative."""
        text = self.text()
        if not re.fullmatch("[0-9]{1,9}", text):
            self.refuse("queries.head_not_a_count", given=self._shown())
        return int(text)

    def lines(self) -> dict[str, int]:
        """Return the line of everything within, by its path: keys, and in a list the ``name`` of an item."""
        return dict(self._lines(""))

    def _lines(self, path: str) -> Iterator[tuple[str, int]]:
        yield path, self.line
        if isinstance(self.node, yaml.MappingNode):
            for pair in self.pairs():
                yield from pair._lines(f"{path}.{pair.key}".removeprefix("."))
        elif isinstance(self.node, yaml.SequenceNode):
            for item in self.items():
                if isinstance(item.node, yaml.MappingNode):
                    names = [pair.text() for pair in item.pairs() if pair.key == "name"]
                    yield from (line for name in names for line in item._lines(f"{path}.{name}"))

    def _shown(self) -> str:
        if isinstance(self.node, yaml.ScalarNode):
            return visible(str(self.node.value)[:60])
        return str(self.node.tag).rpartition(":")[2]


def read_yaml(text: str, key: str, file: Path) -> Entry:
    """Return the one document in *text*, called *key*; a ``Fault`` with the line where it is no YAML."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.reader.ReaderError as error:
        line = text.partition(chr(error.character))[0].count("\n") + 1
        raise Fault(say("queries.head_not_yaml", reason=error.reason), Place(file, line)) from error
    except yaml.MarkedYAMLError as error:
        place = Place(file, error.problem_mark.line + 1 if error.problem_mark else 0)
        raise Fault(say("queries.head_not_yaml", reason=error.problem or error.context), place) from error
    if node is None:
        raise Fault(say("queries.head_missing"), Place(file, 1))
    return Entry(node, key, file, _line(node))


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
