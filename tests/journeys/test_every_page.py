"""Pages that no journey leads through are looked at all the same."""

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import Visitors

from xuke import catalogue

pytestmark = pytest.mark.journey
FACT = "/people/office/court/"
PROMISE = "/people/office/limits/public-place-hygiene-permit/new/"
LONGEST = max(catalogue.items().values(), key=lambda item: len(item.name))


@pytest.mark.parametrize(
    ("username", "addresses"),
    [
        pytest.param(
            "", ["/register/verify/", f"/items/{LONGEST.slug}/", "/nowhere/"], id="a stranger"
        ),
        pytest.param(
            "chuangkou", ["/counter/", "/register/queue/", "/register/licences/"], id="a clerk"
        ),
        pytest.param("shencha1", ["/review/"], id="an examiner"),
        pytest.param("gongshi", ["/disclosure/queue/"], id="a publisher"),
        pytest.param("tongji", ["/statistics/", "/statistics/?year=2023"], id="a statistician"),
        pytest.param(
            "guanli",
            ["/people/", "/people/tokens/", "/people/looks/", "/people/office/", FACT, PROMISE],
            id="an administrator",
        ),
    ],
)
def test_pages_stand_without_barriers(
    site: Site, visitors: Visitors, username: str, addresses: list[str]
) -> None:
    brought(site, until="decision")
    visitor = visitors.person(username) if username else visitors.stranger()

    for address in addresses:
        visitor.go(address, status=404 if address == "/nowhere/" else 200)


def test_large_type_is_kept_and_fits(visitors: Visitors) -> None:
    stranger = visitors.stranger()
    stranger.go("/")

    stranger.press("长者版（大字）")

    stranger.go(f"/items/{LONGEST.slug}/")
    stranger.go("/progress/")
    stranger.press("返回标准版")
