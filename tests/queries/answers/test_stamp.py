"""What an answer on paper says about where it came from."""

from __future__ import annotations

from datetime import date

from rodedraad.queries.answers.stamp import Stamp


def test_a_stamp_goes_to_another_process_and_comes_back() -> None:
    """As plain data, the day included."""
    stamp = Stamp("Veilig", "0123456789ab", date(2024, 2, 29))
    assert stamp.as_data() == {"title": "Veilig", "version": "0123456789ab", "on": "2024-02-29"}
    assert Stamp.from_data(stamp.as_data()) == stamp
