"""The showcase as an address table, a server for a real browser, and that browser."""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.wsgi import get_wsgi_application
from django.test import Client
from playwright.sync_api import Browser, sync_playwright
from pytest_django import Settings

HERE = Path(__file__).parent
CHROMIUM = shutil.which("chromium") or ""


class _Server(ThreadingMixIn, WSGIServer):
    """Answers a browser's many questions at once."""

    daemon_threads = True


class _Silent(WSGIRequestHandler):
    """Writes no line a request."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def showcase(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Client:
    """Return a client for the showcase; refusals become pages as in the product."""
    monkeypatch.syspath_prepend(str(HERE))
    settings.ROOT_URLCONF = "showcase"
    settings.ROOMS = ("stub",)
    settings.CSRF_FAILURE_VIEW = "xuke.web.site.errors.csrf_failure"
    answers = "xuke.web.site.errors.Answers"
    if answers not in settings.MIDDLEWARE:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, answers]
    return Client(raise_request_exception=False)


@pytest.fixture
def address(showcase: Client) -> Iterator[str]:
    """Serve the showcase to a real browser."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    switches = ["--disable-gpu", "--disable-background-networking"]
    if os.geteuid() == 0:
        switches.append("--no-sandbox")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=switches)
        yield started
        started.close()


@pytest.fixture(autouse=True)
def _forget_showcase() -> Iterator[None]:
    """Leave no module of a test behind."""
    yield
    sys.modules.pop("showcase", None)
