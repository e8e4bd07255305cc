"""A day is read as people write it; what could be two days is refused with its reason."""

from datetime import date

import pytest

from xuke.rooms.imports.days import FORMS, day_of

SECOND = date(2023, 3, 2)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2023-03-02", ""),
        ("2023/3/2", "slash"),
        ("2023/03/02", "slash"),
        ("2023-3-2", "hyphen"),
        ("2023.3.2", "point"),
        ("2023年3月2日", "chinese"),
        ("2023年03月02日", "chinese"),
        ("二〇二三年三月二日", "numerals"),
        ("20230302", "eight"),
        ("２０２３－０３－０２", ""),
        ("44987", "serial"),
        ("44987.4375", "serial"),
        ("2023-03-02 10:30:00", "time"),
        ("2023/3/2 10:30", "time"),
        ("2023年3月2日 10时30分", "time"),
        ("2023-03-02T10:30:00.000+08:00", "time"),
    ],
)
def test_a_day_is_read_in_each_of_its_forms(text: str, form: str) -> None:
    found = day_of(text)

    assert (found.on, found.form, found.why) == (SECOND, form, "")
    assert form in {"", *FORMS}


def test_serial_days_count_from_what_the_file_says() -> None:
    assert day_of("43525", since_1904=True) == (SECOND, "serial-1904", "")
    assert day_of("43525").on == date(2019, 3, 1)


def test_tens_of_days_in_numerals_are_read() -> None:
    days = {text: day_of(f"二〇二三年{text}").on for text in ("十月十日", "十二月二十一日")}

    assert list(days.values()) == [date(2023, 10, 10), date(2023, 12, 21)]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("3/2/2023", "分不清哪个是月"),
        ("02-03-2023", "分不清哪个是月"),
        ("13.2.2023", "分不清哪个是月"),
        ("23/3/2", "年份只有两位"),
        ("23年3月2日", "年份只有两位"),
        ("2023-W09-4", "按周写"),
        ("2023W094", "按周写"),
        ("2023-061", "年内第几天"),
        ("2023-03", "没有日"),
        ("2023年3月", "没有日"),
        ("3月2日", "没有年份"),
        ("2023-03-02T23:30:00Z", "不是北京时间"),
        ("2023-02-30", "不是存在的日期"),
        ("20230231", "不是存在的日期"),
        ("2023/13/1", "不是存在的日期"),
        ("202303", "不是存在的日期"),
        ("1", "不是存在的日期"),
        ("永久", "不是存在的日期"),
    ],
)
def test_what_is_no_day_or_two_days_is_refused(text: str, why: str) -> None:
    found = day_of(text)

    assert found.on is None
    assert why in found.why
