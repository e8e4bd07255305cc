"""Every kind of page fits a phone of 360 px: nothing is cut, and nothing has to be pushed aside."""

from collections.abc import Iterator
from typing import Final

import pytest
from tests.journeys.cases import brought
from tests.journeys.site import Site
from tests.journeys.visitor import NARROW, Visitor, Visitors

pytestmark = pytest.mark.journey
_FITS: Final = "document.documentElement.scrollWidth <= window.innerWidth"
_LINKS: Final = """() => [...document.querySelectorAll("nav a, main a")]
  .map(one => one.pathname).filter(one => !/\\.\\w+$|logout|files|calendar/.test(one))"""
DEEPEST: Final = 3
"""So many links from the first page; each kind of address is looked at once."""


def kind_of(address: str) -> str:
    """Return an address without what tells one case, licence or item from another."""
    parts = address.strip("/").split("/")
    return "/".join("#" if "-" in one and any(c.isdigit() for c in one) else one for one in parts)


def walked(visitor: Visitor, first: str) -> Iterator[str]:
    """Yield each kind of page that can be reached by links, once it is shown."""
    seen, now = {kind_of(first)}, [first]
    for _step in range(DEEPEST):
        found: list[str] = []
        for address in now:
            answer = visitor.page.goto(address)
            if answer and answer.ok:
                yield address
                found += visitor.page.evaluate(_LINKS)
        now = []
        for address in found:
            if kind_of(address) not in seen and not address.startswith(("/items/", "/api/")):
                seen.add(kind_of(address))
                now.append(address)


@pytest.mark.parametrize(
    ("username", "first", "least"),
    [
        pytest.param("", "/", 6, id="the public"),
        pytest.param("shenqing", "/my/", 6, id="an applicant"),
        pytest.param("chuangkou", "/desk/", 12, id="a clerk"),
        pytest.param("jueding", "/desk/others/", 8, id="a decider"),
        pytest.param("guanli", "/people/", 8, id="an administrator"),
    ],
)
def test_every_kind_of_page_fits(
    site: Site, visitors: Visitors, username: str, first: str, least: int
) -> None:
    brought(site, until="certificate")
    visitor = visitors.person(username) if username else visitors.stranger()
    visitor.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})

    seen = []
    for address in walked(visitor, first):
        seen.append(address)
        visitor.inspector.fits(NARROW[0])
        assert visitor.page.evaluate(_FITS), address

    assert len(seen) >= least, seen
