"""The room that lends things, brought along for one test."""

import pytest
from tests.loans.place import PLACE

from xuke.casework.stream import effects, kinds, readmodels, visibility
from xuke.record import events
from xuke.web.documents import registry
from xuke.web.site import places, shown
from xuke.web.words import worded

REGISTRIES = (
    (kinds, "_kinds"),
    (events, "_types"),
    (readmodels, "_registered"),
    (visibility, "_declared"),
    (effects, "_effects"),
    (registry, "_registered"),
    (worded, "_registered"),
    (shown, "_shown"),
)


def bring_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the house have the room until the test ends; no other test knows of it."""
    for module, name in REGISTRIES:
        monkeypatch.setattr(module, name, dict(getattr(module, name)))
    places.open_room(PLACE)
    house = places.house()
    monkeypatch.setattr(places, "house", lambda: places.assemble([*house.places, PLACE]))
