"""A licence is what its events made of it; seven ways to end it are seven things."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import CLERK, FIRST, PLAIN
from tests.kernel.licences import (
    ANNULLED,
    DECEIT,
    DEFERRED,
    END,
    EXPIRED,
    HOLDER,
    ISSUED,
    LATER,
    PERSON,
    REASON,
    REVOKED,
    RULE,
    START,
    SUSPENDED,
    WITHDRAWN,
    heard,
    issued,
    with_rule,
)

from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.clocks import running_clocks
from xuke.kernel.licence.events import (
    AnnulmentDeclined,
    CertificateVersion,
    Deregistered,
    DeregistrationAnnounced,
    IdleNoted,
    LicenceEvent,
    Modified,
    PeriodicallyVerified,
    Reissued,
    Reminded,
    RenewalCertified,
    RenewalClosed,
    RenewalFiled,
    Renewed,
    Restored,
    Resumed,
    ReviewPassed,
    VerificationFailed,
)
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence, evolve
from xuke.kernel.licence.words import (
    ANNULMENT_BASIS,
    GROUND_BASIS,
    IN_FORCE,
    AdverseAct,
    AnnulmentCause,
    DeregistrationGround,
    RemindedOf,
    Status,
    VersionReason,
)

FIRST_PAPER = CertificateVersion(
    number=ISSUED.number, identifier="id.001", since=ISSUED.on, why=VersionReason.ISSUE
)


def test_before_its_issue_there_is_no_licence() -> None:
    licence = Licence()

    assert (licence.status, licence.is_in_force, licence.version) == (Status.NONE, False, 0)
    with pytest.raises(LookupError, match=Status.NONE):
        _ = licence.origin


def test_issue_opens_the_licence_with_its_first_certificate() -> None:
    assert issued() == Licence(
        version=1,
        status=Status.VALID,
        issued=ISSUED,
        number=ISSUED.number,
        identifier="id.001",
        item=RULE.item,
        holder=HOLDER,
        face=ISSUED.face,
        valid_from=START,
        valid_until=END,
        certificates=(FIRST_PAPER,),
        next_check_due=date(2027, 3, 2),
        next_review_due=date(2028, 3, 2),
    )
    assert (issued().rule, issued().law) == (RULE, TERMS_2019)


def test_the_days_count_from_the_decision_where_no_term_is_named() -> None:
    licence = issued(valid_from=None, valid_until=None, decided_on=date(2026, 3, 3))

    assert licence.next_check_due == date(2027, 3, 3)


def test_a_licence_keeps_the_terms_of_its_own_day() -> None:
    terms = replace(TERMS_2019, bar_deceit=Span(5, Unit.YEAR))

    assert issued(terms=terms).law == terms


def test_of_an_imported_licence_nobody_knows_when_it_was_looked_at() -> None:
    licence = issued(imported=True)

    assert (licence.next_check_due, licence.next_review_due) == (None, None)


def test_an_item_without_verification_and_review_has_no_such_days() -> None:
    licence = issued(**with_rule(verification=(), review_every=None))

    assert (licence.every, licence.next_check_due, licence.next_review_due) == (None, None, None)


@pytest.mark.parametrize(
    ("beds", "years"),
    [
        pytest.param(0, 1, id="no beds"),
        pytest.param(99, 1, id="fewer than a hundred: every year"),
        pytest.param(100, 3, id="a hundred: every three years"),
        pytest.param(500, 3, id="many"),
    ],
)
def test_beds_say_how_often_an_institution_is_verified(beds: int, years: int) -> None:
    licence = issued(beds=beds)

    assert licence.every == Span(years, Unit.YEAR)
    assert licence.next_check_due == date(2026 + years, 3, 2)


def test_a_modification_makes_a_new_version_and_keeps_the_term() -> None:
    changed = Modified(on=LATER, by=CLERK.id, case="case-2", changes={"name": "新名"})

    licence = issued(changed)

    assert licence.face == {"name": "新名", "address": "虚构路1号"}
    assert (licence.number, licence.valid_until) == (ISSUED.number, END)
    assert (licence.holder, licence.beds, licence.version) == (HOLDER, 0, 2)
    assert licence.certificates == (
        replace_on(FIRST_PAPER, LATER),
        replace(FIRST_PAPER, since=LATER, why=VersionReason.MODIFICATION),
    )


def replace_on(version: CertificateVersion, on: date) -> CertificateVersion:
    """Return the version in whose place another came on this day."""
    return replace(version, replaced_on=on)


def test_a_modification_may_bring_a_new_number_holder_and_beds() -> None:
    changed = Modified(
        on=LATER,
        by=CLERK.id,
        case="case-2",
        changes={"beds": "0"},
        number="新号",
        identifier="id.002",
        holder=PERSON,
        beds=0,
    )

    licence = issued(changed, beds=120)

    assert (licence.number, licence.identifier) == ("新号", "id.002")
    assert (licence.holder, licence.beds) == (PERSON, 0)


def test_a_renewal_brings_the_new_end_and_ends_the_pending_one() -> None:
    licence = issued(
        RenewalFiled(on=LATER, by="applicant", case="case-3", timely=True),
        Renewed(
            on=date(2030, 2, 1),
            by=CLERK.id,
            case="case-3",
            valid_from=date(2030, 3, 2),
            valid_until=date(2034, 3, 1),
        ),
    )

    assert (licence.valid_from, licence.valid_until) == (START, date(2034, 3, 1))
    assert (licence.renewal, licence.uncertified) == (None, "")
    assert licence.certificates[-1].why is VersionReason.RENEWAL


def test_renewal_by_silence_has_no_paper_until_it_is_issued() -> None:
    deemed = Renewed(
        on=END,
        by="system",
        case="case-3",
        valid_from=date(2030, 3, 2),
        valid_until=date(2034, 3, 1),
        deemed=True,
    )

    licence = issued(deemed)
    certified = evolve(
        licence,
        RenewalCertified(on=date(2030, 3, 5), by=CLERK.id, case="case-3", number="新号"),
    )

    assert (licence.uncertified, licence.certificates) == ("case-3", (FIRST_PAPER,))
    assert (certified.uncertified, certified.number) == ("", "新号")
    assert certified.certificates[-1].why is VersionReason.DEEMED_RENEWAL


def test_a_renewal_that_was_decided_holds_before_its_paper_is_printed() -> None:
    filed = RenewalFiled(on=LATER, by="applicant", case="case-3", timely=True)
    renewed = Renewed(
        on=date(2030, 2, 25),
        by=CLERK.id,
        case="case-3",
        valid_from=date(2030, 3, 2),
        valid_until=date(2034, 3, 1),
        certified=False,
    )
    paper = RenewalCertified(
        on=date(2030, 3, 5), by=CLERK.id, case="case-3", number="新号", deemed=False
    )

    licence = issued(filed, renewed)
    certified = evolve(licence, paper)

    assert (licence.uncertified, licence.certificates) == ("case-3", (FIRST_PAPER,))
    assert (licence.valid_until, licence.renewal) == (date(2034, 3, 1), None)
    assert (certified.uncertified, certified.number) == ("", "新号")
    assert certified.certificates[-1].why is VersionReason.RENEWAL


def test_a_renewal_that_ended_without_grant_is_pending_no_more() -> None:
    filed = RenewalFiled(on=LATER, by="applicant", case="case-3")

    assert issued(filed).renewal == filed
    assert issued(filed, RenewalClosed(on=LATER, by=CLERK.id, case="case-3")).renewal is None


def test_a_reissue_and_a_review_make_new_versions() -> None:
    licence = issued(
        Reissued(on=LATER, by=CLERK.id, case="case-4", loss_declared_on=LATER),
        ReviewPassed(on=date(2028, 1, 5), by=CLERK.id, next_due=date(2030, 3, 2)),
    )

    assert [one.why for one in licence.certificates] == [
        VersionReason.ISSUE,
        VersionReason.REISSUE,
        VersionReason.REVIEW,
    ]
    assert licence.next_review_due == date(2030, 3, 2)


def test_verification_is_deferred_failed_or_passed() -> None:
    failed = VerificationFailed(on=date(2026, 9, 2), by=FIRST.id, reason=REASON)
    passed = PeriodicallyVerified(on=date(2026, 9, 2), by=FIRST.id, next_due=date(2027, 9, 2))

    deferred = issued(DEFERRED)
    again = evolve(deferred, failed)
    good = evolve(again, passed)

    assert (deferred.deferred, deferred.failed_again) == (DEFERRED, None)
    assert (again.deferred, again.failed_again) == (DEFERRED, failed)
    assert (good.deferred, good.failed_again) == (None, None)
    assert good.next_check_due == date(2027, 9, 2)


def test_suspension_uses_up_its_hearing_and_ends_with_restoration() -> None:
    suspended = issued(heard(AdverseAct.SUSPENSION), heard(AdverseAct.ANNULMENT), SUSPENDED)
    restored = evolve(suspended, Restored(on=date(2026, 12, 2), by="system"))

    assert (suspended.status, suspended.suspension) == (Status.SUSPENDED, SUSPENDED)
    assert set(suspended.heard) == {AdverseAct.ANNULMENT}
    assert (restored.status, restored.suspension) == (Status.VALID, None)


def test_declining_annulment_leaves_the_licence_and_uses_up_the_hearing() -> None:
    declined = AnnulmentDeclined(on=LATER, by="head", cause=AnnulmentCause.NEGLECT, reason=REASON)

    licence = issued(heard(AdverseAct.ANNULMENT), heard(AdverseAct.REVOCATION), declined)

    assert (licence.status, licence.declined) == (Status.VALID, declined)
    assert set(licence.heard) == {AdverseAct.REVOCATION}


def test_idleness_begins_and_ends() -> None:
    idle = issued(IdleNoted(on=LATER, by=FIRST.id, since=START, findings=REASON))

    assert idle.idle_since == START
    assert evolve(idle, Resumed(on=LATER, by=FIRST.id, findings=REASON)).idle_since is None


def test_a_reminder_is_remembered() -> None:
    told = Reminded(on=LATER, by="system", of=RemindedOf.EXPIRY, days=30, due=END)

    assert issued(told).reminded == {(RemindedOf.EXPIRY, 30, END)}


ENDINGS = [
    pytest.param((SUSPENDED,), Status.SUSPENDED, id="暂扣"),
    pytest.param((WITHDRAWN,), Status.WITHDRAWN, id="撤回"),
    pytest.param((ANNULLED,), Status.ANNULLED, id="撤销 69(1)"),
    pytest.param((DECEIT,), Status.ANNULLED, id="撤销 69(2)"),
    pytest.param((REVOKED,), Status.REVOKED, id="吊销"),
    pytest.param((EXPIRED,), Status.EXPIRED, id="失效"),
    pytest.param(
        (
            WITHDRAWN,
            Deregistered(on=LATER, by=CLERK.id, ground=DeregistrationGround.ENDED),
        ),
        Status.DEREGISTERED,
        id="注销",
    ),
]


@pytest.mark.parametrize(("events", "status"), ENDINGS)
def test_each_ending_is_its_own_status(events: tuple[LicenceEvent, ...], status: Status) -> None:
    licence = issued(*events)

    assert licence.ending == (events[0] if events != (SUSPENDED,) else None)
    assert licence.status is status
    assert licence.practises(LATER) is False
    assert licence.is_in_force is (status is Status.SUSPENDED)
    assert bool(running_clocks(licence, PLAIN)) is (status is Status.SUSPENDED)


@pytest.mark.parametrize(("events", "status"), ENDINGS[1:])
def test_a_dead_licence_is_only_struck_and_announced(
    events: tuple[LicenceEvent, ...], status: Status
) -> None:
    called_for = {one.name for one in LICENCE.next(FIRST, issued(*events))}

    struck = status is Status.DEREGISTERED
    # What was got by deceit may yet be annulled, unless it was annulled.
    told = set() if status is Status.ANNULLED else {"tell-holder"}
    assert called_for == {"announce-deregistration" if struck else "deregister", *told}


@pytest.mark.parametrize(("events", "_status"), ENDINGS)
def test_only_deceit_bars_by_the_general_law(
    events: tuple[LicenceEvent, ...], _status: Status
) -> None:
    assert bool(bars_of_licence(issued(*events))) is (DECEIT in events)


def test_after_the_announcement_only_deceit_is_left_to_be_told() -> None:
    announced = DeregistrationAnnounced(on=LATER, by=CLERK.id, document="公告1号")
    licence = issued(
        EXPIRED,
        Deregistered(on=LATER, by=CLERK.id, ground=DeregistrationGround.EXPIRED),
        announced,
    )

    assert licence.announced == announced
    assert [one.name for one in LICENCE.next(FIRST, licence)] == ["tell-holder"]


def test_bases_are_complete() -> None:
    assert [str(ANNULMENT_BASIS[one])[-6:] for one in AnnulmentCause] == [
        "69/1/1",
        "69/1/2",
        "69/1/3",
        "69/1/4",
        "69/1/5",
        "w/69/2",
    ]
    assert [str(GROUND_BASIS[one])[-6:] for one in DeregistrationGround] == [
        f"70/1/{place}" for place in range(1, 7)
    ]
    assert {Status.VALID, Status.SUSPENDED} == IN_FORCE


@pytest.mark.parametrize(
    ("on", "over"),
    [
        pytest.param(END, False, id="the last day of the term"),
        pytest.param(date(2030, 3, 2), True, id="the day after"),
    ],
)
def test_a_term_is_over_by_its_day_recorded_or_not(on: date, *, over: bool) -> None:
    assert issued().is_over(on) is over
    assert issued().practises(on) is not over


def test_a_licence_without_term_is_never_over() -> None:
    assert issued(valid_until=None).is_over(date(2099, 1, 1)) is False


@pytest.mark.parametrize("practises", [True, False])
def test_during_a_deferral_the_holder_acts_only_where_it_may(*, practises: bool) -> None:
    licence = issued(replace(DEFERRED, practises=practises))

    assert licence.practises(LATER) is practises
