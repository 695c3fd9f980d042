"""Which workspace is meant, what its settings say, and when its version changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rodedraad.graph import workspace
from rodedraad.ontology.faults import Fault

SETTINGS = """
[workspace]
title = { nl = "Dorp", en = "Village" }
place = "dorp"
places = ["nl", "dorp"]
[policy]
start = 2025-01-01
end = 2028-12-31
"""


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """A workspace with one data file in its place, one for all the country, and one in a place not named."""
    root = tmp_path / "dorp"
    for place in ("nl", "dorp", "elders"):
        (root / "data" / place).mkdir(parents=True)
        (root / "data" / place / "feiten.ttl").write_text(
            f"<http://{place}/a> <http://b> 1 .\n", encoding="utf-8"
        )
    (root / "rodedraad.toml").write_text(SETTINGS, encoding="utf-8")
    return root


def test_the_nearest_workspace_upwards_is_found(village: Path) -> None:
    """From a folder deep inside, the workspace around it is meant."""
    assert workspace.find(village / "data" / "dorp").root == village


def test_without_one_upwards_the_packaged_workspace_is_meant(tmp_path: Path) -> None:
    """Where no settings file is found, the packaged workspace answers, read-only."""
    found = workspace.find(tmp_path)
    assert found.is_packaged
    with pytest.raises(Fault, match="rodedraad init"):
        found.writable()


def test_only_files_of_the_named_places_take_part(village: Path) -> None:
    """Files are sorted by path; folders of other places are told apart."""
    opened = workspace.open_workspace(village)
    assert [path.relative_to(village).as_posix() for path in opened.files()] == [
        "data/dorp/feiten.ttl",
        "data/nl/feiten.ttl",
    ]
    assert [path.name for path in opened.unread_folders()] == ["elders"]


def test_the_graph_of_a_file_follows_its_path(village: Path) -> None:
    """The named graph is the place and the name of the file under the base."""
    opened = workspace.open_workspace(village)
    assert opened.graph(opened.files()[0]) == "https://w3id.org/rodedraad/graph/dorp/feiten"


def test_version_is_the_same_elsewhere_and_with_windows_line_endings(village: Path, tmp_path: Path) -> None:
    """Neither the folder nor the line endings are part of the version."""
    copy = tmp_path / "kopie"
    shutil.copytree(village, copy)
    file = copy / "data" / "nl" / "feiten.ttl"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert workspace.open_workspace(copy).version == workspace.open_workspace(village).version


def test_version_changes_with_any_file_that_takes_part(village: Path) -> None:
    """A changed fact is another version; a file in a place not named is not."""
    before = workspace.open_workspace(village).version
    (village / "data" / "elders" / "feiten.ttl").write_text("", encoding="utf-8")
    assert workspace.open_workspace(village).version == before
    (village / "data" / "nl" / "feiten.ttl").write_text("<http://nl/a> <http://b> 2 .\n", encoding="utf-8")
    assert workspace.open_workspace(village).version != before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('place = "dorp"', 'place = "../dorp"', "kleine letters"),
        ('"nl", "dorp"', '"nl", "/etc"', "kleine letters"),
        ("start = 2025-01-01", "", "ontbreken"),
        ("end = 2028-12-31", "end = 2020-12-31", "vóór het begin"),
        ("[policy]", "[policy", "geen geldige TOML"),
        ("[policy]", 'language = "fr"\n[policy]', "kies uit nl, en"),
    ],
)
def test_wrong_settings_are_named_with_their_file(village: Path, old: str, new: str, message: str) -> None:
    """Each mistake in the settings gives one sentence that names the file and what would be right."""
    config = village / "rodedraad.toml"
    config.write_text(SETTINGS.replace(old, new), encoding="utf-8")
    with pytest.raises(Fault, match=message) as caught:
        workspace.open_workspace(village)
    assert str(caught.value).startswith(config.as_posix())


def test_a_folder_without_settings_is_not_a_workspace(tmp_path: Path) -> None:
    """A folder that does not exist, or has no settings, is said to be so."""
    with pytest.raises(Fault, match="bestaat niet"):
        workspace.open_workspace(tmp_path / "nergens")
    with pytest.raises(Fault, match=r"geen rodedraad\.toml"):
        workspace.open_workspace(tmp_path)
