"""更正申请内容: what follows once an answer is put right, and who may answer a request."""

from dataclasses import replace

from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, FIRST, HEAD, HOME, MON, after

from xuke.kernel.case.acceptance import missing_materials, owed, still_to_come
from xuke.kernel.case.events import AmendmentAllowed, AmendmentRefused, AmendmentRequested
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.person import Person, Role

TEN = "一二三四五六七八九十"
ASKED = AmendmentRequested(
    on=MON, by=APPLICANT.id, form={"address": "虚构路2号"}, reason=TEN, called_for=("floor-plan",)
)
ALLOWED = AmendmentAllowed(on=MON, by=FIRST.id, reason=TEN)
REFUSED = AmendmentRefused(on=MON, by=FIRST.id, reason=TEN)


def asked(case: Case) -> Case:
    return after(case, (ASKED,))


def amended(case: Case) -> Case:
    return after(case, (ASKED, ALLOWED))


def test_the_answers_change_once_it_is_allowed_and_not_before() -> None:
    before, then = cases.accepted(), amended(cases.accepted())

    assert asked(before).form == before.form
    assert then.form == {**before.form, "address": "虚构路2号"}
    assert then.amended == (ASKED,)
    assert then.amendment is None


def test_what_was_refused_leaves_no_trace_but_who_judged_it() -> None:
    case = cases.examined()

    then = after(case, (ASKED, REFUSED))

    assert then.amended_by == {REFUSED.by}
    assert replace(then, version=0, amended_by=frozenset()) == replace(case, version=0)


def test_an_examined_case_is_examined_anew_and_remembers_who_examined() -> None:
    case = cases.examined()

    then = amended(case)

    assert (then.phase, then.examinations) == (Phase.ACCEPTED, ())
    assert then.examined_before == {one.by for one in case.examinations}
    assert deeds.refusal("examine", FIRST, then) is None


def test_the_new_answers_call_for_what_may_come_from_the_request_on() -> None:
    case = cases.accepted()

    assert still_to_come(case) == set()
    assert still_to_come(asked(case)) == {"floor-plan"}
    assert owed(amended(case)) == missing_materials(amended(case)) == {"floor-plan"}
    assert still_to_come(after(case, (ASKED, REFUSED))) == set()


def test_until_it_is_answered_nothing_is_decided_and_an_examiner_is_next() -> None:
    case = asked(cases.examined())

    refused = deeds.refusal("grant", HEAD, case), deeds.refusal("refuse", HEAD, case)

    assert [one and one.code for one in refused] == ["amendment-open", "amendment-open"]
    assert next_actor(case) == NextActor(Role.EXAMINER)


def test_who_wrote_the_request_down_does_not_answer_it() -> None:
    case = asked(cases.accepted())
    noted = replace(ASKED, by=CLERK.id)
    by_clerk = after(cases.accepted(), (noted,))

    other = Person("other", HOME, frozenset({Role.CLERK}))
    refused = deeds.refusal("allow-amendment", CLERK, by_clerk)

    assert refused
    assert refused.code == "own-request"
    assert deeds.refusal("allow-amendment", other, by_clerk) is None
    assert deeds.refusal("allow-amendment", CLERK, case) is None
    assert deeds.refusal("allow-amendment", HEAD, case) is not None
