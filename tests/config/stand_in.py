"""A small application behind the real front, for the real server; it needs no database."""

import os
import time
from collections.abc import Callable, Iterator
from tempfile import gettempdir
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuke.config.django")
django.setup()

from tests.config.parts import PART, PARTS  # noqa: E402 - after Django is loaded

from xuke.config.front.app import Front  # noqa: E402 - the same


def _answer(environ: dict[str, Any], begin: Callable[..., Any]) -> Iterator[bytes]:
    """Answer by the last word of the address."""
    if "HTTP_X_SLOW" in environ:
        time.sleep(3)
    begin("200 OK", [("Content-Type", "text/plain"), ("X-Way", environ["wsgi.url_scheme"])])
    yield from _body(environ)


def _body(environ: dict[str, Any]) -> Iterator[bytes]:
    match environ["PATH_INFO"].rpartition("/")[2]:
        case "long":
            yield from [PART] * PARTS
        case "broken":
            yield from [PART] * 10
            raise ValueError("in the middle")
        case "panic":
            raise SystemExit
        case "slow":
            time.sleep(3)
            yield b"late"
        case "export.csv":
            yield from _counted(3)
        case "aside":
            yield gettempdir().encode()
        case "seen":
            yield repr({key: value for key, value in environ.items() if key.isupper()}).encode()
        case _:
            yield str(len(environ["wsgi.input"].read())).encode()


def _counted(seconds: float) -> Iterator[bytes]:
    """Keep the processor busy, as a file of many rows does."""
    until, row = time.monotonic() + seconds, 0
    while time.monotonic() < until:
        row += 1
    yield b"rows"


application = Front(_answer)
