"""How the command line explains itself and complains."""

from __future__ import annotations

import click
import pytest

from rodedraad.app.verbs import Verb, complaint


@click.command(cls=Verb)
@click.argument("file", metavar="BESTAND")
@click.option("--kind", type=click.Choice(["een", "twee"]))
@click.option("--number", type=int)
def verb(file: str, kind: str, number: int) -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "BESTAND ontbreekt"),
        (["x", "--kind", "drie"], "kies uit een, twee"),
        (["x", "--kin", "een"], "Bedoelde u: --kind?"),
        (["x", "--number", "veel"], "De waarde voor --number kan niet"),
        (["x", "y", "z"], "weet geen raad met: y z"),
    ],
)
def test_a_wrong_word_is_answered_in_the_language(words: list[str], said: str) -> None:
    """With what would be right."""
    with pytest.raises(click.ClickException) as caught:
        verb.main(words, standalone_mode=False)
    assert said in complaint(caught.value)
