"""Putting right before acceptance 补正与当场更正: after the notice, or at the window.

Other answers may bring a bar with them or take it away: both are recorded with them.
"""

from xuke.kernel.case.acceptance import refuse_silence
from xuke.kernel.case.barring import bar_by_answers
from xuke.kernel.case.events import CaseEvent, Corrected, CorrectedOnTheSpot
from xuke.kernel.case.gaps import check_listed, in_order
from xuke.kernel.case.guards import hands_in
from xuke.kernel.case.known import known
from xuke.kernel.case.rights import AT_COUNTER, IN_CORRECTION, RECEIVED, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(32, 1, 5))
def correct(case: Case, corrected: Corrected, at: Occasion) -> tuple[CaseEvent, ...]:
    """Hand in what the notice asked for; all of it, and nothing else."""
    asked = {gap.target for gap in case.notice.gaps} if case.notice else set()
    extra = set(corrected.form) - asked
    if extra:
        raise Unlawful("not-asked-for", LICENSING_LAW.art(32, 1, 4), material=in_order(extra))
    left = asked - set(corrected.form) - case.attached_since_notice
    if left:
        raise Unlawful("gaps-left", LICENSING_LAW.art(32, 1, 5), missing=in_order(left))
    return (corrected, *bar_by_answers(case, known(at).bars_anew, on=corrected.on))


@cites(LICENSING_LAW.art(32, 1, 3))
def correct_on_the_spot(
    case: Case, corrected: CorrectedOnTheSpot, at: Occasion
) -> tuple[CaseEvent, ...]:
    """Let an error be mended at the window, with a record of it and no notice."""
    refuse_silence(case, corrected.on, at.calendar)
    check_listed(case.filed_rule, corrected.target)
    place = LICENSING_LAW.art(32, 1, 3)
    if not corrected.what.strip():
        raise Unlawful("correction-without-words", place, target=corrected.target)
    if corrected.target in case.filed_rule.fields and not corrected.value.strip():
        raise Unlawful("value-missing", place, target=corrected.target)
    return (corrected, *bar_by_answers(case, known(at).bars_anew, on=corrected.on))


HANDED_IN: tuple[Verb[Case], ...] = (
    Verb(
        name="correct",
        event=Corrected,
        right=right(IN_CORRECTION, hands_in),
        decide=correct,
    ),
)
"""What the applicant hands in later, or a clerk for him."""
AT_WINDOW: tuple[Verb[Case], ...] = (
    Verb(
        name="correct-on-the-spot",
        event=CorrectedOnTheSpot,
        right=right(RECEIVED, *AT_COUNTER, held_by=Role.CLERK),
        decide=correct_on_the_spot,
        settled=frozenset({"applicant", "called_for"}),
    ),
)
"""What is mended at the window, on the spot."""
