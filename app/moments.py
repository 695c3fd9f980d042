"""What a person compares, by what they call it: now, a day, a folder, a file or an earlier build."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rodedraad.app.periods import day_named
from rodedraad.app.session import Session
from rodedraad.ontology.faults import Fault
from rodedraad.ontology.phrasing import day
from rodedraad.ontology.wording import say

if TYPE_CHECKING:
    from rodedraad.graph.store import Store

NOW = ("", "nu", "now")
_TODAY = ("vandaag", "today")
_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_VERSION = re.compile(r"[0-9a-fA-F]{1,12}")


class Source:
    """A dataset to look into: that of a *session*, a *file* by itself, or an earlier build by *version*."""

    def __init__(self, session: Session, *, file: Path | None = None, version: str = "") -> None:
        self._session, self._file, self._version = session, file, version

    @property
    def is_of_now(self) -> bool:
        """Whether it is what a session works with, and not a file or an earlier build."""
        return self._file is None and not self._version

    @property
    def store(self) -> Store:
        """The dataset, to ask questions to; read once."""
        return self._read[0]

    @property
    def version(self) -> str:
        """The version of the dataset; empty for an endpoint, which keeps its own."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Store, str]:
        if self._file is not None:
            from rodedraad.graph.standalone import standalone

            return standalone(self._file)
        if self._version:
            from rodedraad.graph.builds import find
            from rodedraad.graph.store import EmbeddedStore

            return EmbeddedStore.load(find(self._version).dataset), self._version
        return self._session.store(), self._session.dataset_version

    def passages(self) -> Mapping[str, str]:
        """Return the text of passages whose document is registered; none where nobody keeps documents."""
        return {} if self._session.endpoint or not self.is_of_now else self._session.passages()


@dataclass(frozen=True)
class Moment:
    """A dataset by what it is called in a sentence, and *on* which day it is looked at, if on any."""

    name: str
    source: Source
    on: date | None = None


class Moments:
    """Finds moments for one call; the data of the session are read once, however often they are named."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._now = Source(session)

    def named(self, given: str) -> Moment:
        """Return what *given* stands for; a ``Fault`` says what it may be where it stands for nothing.

        In this order: a word for now, a day, a folder or file that exists, the beginning of a version.
        """
        text = given.strip()
        if text.casefold() in NOW:
            return Moment(say("app.moment_now"), self._now)
        if text.casefold() in _TODAY or _DAY.fullmatch(text):
            when = day_named(text)
            return Moment(day(when), self._now, when)
        return self._elsewhere(text)

    def pair(self, before: str, after: str) -> tuple[Moment, Moment]:
        """Return two moments; a ``Fault`` where both are one and the same."""
        first, then = self.named(before), self.named(after)
        if (first.name, first.on) == (then.name, then.on):
            raise Fault(say("app.moment_twice", given=first.name))
        return first, then

    def _elsewhere(self, text: str) -> Moment:
        path = Path(text)
        if path.is_dir():
            return self._folder(path)
        if path.is_file():
            return Moment(say("app.moment_file", file=text), Source(self._session, file=path.resolve()))
        if _VERSION.fullmatch(text):
            return self._version(text)
        raise Fault(say("app.moment_unknown", given=text[:100], known=versions()))

    def _folder(self, path: Path) -> Moment:
        session = Session(path)
        if session.workspace.root == self._root():
            return Moment(say("app.moment_now"), self._now)
        return Moment(say("app.moment_folder", folder=path.as_posix()), Source(session))

    def _root(self) -> Path | None:
        return None if self._session.endpoint else self._session.workspace.root

    def _version(self, text: str) -> Moment:
        from rodedraad.graph.builds import find

        version = find(text).version
        return Moment(say("app.moment_version", version=version), Source(self._session, version=version))


def told(moments: tuple[Moment, Moment]) -> tuple[str, str]:
    """Return two moments in words, each with the version of its data where the two differ in that."""
    versions = [moment.source.version for moment in moments]
    if versions[0] == versions[1]:
        return moments[0].name, moments[1].name
    first, then = (
        moment.name
        if not version or version in moment.name
        else say("app.moment_told", name=moment.name, version=version)
        for moment, version in zip(moments, versions, strict=True)
    )
    return first, then


def versions() -> str:
    """Return the versions one can name, in words."""
    from rodedraad.graph.builds import kept

    return ", ".join(build.version for build in kept()) or say("app.moment_no_versions")
