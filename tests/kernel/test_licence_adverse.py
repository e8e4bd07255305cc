"""暂扣、撤回、撤销、吊销: four acts that burden, each with its own duties; and 注销."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.kernel.cases import HEAD, PLAIN
from tests.kernel.deeds import Deed
from tests.kernel.licence_deeds import (
    annul,
    decline_annulment,
    hear,
    refusal,
    restore,
    revoke,
    suspend,
    tell,
    withdraw,
)
from tests.kernel.licences import (
    ANNULLED,
    BROKEN_LAW,
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    DECEIT,
    EXPIRED,
    LATER,
    REASON,
    REVOKED,
    SHORT,
    SUSPENDED,
    WITHDRAWN,
    heard,
    intent,
    issued,
    refused,
)

from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, Citation
from xuke.kernel.licence.events import (
    Annulled,
    AnnulmentDeclined,
    LicenceEvent,
    Restored,
    Revoked,
    StatementHeard,
    Suspended,
)
from xuke.kernel.licence.known import PENALTIES
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct, AnnulmentCause
from xuke.kernel.occasion import Occasion

ADVERSE: list[Any] = [
    pytest.param(suspend, SUSPENDED, AdverseAct.SUSPENSION, PENALTY_LAW.art(9), id="暂扣"),
    pytest.param(withdraw, WITHDRAWN, AdverseAct.WITHDRAWAL, LICENSING_LAW.art(8, 2), id="撤回"),
    pytest.param(annul, ANNULLED, AdverseAct.ANNULMENT, LICENSING_LAW.art(69), id="撤销"),
    pytest.param(annul, DECEIT, AdverseAct.ANNULMENT, LICENSING_LAW.art(69), id="撤销(欺骗)"),
    pytest.param(revoke, REVOKED, AdverseAct.REVOCATION, PENALTY_LAW.art(9), id="吊销"),
]


def told(act: AdverseAct) -> Licence:
    """Return a licence whose holder was told of this act, and heard on it."""
    return issued(intent(act), heard(act))


@pytest.mark.parametrize(("decide", "event", "what", "_basis"), ADVERSE)
def test_after_the_holder_was_heard_the_act_is_recorded(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, _basis: object
) -> None:
    assert decide(told(what), event, BY_HEAD) == (event,)


@pytest.mark.parametrize(("decide", "event", "what", "_basis"), ADVERSE)
def test_nobody_is_burdened_unheard(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, _basis: object
) -> None:
    for other in (issued(), *(told(one) for one in AdverseAct if one is not what)):
        with refused("statement-missing", LICENSING_LAW.art(7), act=what):
            decide(other, event, BY_HEAD)


@pytest.mark.parametrize(("decide", "event", "what", "_basis"), ADVERSE)
@pytest.mark.parametrize("at", [BY_CLERK, BY_EXAMINER])
def test_only_a_decider_burdens(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, _basis: object, at: Occasion
) -> None:
    with refused("role-missing", None, role="decider"):
        decide(told(what), event, at)


@pytest.mark.parametrize(("decide", "event", "what", "basis"), ADVERSE)
def test_what_has_ended_is_not_burdened_again(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, basis: Citation
) -> None:
    licence = issued(intent(what), heard(what), EXPIRED)
    if what is AdverseAct.ANNULMENT:
        # What was got by deceit is annulled though it has ended.
        if event is DECEIT:
            assert decide(licence, event, BY_HEAD) == (event,)
            return
        with refused("only-deceit-left", LICENSING_LAW.art(79), status="expired"):
            decide(licence, event, BY_HEAD)
        return
    with refused("wrong-status", basis, phase="expired", step=decide.name):
        decide(licence, event, BY_HEAD)


@pytest.mark.parametrize(("decide", "event", "what", "_basis"), ADVERSE)
def test_a_statement_recorded_before_there_was_a_telling_counts_from_its_day(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, _basis: object
) -> None:
    on_the_day = replace(heard(what), told_on=LATER)
    if what in PENALTIES:
        # Of the provision that was broken nobody was told.
        with refused("penalty-basis-missing", PENALTY_LAW.art(44), act=what):
            decide(issued(heard(what)), event, BY_HEAD)
        return

    assert decide(issued(heard(what)), event, BY_HEAD) == (event,)
    with refused("holder-may-answer", PENALTY_LAW.art(64), act=what, due="2026-06-08"):
        decide(issued(on_the_day), event, BY_HEAD)


@pytest.mark.parametrize(("decide", "event", "what", "_basis"), ADVERSE[1:])
def test_a_suspended_licence_can_be_ended(
    decide: Deed[Licence], event: LicenceEvent, what: AdverseAct, _basis: object
) -> None:
    assert decide(issued(SUSPENDED, intent(what), heard(what)), event, BY_HEAD) == (event,)


def test_a_suspended_licence_is_not_suspended_again() -> None:
    licence = issued(SUSPENDED, heard(AdverseAct.SUSPENSION))
    with refused("wrong-status", PENALTY_LAW.art(9), phase="suspended", step="suspend"):
        suspend(licence, SUSPENDED, BY_HEAD)


NO_LAW = Occasion(HEAD, PLAIN)


@pytest.mark.parametrize(
    ("decide", "event", "act"),
    [
        pytest.param(suspend, SUSPENDED, AdverseAct.SUSPENSION, id="暂扣"),
        pytest.param(revoke, REVOKED, AdverseAct.REVOCATION, id="吊销"),
    ],
)
def test_a_penalty_rests_on_the_provision_that_the_holder_was_told_of(
    decide: Deed[Licence], event: Suspended | Revoked, act: AdverseAct
) -> None:
    bare = replace(event, basis="", measure="")
    untold = issued(replace(intent(act), basis=""), heard(act))

    assert decide(told(act), bare, BY_HEAD) == (event,)
    with refused("no-such-penalty", PENALTY_LAW.art(44), act=act, basis=BROKEN_LAW):
        decide(told(act), bare, NO_LAW)
    with refused("penalty-basis-missing", PENALTY_LAW.art(44), act=act):
        decide(untold, bare, BY_HEAD)


def test_what_is_no_penalty_has_no_provision_that_was_broken() -> None:
    given = replace(intent(AdverseAct.WITHDRAWAL), basis=BROKEN_LAW)
    facts = {"act": AdverseAct.WITHDRAWAL, "basis": BROKEN_LAW}
    with refused("no-such-penalty", PENALTY_LAW.art(44), **facts):
        tell(issued(), given, BY_HEAD)


STATEMENT = heard(AdverseAct.ANNULMENT)


@pytest.mark.parametrize("at", [BY_EXAMINER, BY_HEAD])
def test_a_statement_or_its_waiver_is_recorded(at: Occasion) -> None:
    waived = replace(STATEMENT, statement="", waived=True)
    told_of = intent(AdverseAct.ANNULMENT)

    assert hear(issued(told_of), replace(STATEMENT, told_on=None), at) == (STATEMENT,)
    assert hear(issued(SUSPENDED, told_of), waived, at) == (waived,)


def test_a_statement_says_something_after_the_holder_was_told() -> None:
    licence = issued(intent(AdverseAct.ANNULMENT))
    with refused("statement-empty", LICENSING_LAW.art(7)):
        hear(licence, replace(STATEMENT, statement=" "), BY_HEAD)
    with refused("not-told", PENALTY_LAW.art(44), act=AdverseAct.REVOCATION):
        hear(licence, replace(STATEMENT, act=AdverseAct.REVOCATION), BY_HEAD)
    with refused("role-missing", None, role="decider"):
        hear(licence, STATEMENT, BY_CLERK)
    with refused("wrong-status", LICENSING_LAW.art(7), phase="valid", step="hear-holder"):
        hear(issued(), STATEMENT, BY_HEAD)


def test_a_suspension_has_document_reason_and_term() -> None:
    licence = told(AdverseAct.SUSPENSION)
    with refused("document-missing", PENALTY_LAW.art(9)):
        suspend(licence, replace(SUSPENDED, document=" "), BY_HEAD)
    with refused("reason-too-short", PENALTY_LAW.art(44)):
        suspend(licence, replace(SUSPENDED, reason=SHORT), BY_HEAD)
    with refused("until-passed", PENALTY_LAW.art(9), until=LATER.isoformat()):
        suspend(licence, replace(SUSPENDED, until=LATER), BY_HEAD)
    day = replace(SUSPENDED, until=date(2026, 6, 2), reason=f"{SHORT}。")
    assert suspend(licence, day, BY_HEAD) == (day,)


RESTORED = Restored(on=date(2026, 12, 2), by=HEAD.id)


def test_after_its_term_a_suspended_licence_is_given_back() -> None:
    assert restore(issued(SUSPENDED), RESTORED, BY_HEAD) == (RESTORED,)


def test_within_its_term_only_a_decision_gives_it_back() -> None:
    licence = issued(SUSPENDED)
    early = replace(RESTORED, on=SUSPENDED.until)
    decided = replace(early, document="长卫决〔2026〕9号", reason=REASON)
    with refused("document-missing", PENALTY_LAW.art(9)):
        restore(licence, early, BY_HEAD)
    with refused("reason-too-short", PENALTY_LAW.art(9)):
        restore(licence, replace(decided, reason=""), BY_HEAD)
    assert restore(licence, decided, BY_HEAD) == (decided,)


def test_what_was_not_taken_is_not_given_back() -> None:
    with refused("wrong-status", PENALTY_LAW.art(9), phase="valid", step="restore"):
        restore(issued(), RESTORED, BY_HEAD)
    with refused("role-missing", None, role="decider"):
        restore(issued(SUSPENDED), RESTORED, BY_EXAMINER)


@pytest.mark.parametrize(
    ("owed", "amount"),
    [
        pytest.param(True, None, id="owed, and no amount"),
        pytest.param(True, Decimal(0), id="owed, and nothing"),
        pytest.param(True, Decimal(-1), id="owed, and less than nothing"),
        pytest.param(False, Decimal(1), id="not owed, and yet an amount"),
    ],
)
def test_a_withdrawal_answers_whether_the_loss_is_compensated(
    owed: bool,
    amount: Decimal | None,
) -> None:
    event = replace(WITHDRAWN, compensation_owed=owed, compensation=amount)
    with refused("compensation-unanswered", LICENSING_LAW.art(8, 2)):
        withdraw(told(AdverseAct.WITHDRAWAL), event, BY_HEAD)


def test_a_withdrawal_without_loss_owes_nothing() -> None:
    event = replace(WITHDRAWN, compensation_owed=False, compensation=None)
    small = replace(WITHDRAWN, compensation=Decimal("0.01"))

    assert withdraw(told(AdverseAct.WITHDRAWAL), event, BY_HEAD) == (event,)
    assert withdraw(told(AdverseAct.WITHDRAWAL), small, BY_HEAD) == (small,)


def test_a_withdrawal_has_reason_and_basis() -> None:
    licence = told(AdverseAct.WITHDRAWAL)
    with refused("reason-too-short", LICENSING_LAW.art(8, 2)):
        withdraw(licence, replace(WITHDRAWN, reason=SHORT), BY_HEAD)
    with refused("public-interest-missing", LICENSING_LAW.art(8, 2)):
        withdraw(licence, replace(WITHDRAWN, public_interest=" "), BY_HEAD)
    with refused("basis-missing", LICENSING_LAW.art(8, 2)):
        withdraw(licence, replace(WITHDRAWN, basis=" "), BY_HEAD)
    with refused("basis-no-law", LICENSING_LAW.art(8, 2), basis="no law"):
        withdraw(licence, replace(WITHDRAWN, basis="no law"), NO_LAW)


@pytest.mark.parametrize("cause", [one for one in AnnulmentCause if one != AnnulmentCause.DECEIT])
@pytest.mark.parametrize("damages", [True, False])
def test_the_authoritys_own_faults_may_owe_damages(cause: AnnulmentCause, *, damages: bool) -> None:
    event = replace(ANNULLED, cause=cause, damages_owed=damages, request_by="利害关系人")

    assert annul(told(AdverseAct.ANNULMENT), event, BY_HEAD) == (event,)


def test_deceit_is_owed_no_damages() -> None:
    with refused("damages-for-deceit", LICENSING_LAW.art(69, 4)):
        annul(told(AdverseAct.ANNULMENT), replace(DECEIT, damages_owed=True), BY_HEAD)


@pytest.mark.parametrize("event", [ANNULLED, DECEIT])
def test_annulment_weighs_the_public_interest_and_says_why(event: Annulled) -> None:
    licence = told(AdverseAct.ANNULMENT)
    with refused("weighing-missing", LICENSING_LAW.art(69, 3)):
        annul(licence, replace(event, weighed=" "), BY_HEAD)
    basis = LICENSING_LAW.art(69, 2) if event is DECEIT else LICENSING_LAW.art(69, 1, 4)
    with refused("reason-too-short", basis):
        annul(licence, replace(event, reason=SHORT), BY_HEAD)


DECLINED = AnnulmentDeclined(on=LATER, by=HEAD.id, cause=AnnulmentCause.NEGLECT, reason=REASON)


def test_the_public_interest_may_forbid_annulment() -> None:
    assert decline_annulment(issued(), DECLINED, BY_HEAD) == (DECLINED,)
    with refused("reason-too-short", LICENSING_LAW.art(69, 3)):
        decline_annulment(issued(), replace(DECLINED, reason=SHORT), BY_HEAD)
    with refused("role-missing", None, role="decider"):
        decline_annulment(issued(), DECLINED, BY_EXAMINER)
    cited = LICENSING_LAW.art(69, 3)
    with refused("wrong-status", cited, phase="expired", step="decline-annulment"):
        decline_annulment(issued(EXPIRED), DECLINED, BY_HEAD)


@pytest.mark.parametrize(
    ("change", "code", "basis"),
    [
        ({"document": ""}, "document-missing", PENALTY_LAW.art(9)),
        ({"reason": SHORT}, "reason-too-short", PENALTY_LAW.art(44)),
        ({"reviewed": False}, "legality-review-missing", PENALTY_LAW.art(58, 1)),
        ({"discussed": False}, "discussion-missing", PENALTY_LAW.art(57, 2)),
    ],
)
def test_a_revocation_goes_through_the_whole_penalty_procedure(
    change: dict[str, Any], code: str, basis: Citation
) -> None:
    with refused(code, basis):
        revoke(told(AdverseAct.REVOCATION), replace(REVOKED, **change), BY_HEAD)


def test_what_is_called_for_says_what_may_be_done_and_why_not() -> None:
    found = {one.name: one for one in LICENCE.next(HEAD, told(AdverseAct.REVOCATION))}

    assert found["revoke"].allowed
    assert not found["annul"].allowed
    assert "restore" not in found
    assert refusal("modify", HEAD, issued()) is None


def test_a_valid_licence_calls_for_these_verbs() -> None:
    assert {one.name for one in LICENCE.next(HEAD, issued())} == {
        "modify",
        "renew",
        "reissue",
        "verify",
        "defer-verification",
        "review",
        "note-idle",
        "tell-holder",
        "agree-electronic",
        "suspend",
        "withdraw-licence",
        "annul",
        "decline-annulment",
        "revoke",
        "propose-deregistration",
        "deregister",
    }


def test_a_statement_is_heard_for_one_act() -> None:
    assert isinstance(STATEMENT, StatementHeard)
    assert STATEMENT.act is AdverseAct.ANNULMENT
