"""What was typed, kept by the browser that typed it: sealed, so that nobody else can read it."""

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest

from xuke.casework.sealing import vault
from xuke.gateways.vault import NotOpened
from xuke.web.clock import machine_now
from xuke.web.site.session import writer

FIELD: Final = "kept"
_CONTEXT: Final = "web.typed"
_OPEN_SECONDS: Final = 24 * 3600
"""After so long what a forgotten page holds opens for nobody."""
_OWN: Final = frozenset({"csrfmiddlewaretoken", writer.FIELD, FIELD, "next"})
_SECRET: Final = "password"  # noqa: S105 - how fields are called that hold one
_OF_THE_PAGE: Final = frozenset({"read", "request", "version", "drafted", "digest"})
"""Hidden fields by which a page says what it knew: kept with the rest, and nobody's words."""
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What somebody sent to an address, and by whose mark; `files` are the names of files."""

    path: str
    writer: str
    fields: Pairs
    files: tuple[str, ...] = ()

    @property
    def texts(self) -> list[str]:
        """Return what reads as words, to be shown to whoever wrote it."""
        told = (text for name, text in self.fields if name not in _OF_THE_PAGE)
        return [text for text in told if not text.isascii() or " " in text]


def typed_in(request: HttpRequest) -> Typed | None:
    """Return what this request brought; nothing where no signed-in person's form was sent."""
    mark = request.POST.get(writer.FIELD, "")
    if request.method != "POST" or not mark:
        return None
    return Typed(
        path=request.get_full_path(),
        writer=mark,
        fields=tuple(_fields(request)),
        files=tuple(file.name or "" for _name, sent in request.FILES.lists() for file in sent),
    )


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Yield names and values in order; what signs somebody in or out is never kept."""
    for name, values in request.POST.lists():
        if name not in _OWN and _SECRET not in name:
            yield from ((name, str(value)) for value in values)


def sealed(typed: Typed) -> str:
    """Return the token that a page carries; empty where it would be too large to be sent again."""
    body: dict[str, Any] = {
        "at": int(machine_now().timestamp()),
        "path": typed.path,
        "writer": typed.writer,
        "fields": typed.fields,
        "files": typed.files,
    }
    packed = zlib.compress(json.dumps(body, ensure_ascii=False).encode(errors="replace"))
    token = base64.urlsafe_b64encode(vault().seal_bytes(packed, _CONTEXT)).decode()
    return token if len(token) < settings.MOST_BODY_BYTES // 2 else ""


def opened(token: str) -> Typed | None:
    """Return what a token holds; nothing where it is none of ours, or too old."""
    try:
        packed = vault().open_bytes(base64.urlsafe_b64decode(token.encode()), _CONTEXT)
    except (NotOpened, ValueError):
        return None
    body = json.loads(zlib.decompress(packed))
    if machine_now().timestamp() - body["at"] > _OPEN_SECONDS:
        return None
    return Typed(
        path=body["path"],
        writer=body["writer"],
        fields=tuple((name, value) for name, value in body["fields"]),
        files=tuple(body["files"]),
    )
