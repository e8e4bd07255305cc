"""A day that cannot be meant is told at its field before anything is sent."""

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey
FACT = "/people/office/court/"
WORDS = "年份为四位数字"


def type_day(page: Page, day: str) -> None:
    """Type a day as a keyboard does, and go on."""
    page.get_by_label("自", exact=True).fill(day)
    page.get_by_label("依据").focus()


def test_a_year_that_was_half_typed_is_told_at_once_and_not_sent(visitors: Visitors) -> None:
    admin = visitors.person("guanli")
    admin.go(FACT)
    page = admin.page

    type_day(page, "0630-01-01")

    told = page.locator("#id_since-day")
    expect(told).to_contain_text(WORDS)
    field = page.get_by_label("自", exact=True)
    assert "id_since-day" in (field.get_attribute("aria-describedby") or "")
    page.get_by_role("button", name="填写").click()
    expect(field).to_be_focused()
    assert page.url.endswith(FACT)

    type_day(page, "2026-01-01")

    expect(told).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_without_scripts_the_server_tells_it(visitors: Visitors) -> None:
    admin = visitors.person("guanli", scripts=False)
    admin.go(FACT)
    admin.page.get_by_label("内容").fill("虚构区人民法院")
    admin.page.get_by_label("依据").fill("虚构文件")
    type_day(admin.page, "0630-01-01")

    admin.press("填写", status=422)

    expect(admin.page.locator("#id_since-error")).to_contain_text(WORDS)
