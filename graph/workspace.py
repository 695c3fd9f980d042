"""The workspace: a folder that says which data, of which places and period, in which language."""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rodedraad.ontology.faults import Fault
from rodedraad.ontology.findings import Place
from rodedraad.ontology.room import ROOM
from rodedraad.ontology.wording import LANGUAGES, choose, say

CONFIG = "rodedraad.toml"
BASE = "https://w3id.org/rodedraad/"
SUFFIXES = (".ttl", ".nt", ".rdf", ".jsonld")
CACHE_VARIABLE = "RODEDRAAD_CACHE"


@dataclass(frozen=True)
class Period:
    """The days from *start* up to and including *end*."""

    start: date
    end: date


@dataclass(frozen=True)
class Workspace:
    """What ``rodedraad.toml`` in *root* says; the data themselves stand in ``root/data/{place}/``."""

    root: Path
    titles: Mapping[str, str]
    place: str
    places: tuple[str, ...]
    language: str
    policy: Period
    base: str = BASE

    @property
    def title(self) -> str:
        """The name of the workspace in the current language."""
        return choose(self.titles)

    @property
    def key(self) -> str:
        """Its name in the user's cache: that of its folder, whatever the data in it are by now."""
        return hashlib.sha256(str(self.root).encode()).hexdigest()[:16]

    @property
    def config(self) -> Path:
        """The file with the settings."""
        return self.root / CONFIG

    @property
    def data(self) -> Path:
        """The folder with the data files, one folder a place."""
        return self.root / "data"

    @property
    def sources(self) -> Path:
        """The folder with the registered source documents."""
        return self.root / "sources"

    @property
    def questions(self) -> Path:
        """The folder with questions of this workspace's own, besides those of the software."""
        return self.root / "questions"

    @property
    def stories(self) -> Path:
        """The folder with stories to tell over the network page."""
        return self.root / "stories"

    @property
    def alignments(self) -> Path:
        """The folder with the mapping sets: how local policy matches the agendas."""
        return self.root / "alignments"

    @property
    def gaps(self) -> Path:
        """The folder with what was decided about gaps."""
        return self.root / "gaps"

    @property
    def is_packaged(self) -> bool:
        """Whether this is the workspace that comes with the software, which nobody may write in."""
        return self.root == packaged_root()

    def writable(self) -> Workspace:
        """Return the workspace itself; a ``Fault`` that says what to do where it is the packaged one."""
        if self.is_packaged:
            raise Fault(say("graph.workspace_read_only"))
        return self

    def files(self) -> list[Path]:
        """Return the data files of the places this workspace names, sorted by their path in it."""
        return sorted(self._files(), key=lambda path: path.relative_to(self.root).as_posix())

    def mapping_files(self) -> list[Path]:
        """Return the mapping sets (SSSOM TSV), sorted by name."""
        return sorted(path for path in self.alignments.glob("*.sssom.tsv") if path.is_file())

    def unread_folders(self) -> list[Path]:
        """Return the folders in ``data`` of places that the settings do not name."""
        if not self.data.is_dir():
            return []
        return sorted(path for path in self.data.iterdir() if path.is_dir() and path.name not in self.places)

    def graph(self, file: Path) -> str:
        """Return the IRI of the named graph that holds the statements of data file or mapping set *file*."""
        if file.parent == self.alignments:
            stem = file.name.partition(".")[0]
            return f"{self.base}graph/{self.place}/alignments/{quote(stem)}"
        name = file.relative_to(self.data).with_suffix("").as_posix()
        return f"{self.base}graph/{quote(name)}"

    @property
    def inferred_graph(self) -> str:
        """The IRI of the graph with what the rules add, never mixed with what is stated."""
        return f"{self.base}graph/{self.place}/inferred"

    @cached_property
    def version(self) -> str:
        """The dataset version: 12 hexadecimal digits that change when any input of the build changes.

        Line endings do not count, so that a checkout on Windows has the same version as one on Linux.
        """
        digest = hashlib.sha256()
        inputs = [*self._own_inputs(), *_package_inputs()]
        for name, content in sorted(inputs):
            content_hash = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()
            digest.update(f"{name}\0{content_hash}\n".encode())
        return digest.hexdigest()[:12]

    def _files(self) -> Iterator[Path]:
        for place in self.places:
            folder = self.data / place
            yield from (path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())

    def _own_inputs(self) -> Iterator[tuple[str, bytes]]:
        titles, period = sorted(self.titles.items()), (str(self.policy.start), str(self.policy.end))
        yield "settings", repr((self.place, self.places, self.base, titles, period)).encode()
        for path in (*self.files(), *self.mapping_files()):
            yield path.relative_to(self.root).as_posix(), path.read_bytes()


