"""The list of bans 限制登记: one row each, of cases and of licences, however they stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from xuke.casework.models import BanRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.rowsql import upsert_many
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.ban import Ban, BanConfirmed, Banned, BanNoted, BanWithdrawn, key_of
from xuke.kernel.licence.machine import LICENCE

_EVENTS: Final = (BanNoted, BanConfirmed, BanWithdrawn)
_KEY: Final = ("stream", "place", "authority", "year")


class Standing(StrEnum):
    """How a ban that was entered stands."""

    AWAITING = "awaiting"
    BARRING = "barring"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A ban as it was entered, and how it stands."""

    ban: Ban
    standing: Standing

    @property
    def awaiting(self) -> date | None:
        """Return since when it waits for a second official, where it does."""
        return self.ban.noted.on if self.standing is Standing.AWAITING else None


def listed(state: Banned) -> tuple[Listed, ...]:
    """Return every ban of a case or a licence, in the order of the days of their entry.

    Of one day by their documents, so that a ban keeps its place however it comes to stand.
    """
    bans = (
        *(Listed(ban=one, standing=_of_past(one)) for one in state.bans_past),
        *(Listed(ban=one, standing=Standing.BARRING) for one in state.bans.values()),
        *(
            Listed(ban=Ban(noted=one), standing=Standing.AWAITING)
            for one in state.bans_awaiting.values()
        ),
    )
    return tuple(sorted(bans, key=lambda one: (one.ban.noted.on, key_of(one.ban.noted))))


def _of_past(ban: Ban) -> Standing:
    return Standing.WITHDRAWN if ban.withdrawn else Standing.REPLACED


def _project(changes: Sequence[Change[Any]]) -> None:
    """Write the bans of these streams; there never are fewer than before."""
    made = [row for change in changes for row in _rows(change)]
    if made:
        upsert_many(BanRow, made, _KEY)


def _rows(change: Change[Any]) -> Iterator[BanRow]:
    """Yield the rows of a stream's bans, where one was entered, confirmed or taken back."""
    if not change.has(*_EVENTS):
        return
    state, kind = change.state, change.stream.kind
    who = state.applicant if kind == CASE.kind else state.holder
    for place, one in enumerate(listed(state)):
        noted = one.ban.noted
        yield BanRow(
            stream=change.stream.id,
            place=place,
            authority=change.stream.authority,
            year=change.year,
            kind=kind,
            item=state.item,
            number=state.number,
            name=who.name if who else "",
            ground=noted.ground,
            issuer=noted.issuer,
            document=noted.document,
            since=noted.since,
            until=noted.ends,
            standing=one.standing.value,
            entered_on=noted.on,
            entered_by=noted.by,
            awaiting=one.awaiting,
        )


def _read_model(name: str, kind: str) -> ReadModel[Any]:
    tables = (BanRow._meta.db_table,)
    return ReadModel(name=name, kind=kind, tables=tables, project=_project, rows=_rows)


BANS_OF_CASES: Final = _read_model("bans of cases", CASE.kind)
BANS_OF_LICENCES: Final = _read_model("bans of licences", LICENCE.kind)
