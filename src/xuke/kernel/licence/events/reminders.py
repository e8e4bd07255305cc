"""Reminders 提醒: of what that falls due the holder was told."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.licence.words import RemindedOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """提醒: so many days before this falls due, the holder was reminded.

    `account` is the one that it reached; with an empty one it reached nobody. Of what was recorded
    before accounts were told, nothing is known.
    """

    on: date
    by: str
    of: RemindedOf
    days: int
    due: date
    account: str | None = None


RemindersEvent = Reminded


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """提醒: of what the holder was reminded, how many days before, and when it falls due.

    `unreached` is of what the last reminder reached nobody, and when that falls due.
    """

    reminded: frozenset[tuple[RemindedOf, int, date]] = frozenset()
    unreached: frozenset[tuple[RemindedOf, date]] = frozenset()


_Licence = TypeVar("_Licence", bound=Reminders)


def fold_reminders(licence: _Licence, event: RemindersEvent) -> _Licence:
    """Return the licence whose holder was reminded once more."""
    match event:
        case Reminded():
            told = (event.of, event.days, event.due)
            others = frozenset(one for one in licence.unreached if one[0] is not event.of)
            missed = {(event.of, event.due)} if event.account == "" else set()
            return replace(licence, reminded=licence.reminded | {told}, unreached=others | missed)
        case _:
            assert_never(event)
