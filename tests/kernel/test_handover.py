"""Officials' verbs: handed over, recused, called back, sent back, countersigned."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.kernel import cases
from tests.kernel.cases import (
    APPLICANT,
    CLERK,
    FIRST,
    HEAD,
    HOME,
    MON,
    PLAIN,
    SECOND,
    after,
    at,
    examination,
    refusal_of,
)

from xuke.kernel.case import decision, events, handover
from xuke.kernel.case.events import (
    CalledBack,
    CaseEvent,
    Countersigned,
    CountersignRequested,
    Discussed,
    ExpertsAppointed,
    ExpertsReported,
    Forwarded,
    Granted,
    HandedOver,
    HearingHeld,
    HearingOrdered,
    HearingScheduled,
    LegalityReviewed,
    Recused,
    Returned,
    SignerAdded,
    SignerRemoved,
    SiteVerified,
)
from xuke.kernel.case.handling import NO_HANDLING
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import Step, barred, holder, refusal
from xuke.kernel.case.waiting import NextActor, next_actor
from xuke.kernel.item.rule import Channel
from xuke.kernel.law.citation import cited
from xuke.kernel.person import Person, Role

LAW = "administrative-licensing-law"
TEN = "一二三四五六七八九十"
NINE = TEN[:-1]
THIRD = Person("third", HOME, frozenset({Role.EXAMINER}))
DEPUTY = Person("deputy", HOME, frozenset({Role.DECIDER}))
LEGAL = Person("legal", HOME, frozenset({Role.LEGAL_REVIEWER}))
HANDED = HandedOver(on=MON, by=FIRST.id, role=Role.EXAMINER, to=SECOND.id, reason=TEN)
RECUSED = Recused(on=MON, by=HEAD.id, person=FIRST.id, reason=TEN)
CALLED = CalledBack(on=MON, by=SECOND.id, reason=TEN)
RETURNED = Returned(on=MON, by=HEAD.id, reason=TEN)
ASKED = CountersignRequested(on=MON, by=HEAD.id, signers=("a", "b"))
SIGNED = Countersigned(on=MON, by="a", agreed=True, opinion="同意")
ADDED = SignerAdded(on=MON, by=HEAD.id, signer="c", reason=TEN)
REMOVED = SignerRemoved(on=MON, by=HEAD.id, signer="b", reason=TEN)
LEGALITY = LegalityReviewed(on=MON, by=LEGAL.id, opinion="合法", passed=True)
TESTERS = events.TestersAppointed(on=MON, by="x", officers=(FIRST.id, "y"))
TESTED = events.Tested(on=MON, by=FIRST.id, standard="GB", findings=TEN, passed=True)
A = Person("a", HOME)

Act = Callable[..., tuple[CaseEvent, ...]]


def asked() -> Case:
    return after(cases.examined(), (ASKED,))


LAWFUL: list[tuple[Act, CaseEvent, Person, Callable[[], Case]]] = [
    (handover.hand_over, HANDED, FIRST, cases.accepted),
    (handover.recuse, RECUSED, HEAD, cases.accepted),
    (handover.call_back, CALLED, SECOND, cases.examined),
    (handover.send_back, RETURNED, HEAD, cases.examined),
    (handover.request_countersign, ASKED, HEAD, cases.examined),
    (handover.countersign, SIGNED, A, asked),
    (handover.add_signer, ADDED, HEAD, cases.examined),
    (handover.remove_signer, REMOVED, HEAD, asked),
]
NAMES = [act.__name__ for act, *_rest in LAWFUL]


@pytest.mark.parametrize(("act", "event", "person", "case"), LAWFUL, ids=NAMES)
def test_a_lawful_act_is_recorded_as_it_was_told(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case]
) -> None:
    assert act(case(), event, at(person)) == (event,)


@pytest.mark.parametrize(("act", "event", "person", "case"), LAWFUL, ids=NAMES)
def test_a_stranger_does_none_of_it(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case]
) -> None:
    code, *_rest = refusal_of(lambda: act(case(), event, at(Person("stranger"))))

    assert code in {"role-missing", "not-your-examination", "not-asked-to-sign"}


@pytest.mark.parametrize(
    ("act", "event", "person", "case", "place"),
    [
        (handover.hand_over, replace(HANDED, reason=NINE), FIRST, cases.accepted, ""),
        (handover.recuse, replace(RECUSED, reason=NINE), HEAD, cases.accepted, f"{LAW}/48/1/3"),
        (handover.call_back, replace(CALLED, reason=NINE), SECOND, cases.examined, ""),
        (handover.send_back, replace(RETURNED, reason=NINE), HEAD, cases.examined, ""),
        (handover.add_signer, replace(ADDED, reason=NINE), HEAD, cases.examined, ""),
        (handover.remove_signer, replace(REMOVED, reason=NINE), HEAD, asked, ""),
        (handover.countersign, replace(SIGNED, agreed=False), A, asked, ""),
    ],
)
def test_what_is_done_to_others_work_has_a_reason(
    act: Act, event: CaseEvent, person: Person, case: Callable[[], Case], place: str
) -> None:
    assert refusal_of(lambda: act(case(), event, at(person))) == ("reason-too-short", place, {})


# 转办


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(
            {"role": Role.PUBLISHER},
            ("role-not-handed-over", "", {"role": "publisher"}),
            id="a role for which no case waits",
        ),
        pytest.param(
            {"role": Role.CLERK}, ("role-missing", "", {"role": "clerk"}), id="another's role"
        ),
        pytest.param({"to": " "}, ("name-missing", "", {}), id="nobody"),
        pytest.param(
            {"to": CLERK.id},
            ("cannot-take-over", f"{LAW}/34", {"why": "accepted-by-same-person"}),
            id="who accepted does not examine",
        ),
        pytest.param(
            {"to": FIRST.id},
            ("cannot-take-over", f"{LAW}/34/3", {"why": "examined-by-same-person"}),
            id="who examined does not examine again",
        ),
        pytest.param(
            {"to": "gone"},
            ("cannot-take-over", f"{LAW}/48/1/3", {"why": "recused"}),
            id="who was recused",
        ),
        pytest.param(
            {"to": APPLICANT.id},
            ("cannot-take-over", f"{LAW}/5", {"why": "own-application"}),
            id="the applicant",
        ),
    ],
)
def test_a_case_is_handed_to_whom_nothing_bars(
    change: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (examination(FIRST), replace(RECUSED, person="gone")))

    assert (
        refusal_of(lambda: handover.hand_over(case, replace(HANDED, **change), at(THIRD)))
        == expected
    )


@pytest.mark.parametrize(
    ("role", "to", "code"),
    [
        pytest.param(Role.DECIDER, FIRST.id, "examined-by-same-person", id="decides: examined"),
        pytest.param(Role.DECIDER, CLERK.id, "accepted-by-same-person", id="decides: accepted"),
        pytest.param(Role.LEGAL_REVIEWER, FIRST.id, "examined-by-same-person", id="reviews"),
        pytest.param(Role.CLERK, APPLICANT.id, "own-application", id="delivers: applied"),
        pytest.param(Role.CLERK, CLERK.id, None, id="delivers: accepted"),
        pytest.param(Role.CLERK, FIRST.id, None, id="delivers: examined"),
        pytest.param(Role.EXAMINER, FIRST.id, None, id="reports upwards: examined"),
        pytest.param(Role.EXAMINER, CLERK.id, "accepted-by-same-person", id="reports: accepted"),
        pytest.param(Role.DECIDER, DEPUTY.id, None, id="decides: no part before"),
    ],
)
def test_separation_holds_for_who_takes_over_an_examined_case(
    role: Role, to: str, code: str | None
) -> None:
    refused = barred(role, to, cases.examined())

    assert (refused.code if refused else None) == code


def test_a_decider_hands_over_what_waits_for_others() -> None:
    told = replace(HANDED, by=HEAD.id, role=Role.LEGAL_REVIEWER, to=LEGAL.id)

    assert handover.hand_over(cases.examined(), told, at(HEAD)) == (told,)


def test_a_legal_reviewer_hands_over_what_waits_for_him() -> None:
    told = replace(HANDED, by=LEGAL.id, role=Role.LEGAL_REVIEWER, to="other")

    assert handover.hand_over(cases.examined(), told, at(LEGAL)) == (told,)


def test_a_clerk_hands_over_what_he_wrote_down_on_paper() -> None:
    case = replace(cases.received(), channel=Channel.WINDOW, owner=CLERK.id)
    told = replace(HANDED, by=CLERK.id, role=Role.CLERK, to="other")

    assert handover.hand_over(case, told, at(CLERK)) == (told,)


def test_what_was_handed_over_is_done_by_its_holder_and_by_nobody_else() -> None:
    case = after(cases.accepted(), handover.hand_over(cases.accepted(), HANDED, at(FIRST)))

    refused = refusal(Step.EXAMINE, FIRST, case)
    assert refused
    assert (refused.code, refused.facts) == ("assigned-to-other", {"to": SECOND.id})
    assert refusal(Step.EXAMINE, SECOND, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER, (SECOND.id,))

    case = after(case, decision.examine(case, examination(SECOND), person=SECOND))
    assert refusal(Step.EXAMINE, FIRST, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER)


def test_a_holder_whom_something_bars_since_holds_nothing_any_more() -> None:
    handed = replace(HANDED, role=Role.DECIDER, to=THIRD.id)
    case = after(cases.accepted(), (handed,))
    assert holder(case, Role.DECIDER) == THIRD.id
    assert holder(case, Role.EXAMINER) == ""

    for person in (FIRST, THIRD):
        case = after(case, decision.examine(case, examination(person), person=person))

    assert holder(case, Role.DECIDER) == ""
    assert refusal(Step.GRANT, HEAD, case) is None
    assert next_actor(case) == NextActor(Role.DECIDER)


def test_nothing_is_handed_over_once_the_case_is_concluded() -> None:
    case = replace(cases.accepted(), phase=Phase.CONCLUDED)

    assert refusal_of(lambda: handover.hand_over(case, HANDED, at(FIRST)))[0] == "wrong-phase"


# 回避


def test_an_official_stands_aside_himself() -> None:
    told = replace(RECUSED, by=FIRST.id)
    case = after(cases.accepted(), handover.recuse(cases.accepted(), told, at(FIRST)))

    refused = refusal(Step.EXAMINE, FIRST, case)
    assert refused
    assert (refused.code, str(refused.citation)) == ("recused", f"{LAW}/48/1/3")
    assert refusal_of(lambda: handover.recuse(case, told, at(FIRST)))[0] == "recused"


@pytest.mark.parametrize(
    ("person", "who", "expected"),
    [
        pytest.param(
            FIRST, SECOND.id, ("role-missing", f"{LAW}/48/1/3", {"role": "decider"}), id="a peer"
        ),
        pytest.param(
            HEAD, "gone", ("person-recused", f"{LAW}/48/1/3", {"who": "gone"}), id="twice"
        ),
        pytest.param(
            HEAD,
            APPLICANT.id,
            ("is-applicant", f"{LAW}/5/1", {"who": APPLICANT.id}),
            id="the applicant",
        ),
        pytest.param(HEAD, " ", ("name-missing", f"{LAW}/48/1/3", {}), id="nobody"),
    ],
)
def test_only_the_decider_takes_others_out_and_each_once(
    person: Person, who: str, expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(cases.accepted(), (replace(RECUSED, person="gone"),))
    told = replace(RECUSED, person=who)

    assert refusal_of(lambda: handover.recuse(case, told, at(person))) == expected


def test_who_is_taken_out_holds_nothing_and_signs_nothing() -> None:
    handed = replace(HANDED, role=Role.DECIDER, to="a")
    case = after(cases.examined(), (ASKED, handed, SIGNED))

    case = after(case, (replace(RECUSED, person="a"),))

    handling = case.handling
    assert (handling.assigned, handling.signers, handling.signatures) == ({}, ("b",), ())
    assert handling.recused == {"a"}


def test_the_examination_of_who_had_to_stand_aside_carries_no_decision() -> None:
    case = after(cases.examined(), (LEGALITY, ASKED, SIGNED))

    case = after(case, handover.recuse(case, RECUSED, at(HEAD)))

    assert case.phase is Phase.ACCEPTED
    assert [one.by for one in case.examinations] == [SECOND.id]
    assert (case.procedure.legality, case.handling.signers) == (None, ())
    case = after(case, decision.examine(case, examination(THIRD), person=THIRD))
    assert case.phase is Phase.EXAMINED


def test_if_others_have_examined_enough_the_case_stays_examined() -> None:
    case = after(cases.examined(), (LEGALITY, replace(RECUSED, person="uninvolved")))

    assert (case.phase, case.procedure.legality) == (Phase.EXAMINED, LEGALITY)
    assert len(case.examinations) == 2


def test_a_decision_stands_when_somebody_stands_aside_afterwards() -> None:
    case = after(cases.granted(), (RECUSED,))

    assert (case.phase, len(case.examinations)) == (Phase.GRANTED, 2)


def test_what_rests_on_who_had_to_stand_aside_falls() -> None:
    gone = FIRST.id
    kept = SiteVerified(on=MON, by="x", officers=("x", "y"), findings=TEN, passed=True)
    ordered = HearingOrdered(on=MON, by=HEAD.id, reason=TEN)
    notice = HearingScheduled(on=MON, by="x", day=MON, place="会议室", chair=gone)
    case = after(
        cases.accepted(),
        (
            kept,
            replace(kept, officers=("x", gone)),
            TESTERS,
            TESTED,
            ExpertsAppointed(on=MON, by="x", experts=(gone, "专家")),
            replace(LEGALITY, by=gone),
            Discussed(on=MON, by=HEAD.id, members=(HEAD.id, gone), conclusion="同意"),
            ordered,
            notice,
        ),
    )

    procedure = after(case, (RECUSED,)).procedure

    assert procedure.verified == (kept,)
    assert (procedure.testers, procedure.tested) == (None, ())
    assert procedure.experts == ("专家",)
    assert (procedure.legality, procedure.discussed) == (None, None)
    assert (procedure.scheduled, procedure.ordered) == (None, ordered)


def test_what_rests_on_others_stays() -> None:
    case = after(
        cases.accepted(),
        (
            TESTERS,
            TESTED,
            ExpertsAppointed(on=MON, by="x", experts=("专家",)),
            ExpertsReported(on=MON, by="x", experts=("专家",), opinion="同意", passed=True),
            LEGALITY,
            Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "b"), conclusion="同意"),
            HearingScheduled(on=MON, by="x", day=MON, place="会议室", chair="c"),
            HearingHeld(on=MON, by="c", minutes="1号", text="笔录", signed_by=("甲",)),
        ),
    )

    assert after(case, (replace(RECUSED, person="gone"),)).procedure == case.procedure


# 撤回 退回


@pytest.mark.parametrize(
    "built",
    [
        pytest.param(LEGALITY, id="legal review"),
        pytest.param(
            Discussed(on=MON, by=HEAD.id, members=(HEAD.id, "b"), conclusion="同意"), id="discussed"
        ),
        pytest.param(Forwarded(on=MON, by=FIRST.id, to="市卫健委", opinion="同意"), id="forwarded"),
        pytest.param(SIGNED, id="countersigned"),
    ],
)
def test_an_opinion_on_which_somebody_built_is_not_called_back(built: CaseEvent) -> None:
    case = after(cases.examined(), (built,))

    assert refusal_of(lambda: handover.call_back(case, CALLED, at(SECOND))) == (
        "already-acted-on",
        f"{LAW}/34/1",
        {},
    )


def test_only_the_last_opinion_is_called_back_and_only_by_its_author() -> None:
    assert refusal_of(lambda: handover.call_back(cases.examined(), CALLED, at(FIRST))) == (
        "not-your-examination",
        f"{LAW}/34/1",
        {},
    )
    assert refusal_of(lambda: handover.call_back(cases.accepted(), CALLED, at(FIRST)))[0] == (
        "wrong-phase"
    )


def test_after_calling_back_the_case_is_examined_again() -> None:
    case = cases.examined()
    case = after(case, handover.call_back(case, CALLED, at(SECOND)))

    assert (case.phase, [one.by for one in case.examinations]) == (Phase.ACCEPTED, [FIRST.id])
    case = after(case, decision.examine(case, examination(SECOND), person=SECOND))
    assert case.phase is Phase.EXAMINED


def test_what_was_sent_back_is_examined_anew_by_the_same_or_others() -> None:
    case = asked()
    case = after(case, handover.send_back(case, RETURNED, at(HEAD)))

    assert (case.phase, case.examinations, case.handling) == (Phase.ACCEPTED, (), NO_HANDLING)
    assert refusal(Step.EXAMINE, FIRST, case) is None
    assert next_actor(case) == NextActor(Role.EXAMINER)


# 会签 加签 减签


@pytest.mark.parametrize(
    ("signers", "expected"),
    [
        pytest.param((), ("nobody-named", "", {}), id="nobody"),
        pytest.param(("x", "x"), ("named-twice", "", {}), id="one twice"),
        pytest.param(("x", ""), ("name-missing", "", {}), id="a blank"),
        pytest.param(("x", "a"), ("asked-before", "", {"who": "a"}), id="asked before"),
        pytest.param((HEAD.id,), ("opinion-known", "", {"who": HEAD.id}), id="himself"),
        pytest.param((FIRST.id,), ("opinion-known", "", {"who": FIRST.id}), id="an examiner"),
        pytest.param(
            ("gone",), ("person-recused", f"{LAW}/48/1/3", {"who": "gone"}), id="a recused one"
        ),
    ],
)
def test_others_are_asked_to_sign_each_once(
    signers: tuple[str, ...], expected: tuple[str, str, dict[str, str]]
) -> None:
    case = after(asked(), (replace(RECUSED, person="gone"),))
    told = replace(ASKED, signers=signers)

    assert refusal_of(lambda: handover.request_countersign(case, told, at(HEAD))) == expected


@pytest.mark.parametrize(
    ("signer", "code"),
    [("a", "asked-before"), (" ", "name-missing"), (HEAD.id, "opinion-known")],
)
def test_a_signer_is_added_once(signer: str, code: str) -> None:
    told = replace(ADDED, signer=signer)

    assert refusal_of(lambda: handover.add_signer(asked(), told, at(HEAD)))[0] == code


def test_an_added_signer_is_awaited_like_the_others() -> None:
    case = after(asked(), (SIGNED, ADDED))

    assert (case.handling.signers, case.handling.unsigned) == (("a", "b", "c"), ("b", "c"))
    assert after(case, (REMOVED,)).handling.unsigned == ("c",)


def test_the_decision_waits_for_the_signers() -> None:
    case = asked()
    granted = Granted(on=MON, by=HEAD.id, document="1号")

    assert next_actor(case) == NextActor(Role.DECIDER, ("a", "b"))
    assert refusal_of(lambda: decision.grant(case, granted, person=HEAD, calendar=PLAIN)) == (
        "signatures-missing",
        "",
        {"signers": "a b"},
    )


def test_dissent_is_on_record_and_the_decider_decides() -> None:
    case = asked()
    dissent = replace(SIGNED, agreed=False, opinion=TEN)
    case = after(case, handover.countersign(case, dissent, at(A)))
    case = after(case, handover.remove_signer(case, REMOVED, at(HEAD)))

    assert case.handling.signatures == (dissent,)
    assert next_actor(case) == NextActor(Role.DECIDER)
    granted = Granted(on=MON, by=HEAD.id, document="1号")
    assert decision.grant(case, granted, person=HEAD, calendar=PLAIN)


def test_who_signed_signs_no_more_and_an_opinion_is_not_blank() -> None:
    case = after(asked(), (SIGNED,))

    assert refusal_of(lambda: handover.countersign(case, SIGNED, at(A)))[0] == "not-asked-to-sign"
    blank = replace(SIGNED, opinion=" ")
    assert refusal_of(lambda: handover.countersign(asked(), blank, at(A))) == (
        "opinion-missing",
        "",
        {},
    )


def test_who_signed_is_not_removed_any_more() -> None:
    case = after(asked(), (SIGNED,))
    told = replace(REMOVED, signer="a")

    assert refusal_of(lambda: handover.remove_signer(case, told, at(HEAD))) == (
        "not-awaited",
        "",
        {"who": "a"},
    )


def test_where_nobody_is_awaited_nobody_is_removed() -> None:
    assert refusal_of(lambda: handover.remove_signer(cases.examined(), REMOVED, at(HEAD)))[0] == (
        "wrong-phase"
    )


def test_recusal_rests_on_its_article() -> None:
    found = cited["xuke.kernel.case.handover.recuse"]

    assert [str(one) for one in found] == [f"{LAW}/48/1/3"]
