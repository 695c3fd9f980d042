"""``rodedraad diff``: two moments by name, and what became of coverage between them."""

from __future__ import annotations

import json

from tests.conftest import RunCli


def test_two_days_tell_which_frameworks_expired(run_cli: RunCli) -> None:
    """The police plan was in force on the day of the letter, and no more when the policy period began."""
    done = run_cli("diff", "24-2-2023", "2024-01-01", "--format", "json")
    data = json.loads(done.stdout)
    assert data["counts"][0].startswith("Eerst waren 5 van 13 agendapunten gedekt, nu 3 van 8")
    went = [one for one in data["changes"] if (one["group"], one["turn"]) == ("item", "went")]
    assert len(went) == 5
    assert all("is verlopen sinds 31 december 2023" in one["sentence"] for one in went)


def test_only_what_was_accepted_can_be_compared(run_cli: RunCli) -> None:
    """Nothing was, so nothing was covered on either day."""
    done = run_cli("diff", "2023-02-24", "2024-01-01", "--accepted")
    assert "Eerst waren 0 van 13 agendapunten gedekt, nu 0 van 8" in done.stdout


def test_what_cannot_be_compared_is_told(run_cli: RunCli) -> None:
    """A day that does not exist, one moment twice, none at all."""
    for words, told in (
        (("diff", "2024-02-30", "2024-01-01"), "bestaat niet"),
        (("diff", "2024-01-01", "1-1-2024"), "1 januari 2024"),
        (("diff",), "Geef met wat u"),
        (("diff", "nergens"), "nergens"),
    ):
        done = run_cli(*words)
        assert (done.exit_code, told in done.stderr) == (2, True), done.stderr
        assert done.stdout == ""