def packaged_root() -> Path:
    """Return the folder of the workspace that comes with the software."""
    return Path(__file__).parent.resolve()


def packaged() -> Workspace:
    """Return the workspace that comes with the software."""
    return open_workspace(packaged_root())


def find(start: Path) -> Workspace:
    """Return the nearest workspace from *start* upwards, else the packaged one."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / CONFIG).is_file():
            return open_workspace(folder)
    return packaged()


def open_workspace(root: Path) -> Workspace:
    """Return the workspace in folder *root*; a ``Fault`` says what is missing or wrong in its settings."""
    if not root.is_dir():
        raise Fault(say("graph.workspace_missing", path=root))
    config = root.resolve() / CONFIG
    if not config.is_file():
        raise Fault(say("graph.workspace_without_settings", path=root, config=CONFIG))
    return _workspace(config, _settings(config))


def cache_folder() -> Path:
    """Return the folder for builds: the user's cache, or the one the environment names."""
    if told := os.environ.get(CACHE_VARIABLE):
        return Path(told)
    from platformdirs import user_cache_path

    return user_cache_path("rodedraad", appauthor=False)


def _settings(config: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(config.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise Fault(say("graph.settings_not_utf8"), Place(config)) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise Fault(say("graph.settings_not_toml"), Place(config, int(place[1]) if place else 0)) from error


def _workspace(config: Path, settings: dict[str, Any]) -> Workspace:
    own, policy = settings.get("workspace", {}), settings.get("policy", {})
    place, language = own.get("place"), own.get("language", LANGUAGES[0])
    places = own.get("places", [place])
    if not isinstance(places, list) or not all(_is_slug(name) for name in [place, *places]):
        raise Fault(say("graph.settings_place", place=place, places=places), Place(config))
    if language not in LANGUAGES:
        raise Fault(say("graph.settings_language", given=language, known=", ".join(LANGUAGES)), Place(config))
    titles = own.get("title", place)
    return Workspace(
        root=config.parent,
        titles=titles if isinstance(titles, dict) else {"": str(titles)},
        place=place,
        places=tuple(dict.fromkeys(places)),
        language=language,
        policy=_period(config, policy),
        base=str(own.get("base", BASE)).rstrip("/") + "/",
    )


def _is_slug(name: object) -> bool:
    """Tell whether *name* can be a folder and a part of an IRI: lower case, digits and hyphens."""
    return isinstance(name, str) and re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name) is not None


def _period(config: Path, policy: dict[str, Any]) -> Period:
    start, end = policy.get("start"), policy.get("end")
    if not isinstance(start, date) or not isinstance(end, date):
        raise Fault(say("graph.settings_without_period"), Place(config))
    if end < start:
        raise Fault(say("graph.settings_period_order", start=start, end=end), Place(config))
    return Period(start, end)


def _package_inputs() -> Iterator[tuple[str, bytes]]:
    """Yield what the build takes from the ontology room: a changed rule or shape is another version."""
    for pattern in ("*.ttl", "vocabularies/*.ttl", "shapes/*.ttl", "rules/*.rq"):
        for path in ROOM.glob(pattern):
            yield f"ontology/{path.relative_to(ROOM).as_posix()}", path.read_bytes()
