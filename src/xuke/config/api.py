"""The JSON interface under /api/: the rooms' routers behind one description."""

from importlib import import_module, util

from ninja import NinjaAPI, Router

from xuke.config.django import ROOMS
from xuke.web.api import answer_errors, bearer


def _routers() -> list[tuple[str, Router]]:
    """Return the router of each room that has one."""
    names = [(room, f"xuke.rooms.{room}.api") for room in ROOMS]
    return [(room, import_module(name).router) for room, name in names if util.find_spec(name)]


api = NinjaAPI(title="xuke 许可", version="1", urls_namespace="api", auth=bearer)
answer_errors(api)
for _room, _router in _routers():
    api.add_router("", _router, tags=[_room])
