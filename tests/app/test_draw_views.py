"""``rodedraad draw --view``: only the views asked for; the stories come with all of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import RunCli
from tests.visualisations.conftest import data_of as page_data

STORY = """title: {nl: Proef, en: Trial}
steps:
  - title: {nl: Eerst, en: First}
    text: {nl: "Dit eerst.", en: "This first."}
    view: VIEW
"""


def data_of(path: Path) -> dict[str, Any]:
    """Return the data the page in *path* holds."""
    return page_data(path.read_text(encoding="utf-8"))


def test_without_a_choice_the_page_has_all_views_and_stories(run_cli: RunCli, tmp_path: Path) -> None:
    """The first view is who works on what."""
    target = tmp_path / "n.html"
    assert run_cli("draw", "-o", str(target)).exit_code == 0
    data = data_of(target)
    assert [view["name"] for view in data["views"]][:2] == ["work", "structure"]
    assert len(data["views"]) == 9
    assert [story["title"] for story in data["stories"]] == ["Van landelijke agenda naar straat"]


def test_only_the_views_asked_for_in_that_order(run_cli: RunCli, tmp_path: Path) -> None:
    """With what they show and nothing else, so that the file is smaller."""
    target = tmp_path / "n.html"
    done = run_cli("draw", "-o", str(target), "--view", "council", "--view", "structure")
    assert done.exit_code == 0
    data = data_of(target)
    assert [view["name"] for view in data["views"]] == ["council", "structure"]
    assert len(data["nodes"]) == 116


def test_a_story_comes_along_as_far_as_the_views_asked_for_can_tell_it(
    run_cli: RunCli, tmp_path: Path
) -> None:
    """And the command says what that leaves out: some of the steps, or the whole story."""
    target = tmp_path / "n.html"
    done = run_cli("draw", "-o", str(target), "--view", "agendas")
    assert done.exit_code == 0
    (story,) = data_of(target)["stories"]
    assert {step["state"].get("lens", "agendas") for step in story["steps"]} == {"agendas"}
    whole = run_cli("draw", "-o", str(tmp_path / "whole.html"))
    assert len(story["steps"]) < len(data_of(tmp_path / "whole.html")["stories"][0]["steps"])
    assert "van-agenda-naar-straat" in done.stdout
    assert "van-agenda-naar-straat" not in whole.stdout


def test_an_unknown_view_is_told_and_nothing_is_written(run_cli: RunCli, tmp_path: Path) -> None:
    """With the names there are."""
    done = run_cli("draw", "-o", str(tmp_path / "n.html"), "--view", "moties")
    assert done.exit_code == 2
    assert "‘moties’" in done.stderr
    assert "council" in done.stderr
    assert not (tmp_path / "n.html").exists()


def test_a_story_of_the_workspace_comes_along_and_a_wrong_one_has_its_line(
    run_cli: RunCli, tmp_path: Path
) -> None:
    """A workspace has its own stories beside its own data."""
    folder = tmp_path / "gemeente"
    assert run_cli("init", str(folder)).exit_code == 0
    stories = folder / "stories"
    stories.mkdir(exist_ok=True)
    (stories / "eigen.yaml").write_text(STORY.replace("VIEW", "structure"), encoding="utf-8")
    target = tmp_path / "n.html"
    assert run_cli("draw", "-o", str(target), "--workspace", str(folder)).exit_code == 0
    assert "Proef" in [story["title"] for story in data_of(target)["stories"]]
    (stories / "eigen.yaml").write_text(STORY.replace("VIEW", "structuur"), encoding="utf-8")
    done = run_cli("draw", "-o", str(target), "--workspace", str(folder))
    assert done.exit_code == 2
    assert "eigen.yaml:5" in done.stderr


def test_other_suffixes_give_other_files(run_cli: RunCli, tmp_path: Path) -> None:
    """Of the first view asked for; the line tells where."""
    done = run_cli("draw", "-o", str(tmp_path / "moties.svg"), "--view", "council")
    assert done.exit_code == 0
    assert "‘Moties en doelen’ met 15 punten" in done.stdout
    assert (tmp_path / "moties.svg").read_text(encoding="utf-8").startswith("<svg")
    done = run_cli("draw", "-o", str(tmp_path / "moties.docx"))
    assert done.exit_code == 2
    assert ".graphml" in done.stderr


def test_a_file_for_other_tools_holds_one_view(run_cli: RunCli, tmp_path: Path) -> None:
    """More than one is told, so that nobody misses the others."""
    done = run_cli("draw", "-o", str(tmp_path / "x.svg"), "--view", "council", "--view", "work")
    assert done.exit_code == 2
    assert "council, work" in done.stderr
    assert not (tmp_path / "x.svg").exists()
