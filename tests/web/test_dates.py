from datetime import UTC, date, datetime

from xuke.web.words import dates


def test_a_day_is_written_without_leading_zeros() -> None:
    assert dates.chinese_date(date(2026, 1, 2)) == "2026年1月2日"
    assert dates.short_date(date(2026, 1, 2)) == "1月2日"
    assert dates.weekday(date(2026, 1, 4)) == "周日"


def test_an_instant_is_written_by_the_clock_of_shanghai() -> None:
    assert dates.chinese_instant(datetime(2026, 1, 1, 18, 5, tzinfo=UTC)) == "2026年1月2日 02:05"
