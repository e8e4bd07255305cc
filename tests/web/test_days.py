"""A day lies within what it can mean: so the browser is told, and so the server checks."""

import re
from datetime import date, timedelta
from typing import Final

import pytest
from django import forms
from django.template import Context, Template

from xuke.web import clock
from xuke.web.components.days import OUT_OF_BOUNDS, DayField
from xuke.web.words.worded import When

DAY: Final = timedelta(days=1)


class Asked(forms.Form):
    """A day behind, a day ahead, and any day."""

    behind = DayField(label="送达日期", when=When.PAST, required=False)
    ahead = DayField(label="截止日期", when=When.FUTURE, required=False)
    any = DayField(label="开始日期", required=False)


def wrong(**typed: date | str) -> list[str]:
    errors = Asked(typed).errors.as_data()
    return [name for name, found in errors.items() for one in found if one.code == OUT_OF_BOUNDS]


@pytest.mark.django_db
def test_each_side_of_today_is_one_day_long() -> None:
    today = clock.today()

    assert wrong(behind=today, ahead=today) == []
    assert wrong(behind=today + DAY) == ["behind"]
    assert wrong(ahead=today - DAY) == ["ahead"]
    assert wrong(any=today + DAY) == wrong(any=today - DAY) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["behind", "any"])
def test_a_year_that_was_half_typed_is_refused(name: str) -> None:
    assert wrong(**{name: "0630-01-01"}) == [name]
    assert wrong(**{name: "1900-01-01"}) == []


@pytest.mark.django_db
def test_a_year_of_five_digits_is_refused() -> None:
    assert "ahead" in Asked({"ahead": "20260-01-01"}).errors


@pytest.mark.django_db
def test_the_browser_is_told_the_same() -> None:
    today = clock.today().isoformat()
    page = Template("{% load xuke %}{% form_fields form %}").render(Context({"form": Asked()}))

    told = re.findall(r'min="([\d-]+)" max="([\d-]+)"', page)

    assert told == [("1900-01-01", today), (today, "2199-12-31"), ("1900-01-01", "2199-12-31")]
    assert page.count("年份为四位数字") == 3
