"""Numbers are given once: a series has no gaps, and begins again with each year."""

from datetime import date

import pytest
from django.db import transaction

from xuke import catalogue
from xuke.casework.case.numbers import next_serial
from xuke.casework.models import NumberSeries
from xuke.casework.stream.numbers import next_number, take_number

pytestmark = pytest.mark.django_db

HOME = "310105-wjw"
ELSEWHERE = "440114-wjj"


def test_a_series_counts_from_one_without_gaps() -> None:
    assert [take_number(HOME, "letter", 2026) for _time in range(3)] == [1, 2, 3]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((ELSEWHERE, "letter", 2026), id="another authority"),
        pytest.param((HOME, "notice", 2026), id="another series"),
        pytest.param((HOME, "letter", 2027), id="another year"),
    ],
)
def test_each_authority_series_and_year_has_its_own_numbers(other: tuple[str, str, int]) -> None:
    take_number(HOME, "letter", 2026)

    assert take_number(*other) == 1


def test_a_number_is_given_back_where_the_act_does_not_commit() -> None:
    with transaction.atomic():
        take_number(HOME, "letter", 2026)
        transaction.set_rollback(True)

    assert take_number(HOME, "letter", 2026) == 1
    assert NumberSeries.objects.get(series="letter").last == 1


def test_a_number_is_written_as_the_authority_writes_it() -> None:
    word = catalogue.authority(HOME).word
    template = "{word}函〔{year}〕{serial:03}号"

    numbers = [next_number(HOME, "letter", template, date(2026, 3, 2)) for _time in range(2)]

    assert numbers == [f"{word}函〔2026〕001号", f"{word}函〔2026〕002号"]


def test_the_installation_s_sequence_gives_no_number_twice() -> None:
    assert next_serial() < next_serial()
