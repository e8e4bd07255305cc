"""The rows of the list of licences: each one's cells."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.models import LicenceRow
from xuke.kernel.licence.machine import LICENCE
from xuke.rooms.register import due, ledger
from xuke.web.components import filled
from xuke.web.licence.clocks import shown
from xuke.web.words import dates

_ANY: Final = UUID(int=0)
_CHECKS: Final = {"unchecked": "commitment-check", "rectifying": "rectification"}
"""Which clock runs on a promise, by how it stands."""
_DELIVERY: Final = "delivery"


def cells(
    rows: Sequence[LicenceRow], today: date, asked: due.Due
) -> Iterator[Mapping[str, object]]:
    """Yield the cells of each licence's row, with the day that is asked for."""
    address = reverse("register:licence", args=[_ANY])
    for row in rows:
        yield {
            "url": address.replace(str(_ANY), str(row.stream)),
            "item": catalogue.item(row.item).name,
            "number": row.number,
            "holder": row.holder_name,
            "status": _status(row, today),
            "valid_until": dates.chinese_date(row.valid_until) if row.valid_until else _("长期"),
            "deadline": _deadline(row, today, asked),
        }


def _status(row: LicenceRow, today: date) -> SafeString:
    """Return how the licence stands, whether its verification was put off, and what is owed."""
    tags = [filled.phase_tag(ledger.stands(row, today).value, LICENCE.kind)]
    if row.deferred_until:
        tags.append(filled.tag(_("暂缓校验"), "amber"))
    if row.assessment_due and row.assessment_due <= today:
        since = {"day": dates.chinese_date(row.assessment_due)}
        tags.append(filled.tag(_("待再次考核，%(day)s起") % since, "red"))
    if row.undelivered:
        tone = "red" if row.undelivered < today else "amber"
        tags.append(filled.tag(_("文书还没有送达"), tone))
    return format_html_join(" ", "{}", ((one,) for one in tags))


def _deadline(row: LicenceRow, today: date, asked: due.Due) -> SafeString:
    """Return what falls due next, or a dash; who asks for promises is told of these."""
    if asked in {due.Due.PROMISE, due.Due.LAPSED} and row.commitment_due:
        clock = _CHECKS[row.promise]
        return filled.deadline(shown(clock, row.commitment_due, today), compact=False)
    if asked is due.Due.UNDELIVERED and row.undelivered:
        view = shown(_DELIVERY, row.undelivered, today)
        return filled.deadline(view, compact=False)
    if row.next_due is None:
        return format_html('<span class="xk-muted">{}</span>', "—")
    return filled.deadline(shown(row.next_clock, row.next_due, today), compact=False)
