from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Page

from xuke.web.site.middleware import LARGE_TYPE_COOKIE

PAGES = ("public", "desk")
WIDTHS = (1440, 360)
LOUD = {"error", "warning"}


@pytest.fixture
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, large = getattr(request, "param", (360, False))
    context = browser.new_context(
        viewport={"width": width, "height": 800}, base_url=address, locale="zh-CN"
    )
    if large:
        context.add_cookies([{"name": LARGE_TYPE_COOKIE, "value": "1", "url": address}])
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """Collect whatever the browser complains about."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda failed: found.append(failed.url))
    page.on("console", lambda said: found.extend([said.text] * (said.type in LOUD)))
    return found


@pytest.mark.journey
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize(
    "page", [(width, large) for width in WIDTHS for large in (False, True)], indirect=True
)
def test_axe_finds_nothing_and_nothing_sticks_out(page: Page, name: str) -> None:
    complaints = faults(page)
    page.goto(f"/showcase/{name}", wait_until="networkidle")
    assert complaints == []
    too_wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert too_wide <= 0

    page.evaluate(Path(str(finders.find("vendor/axe.min.js"))).read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")

    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []


@pytest.mark.journey
def test_the_keyboard_first_finds_the_way_to_the_content(page: Page) -> None:
    page.goto("/showcase/desk")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.journey
def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/showcase/public")
    assert page.evaluate("document.activeElement.className") == "xk-summary"

    page.get_by_role("link", name="有没有集中空调").click()

    assert page.evaluate("document.activeElement.id || location.hash") in {"id_air_0", "#id_air_0"}


@pytest.mark.journey
@pytest.mark.parametrize("name", PAGES)
def test_what_is_pressed_is_large_enough_for_a_finger(page: Page, name: str) -> None:
    page.goto(f"/showcase/{name}")

    small = page.evaluate(
        """() => [...document.querySelectorAll(
             ".btn, .xk-skip, .xk-choice, .form-control, .form-select, .xk-nav a")]
           .filter((one) => one.getBoundingClientRect().height < 44)
           .map((one) => one.outerHTML.slice(0, 80))"""
    )

    assert small == []


def test_a_page_has_neither_inline_style_nor_inline_script(showcase: Client) -> None:
    for name in PAGES:
        words = showcase.get(f"/showcase/{name}").content.decode()

        assert " style=" not in words
        assert "<style" not in words
        assert "onclick" not in words
        assert words.count("<script") == words.count("<script src=")


def test_the_navigation_of_an_official_follows_the_roles(showcase: Client) -> None:
    words = showcase.get("/showcase/desk").content.decode()

    for label in ("我的待办", "收件受理", "审查决定", "制证", "公示", "统计", "人员"):
        assert f">{label}</a>" in words
