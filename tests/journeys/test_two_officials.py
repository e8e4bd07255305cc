"""Two pages on which one case is decided: the second looks again, and nothing is done twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

pytestmark = pytest.mark.journey


def test_who_decides_again_elsewhere_is_told_that_it_is_done(
    site: Site, visitors: Visitors
) -> None:
    case = brought(site, until="second examination")
    first, second = visitors.person("jueding"), visitors.person("jueding")
    for head in (first, second):
        head.go(f"/review/{case}/grant/")

    first.press("确认准予许可")
    second.press("确认准予许可", status=409)

    first.sees("已准予许可")
    second.sees("您已办理过这一步", "没有重复办理")
    second.follow("查看最新情况")
    second.sees("准予许可")
    assert _times_decided(site, case) == 1


def test_the_same_button_pressed_twice_acts_once(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="second examination")
    head = visitors.person("jueding")
    head.go(f"/review/{case}/grant/")

    head.press_twice("确认准予许可")

    head.sees("准予许可")
    assert _times_decided(site, case) == 1


def test_reasons_written_in_vain_are_not_lost(site: Site, visitors: Visitors) -> None:
    case = brought(site, until="second examination")
    first, second = visitors.person("jueding"), visitors.person("jueding")
    first.go(f"/review/{case}/grant/")
    second.go(f"/review/{case}/refuse/")
    second.fill("查明的事实", "现场核查不符合卫生标准的要求。")

    first.press("确认准予许可")
    second.press("预览并核对", status=409)

    second.sees("您刚才填写的内容", "现场核查不符合卫生标准的要求。")


def test_of_many_who_decide_at_the_same_instant_one_does(site: Site) -> None:
    case = brought(site, until="second examination")
    head, instant = site.program("jueding"), Barrier(8)

    def decide(_number: int) -> int:
        instant.wait()
        return head.post(f"/api/cases/{case}/decision", {"outcome": "granted"}).status

    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(decide, range(8)))

    assert statuses[0] == 200
    assert set(statuses[1:]) <= {409, 422}
    assert _times_decided(site, case) == 1


def _times_decided(site: Site, case: str) -> int:
    """Count the decisions on the applicant's timeline."""
    rows = site.query("SELECT type FROM record_event WHERE stream = %s", case)
    return [name for (name,) in rows].count("Granted")
