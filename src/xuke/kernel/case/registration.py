"""不予注册: every bar is asked again on the day of the decision, wherever it came from since."""

from datetime import date

from xuke.kernel.case.barring import application_bar, registration_bar
from xuke.kernel.case.events import BarFound, Refused, fold_filing
from xuke.kernel.case.known import known
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion

BARRED_BY_LAW = "barred-by-law"
"""The reason of a refusal for a bar."""


@cites(
    LICENSING_LAW.art(38, 1), LICENSING_LAW.art(78), LICENSING_LAW.art(79), PHYSICIANS_LAW.art(16)
)
def check_barred(case: Case, at: Occasion, on: date) -> None:
    """Ask every bar again as of the day: what came in since the filing, and what has ended since.

    What keeps from applying had to hold on the day of filing; what forbids to register, today.
    What was entered on another file of his, and waits for a second official, is settled first.
    """
    if known(at).awaits_ban:
        raise Unlawful("ban-awaits-confirmation", LICENSING_LAW.art(38, 1))
    bars = known(at).bars_now
    bar = application_bar(case, bars, on=on) or registration_bar(case, bars, on=on)
    if bar:
        basis = Citation.parse(bar.basis) if bar.basis else LICENSING_LAW.art(78)
        raise Unlawful("barred", basis, until=bar.until.isoformat())


@cites(LICENSING_LAW.art(38, 2), PHYSICIANS_LAW.art(16))
def bars_found(case: Case, refused: Refused, at: Occasion) -> tuple[BarFound, ...]:
    """Return the bar for which is refused, where the case does not know it yet.

    Who was barred once, and is so no more, is not refused for it.
    """
    bars = known(at).bars_now
    if refused.reason != BARRED_BY_LAW or bars is None:
        return ()
    now = registration_bar(case, bars, on=refused.on)
    known_bar = case.bar if case.bar and case.bar.keeps_from_applying else None
    filed = known_bar or application_bar(case, bars, on=refused.on)
    if now is None and filed is None:
        raise Unlawful("not-barred-now", LICENSING_LAW.art(38, 2))
    was = (case.bar, case.registration_bar)
    return tuple(one for one in (filed, now) if one and not any(map(one.is_same_as, was)))


def knowing(case: Case, found: tuple[BarFound, ...]) -> Case:
    """Return the case as it stands once these bars are found."""
    for one in found:
        case = fold_filing(case, one)
    return case
