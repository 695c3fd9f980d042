"""What two datasets are called: now, a day, a folder, a file or an earlier build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rodedraad.app.moments import Moments, told
from rodedraad.app.session import Session
from rodedraad.graph.building import build
from rodedraad.graph.workspace import CACHE_VARIABLE, Workspace, open_workspace
from rodedraad.ontology.faults import Fault
from tests.conftest import INVENTED

SOMETHING = """\
@prefix rd: <https://w3id.org/rodedraad/def#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/id/v> a rd:SafetyField ; skos:prefLabel "Water"@nl .
"""


@pytest.fixture
def moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Moments:
    """Names looked up over the invented municipality, from an empty folder and with an empty cache."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return Moments(Session(INVENTED))


@pytest.mark.parametrize("given", ["", "nu", "NOW", " nu "])
def test_a_word_for_now_or_nothing_is_the_current_data(given: str, moments: Moments) -> None:
    """Without a day."""
    moment = moments.named(given)
    assert (moment.name, moment.on) == ("de gegevens van nu", None)


@pytest.mark.parametrize("given", ["2025-01-31", "31-1-2025", "31/01/2025", "31.1.2025"])
def test_a_day_is_the_current_data_on_that_day(given: str, moments: Moments) -> None:
    """As a question of the library reads it."""
    moment = moments.named(given)
    assert (moment.name, moment.on) == ("31 januari 2025", date(2025, 1, 31))
    assert moment.source is moments.named("nu").source


def test_today_is_a_day(moments: Moments) -> None:
    """Today."""
    assert moments.named("vandaag").on == date.today()


def test_a_folder_is_another_workspace(moments: Moments, municipality: Workspace) -> None:
    """Read when it is looked into; the own one is simply now."""
    moment = moments.named(str(municipality.root))
    assert str(municipality.root) in moment.name
    assert moment.source.version == municipality.version
    assert moments.named(str(INVENTED)).name == "de gegevens van nu"


def test_a_file_is_a_dataset_by_itself(moments: Moments, tmp_path: Path) -> None:
    """Also where its name could be the beginning of a version."""
    for name in ("klein.ttl", "abc.ttl"):
        (tmp_path / name).write_text(SOMETHING, encoding="utf-8")
        moment = moments.named(name)
        assert moment.name == f"het bestand {name}"
        assert len(moment.source.version) == 12


def test_the_beginning_of_a_version_is_an_earlier_build(moments: Moments) -> None:
    """Told in full; it holds what was built."""
    made = build(open_workspace(INVENTED))
    moment = moments.named(made.version[:6])
    assert moment.name == f"versie {made.version}"
    assert moment.source.version == made.version
    assert not moment.source.passages()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2025-02-30", "bestaat niet"),
        ("31-31-2025", "bestaat niet"),
        ("1-2-25", "geen datum"),
        ("geen-map/weg", "geen datum, map, bestand of versie"),
        ("gisteren", "Bewaarde versies: nog geen"),
        ("abc", "nog niets bewaard"),
    ],
)
def test_what_stands_for_nothing_says_what_would(given: str, said: str, moments: Moments) -> None:
    """A sentence, not an error of the program."""
    with pytest.raises(Fault, match=said):
        moments.named(given)


def test_a_folder_without_settings_is_no_workspace(moments: Moments, tmp_path: Path) -> None:
    """And the sentence names the file that is missing."""
    (tmp_path / "leeg").mkdir()
    with pytest.raises(Fault, match=r"rodedraad\.toml"):
        moments.named("leeg")


def test_a_version_nobody_kept_names_those_there_are(moments: Moments) -> None:
    """To choose from."""
    made = build(open_workspace(INVENTED))
    with pytest.raises(Fault, match=made.version):
        moments.named("0" * 12)
    with pytest.raises(Fault, match=made.version):
        moments.named("gisteren")


@pytest.mark.parametrize(("one", "other"), [("nu", ""), ("2025-01-31", "31-1-2025"), (str(INVENTED), "nu")])
def test_the_same_twice_is_no_comparison(one: str, other: str, moments: Moments) -> None:
    """However it is written."""
    with pytest.raises(Fault, match="met zichzelf"):
        moments.pair(one, other)


def test_versions_are_told_where_they_differ(moments: Moments, municipality: Workspace) -> None:
    """Two days of the same data are told by the days alone."""
    assert told(moments.pair("2024-01-01", "2025-01-01")) == ("1 januari 2024", "1 januari 2025")
    (municipality.data / "lindeveen" / "eigen.ttl").write_text("# anders\n", encoding="utf-8")
    first, then = told(moments.pair(str(municipality.root), "nu"))
    assert first.endswith(f"(versie {open_workspace(municipality.root).version})")
    assert then == f"de gegevens van nu (versie {open_workspace(INVENTED).version})"


def test_a_broken_link_is_neither_folder_nor_file(moments: Moments, tmp_path: Path) -> None:
    """It is told as what it is: nothing to compare with."""
    (tmp_path / "koppeling").symlink_to(tmp_path / "weg")
    with pytest.raises(Fault):
        moments.named("koppeling")
