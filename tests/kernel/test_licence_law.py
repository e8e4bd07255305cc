"""Which provision each rule of a licence's life rests on, and the words that are kept for ever."""

import pkgutil
from enum import StrEnum
from importlib import import_module

import pytest

from xuke.kernel import licence
from xuke.kernel.law.citation import cited
from xuke.kernel.licence.clocks import LicenceClockName
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.words import (
    DEFERRAL_FAILED,
    OUT_OF_BUSINESS,
    AdverseAct,
    AnnulmentCause,
    CheckResult,
    DeregistrationGround,
    Promise,
    RemindedOf,
    Status,
    VersionReason,
)

PACKAGE = "xuke.kernel.licence"
LAW = {
    "administrative-licensing-law": "许可法",
    "administrative-penalty-law": "处罚法",
    "commitment-opinion": "告知承诺意见",
    "physicians-law": "医师法",
    "nurse-regulations": "护士条例",
    "medical-institutions-rules": "医疗机构细则",
    "medical-institutions-regulations": "医疗机构条例",
    "public-places-hygiene-regulations": "公共场所条例",
    "civil-code": "民法典",
    "civil-procedure-law": "民诉法",
}
RULES = {
    "adverse._check_rectified": "告知承诺意见4",
    "adverse.annul": "许可法69/1 许可法69/2 许可法69/3 许可法69/4 许可法79 告知承诺意见2",
    "adverse.decline_annulment": "许可法69/3",
    "adverse.withdraw": "许可法8/2",
    "application._evaded": "许可法69/1 许可法69/2 许可法79",
    "application.evades": "处罚法66/1 医师法42",
    "application.is_late": "许可法50/1",
    "application.is_stranger": "许可法9 许可法49",
    "application.refusal_of": "许可法49 许可法50/1 许可法70",
    "banning.note_ban": "许可法38/1 医师法16/1/2 医师法58",
    "banning.confirm_ban": "许可法38/1 医师法16/1/2 医师法58",
    "banning.withdraw_ban": "许可法38/1 医师法16/1/2",
    "bars.bars_of_licence": "许可法79 告知承诺意见2",
    "change.certify_renewal": "许可法44 许可法50/2",
    "change.file_renewal": "许可法50/1",
    "change.modify": "许可法9 许可法49",
    "change.reissue": "医疗机构条例22",
    "change.renew": "许可法50/1",
    "clocks.commitment_check_due": "告知承诺意见4",
    "clocks.decided_by": "许可法50/1 许可法50/2",
    "clocks.latest_filing": "许可法50/1 民法典203",
    "clocks.latest_renewal_filing": "许可法50/1",
    "clocks.is_exempt": "医疗机构条例20/2",
    "assessment.reassess": "医师法17/1/4 医师法42",
    "deferral.defer": "医疗机构条例21 医疗机构细则37",
    "deferral.fail": "医疗机构条例21 医疗机构细则37",
    "idleness._check_exempt": "医疗机构条例20/2",
    "idleness.note_idle": "许可法67/1 医疗机构条例20/2",
    "idleness.note_resumed": "许可法67/1",
    "places.deferred_under": "医疗机构细则37",
    "places.ground_under": "许可法70/1/6",
    "places.idle_under": "许可法67/1",
    "places.reissued_under": "许可法39",
    "places.verified_under": "医疗机构条例21",
    "striking._check_assessed": "医师法17/1/4",
    "striking._check_idle": "医疗机构条例20/2",
    "striking.check_further": "许可法70/1/6 医疗机构条例20/2 医疗机构条例21",
    "striking.propose": "许可法70/1/2 许可法70/1/3 许可法70/1/5",
    "striking.require_second": "许可法70/1/2 许可法70/1/3 许可法70/1/5",
    "commitment.check_commitment": "告知承诺意见4 许可法61/2",
    "commitment.note_credit_repair": "告知承诺意见2",
    "commitment.order_rectification": "告知承诺意见4",
    "days._renewed_by_silence": "许可法50/2",
    "days.expire": "许可法50/2 许可法70/1/1",
    "days.give_back": "处罚法9 医师法42",
    "days.grant_by_silence": "许可法50/2",
    "days.remind": "许可法50/1",
    "days.renew_by_silence": "许可法50/2",
    "clocks.delivery_due": "处罚法61 处罚法85 许可法44",
    "clocks.hearing_from": "处罚法64 处罚法85",
    "clocks.notice_due": "处罚法64 处罚法85",
    "delivery.deliver": "处罚法61 民诉法87",
    "ending._require_decision": "许可法7 许可法70/1/6",
    "ending.announce": "许可法70",
    "ending.correct_term": "许可法8/1 许可法70/1/1",
    "ending.deregister": " ".join(f"许可法70/1/{place}" for place in range(1, 7)),
    "intent._check_ground": "许可法70/1/6 处罚法44",
    "intent._require_received": "处罚法62",
    "intent.answer": "处罚法63/1 处罚法64 民诉法85/4",
    "intent.answer_due": "处罚法64 处罚法85",
    "intent.answered_from": "处罚法61 处罚法64 民诉法87",
    "intent.drop": "处罚法57/1",
    "intent.hear": "许可法7 处罚法45",
    "hearing._check_chair": "处罚法64/1/4",
    "hearing.decide_recusal": "处罚法43/2 处罚法43/3 处罚法64/1/4",
    "hearing.miss": "处罚法64/1/6",
    "hearing.schedule": "处罚法64 处罚法64/1/4 处罚法85",
    "hearing._check_delivered": "处罚法61 处罚法64",
    "hearing.hold": "处罚法64 处罚法85",
    "hearing.earliest_hearing": "处罚法64 处罚法85",
    "intent.require_heard": "许可法7 处罚法62 处罚法64 处罚法64/1/6 处罚法65",
    "known.require_penalty": "处罚法44 医师法58",
    "intent.tell": "许可法7 处罚法44 处罚法63/1",
    "reasons.require_bounds": "医师法42 医师法55 医师法56 医师法57 护士条例31",
    "penalty._told_of": "处罚法44",
    "penalty.restore": "处罚法9 处罚法57/1 医师法42 许可法7",
    "penalty.revoke": "处罚法9 处罚法57/2 处罚法58/1 处罚法63/1",
    "penalty.suspend": "处罚法9 处罚法58/1",
    "reasons.require_rectified": "告知承诺意见4",
    "rights.adverse": "许可法7",
    "verification._is_reviewed": "公共场所条例8",
    "verification._is_verified": "医疗机构条例21",
    "verification.review": "公共场所条例8",
    "verification.verify": "医疗机构条例21",
}


