"""``rodedraad evidence``: each fact with its place, and the sentence when the document is there."""

from __future__ import annotations

import pytest

from tests.conftest import INVENTED, RunCli

HERE = ["--workspace", str(INVENTED)]


def test_stated_judged_and_inferred_are_told_apart(run_cli: RunCli) -> None:
    """Each under its own heading, with passage, reason or rule."""
    text = run_cli("evidence", "Drugshandel", *HERE).stdout
    stated, judged, inferred = (
        text.index(part) for part in ("Staat in ‘Koersnota", "Oordeel van", "Afgeleid")
    )
    assert stated < judged < inferred
    assert "»Drugshandel«" in text[stated:judged]
    assert (
        "betreft: Drugs en handel daarin\n    Want: De naam van de opgave zegt het.\n"
        in text[judged:inferred]
    )
    assert "betrekt" in text[inferred:]


def test_why_shows_the_rule_and_the_stated_facts(run_cli: RunCli) -> None:
    """Down to what somebody wrote."""
    text = run_cli("evidence", "Drugshandel", "--why", *HERE).stdout
    assert "Een betrokkenheid, kort gezegd: het onderwerp betrekt de actor." in text
    assert "betrokken bij – Drugshandel" in text


def test_things_of_the_same_name_are_all_shown(run_cli: RunCli) -> None:
    """A theme and a phenomenon may have one name."""
    text = run_cli("evidence", "Woonoverlast").stdout
    assert "\nthema · 1.1.1 · " in text
    assert "\nverschijnsel · " in text


@pytest.mark.parametrize("name", ["Drugshandl", "xyzzy"])
def test_an_unknown_name_is_one_sentence(name: str, run_cli: RunCli) -> None:
    """With near names where there are any."""
    done = run_cli("evidence", name, *HERE)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"‘{name}’ komt in de gegevens niet voor." in done.stderr
    assert ("‘Drugshandel’" in done.stderr) == (name == "Drugshandl")
