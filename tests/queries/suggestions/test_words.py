"""The words of a name: stems, parts, and misspellings set right by what the data itself has."""

from __future__ import annotations

from rodedraad.queries.suggestions.words import Lexicon

NAMES = [
    "Aanpak ondermijning",
    "Ondermijning in de wijk",
    "Jeugd en criminaliteit",
    "Drugsgerelateerde criminaliteit",
]
LEXICON = Lexicon(NAMES, ["Handel in drugs door jeugd."])


def stems(name: str) -> list[str]:
    """Return the stems of the words of *name*."""
    return [word.stem for word in LEXICON.words(name)]


def test_function_words_and_words_of_policy_say_nothing() -> None:
    """What is left names the subject."""
    assert [word.written for word in LEXICON.words("De aanpak van ondermijning in het beleid")] == [
        "ondermijning"
    ]


def test_forms_of_a_word_have_one_stem() -> None:
    """So a name finds itself in another form."""
    assert stems("ondermijnende") == stems("ondermijning") == stems("Ondermijnen")


def test_a_stem_keeps_more_than_half_of_a_word() -> None:
    """To be liveable is not to live."""
    assert stems("leefbaarheid") == stems("leefbare") != stems("leven")
    assert stems("overvallen") == stems("overval")


def test_a_compound_has_its_parts() -> None:
    """From words of the names and of the definitions."""
    (word,) = LEXICON.words("Jeugdcriminaliteit")
    assert word.parts == (*stems("jeugd"), *stems("criminaliteit"))
    (word,) = LEXICON.words("drugsgerelateerde")
    assert word.parts[0] == stems("drugs")[0]


def test_a_misspelled_word_is_read_as_the_usual_one() -> None:
    """One letter off in a long word that others spell otherwise."""
    (word,) = LEXICON.words("ondernijning")
    assert (word.corrected, word.stem) == ("ondermijning", stems("ondermijning")[0])


def test_a_word_that_is_known_or_far_off_is_left_alone() -> None:
    """Nothing is set right that is not near anything."""
    assert [word.corrected for word in LEXICON.words("ondermijning verkeer ondergang")] == ["", "", ""]


def test_any_characters_can_be_read() -> None:
    """A name may hold anything."""
    assert LEXICON.words("") == () and LEXICON.words("🚲 1.2 --- ‘’") == ()
    assert stems("café-overlast") == ["café".replace("é", "e"), *stems("overlast")]


def test_an_empty_dataset_knows_no_words() -> None:
    """And still reads them."""
    assert [word.stem for word in Lexicon([], []).words("Drugshandel")] == ["drugshandel"]
