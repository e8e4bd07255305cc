"""再次考核: who failed the periodic assessment and was stopped practises again only once he passed.

The Physicians Law (42) stops practice for three to six months, with training, and then assesses
again: who passes goes on, who fails is struck off (17(1)(4)). Time alone gives nothing back.
"""

from typing import Final

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.law.citation import PHYSICIANS_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceEvent, Reassessed, Restored
from xuke.kernel.licence.rights import INSPECTION, right
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.kernel.occasion import Occasion
from xuke.kernel.stream import Verb

_PLACE: Final = PHYSICIANS_LAW.art(42)


@cites(PHYSICIANS_LAW.art(17, 1, 4), PHYSICIANS_LAW.art(42))
def reassess(licence: Licence, event: Reassessed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record the second assessment, held once the stop is over; who passed practises again.

    Who failed is to be struck off; until he is, he may still pass a further one.
    """
    stopped = licence.suspension
    if event.assessed_on > event.on:
        raise Unlawful("assessed-later", _PLACE)
    if stopped and event.assessed_on <= stopped.until:
        raise Unlawful("assessed-early", _PLACE, until=stopped.until.isoformat())
    check_reason(event.findings, _PLACE)
    if not event.passed:
        return (event,)
    return (event, Restored(on=event.on, by=event.by, reason=event.findings))


def _is_assessed_again(licence: Licence) -> bool:
    return licence.is_assessed_again


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="reassess",
        event=Reassessed,
        right=right(frozenset({Status.SUSPENDED}), _PLACE, INSPECTION, when=_is_assessed_again),
        decide=reassess,
    ),
)
