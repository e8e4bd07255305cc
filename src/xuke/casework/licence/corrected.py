"""A licence held against its item of today: a term that no provision gives, or a longer one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from xuke import catalogue
from xuke.kernel.case.term import valid_until
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.events import TermCorrected
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE, Status
from xuke.kernel.person import SYSTEM
from xuke.record.events import Stream


class Standing(StrEnum):
    """What becomes of a licence whose term is not what its item says today."""

    LIFTED = "lifted"
    RESTORED = "restored"
    LISTED = "listed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceCorrection:
    """A licence whose term the item gives otherwise today: both ends, and what follows.

    Lifted: the term of one in force goes, or is longer. Restored: it had expired by that term
    alone. Listed: it was struck off since, its term stands on paper from elsewhere, or the new
    one would burden its holder, or its renewal is being handled; a person has to look at it.
    """

    stream: UUID
    number: str
    authority: str
    item: str
    standing: Standing
    status: Status
    was_until: date
    now_until: date | None
    event: TermCorrected


def correction_of(
    place: Stream, licence: Licence, on: date, reason: str
) -> LicenceCorrection | None:
    """Return what today's item changes on a licence; nothing where nothing."""
    until, item = licence.valid_until, catalogue.items().get(licence.item)
    since = licence.valid_from or licence.origin.decided_on
    if until is None or item is None or item.certificate is None:
        return None
    span = item.licence_on(since).rule.validity
    if span == licence.rule.validity:
        return None
    now = valid_until(since, span)
    event = TermCorrected(
        on=on,
        by=SYSTEM,
        basis=_basis(licence.item),
        reason=reason,
        was_until=until,
        valid_until=now,
        validity=span,
    )
    return LicenceCorrection(
        stream=place.id,
        number=licence.number,
        authority=place.authority,
        item=licence.item,
        standing=_standing(licence, span, now, on),
        status=licence.status,
        was_until=until,
        now_until=now,
        event=event,
    )


def _basis(slug: str) -> str:
    """Return the provision behind the term of today; without a term, what makes one needless."""
    spec = catalogue.item(slug).certificate
    return (spec.validity_basis if spec else "") or str(LICENSING_LAW.art(70, 1, 1))


def _standing(licence: Licence, span: Span | None, now: date | None, on: date) -> Standing:
    """Return what may be done without a person: only what the holder gains by, and is certain."""
    until = licence.valid_until
    loses = now is not None and until is not None and now <= until
    # Of a renewed term it is not known here from which day it runs.
    unsure = span is not None and until != valid_until(
        licence.valid_from or licence.origin.decided_on, licence.rule.validity
    )
    if loses or unsure or licence.origin.imported or licence.renewal:
        return Standing.LISTED
    if licence.status in IN_FORCE:
        return Standing.LIFTED
    is_over = now is not None and now < on
    if licence.status is Status.EXPIRED and not is_over:
        return Standing.RESTORED
    return Standing.LISTED
