"""YAML read strictly: only known keys, values of the right kind, and every fault with its file and line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, cast

import yaml

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.wording import LANGUAGES, say

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTHS = {"true": True, "false": False}


@dataclass(frozen=True)
class Entry:
    """A value in a YAML document, with the *key* it stands under and the file it stands in."""

    node: yaml.Node
    key: str
    file: Path

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return Place(self.file, self.node.start_mark.line + 1)

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
            entry = Entry(node, str(key.value), self.file)
            if entry.key in found:
                entry.refuse("queries.head_key_twice")
            found[entry.key] = entry
        return list(found.values())

    def items(self) -> Iterator[Entry]:
        """Yield the values of a list; a single value counts as a list of one."""
        if isinstance(self.node, yaml.SequenceNode):
            yield from (Entry(node, self.key, self.file) for node in self.node.value)
        else:
            yield self

    def sequence(self) -> list[Entry]:
        """Return the values of a list, which it has to be."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.refuse("queries.head_not_a_list", given=self._shown())
        return list(self.items())

    def text(self) -> str:
        """Return the text of a value that is not empty."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value.strip():
            self.refuse("queries.head_not_a_text", given=self._shown())
        return cast("str", self.node.value)

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
            self.refuse("queries.head_not_a_number", given=self._shown())
        if number < 0:
            self.refuse("queries.head_not_a_number", given=self._shown())
        return number

    def _shown(self) -> str:
        return (
            str(self.node.value)[:60]
            if isinstance(self.node, yaml.ScalarNode)
            else str(self.node.tag).rpartition(":")[2]
        )


def read_yaml(text: str, key: str, file: Path) -> Entry:
    """Return the one document in *text*, called *key*; a ``Fault`` with the line where it is no YAML."""
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = str(getattr(error, "problem", error))
        place = Place(file, mark.line + 1 if mark else 0)
        raise Fault(say("queries.head_not_yaml", reason=reason), place) from error
    if node is None:
        raise Fault(say("queries.head_missing"), Place(file, 1))
    return Entry(node, key, file)
