"""What waits for those who look after licences: promises 告知承诺, papers not delivered 送达."""

from typing import Final

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.casework.models import LicenceRow
from xuke.casework.stream.visibility import visible
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.person import Person, Role
from xuke.rooms.register.due import Due, lapsed
from xuke.web.site.place import Queue, Waits
from xuke.web.words import dates


def _rows(person: Person, asked: Q) -> QuerySet[LicenceRow] | None:
    """Return the licences whose promise is to be looked at; examiners do, the head answers."""
    if not (person.has(Role.EXAMINER) or person.has(Role.DECIDER)):
        return None
    rows: QuerySet[LicenceRow] = visible(LICENCE.kind, person)
    return rows.filter(asked, authority=person.authority)


def _page(due: Due) -> str:
    return f"{reverse('register:licences')}?due={due.value}"


def _words(waits: Waits) -> str:
    words = {"number": waits.number, "late": waits.late, "due": dates.short_date(waits.first)}
    if waits.late:
        told = _("有%(number)s件告知承诺待核查，其中%(late)s件已逾期，最早%(due)s应核查")
        return told % words
    return _("有%(number)s件告知承诺待核查，最早%(due)s到期") % words


def _lapsed_words(waits: Waits) -> str:
    words = {"number": waits.number, "due": dates.short_date(waits.first)}
    told = _("有%(number)s件告知承诺整改期满没有复查，逾期未整改，待处理，最早%(due)s期满")
    return told % words


def _broken_words(waits: Waits) -> str:
    words = {"number": waits.number, "day": dates.short_date(waits.first)}
    told = _("有%(number)s件告知承诺没有履行，待责令整改或者撤销许可，最早%(day)s发现")
    return told % words


def _undelivered(person: Person) -> QuerySet[LicenceRow] | None:
    """Return the licences of which something written has not reached the holder."""
    if not any(person.has(role) for role in (Role.CLERK, Role.EXAMINER, Role.DECIDER)):
        return None
    rows: QuerySet[LicenceRow] = visible(LICENCE.kind, person)
    return rows.filter(authority=person.authority, undelivered__isnull=False)


def _undelivered_words(waits: Waits) -> str:
    words = {"number": waits.number, "late": waits.late, "due": dates.short_date(waits.first)}
    if waits.late:
        told = _(
            "有%(number)s张证照的文书还没有送达持证人，其中%(late)s张已逾期，最早%(due)s应送达"
        )
        return told % words
    return _("有%(number)s张证照的文书还没有送达持证人，最早%(due)s到期") % words


def _assessment_words(waits: Waits) -> str:
    words = {"number": waits.number, "day": dates.short_date(waits.first)}
    return _("有%(number)s人暂停执业期满，待再次考核，最早自%(day)s起") % words


PROMISES: Final = Queue(
    rows=lambda who, today: _rows(who, Q(commitment_due__isnull=False) & ~lapsed(today)),
    day="commitment_due",
    words=_words,
    page=lambda: _page(Due.PROMISE),
)
LAPSED: Final = Queue(
    rows=lambda who, today: _rows(who, lapsed(today)),
    day="commitment_due",
    words=_lapsed_words,
    page=lambda: _page(Due.LAPSED),
)
BROKEN: Final = Queue(
    rows=lambda who, _today: _rows(who, Q(promise_broken_on__isnull=False)),
    day="promise_broken_on",
    words=_broken_words,
    page=lambda: _page(Due.BROKEN),
)
UNDELIVERED: Final = Queue(
    rows=lambda who, _today: _undelivered(who),
    day="undelivered",
    words=_undelivered_words,
    page=lambda: _page(Due.UNDELIVERED),
)
ASSESSMENTS: Final = Queue(
    rows=lambda who, today: _rows(who, Q(assessment_due__lte=today)),
    day="assessment_due",
    words=_assessment_words,
    page=lambda: _page(Due.ASSESSMENT),
)
