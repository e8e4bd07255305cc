"""The statements of a list of work: each is written once, for all officials of the same roles."""

from collections.abc import Sequence
from functools import lru_cache, reduce
from operator import or_
from typing import Final

from django.db.models import QuerySet

from xuke.casework.case.worklist import DUE_FIRST, Waiting, Wanted, stretches
from xuke.casework.models import CaseRow, CaseWords
from xuke.casework.stream import mentioning
from xuke.casework.stream.kept import Blank, BlankDay, Statement, statement
from xuke.casework.stream.keyset import Key
from xuke.kernel.person import Person, Role

MOST: Final = 1000
"""So many waiting cases are counted at most, the earliest first."""
PAGE: Final = DUE_FIRST.size + 1
"""One row further than a page shows whether another follows."""
WIDTH: Final = len(Waiting._fields)
_CUT: Final = "SELECT cut.* FROM ({}) AS cut ORDER BY nearest, stream LIMIT %s"
_COUNTED: Final = (
    "SELECT counted.*, count(*) OVER (), count(*) FILTER (WHERE nearest < %s) OVER (),"
    " count(*) FILTER (WHERE nearest = %s) OVER (),"
    " count(*) FILTER (WHERE nearest > %s AND nearest <= %s) OVER ()"
    " FROM ({}) AS counted ORDER BY nearest, stream LIMIT %s"
)
_COUNTS: Final = (
    "SELECT count(*), count(*) FILTER (WHERE nearest < %s), count(*) FILTER (WHERE nearest = %s),"
    " count(*) FILTER (WHERE nearest > %s AND nearest <= %s) FROM ({}) AS counted"
)
_COUNT: Final = "SELECT count(*) FILTER (WHERE nearest = %s), count(*) FROM ({}) AS counted"
_DAYS: Final = [Blank(name) for name in ("today", "today", "today", "soon")]


@lru_cache(maxsize=200)
def waiting(roles: frozenset[Role], wanted: Wanted, after: Key | None) -> Statement:
    """Write what finds all that waits."""
    return _page_of(_columns(_stretches(roles, wanted), after), after)


@lru_cache(maxsize=200)
def counted(roles: frozenset[Role], wanted: Wanted, _after: None) -> Statement:
    """Write what counts all that waits, for a page that does not show its beginning."""
    rows = DUE_FIRST.following(_stretches(roles, wanted), None, MOST + 1)
    return statement(rows.values_list("nearest", "stream")).within(_COUNTS, before=_DAYS)


@lru_cache(maxsize=200)
def due_between(roles: frozenset[Role], wanted: Wanted, _after: None) -> Statement:
    """Write what counts all that waits and is due from `since` until `until`, today's apart.

    One statement for both, as it takes longer to plan than to run: more than twice as many as are
    counted of a list are not.
    """
    days = (BlankDay("since"), BlankDay("until"))
    rows = [one.filter(nearest__range=days) for one in _stretches(roles, wanted)]
    found = DUE_FIRST.following(rows, None, 2 * MOST + 1)
    narrow = statement(found.values_list("nearest", "stream"))
    return narrow.within(_COUNT, before=[Blank("today")])


@lru_cache(maxsize=200)
def numbered(roles: frozenset[Role], wanted: Wanted, after: Key | None) -> Statement:
    """Write what finds the case of exactly this number."""
    rows = [one.filter(number=Blank("number")) for one in _stretches(roles, wanted)]
    return _page_of(_columns(rows, after), after)


@lru_cache(maxsize=200)
def near(roles: frozenset[Role], wanted: Wanted, after: Key | None) -> Statement:
    """Write what finds the words among the rows that come next."""
    first = _columns(_stretches(roles, wanted), after, most=mentioning.NEAR)
    return _page_of(mentioning.near(first, Blank("words"), CaseWords), after)


@lru_cache(maxsize=200)
def far(roles: frozenset[Role], wanted: Wanted, after: Key | None) -> Statement:
    """Write what finds the words in the index; the rows are one stretch, looked up by their key."""
    words = CaseWords.objects.filter(
        authority=Blank("authority"), is_open=True, words__mentions=Blank("words")
    )
    rows = mentioning.far(reduce(or_, _stretches(roles, wanted)), words)
    return _page_of(_columns([rows], after), after)


def _page_of(rows: Statement, after: Key | None) -> Statement:
    """Cut a page of the rows; of a list's beginning, count them too."""
    if after:
        return rows.within(_CUT, after=[PAGE])
    return rows.within(_COUNTED, before=_DAYS, after=[PAGE])


def _columns(
    rows: Sequence[QuerySet[CaseRow]], after: Key | None, most: int | None = None
) -> Statement:
    """Write what follows the key: a page of it, or as much of the beginning as is counted."""
    most = most or (PAGE if after else MOST + 1)
    return statement(DUE_FIRST.following(rows, after, most).values_list(*Waiting._fields))


def _stretches(roles: frozenset[Role], wanted: Wanted) -> list[QuerySet[CaseRow]]:
    """Return the stretches of any official of these roles, with blanks in the place of ids."""
    return stretches(Person(Blank("person"), Blank("authority"), roles), wanted)
