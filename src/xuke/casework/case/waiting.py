"""A list of work, page by page, and how many of it are late or due soon.

What is asked is always one of a few statements; only whose list it is, after which row and with
which words differs from request to request.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from xuke.casework.case import statements
from xuke.casework.case.worklist import DUE_FIRST, Waiting, Wanted
from xuke.casework.stream.kept import DAY, ID, Statement
from xuke.casework.stream.keyset import Key, Slice
from xuke.casework.stream.searching import sought
from xuke.kernel.person import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Dues:
    """How many cases of a list are late, due today, due soon; with `has_more` of its earliest."""

    all: int = 0
    late: int = 0
    today: int = 0
    soon: int = 0
    has_more: bool = False


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
    return Work(DUE_FIRST.cut(rows, after), asked.dues() if after else found.dues())


def _dues(counts: Sequence[int], *, has_more: bool = False) -> Dues:
    number, late, today, soon = counts
    is_cut = has_more or number > statements.MOST
    return Dues(all=number, late=late, today=today, soon=soon, has_more=is_cut)


@dataclass(frozen=True, slots=True)
class _Found:
    """Rows of a list; those of its first page are followed by the counts of all that was seen."""

    rows: Sequence[Sequence[Any]]
    of_its_first: bool = False
    """Whether only the list's first rows were looked at."""

    def dues(self) -> Dues:
        if not self.rows:
            return Dues()
        return _dues(self.rows[0][statements.WIDTH :], has_more=self.of_its_first)


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

    def dues(self) -> Dues:
        """Count the list, of which another page than the first is shown."""
        if self.wanted.words:
            return self.found(None).dues()
        (counts,) = self._rows(statements.counted, None)
        return _dues(counts)

    def _rows(self, write: Callable[..., Statement], after: Key | None) -> list[tuple[Any, ...]]:
        """Return what the statement finds with this person, these words, after this key."""
        shape = replace(self.wanted, words="named" if self.wanted.words else "")
        day, stream = after or (None, None)
        form = (DAY if day else None, ID) if after else None
        kept = write(self.person.roles, shape, form)
        return kept.rows({**self._values, "day": day, "id": stream})

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
