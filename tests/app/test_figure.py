"""``rodedraad figure``: lists the figures and writes one, in the format asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from rodedraad.app.commands import figure
from rodedraad.visualisations import charts
from rodedraad.visualisations.charts.writing import WRITERS
from tests.conftest import INVENTED, RunCli

HERE = ("--workspace", str(INVENTED))
STARTS = {"html": b"<!doctype html>", "svg": b"<svg ", "png": b"\x89PNG", "pdf": b"%PDF-1.7"}


def test_the_verb_names_what_the_room_draws() -> None:
    """It holds the names itself, so that --help stays quick."""
    assert tuple(charts.CHARTS) == figure.NAMES
    assert charts.LEVELS == figure.LEVELS
    assert tuple(WRITERS) == figure.FORMATS


def test_without_a_name_the_figures_are_listed(run_cli: RunCli) -> None:
    """Each with a line, and what to type next; also in English."""
    done = run_cli("figure")
    assert [line.split()[0] for line in done.stdout.splitlines()[:4]] == list(figure.NAMES)
    assert done.stdout.splitlines()[-1].startswith("Bijvoorbeeld: rodedraad figure matrix")
    assert "when each framework is in force" in run_cli("--lang", "en", "figure").stdout


@pytest.mark.parametrize("fmt", figure.FORMATS)
def test_the_name_of_the_file_says_the_format(run_cli: RunCli, tmp_path: Path, fmt: str) -> None:
    """And the file is said to be there."""
    target = tmp_path / f"beeld.{fmt.upper()}"
    done = run_cli("figure", "fields", "-o", str(target), *HERE)
    assert (done.exit_code, done.stderr) == (0, "")
    assert str(target) in done.stdout
    assert target.read_bytes().startswith(STARTS[fmt])


def test_the_format_can_be_said_and_the_figure_streamed(run_cli: RunCli, tmp_path: Path) -> None:
    """With --format or --to; a page is the default, in a folder of its own."""
    assert run_cli("figure", "timeline", "--to", "svg", "-o", "-", *HERE).stdout.startswith("<svg ")
    done = run_cli("figure", "timeline", *HERE)
    assert "out/timeline.html" in done.stdout
    assert (Path.cwd() / "out" / "timeline.html").read_bytes().startswith(STARTS["html"])


def test_day_period_and_basis_count_as_in_the_coverage(run_cli: RunCli) -> None:
    """With the headline of the coverage."""
    headline = run_cli("coverage", "--accepted", "--on", "2024-01-01").stdout.splitlines()[0]
    words = ("figure", "fields", "--accepted", "--on", "2024-01-01", "--to", "html", "-o", "-")
    assert headline in run_cli(*words).stdout
    assert "op 1 januari 2024" in run_cli(*words).stdout


def test_level_and_roll_change_the_matrix(run_cli: RunCli) -> None:
    """Themes instead of categories, without what holds of the category above."""
    drawn = run_cli("figure", "matrix", "--level", "theme", "--to", "svg", "-o", "-").stdout
    alone = run_cli("figure", "matrix", "--level", "theme", "--roll", "none", "--to", "svg", "-o", "-").stdout
    assert "van 74 thema’s" in drawn
    assert "stip: geldt van wat erboven staat" in drawn
    assert "stip: geldt van wat erboven staat" not in alone


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["taart"], "Er is geen grafiek ‘taart’. Wel: matrix, flow, fields, timeline."),
        (["matrix", "-o", "beeld.bmp"], "Laat de naam eindigen op een van: html, svg, png, pdf"),
        (["matrix", "-o", "."], "is een map"),
        (["matrix", "--on", "30-2-2024"], "30-2-2024"),
        (["matrix", "--over", "2025-01-01", "2024-01-01"], "2025-01-01"),
    ],
)
def test_a_mistake_is_answered_with_what_would_be_right(run_cli: RunCli, words: list[str], says: str) -> None:
    """And nothing is written."""
    done = run_cli("figure", *words, *HERE)
    assert done.exit_code == 2
    assert says in done.stderr
    assert list(Path.cwd().iterdir()) == []
