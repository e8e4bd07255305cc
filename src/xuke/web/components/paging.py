"""Pages by key: the last row's key leads on, nothing is skipped, nothing is counted to the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

T = TypeVar("T")
CAP: Final = 1000
AFTER: Final = "after"


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """The rows of one page, and the addresses that lead on and back to the start."""

    rows: Sequence[T]
    count_words: str
    first_url: str
    next_url: str


def page(
    rows: Sequence[T],
    *,
    next_key: str,
    asked: QueryDict,
    count: int | None = None,
    has_more: bool = False,
    name: str = AFTER,
) -> Page[T]:
    """Lead from these rows to the page that begins after `next_key`, if there is one.

    `name` says which part of the address carries the key, where a page has several lists.
    A count above the cap is shown as 1000+; give `CAP + 1` for it. `has_more` says of a smaller
    one that there are more than were counted.
    """
    return Page(
        rows=rows,
        count_words=_count_words(len(rows), count, has_more=has_more),
        first_url=_address(asked, name, "") if asked.get(name) else "",
        next_url=_address(asked, name, next_key) if next_key else "",
    )


def _count_words(shown: int, count: int | None, *, has_more: bool) -> str:
    if count is None:
        return _("本页 %(shown)d 条") % {"shown": shown}
    if has_more or count > CAP:
        counted = {"cap": min(count, CAP), "shown": shown}
        return _("共 %(cap)d 条以上，本页 %(shown)d 条") % counted
    return _("共 %(count)d 条，本页 %(shown)d 条") % {"count": count, "shown": shown}


def _address(asked: QueryDict, name: str, key: str) -> str:
    """Return this list's address with another starting key, the filters kept."""
    kept = [(one, value) for one, values in asked.lists() for value in values if one != name]
    return "?" + urlencode([*kept, (name, key)] if key else kept)
