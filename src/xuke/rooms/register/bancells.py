"""One ban 限制登记 in words, as the list and its own page show it."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

from xuke import catalogue
from xuke.casework.bans import Standing
from xuke.casework.models import BanRow
from xuke.kernel.case.machine import CASE
from xuke.web.site import places
from xuke.web.words import bans

STANDINGS: Final[Mapping[str, tuple[str | Promise, str]]] = {
    Standing.AWAITING: (lazy("待确认"), "amber"),
    Standing.BARRING: (lazy("限制中"), "red"),
    Standing.REPLACED: (lazy("已由新的登记代替"), "grey"),
    Standing.WITHDRAWN: (lazy("已撤销"), "grey"),
}
"""How a ban stands, in words, and in which colour."""


def line(row: BanRow) -> dict[str, Any]:
    """Return one ban in words."""
    word, tone = STANDINGS[row.standing]
    page = "case" if row.kind == CASE.kind else "licence"
    return {
        "url": reverse("register:ban", args=[row.stream, row.place]),
        "name": row.name,
        "item": catalogue.item(row.item).name,
        "number": row.number,
        "of": places.url(page, row.stream),
        "is_of_case": row.kind == CASE.kind,
        "ground": bans.grounds_of(row.item).get(row.ground, row.ground),
        "issuer": row.issuer,
        "document": row.document,
        "since": row.since,
        "entered_on": row.entered_on,
        "standing": word,
        "tone": tone,
    }
