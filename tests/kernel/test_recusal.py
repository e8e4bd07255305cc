"""Recusal 回避: who stands aside, and what falls with him."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import (
    APPLICANT,
    FIRST,
    HEAD,
    MON,
    SECOND,
    after,
    at,
    examination,
    refusal_of,
)
from tests.kernel.dice import TEN
from tests.kernel.handling import ASKED, HANDED, LAW, LEGALITY, RECUSED, SIGNED, THIRD

from xuke.kernel.case import events
from xuke.kernel.case.events import (
    Discussed,
    ExpertsAppointed,
    ExpertsReported,
    HearingHeld,
    HearingOrdered,
    HearingScheduled,
    SiteVerified,
)
from xuke.kernel.case.state import Phase
from xuke.kernel.law.citation import cited
from xuke.kernel.person import Person, Role

TESTERS = events.TestersAppointed(on=MON, by="x", officers=(FIRST.id, "y"))
TESTED = events.Tested(on=MON, by=FIRST.id, standard="GB", findings=TEN, passed=True)


def test_an_official_stands_aside_himself() -> None:
    told = replace(RECUSED, by=FIRST.id)
    case = after(cases.accepted(), deeds.recuse(cases.accepted(), told, at(FIRST)))

    refused = deeds.refusal("examine", FIRST, case)
    assert refused
    assert (refused.code, str(refused.citation)) == ("recused", f"{LAW}/48/1/3")
    assert refusal_of(lambda: deeds.recuse(case, told, at(FIRST)))[0] == "recused"


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

    assert refusal_of(lambda: deeds.recuse(case, told, at(person))) == expected


def test_who_is_taken_out_holds_nothing_and_signs_nothing() -> None:
    handed = replace(HANDED, role=Role.DECIDER, to="a")
    case = after(cases.examined(), (ASKED, handed, SIGNED))

    case = after(case, (replace(RECUSED, person="a"),))

    handling = case.handling
    assert (handling.assigned, handling.signers, handling.signatures) == ({}, ("b",), ())
    assert handling.recused == {"a"}


def test_the_examination_of_who_had_to_stand_aside_carries_no_decision() -> None:
    case = after(cases.examined(), (LEGALITY, ASKED, SIGNED))

    case = after(case, deeds.recuse(case, RECUSED, at(HEAD)))

    assert case.phase is Phase.ACCEPTED
    assert [one.by for one in case.examinations] == [SECOND.id]
    assert (case.procedure.legality, case.handling.signers) == (None, ())
    case = after(case, deeds.examine(case, examination(THIRD), person=THIRD))
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


def test_recusal_rests_on_its_article() -> None:
    found = cited["xuke.kernel.case.handover.recuse"]

    assert [str(one) for one in found] == [f"{LAW}/48/1/3"]
