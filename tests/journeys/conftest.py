"""The site and the browser of the journeys; without Chromium they are skipped, and say so."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from psycopg import sql
from tests.conftest import Databases
from tests.journeys.site import ROOT, Site, installed
from tests.journeys.visitor import Album, Memory, Visitors

_QUIET: Final = [
    "--no-sandbox",  # root, as on a build machine, has none
    "--disable-gpu",
    "--disable-background-networking",
]


@pytest.fixture(scope="session")
def site(databases: Databases) -> Iterator[Site]:
    """Lend a served installation on a copy of the template; one for all journeys of a process."""
    name = f"{databases.name}_journeys"
    with databases.admin() as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER xuke").format(
                sql.Identifier(name), sql.Identifier(databases.template)
            )
        )
    with installed(databases.cluster.note.url(name)) as made:
        yield made


@pytest.fixture(scope="session")
def chromium() -> str:
    """Find Debian's Chromium before anything is started for it."""
    found = shutil.which("chromium")
    if found is None:
        pytest.skip("no Chromium: this journey was NOT made (apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def playwright(chromium: str, site: Site) -> Iterator[Playwright]:
    """Run playwright for one module: while it runs, Django believes itself inside an event loop."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    """Run the browser."""
    browser = playwright.chromium.launch(executable_path=chromium, args=_QUIET)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def memory(site: Site) -> Memory:
    """Keep what has been done and seen, so that not every journey begins with it."""
    return Memory()


@pytest.fixture
def visitors(
    request: pytest.FixtureRequest,
    site: Site,
    browser: Browser,
    memory: Memory,
) -> Iterator[Visitors]:
    """Let people come, each with a browser profile of his own; their pages are photographed."""
    album = Album(ROOT / "build" / "screenshots" / _journey(request))
    come = Visitors(site, browser, album, memory)
    yield come
    come.leave()


def _journey(request: pytest.FixtureRequest) -> Path:
    """Return the journey's name, for the folder of its pictures."""
    return Path(request.node.name.removeprefix("test_"))
