"""限制登记: a sentence or a ban keeps a holder from applying, whatever becomes of his licence."""

from dataclasses import replace

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.item.ban import (
    BanConfirmed,
    BanNoted,
    BanWithdrawn,
    place_of,
    require_ban,
    require_second,
    taken_back,
)
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.rights import DECISION, EVER, INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2), PHYSICIANS_LAW.art(58))
def note_ban(licence: Licence, noted: BanNoted, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Enter a ban on the holder, for another to confirm; what becomes of the licence is apart."""
    rule = require_ban(licence.rule, noted)
    check_reason(noted.reason, Citation.parse(rule.basis))
    return (replace(noted, owes_confirmation=True),)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2), PHYSICIANS_LAW.art(58))
def confirm_ban(
    licence: Licence, confirmed: BanConfirmed, _at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Stand by what another official entered; from now on it bars the holder."""
    return (require_second(licence, confirmed, licence.rule),)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def withdraw_ban(
    licence: Licence, withdrawn: BanWithdrawn, at: Occasion
) -> tuple[LicenceEvent, ...]:
    """Take back what was entered of the holder; it bars no more, and stays in the history."""
    check_reason(withdrawn.reason, place_of(licence.rule, withdrawn.ground))
    taken = taken_back(licence, withdrawn, licence.rule, at.person)
    return (taken,)


def _may_be_banned(licence: Licence) -> bool:
    return bool(licence.rule.bans)


def _awaits(licence: Licence) -> bool:
    return bool(licence.bans_awaiting)


def _is_entered(licence: Licence) -> bool:
    return bool(licence.bans_awaiting or licence.bans)


_ISSUED = EVER - {Status.NONE}
_PLACE = LICENSING_LAW.art(38, 1)
VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="note-ban",
        event=BanNoted,
        right=right(_ISSUED, _PLACE, INSPECTION, when=_may_be_banned),
        decide=note_ban,
        settled=frozenset({"owes_confirmation"}),
    ),
    Verb(
        name="confirm-ban",
        event=BanConfirmed,
        right=right(_ISSUED, _PLACE, DECISION, when=_awaits),
        decide=confirm_ban,
        settled=frozenset({"issuer", "document"}),
    ),
    Verb(
        name="withdraw-ban",
        event=BanWithdrawn,
        right=right(_ISSUED, _PLACE, INSPECTION, when=_is_entered),
        decide=withdraw_ban,
        settled=frozenset({"barred", "issuer", "document"}),
    ),
)
