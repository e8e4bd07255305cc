"""Who was told on answers put right since is told anew; amendments of before tell nobody."""

from dataclasses import replace
from datetime import date

from tests.kernel import cases
from tests.kernel.cases import FIRST, MON, after
from tests.kernel.dice import TEN
from tests.kernel.hearings import HELD, PARTY

from xuke.kernel.case.events import (
    AmendmentAllowed,
    AmendmentRequested,
    CaseEvent,
    HearingOffered,
    HearingRequested,
    HearingWaived,
    PartyInformed,
    RepresentationsHeard,
    UntruthAnswered,
    UntruthTold,
)
from xuke.kernel.case.guards import is_told_anew
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW

INFORMED = PartyInformed(
    on=MON, by=FIRST.id, party=PARTY, interest="相邻", answer_by=date(2026, 3, 9)
)
OFFERED = HearingOffered(on=MON, by=FIRST.id, party=PARTY)
ASKED_FOR = HearingRequested(on=MON, by=FIRST.id, party=PARTY)
SPOKEN = RepresentationsHeard(on=MON, by=FIRST.id, party=PARTY, text="影响采光")
WAIVED = HearingWaived(on=MON, by=FIRST.id, party=PARTY)
UNTRUE = UntruthTold(on=MON, by=FIRST.id, text=TEN)
DENIED = UntruthAnswered(on=MON, by=FIRST.id, statement="材料属实")
REQUESTED = AmendmentRequested(on=MON, by="applicant", form={"address": "虚构路2号"}, reason=TEN)
ALLOWED = AmendmentAllowed(on=MON, by=FIRST.id, reason=TEN, tells_anew=True)
OF_BEFORE = replace(ALLOWED, tells_anew=False)


def told(*events: CaseEvent, allowed: AmendmentAllowed = ALLOWED) -> Case:
    """Return a case whose answers were put right after these events."""
    return after(cases.accepted(), (*events, REQUESTED, allowed))


def test_a_party_is_told_anew_and_all_it_said_or_gave_up_counts_no_more() -> None:
    procedure = told(INFORMED, OFFERED, SPOKEN, WAIVED).procedure

    assert procedure.retold == {PARTY}
    assert (procedure.parties, procedure.heard, procedure.offered) == ((), (), ())
    assert procedure.waived == frozenset()


def test_until_it_is_told_anew_nothing_is_decided() -> None:
    case = told(INFORMED)
    owed = is_told_anew(FIRST, case)

    assert owed
    assert (owed.code, owed.citation, owed.facts) == (
        "party-told-of-old",
        LICENSING_LAW.art(36),
        {"party": PARTY},
    )
    assert is_told_anew(FIRST, after(case, (INFORMED,))) is None


def test_amendments_of_before_keep_what_was_told() -> None:
    before = after(cases.accepted(), (INFORMED, OFFERED, SPOKEN, UNTRUE, DENIED))
    procedure = told(INFORMED, OFFERED, SPOKEN, UNTRUE, DENIED, allowed=OF_BEFORE).procedure

    assert procedure == before.procedure


def test_what_is_held_untrue_is_told_and_answered_anew() -> None:
    procedure = told(UNTRUE, DENIED).procedure

    assert (procedure.untruth, procedure.untruth_answer) == (None, None)
    assert procedure.untruth_by == {FIRST.id}


def test_a_hearing_that_was_asked_for_stays_owed() -> None:
    assert told(INFORMED, OFFERED, ASKED_FOR).procedure.hearing_owed


def test_after_a_hearing_on_the_old_answers_the_party_may_ask_for_another_one() -> None:
    case = told(INFORMED, OFFERED, ASKED_FOR, HELD)

    assert not case.procedure.hearing_owed
    again = after(case, (INFORMED,)).procedure
    assert again.late == {PARTY}
    assert not again.hearing_owed
    assert after(case, (INFORMED, OFFERED, ASKED_FOR)).procedure.hearing_owed