def test_each_rule_rests_on_its_provisions() -> None:
    for module in pkgutil.iter_modules(licence.__path__, f"{PACKAGE}."):
        import_module(module.name)

    found = {
        rule.removeprefix(f"{PACKAGE}."): " ".join(
            str(place).replace(place.statute + "/", LAW[place.statute]) for place in places
        )
        for rule, places in cited.items()
        if rule.startswith(f"{PACKAGE}.")
    }

    assert found == RULES


WORDS: dict[type[StrEnum], str] = {
    Status: "none valid suspended withdrawn annulled revoked expired deregistered",
    VersionReason: "issue modification renewal deemed-renewal reissue review",
    AdverseAct: "suspension withdrawal annulment revocation deregistration",
    AnnulmentCause: "neglect beyond-competence procedure-violated not-qualified other deceit",
    DeregistrationGround: "expired person-gone body-dissolved ended impossible other-law",
    CheckResult: "met unmet false",
    RemindedOf: "expiry verification review",
    Promise: "none unchecked kept unmet rectifying lapsed broken",
    LicenceClockName: (
        "expiry renewal-filing verification review deferral suspension "
        "commitment-check rectification idleness holder-answer delivery proposal"
    ),
}
VERBS = (
    "modify renew certify-renewal reissue verify defer-verification "
    "fail-verification review check-commitment order-rectification "
    "note-credit-repair note-idle note-resumed tell-holder hear-holder answer-holder "
    "schedule-holder-hearing hold-holder-hearing miss-holder-hearing decide-chair-recusal "
    "drop-intent agree-electronic deliver-paper note-ban confirm-ban withdraw-ban "
    "reassess suspend restore "
    "withdraw-licence annul decline-annulment revoke propose-deregistration drop-proposal "
    "deregister "
    "announce-deregistration"
)


@pytest.mark.parametrize(
    ("kind", "values"), WORDS.items(), ids=lambda one: getattr(one, "__name__", "")
)
def test_the_words_that_the_record_keeps_do_not_change(kind: type[StrEnum], values: str) -> None:
    assert " ".join(kind) == values


def test_the_verbs_are_offered_in_this_order_and_keep_their_names() -> None:
    assert " ".join(one.name for one in LICENCE.verbs.values() if one.is_listed) == VERBS


def test_the_grounds_of_which_the_licence_itself_knows_do_not_change() -> None:
    assert {"closed", "practice-ended", "practice-stopped"} == OUT_OF_BUSINESS
    assert DEFERRAL_FAILED == "deferral-failed"


def test_what_nobody_is_asked_for_is_settled_by_the_case_or_the_rule() -> None:
    settled = {one.name: set(one.settled) for one in LICENCE.verbs.values() if one.settled}

    assert settled == {
        "verify": {"next_due", "case"},
        "defer-verification": {"case"},
        "fail-verification": {"case"},
        "review": {"next_due", "case", "number", "identifier"},
        "order-rectification": {"owes_delivery"},
        "note-ban": {"owes_confirmation"},
        "confirm-ban": {"issuer", "document"},
        "withdraw-ban": {"barred", "issuer", "document"},
        "tell-holder": {"measure", "owes_delivery"},
        "hear-holder": {"told_on"},
        "suspend": {"basis", "measure"},
        "revoke": {"basis", "measure", "hearing_offered"},
        "propose-deregistration": {"lapses_on"},
        "deregister": {"case"},
        "correct-term": {"was_until"},
    }
