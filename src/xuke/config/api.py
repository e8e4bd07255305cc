"""The JSON interface under /api/: the rooms' routers behind one description."""

import json
import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from django.http import HttpRequest
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema
from ninja.parser import Parser

from xuke.record.jsontext import read
from xuke.web.api.errors import answer_errors
from xuke.web.api.responses import bearer
from xuke.web.site import places
from xuke.web.stream.api import router as streams

_DESCRIPTION: Final = """\
The same acts as on the pages, with the same law behind them: who may not do a thing on a page may
not do it here.

- **Who asks**: `Authorization: Bearer …`, a token of a person or a system (`xuke token USERNAME`,
  or the page 令牌). Paths below `/api/public/` need none.
- **Repeating safely**: send `Idempotency-Key: <uuid>` with every POST. The same key of the same
  caller is carried out once, and answered again with the case as it stands; with another body it is
  refused with 409.
- **Nothing overwritten**: `version` is the version of the case that you saw. If somebody acted
  since, the answer is 409 and nothing happens.
- **Codes**: items, their questions, materials, examination points, and the reasons and ways that
  requests name stand in `/api/public/items/{slug}`.
- **Errors** are `{code, message, citation, fields}`: a stable code, a Chinese sentence for people,
  the provision behind a refusal, and a sentence for each field that is wrong.

A complete case is ten requests: apply, attach, submit, accept, two examinations by two people,
decide, issue, deliver, public read. docs/how-to/use-the-api.md writes them out.
"""
_KEY: Final[dict[str, Any]] = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "A fresh UUID for each act; repeated with the same one, it is done once.",
    "schema": {"type": "string", "format": "uuid"},
}
_ERROR: Final = {"$ref": "#/components/schemas/ErrorOut"}
_ANYWHERE: Final[Mapping[int, str]] = {
    400: "Bad Request",
    408: "Request Timeout",
    411: "Length Required",
    413: "Content Too Large",
    422: "Unprocessable Content",
    429: "Too Many Requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
    507: "Insufficient Storage",
}
"""What the layers before every operation may answer."""
_WITH_TOKEN: Final[Mapping[int, str]] = {401: "Unauthorized", 403: "Forbidden"}


def _routers() -> list[tuple[str, Router]]:
    """Return the router of each room that has one, and the one for streams of every kind."""
    rooms = places.house().places
    own = [(room.name, import_module(room.api).router) for room in rooms if room.api]
    return [*own, ("streams", streams)]


class Described(NinjaAPI):
    """The interface with a description that also names what every request may carry."""

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the description with what every request may carry, and may be answered.

        Each act is shown to take the header that repeats safely.
        """
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for operations in schema["paths"].values():
            if "post" in operations:
                operations["post"].setdefault("parameters", []).append(_KEY)
            for operation in operations.values():
                _describe_errors(operation)
        return schema


def _describe_errors(operation: dict[str, Any]) -> None:
    """Describe what any request may be answered before, and beside, what is its own."""
    told = {**_ANYWHERE, **(_WITH_TOKEN if operation.get("security") else {})}
    for status, why in told.items():
        answer = {"description": why, "content": {"application/json": {"schema": _ERROR}}}
        operation["responses"].setdefault(status, answer)


_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")


class _Quickly(Parser):
    """Reads a body as the record reads its own JSON."""

    def parse_body(self, request: HttpRequest) -> Any:  # noqa: ANN401 - whatever was sent
        """Return what the body tells; ninja answers whatever it does not tell.

        Half a character, written as an escape, is no text: it can be neither stored nor sent.
        """
        told = request.body.decode("utf-8-sig")
        value = read(told)
        if _SURROGATE.search(told):
            json.dumps(value, ensure_ascii=False).encode()
        return value


api = Described(
    title="xuke 许可",
    version="1",
    description=_DESCRIPTION,
    urls_namespace="api",
    auth=bearer,
    parser=_Quickly(),
)
answer_errors(api)
for _room, _router in _routers():
    api.add_router("", _router, tags=[_room])
