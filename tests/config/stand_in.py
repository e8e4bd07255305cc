"""A small application behind the real front, for the real server; it needs no database."""

import os
import time
from collections.abc import Callable, Iterator
from tempfile import gettempdir
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xuke.config.django")
django.setup()

from xuke.config.front.app import Front  # noqa: E402 - after Django is loaded

PART = b"0123456789abcdef" * 4096
PARTS = 200
"""A long answer is so many parts: 13 MB."""


def _answer(environ: dict[str, Any], begin: Callable[..., Any]) -> Iterator[bytes]:
    """Answer by the last word of the address."""
    begin("200 OK", [("Content-Type", "text/plain"), ("X-Way", environ["wsgi.url_scheme"])])
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
        case "aside":
            yield gettempdir().encode()
        case "seen":
            yield repr({key: value for key, value in environ.items() if key.isupper()}).encode()
        case _:
            yield str(len(environ["wsgi.input"].read())).encode()


application = Front(_answer)
