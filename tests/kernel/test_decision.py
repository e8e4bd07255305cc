"""Examination, decision, certificate, delivery, disclosure."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import CLERK, FIRST, HEAD, MON, PUBLISHER, SECOND, after, examination

from xuke.kernel.case import decision
from xuke.kernel.case.events import (
    CertificateIssued,
    Concluded,
    Delivered,
    Disclosed,
    Granted,
    Refused,
)
from xuke.kernel.case.rule import Action
from xuke.kernel.case.state import Outcome, Phase
from xuke.kernel.limit import Span, Unit
from xuke.kernel.person import Person
from xuke.kernel.refusal import Unlawful

REFUSED = Refused(
    on=MON,
    by=HEAD.id,
    document="长卫许决〔2026〕2号",
    reason="conditions-not-met",
    text="场所面积不符合卫生标准的要求",
    basis="administrative-licensing-law/38/2",
)


def test_two_different_persons_examine() -> None:
    case = cases.accepted()
    case = after(case, decision.examine(case, examination(FIRST), person=FIRST))

    with pytest.raises(Unlawful, match="examined-by-same-person"):
        decision.examine(case, examination(FIRST), person=FIRST)

    case = after(case, decision.examine(case, examination(SECOND), person=SECOND))
    assert case.phase is Phase.EXAMINED


def test_a_commitment_is_examined_by_one_and_checked_after_the_grant() -> None:
    case = replace(cases.accepted(), commitment=True)

    case = after(case, decision.examine(case, examination(FIRST), person=FIRST))

    assert case.phase is Phase.EXAMINED


def test_every_point_of_the_checklist_is_answered() -> None:
    unanswered = replace(examination(FIRST), checks={})

    with pytest.raises(Unlawful) as refused:
        decision.examine(cases.accepted(), unanswered, person=FIRST)

    assert (refused.value.code, refused.value.facts["missing"]) == ("checks-unanswered", "layout")


def test_an_examination_has_an_opinion() -> None:
    with pytest.raises(Unlawful, match="opinion-missing"):
        decision.examine(cases.accepted(), replace(examination(FIRST), opinion=" "), person=FIRST)


def test_nobody_passes_what_the_checklist_fails() -> None:
    contrary = replace(examination(FIRST), checks={"layout": False})

    with pytest.raises(Unlawful, match="passed-against-checks"):
        decision.examine(cases.accepted(), contrary, person=FIRST)


def test_a_grant_carries_its_term() -> None:
    events = decision.grant(cases.examined(), person=HEAD, document="1号", on=MON)

    assert events == (
        Granted(
            on=MON,
            by=HEAD.id,
            document="1号",
            valid_from=MON,
            valid_until=date(2030, 3, 1),
        ),
    )


def test_nothing_is_granted_against_the_examination() -> None:
    with pytest.raises(Unlawful, match="examination-failed"):
        decision.grant(cases.examined(passed=False), person=HEAD, document="1号", on=MON)


def test_a_refusal_closes_the_case_once_delivered() -> None:
    case = cases.examined(passed=False)
    case = after(case, decision.refuse(case, REFUSED, person=HEAD))

    case = after(case, decision.deliver(case, person=CLERK, way="post", on=MON))

    assert (case.phase, case.outcome) == (Phase.CONCLUDED, Outcome.REFUSED)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param({"reason": "disliked"}, "no-such-reason", id="reasons are a closed list"),
        pytest.param({"text": "不行"}, "reason-too-short", id="the facts are told in words"),
        pytest.param({"basis": "law"}, "basis-missing", id="the provision can be looked up"),
        pytest.param({"basis": ""}, "basis-missing", id="a provision is named"),
    ],
)
def test_no_refusal_without_reason_facts_and_basis(change: dict[str, str], code: str) -> None:
    refused = replace(REFUSED, **change)  # type: ignore[arg-type]

    with pytest.raises(Unlawful, match=code):
        decision.refuse(cases.examined(passed=False), refused, person=HEAD)


def test_a_certificate_has_a_number() -> None:
    with pytest.raises(Unlawful, match="certificate-number-missing"):
        decision.issue(
            cases.granted(), CertificateIssued(on=MON, by=CLERK.id, number=""), person=CLERK
        )


def test_a_grant_is_not_delivered_before_its_certificate() -> None:
    with pytest.raises(Unlawful, match="certificate-missing"):
        decision.deliver(cases.granted(), person=CLERK, way="direct", on=MON)


def test_an_item_without_certificate_is_delivered_at_once() -> None:
    case = replace(cases.granted(), rule=replace(cases.RULE, certificate=False))

    events = decision.deliver(case, person=CLERK, way="direct", on=MON)

    assert events == (Delivered(on=MON, by=CLERK.id, way="direct"), Concluded(on=MON))


def test_no_certificate_is_issued_where_none_is_due() -> None:
    case = replace(cases.granted(), rule=replace(cases.RULE, certificate=False))
    certificate = CertificateIssued(on=MON, by=CLERK.id, number="1号")

    with pytest.raises(Unlawful, match="no-certificate"):
        decision.issue(case, certificate, person=CLERK)


def test_of_imported_history_the_face_is_unknown_and_the_paper_is_delivered() -> None:
    case = replace(cases.granted(), imported=True)
    certificate = CertificateIssued(on=MON, by=CLERK.id, number="1号")

    with pytest.raises(Unlawful, match="face-unknown"):
        decision.issue(case, certificate, person=CLERK)

    assert decision.deliver(case, person=CLERK, way="direct", on=MON)


@pytest.mark.parametrize(
    ("action", "old", "term"),
    [
        pytest.param(
            Action.MODIFICATION,
            date(2027, 5, 31),
            (MON, date(2027, 5, 31)),
            id="a change keeps the old end",
        ),
        pytest.param(
            Action.REISSUE,
            date(2027, 5, 31),
            (MON, date(2027, 5, 31)),
            id="a lost certificate comes back with its old end",
        ),
        pytest.param(
            Action.RENEWAL,
            date(2026, 4, 15),
            (date(2026, 4, 16), date(2030, 4, 15)),
            id="a renewal follows on the old end",
        ),
        pytest.param(
            Action.RENEWAL,
            date(2025, 4, 15),
            (MON, date(2030, 3, 1)),
            id="a renewal of what has ended begins with the decision",
        ),
    ],
)
def test_a_term_goes_on_from_the_old_one(
    action: Action, old: date, term: tuple[date, date]
) -> None:
    case = replace(cases.examined(), action=action)

    (granted,) = decision.grant(case, person=HEAD, document="1号", on=MON, old_until=old)

    assert isinstance(granted, Granted)
    assert (granted.valid_from, granted.valid_until) == term


def test_without_the_old_end_nothing_is_changed_or_renewed() -> None:
    case = replace(cases.examined(), action=Action.RENEWAL)

    with pytest.raises(Unlawful, match="old-term-unknown"):
        decision.grant(case, person=HEAD, document="1号", on=MON)


def test_delivery_goes_one_of_the_ways_of_the_law() -> None:
    with pytest.raises(Unlawful, match="no-such-way"):
        decision.deliver(cases.issued(), person=CLERK, way="pigeon", on=MON)


def test_a_grant_is_disclosed_once() -> None:
    case = cases.issued()
    events = decision.disclose(case, person=PUBLISHER, on=MON)
    assert events == (Disclosed(on=MON, by=PUBLISHER.id),)

    with pytest.raises(Unlawful, match="already-disclosed"):
        decision.disclose(after(case, events), person=PUBLISHER, on=MON)


def test_a_refusal_is_not_disclosed() -> None:
    case = cases.examined(passed=False)
    case = after(case, decision.refuse(case, REFUSED, person=HEAD))
    case = after(case, decision.deliver(case, person=CLERK, way="post", on=MON))

    with pytest.raises(Unlawful, match="not-granted"):
        decision.disclose(case, person=PUBLISHER, on=MON)


@pytest.mark.parametrize(
    ("person", "code"),
    [
        pytest.param(replace(CLERK, roles=cases.EVERYTHING), "accepted-by-same-person", id="clerk"),
        pytest.param(
            replace(FIRST, roles=cases.EVERYTHING), "examined-by-same-person", id="first examiner"
        ),
        pytest.param(
            replace(SECOND, roles=cases.EVERYTHING), "examined-by-same-person", id="second examiner"
        ),
        pytest.param(
            Person(cases.APPLICANT.id, cases.HOME, cases.EVERYTHING), "own-application", id="owner"
        ),
        pytest.param(CLERK, "role-missing", id="no decider at all"),
    ],
)
def test_who_took_part_before_does_not_decide(person: Person, code: str) -> None:
    with pytest.raises(Unlawful, match=code):
        decision.grant(cases.examined(), person=person, document="1号", on=MON)


@pytest.mark.parametrize(
    ("validity", "until"),
    [
        pytest.param(None, None, id="no term"),
        pytest.param(Span(6, Unit.MONTH), date(2026, 9, 1), id="six months end the day before"),
        pytest.param(Span(4, Unit.YEAR), date(2030, 3, 1), id="four years end the day before"),
    ],
)
def test_a_term_ends_on_the_day_before_its_anniversary(
    validity: Span | None, until: date | None
) -> None:
    assert decision.valid_until(MON, validity) == until


def test_a_term_is_never_told_in_days() -> None:
    with pytest.raises(ValueError, match="Span"):
        decision.valid_until(MON, Span(5, Unit.CALENDAR))
