"""What the public is asked about 公示征求意见, as pages show it, and for how long they do."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from xuke import catalogue
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.kernel.case.state import Case
from xuke.rooms.disclosure.dataitems import public_holder
from xuke.rooms.disclosure.models import PublicComment
from xuke.web import clock

NEWEST_FIRST: Final = Keyset(model=PublicComment, order=("-until", "-stream"), size=30)
_SHOWN_AFTER: Final = timedelta(days=30)
"""How long a name stands here once it is over: a month, in which whoever said something can look
again. Nobody is asked any longer, and personal information is shown no longer than its purpose
needs (Personal Information Protection Law, article 19)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One application as the public sees it; `is_open` while it may still say something."""

    stream: UUID
    item: str
    holder: str
    authority: str
    since: date
    until: date
    is_open: bool


def page(key: str) -> Slice[PublicComment]:
    """Return a page of what the public is asked about, or was until lately, after the key."""
    return NEWEST_FIRST.page(_public(), NEWEST_FIRST.read(key))


def find(stream: UUID) -> PublicComment | None:
    """Return what the public is asked about in this case, or was until lately."""
    return _public().filter(stream=stream).first()


def _public() -> QuerySet[PublicComment]:
    """Return what everybody may see: what is open, and what is over for a fixed time at most."""
    since = clock.today() - _SHOWN_AFTER
    lately = Q(ended_on=None) | Q(ended_on__gte=since)
    return PublicComment.objects.filter(lately, until__gte=since)


def line(row: PublicComment) -> Line:
    """Return a row of the public list."""
    return Line(
        stream=row.stream,
        item=catalogue.item(row.item).name,
        holder=public_holder(row),
        authority=catalogue.authority(row.authority).name,
        since=row.since,
        until=row.until,
        is_open=is_open(row),
    )


def is_open(row: PublicComment) -> bool:
    """Whether the public may still say something."""
    return row.ended_on is None and clock.today() <= row.until


def sections(row: PublicComment, case: Case) -> list[dict[str, Any]]:
    """Return what is shown of the application, by the labels under which it was asked.

    The row may be older than the item of today: what has become sensitive since is not shown.
    """
    item, hidden = item_of(case), hidden_in(case)
    labels = {field.id: field.label for field in item.fields(row.action)}
    rows = [
        {"label": labels.get(name, name), "value": value}
        for name, value in row.facts.items()
        if name not in hidden
    ]
    return [{"title": item.name, "rows": rows}]
