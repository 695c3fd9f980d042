"""A store that is asked nothing twice, for who needs the same answers several times over."""

from __future__ import annotations

from rodedraad.graph.answers import Answer
from rodedraad.graph.engine import Result
from rodedraad.graph.store import Store


class AskedOnce:
    """A *store* that keeps each answer: for as long as one thing is made of data that do not change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, Answer] = {}

    def result(self, text: str) -> Result:
        """Return what the query *text* finds, to be read as it comes: nothing of that is kept."""
        return self._store.result(text)

    def query(self, text: str) -> Answer:
        """Return the answer to the query *text*: the same one each time."""
        if text not in self._answers:
            self._answers[text] = self._store.query(text)
        return self._answers[text]
