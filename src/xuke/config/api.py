"""The JSON interface under /api/: the rooms' routers behind one description."""

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
  caller is carried out once, and answered again with the case as it stands.
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
        """Return the description; each act is shown to take the header that repeats safely."""
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for operations in schema["paths"].values():
            if "post" in operations:
                operations["post"].setdefault("parameters", []).append(_KEY)
        return schema


class _Quickly(Parser):
    """Reads a body as the record reads its own JSON."""

    def parse_body(self, request: HttpRequest) -> Any:  # noqa: ANN401 - whatever was sent
        """Return what the body tells; ninja answers whatever it does not tell."""
        return read(request.body.decode("utf-8-sig"))


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
