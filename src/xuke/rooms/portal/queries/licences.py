"""我的证照: the licences that somebody was granted on his own application."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.models import CaseRow, LicenceRow
from xuke.casework.stream.keyset import Keyset, Slice
from xuke.kernel.item.rule import COUNTER_CHANNELS, Action
from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.kernel.person import Person
from xuke.web.words import dates, sentences

BY_NUMBER: Final = Keyset(model=LicenceRow, order=("number", "stream"), size=20)
_AT_COUNTER: Final = sorted(one.value for one in COUNTER_CHANNELS)
_IN_FORCE: Final = frozenset(one.value for one in IN_FORCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceLine:
    """One licence as its holder sees it; `may_renew` leads to the application."""

    row: LicenceRow
    item_name: str
    authority: str
    status: str
    next_due: str
    may_renew: bool


def licences(person: Person, key: str) -> Slice[LicenceRow]:
    """Return a page of the licences that the person was granted on what he filed himself."""
    own = CaseRow.objects.filter(owner=person.id).exclude(channel__in=_AT_COUNTER)
    rows = LicenceRow.objects.filter(case__in=own.values("stream"))
    return BY_NUMBER.page(rows, BY_NUMBER.read(key))


def licence_lines(rows: Sequence[LicenceRow], today: date) -> Iterator[LicenceLine]:
    """Yield the licences as the list shows them."""
    for row in rows:
        item = catalogue.item(row.item)
        is_over = row.is_over(today) and row.status in _IN_FORCE
        status = Status.EXPIRED.value if is_over else row.status
        yield LicenceLine(
            row=row,
            item_name=item.name,
            authority=sentences.authority(row.authority),
            status=status,
            next_due=_next_due(row),
            may_renew=_may_renew(row, item.actions) and status in _IN_FORCE,
        )


def _next_due(row: LicenceRow) -> str:
    """Return what falls due next, and when; nothing where nothing does."""
    if row.next_due is None:
        return ""
    words = {
        "what": sentences.licence_clock(row.next_clock),
        "day": dates.chinese_date(row.next_due),
    }
    return _("%(what)s：%(day)s") % words


def _may_renew(row: LicenceRow, actions: Sequence[str]) -> bool:
    return bool(row.valid_until) and row.renewal is None and Action.RENEWAL.value in actions
