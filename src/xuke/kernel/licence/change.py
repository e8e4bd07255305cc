"""变更、延续、补证: the same licence with other facts, another term, another paper."""

from dataclasses import replace

from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, MEDICAL_INSTITUTIONS, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.application import (
    Asked,
    is_late,
    is_stranger,
    needs_new,
    refusal_of,
)
from xuke.kernel.licence.events import (
    LicenceEvent,
    LicenceIssued,
    Modified,
    Reissued,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
)
from xuke.kernel.licence.places import asked_under, reissued_under
from xuke.kernel.licence.reasons import require_term
from xuke.kernel.licence.rights import EVER, FORMALITY, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(9), LICENSING_LAW.art(49))
def modify(licence: Licence, event: Modified, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record what was changed; another holder, or what makes it another licence, is no change.

    The decision must have come within the term; its certificate may come after it (article 44).
    """
    require_term(licence, event.decided_on or event.on)
    if not event.changes:
        raise Unlawful("nothing-changed", asked_under(licence, Action.MODIFICATION))
    if event.holder and is_stranger(licence, event.holder.identity_index):
        raise Unlawful("holder-not-transferable", LICENSING_LAW.art(9))
    reason = needs_new(licence, event.changes)
    if reason:
        raise reason
    return (event,)


@cites(LICENSING_LAW.art(50, 1))
def renew(licence: Licence, event: Renewed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record a renewal that was decided; the new term follows on the old one."""
    require_term(licence, event.on)
    old = licence.valid_until
    if old is None:
        raise Unlawful("no-term", asked_under(licence, Action.RENEWAL))
    if event.deemed:
        raise Unlawful("silence-is-no-act", LICENSING_LAW.art(50, 2))
    follows = event.valid_from == old + ONE_DAY
    if not follows or (event.valid_until and event.valid_until < event.valid_from):
        raise Unlawful(
            "term-does-not-follow", asked_under(licence, Action.RENEWAL), until=old.isoformat()
        )
    return (event,)


@cites(LICENSING_LAW.art(44), LICENSING_LAW.art(50, 2))
def certify_renewal(
    licence: Licence, event: RenewalCertified, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Record the certificate that a renewal, by decision or by silence, owes the holder."""
    if event.case != licence.uncertified:
        raise Unlawful("not-that-renewal", LICENSING_LAW.art(50, 2), case=event.case)
    if not event.number:
        raise Unlawful("certificate-number-missing", LICENSING_LAW.art(39))
    return (event,)


@cites(MEDICAL_INSTITUTIONS.art(22))
def reissue(licence: Licence, event: Reissued, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record another copy, once the old one was declared lost or handed back."""
    require_term(licence, event.on)
    declared = event.loss_declared_on
    if declared is None and not event.old_returned:
        raise Unlawful("loss-not-declared", reissued_under(licence))
    if declared and declared > event.on:
        raise Unlawful(
            "loss-declared-later", reissued_under(licence), declared=declared.isoformat()
        )
    return (event,)


@cites(LICENSING_LAW.art(50, 1))
def file_renewal(licence: Licence, event: RenewalFiled, at: Occasion) -> tuple[LicenceEvent, ...]:
    """Note that a renewal was filed, and whether in time; only then can silence renew."""
    reason = refusal_of(licence, Asked(action=Action.RENEWAL, on=event.on), at.calendar)
    if reason:
        raise reason
    return (replace(event, timely=not is_late(licence, event.on, at.calendar)),)


def close_renewal(
    licence: Licence, event: RenewalClosed, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Note that the renewal ended without a grant; another that is pending is not meant."""
    pending = licence.renewal is not None and licence.renewal.case == event.case
    return (event,) if pending else ()


def open_licence(
    licence: Licence, issued: LicenceIssued, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Open the licence that a case granted, or history tells of; an open one stays as it is."""
    return () if licence.version else (issued,)


def _is_uncertified(licence: Licence) -> bool:
    return bool(licence.uncertified)


OPENING: tuple[Verb[Licence], ...] = (
    Verb(
        name="open",
        event=LicenceIssued,
        right=right(EVER, LICENSING_LAW.art(39)),
        decide=open_licence,
        by_hand=False,
        begins=True,
    ),
)
CHANGES: tuple[Verb[Licence], ...] = (
    Verb(
        name="modify",
        event=Modified,
        right=right(IN_FORCE, LICENSING_LAW.art(49), FORMALITY),
        decide=modify,
        by_hand=False,
    ),
    Verb(
        name="renew",
        event=Renewed,
        right=right(IN_FORCE, LICENSING_LAW.art(50, 1), FORMALITY),
        decide=renew,
        by_hand=False,
    ),
    Verb(
        name="certify-renewal",
        event=RenewalCertified,
        right=right(IN_FORCE, LICENSING_LAW.art(50, 2), FORMALITY, when=_is_uncertified),
        decide=certify_renewal,
        by_hand=False,
    ),
    Verb(
        name="reissue",
        event=Reissued,
        right=right(IN_FORCE, LICENSING_LAW.art(39), FORMALITY),
        decide=reissue,
        by_hand=False,
    ),
    Verb(
        name="file-renewal",
        event=RenewalFiled,
        right=right(EVER, LICENSING_LAW.art(50, 1)),
        decide=file_renewal,
        by_hand=False,
        of="renew",
    ),
    Verb(
        name="close-renewal",
        event=RenewalClosed,
        right=right(EVER, LICENSING_LAW.art(50, 1)),
        decide=close_renewal,
        by_hand=False,
        of="renew",
    ),
)
"""What only a case brings about."""
