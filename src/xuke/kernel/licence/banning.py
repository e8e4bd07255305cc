"""限制登记: a sentence or a ban keeps a holder from applying, whatever becomes of his licence."""

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.item.ban import BanNoted, require_ban
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.licence.events import LicenceEvent
from xuke.kernel.licence.rights import EVER, INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2), PHYSICIANS_LAW.art(58))
def note_ban(licence: Licence, noted: BanNoted, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Enter a ban on the holder; what it does to the licence itself is decided apart."""
    rule = require_ban(licence.rule, noted)
    check_reason(noted.reason, Citation.parse(rule.basis))
    return (noted,)


def _may_be_banned(licence: Licence) -> bool:
    return bool(licence.rule.bans)


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="note-ban",
        event=BanNoted,
        right=right(
            EVER - {Status.NONE}, LICENSING_LAW.art(38, 1), INSPECTION, when=_may_be_banned
        ),
        decide=note_ban,
    ),
)
