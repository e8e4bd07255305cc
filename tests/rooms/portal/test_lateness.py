"""An authority that is late says so: with which duty, since which day, and whom one may ask."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse
from tests.casework import officials
from tests.rooms.desk.office import Office, text_of
from tests.rooms.portal.conftest import MORNING

from xuke import catalogue
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.kernel.case import clocks, events
from xuke.kernel.case.clocks import ClockName
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Course
from xuke.kernel.person import NOBODY
from xuke.rooms.portal.queries import lateness, standing
from xuke.web.case.file import CaseFile
from xuke.web.words import dates, translations

pytestmark = pytest.mark.django_db
MON: Final = date(2026, 3, 2)
LATER: Final = MORNING + timedelta(days=120)
NOBODY_IS_LATE: Final = {
    ClockName.CORRECTION_ANSWER: "the applicant's own",
    ClockName.PENDING: "the applicant's own",
    ClockName.HEARING_REQUEST: "a right, not a duty",
    ClockName.HEARING_NOTICE: "met by the notice that starts it",
    ClockName.COMMENT: "until when the public may speak",
    ClockName.BAR: "how long a bar lasts",
}
ASKED: Final = events.HearingRequested(on=MON, by="applicant", party="某")
TESTED: Final = events.Exclusion(procedure=events.SpecialProcedure.TESTING, since=MON, days=5)


def issued(office: Office) -> UUID:
    stream = office.granted()
    officials.issue(stream, office.act("clerk"))
    return stream


def concluded(office: Office) -> UUID:
    stream = issued(office)
    officials.deliver(stream, officials.Delivery(way="direct"), office.act("clerk"))
    return stream


STAGES: Final[Mapping[Phase, Callable[[Office], UUID]]] = {
    Phase.RECEIVED: Office.received,
    Phase.ACCEPTED: Office.accepted,
    Phase.EXAMINED: Office.examined,
    Phase.GRANTED: Office.granted,
    Phase.ISSUED: issued,
    Phase.REFUSED: Office.refused,
    Phase.CONCLUDED: concluded,
}


def ruled(case: Case, **changes: Any) -> Case:  # noqa: ANN401 - any field of a rule
    return replace(case, rule=replace(case.filed_rule, **changes))


def proceeding(case: Case, **changes: Any) -> Case:  # noqa: ANN401 - any field of a procedure
    return replace(case, procedure=replace(case.procedure, **changes))


MADE_SO: Final[Mapping[ClockName, Callable[[Case], Case]]] = {
    ClockName.COMMITTED: lambda case: ruled(
        case, statutory=replace(case.filed_rule.statutory, length=400)
    ),
    ClockName.PRELIMINARY: lambda case: ruled(case, course=Course.TWO_LEVEL),
    ClockName.HEARING_HELD: lambda case: proceeding(case, requested=(ASKED,)),
    ClockName.APPOINTMENT: lambda case: proceeding(case, exclusions=(TESTED,)),
}
"""What makes a case have the clock, where an ordinary one has it not."""
EVERY: Final = [
    pytest.param(name, phase, id=f"{name}: {phase}")
    for name, phases in lateness.OWED_IN.items()
    for phase in sorted(phases)
]


def seen(stream: UUID, made: Callable[[Case], Case] = lambda case: case) -> CaseFile:
    loaded = load_case(stream)
    case = made(loaded.state)
    return CaseFile(loaded=replace(loaded, state=case), person=NOBODY)


def test_every_clock_is_the_authority_s_or_has_its_reason_not_to_be() -> None:
    assert set(ClockName) == lateness.OWED_IN.keys() | NOBODY_IS_LATE.keys()
    assert not lateness.OWED_IN.keys() & NOBODY_IS_LATE.keys()


@pytest.mark.parametrize(("name", "phase"), EVERY)
def test_whichever_clock_is_broken_is_told_with_its_day(name: ClockName, phase: Phase) -> None:
    stream = STAGES[phase](Office())
    file = seen(stream, MADE_SO.get(name, lambda case: case))

    with time_machine.travel(LATER):
        told = standing.now_words(file)

    due = next(
        one for one in clocks.all_clocks(file.case, catalogue.calendar()) if one.name is name
    )
    words = lateness.BROKEN[name] % {"day": dates.chinese_date(due.deadline.due)}
    assert file.case.phase is phase
    assert words in told
    assert "这是我们的延误" in told
    assert "12345" in told
    assert "您现在不用做什么" not in told


@pytest.mark.parametrize("phase", sorted(STAGES))
def test_who_is_in_time_is_not_called_late(phase: Phase) -> None:
    told = standing.now_words(seen(STAGES[phase](Office())))

    assert told
    assert "延误" not in told


@pytest.mark.parametrize("then", [Phase.ACCEPTED, Phase.GRANTED])
def test_a_promise_to_bring_more_does_not_hide_that_the_authority_is_late(then: Phase) -> None:
    """容缺: before the decision the law's limit runs on; delivery waits for the materials."""
    stream = STAGES[then](Office())
    file = seen(stream, lambda case: replace(case, pending=frozenset({"hygiene-rules"})))

    with time_machine.travel(LATER):
        told = standing.now_words(file)

    assert "请在承诺的日期前补交" in told
    assert ("已超过法定期限（2026年3月30日）" in told) is (then is Phase.ACCEPTED)
    assert ("送达已超过" in told) is False


def test_an_extension_and_what_does_not_count_are_told_as_reasons() -> None:
    extended = events.LimitExtended(on=MON, by="head", days=10, reason="案情复杂，需要补充检测。")
    file = seen(
        Office().accepted(),
        lambda case: replace(proceeding(case, exclusions=(TESTED,)), extension=extended),
    )

    with time_machine.travel(LATER):
        own, public = standing.now_words(file), standing.now_words(file, reasons=False)

    assert "延长的理由：案情复杂，需要补充检测。" in own
    assert "已经算上延长的期限" in public
    assert "案情复杂" not in public
    assert "检测" in public
    assert "应当先申请行政复议" in own


def test_a_case_that_ended_otherwise_has_nobody_late_and_asks_for_nothing() -> None:
    office = Office()
    stream = office.accepted()
    filing.withdraw(stream, "不再经营", office.act("applicant"))
    file = seen(stream, lambda case: replace(case, pending=frozenset({"hygiene-rules"})))

    with time_machine.travel(LATER):
        assert standing.now_words(file) == "您已撤回这个申请。"


def test_every_sentence_of_it_has_its_english() -> None:
    folder = Path(translations.__file__).parents[1] / "locale/en/LC_MESSAGES"
    known = (folder / "django.po").read_text(encoding="utf-8")

    lacking = [str(one) for one in lateness.BROKEN.values() if f'msgid "{one}"' not in known]

    assert lacking == []


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        pytest.param(Phase.RECEIVED, "受理审查已超过法定期限", id="nobody said what is lacking"),
        pytest.param(Phase.ACCEPTED, "已超过法定期限", id="no decision"),
        pytest.param(Phase.GRANTED, "送达已超过法定期限", id="no certificate"),
        pytest.param(Phase.ISSUED, "送达已超过法定期限", id="certificate not handed out"),
        pytest.param(Phase.REFUSED, "送达已超过法定期限", id="refusal not delivered"),
    ],
)
def test_the_list_of_one_s_cases_says_it_too(phase: Phase, words: str) -> None:
    office = Office()
    STAGES[phase](office)

    before = text_of(office.client("applicant").get(reverse("portal:mine")))
    with time_machine.travel(LATER):
        after = text_of(office.client("applicant").get(reverse("portal:mine")))

    assert words not in before
    assert words in after
