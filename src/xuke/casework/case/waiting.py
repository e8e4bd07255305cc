"""A list of work, page by page, and how many of it are late or due soon.

What is asked is always one of a few statements; only whose list it is, after which row and with
which words differs from request to request.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from typing import Any, Final, NamedTuple

from xuke.casework.case import statements
from xuke.casework.case.worklist import DUE_FIRST, Waiting, Wanted
from xuke.casework.stream.kept import DAY, ID, Statement
from xuke.casework.stream.keyset import Key, Slice
from xuke.casework.stream.searching import sought
from xuke.kernel.person import Person


class Counted(NamedTuple):
    """So many were found; with `has_more`, among those that were looked at."""

    number: int = 0
    has_more: bool = False


_NO_DAYS: Final[Mapping[str, date]] = {}
_NONE: Final = Counted()
_UNKNOWN: Final = Counted(has_more=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dues:
    """How many cases of a list are late, due today, due soon: each counted for itself."""

    all: Counted = _NONE
    late: Counted = _NONE
    today: Counted = _NONE
    soon: Counted = _NONE


UNCOUNTED: Final = Dues(all=_UNKNOWN, late=_UNKNOWN, today=_UNKNOWN, soon=_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Work:
    """A page of what waits, and how much of it is due."""

    page: Slice[Waiting]
    dues: Dues


def work(person: Person, wanted: Wanted, key: str, *, today: date, soon: date) -> Work:
    """Return a page of what waits for these roles, due first, after the key.

    `soon` is the last day that counts as due soon.
    """
    if not wanted.roles:
        return Work(DUE_FIRST.cut([], None), Dues())
    asked, after = _List(person, wanted, today, soon), DUE_FIRST.read(key)
    found = asked.found(after)
    rows = [Waiting(*row[: statements.WIDTH]) for row in found.rows]
    return Work(DUE_FIRST.cut(rows, after), asked.dues() if after else asked.dues_of(found))


def _dues(counts: Sequence[int], *, is_cut: bool = False) -> Dues:
    """Tell what the earliest of a list say: they hold all that is due before the last of them."""
    number, *bands = counts
    is_cut = is_cut or number > statements.MOST
    late, today, soon = (
        Counted(band, is_cut and seen == number)
        for band, seen in zip(bands, accumulate(bands), strict=True)
    )
    return Dues(all=Counted(number, is_cut), late=late, today=today, soon=soon)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of a list; those of its first page are followed by the counts of all that was seen."""

    rows: Sequence[Sequence[Any]]
    of_its_first: bool = False
    """Whether only the list's first rows were looked at."""

    def dues(self) -> Dues:
        if not self.rows:
            return Dues()
        return _dues(self.rows[0][statements.WIDTH :], is_cut=self.of_its_first)


@dataclass(frozen=True)
class _List:
    """Whose list is asked for, how it is narrowed, and on which day."""

    person: Person
    wanted: Wanted
    today: date
    soon: date

    def found(self, after: Key | None) -> _Found:
        """Return what follows the key: of words, what is so numbered, or what mentions them."""
        words = self.wanted.words
        if not words:
            return _Found(self._rows(statements.waiting, after))
        if any(one.isdigit() for one in words):
            numbered = self._rows(statements.numbered, after)
            if numbered:
                return _Found(numbered)
        near = self._rows(statements.near, after)
        if len(near) == statements.PAGE:
            return _Found(near, of_its_first=True)
        return _Found(self._rows(statements.far, after))

    def dues_of(self, found: _Found) -> Dues:
        """Return how many of the list are due when, by its first page."""
        dues = found.dues()
        return dues if self.wanted.words else self._completed(dues)

    def dues(self) -> Dues:
        """Count the list, of which another page than the first is shown."""
        if self.wanted.words:
            found = self.found(None)
            # Further on, more rows have been seen than the first ones could count.
            return UNCOUNTED if found.of_its_first else found.dues()
        (counts,) = self._rows(statements.counted, None)
        return self._completed(_dues(counts))

    def _completed(self, dues: Dues) -> Dues:
        """Count by their days those that the earliest of a long list do not reach."""
        if not dues.soon.has_more:
            return dues
        # Where today's are not all known, what is due soon is known even less.
        since = self.today if dues.today.has_more else self.today + timedelta(days=1)
        days = {"since": since, "until": self.soon}
        ((today, number),) = self._rows(statements.due_between, None, days)
        soon = Counted(number - today, number > 2 * statements.MOST)
        if not dues.today.has_more:
            return replace(dues, soon=soon)
        return replace(dues, today=Counted(today, today > statements.MOST), soon=soon)

    def _rows(
        self,
        write: Callable[..., Statement],
        after: Key | None,
        days: Mapping[str, date] = _NO_DAYS,
    ) -> list[tuple[Any, ...]]:
        """Return what the statement finds with this person, these words, after this key."""
        shape = replace(self.wanted, words="named" if self.wanted.words else "")
        day, stream = after or (None, None)
        form = (DAY if day else None, ID) if after else None
        kept = write(self.person.roles, shape, form)
        return kept.rows({**self._values, **days, "day": day, "id": stream})

    @cached_property
    def _values(self) -> Mapping[str, object]:
        return {
            "person": self.person.id,
            "authority": self.person.authority,
            "today": self.today,
            "soon": self.soon,
            "number": self.wanted.words,
            "words": sought(self.wanted.words),
        }
