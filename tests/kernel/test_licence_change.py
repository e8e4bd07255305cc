"""变更, 延续, 补证: what changed is recorded, within the term."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import CLERK
from tests.kernel.licence_deeds import certify_renewal, modify, open_licence, reissue, renew
from tests.kernel.licences import (
    BY_CLERK,
    BY_EXAMINER,
    BY_HEAD,
    END,
    EXPIRED,
    ISSUED,
    LATER,
    OVER,
    REVOKED,
    SUSPENDED,
    issued,
    refused,
)

from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.licence.events import LicenceEvent, Modified, Reissued, RenewalCertified, Renewed
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion

MODIFIED = Modified(on=LATER, by=CLERK.id, case="case-2", changes={"name": "新名"})
RENEWED = Renewed(
    on=date(2030, 2, 1),
    by=CLERK.id,
    case="case-3",
    valid_from=date(2030, 3, 2),
    valid_until=date(2034, 3, 1),
)
REISSUED = Reissued(on=LATER, by=CLERK.id, case="case-4", loss_declared_on=LATER)


def test_a_licence_is_opened_by_its_issue() -> None:
    assert open_licence(Licence(), ISSUED, BY_CLERK) == (ISSUED,)


@pytest.mark.parametrize("at", [BY_CLERK, BY_HEAD])
def test_what_changed_is_recorded(at: Occasion) -> None:
    assert modify(issued(), MODIFIED, at) == (MODIFIED,)


def test_a_change_that_was_decided_within_the_term_may_be_printed_after_it() -> None:
    late = replace(MODIFIED, on=date(2030, 3, 5), decided_on=END)

    assert modify(issued(), late, BY_CLERK) == (late,)
    with refused("term-over", LICENSING_LAW.art(70, 1, 1), until=END.isoformat()):
        modify(issued(), replace(late, decided_on=OVER), BY_CLERK)
    with refused("term-over", LICENSING_LAW.art(70, 1, 1), until=END.isoformat()):
        modify(issued(), replace(late, decided_on=None), BY_CLERK)


def test_a_change_makes_nobody_the_holder_who_was_not() -> None:
    held = replace(issued().origin.holder, identity_index="a")
    renamed, another = replace(held, name="新名"), replace(held, identity_index="b")
    licence = issued(holder=held)

    mine = replace(MODIFIED, holder=renamed)
    assert modify(licence, mine, BY_CLERK) == (mine,)
    with refused("holder-not-transferable", LICENSING_LAW.art(9)):
        modify(licence, replace(MODIFIED, holder=another), BY_CLERK)


def test_an_examiner_records_no_change() -> None:
    with refused("role-missing", None, role="clerk"):
        modify(issued(), MODIFIED, BY_EXAMINER)


def test_a_change_that_changes_nothing_is_none() -> None:
    with refused("nothing-changed", LICENSING_LAW.art(49)):
        modify(issued(), replace(MODIFIED, changes={}), BY_CLERK)


def test_what_makes_it_another_licence_needs_a_new_application() -> None:
    changes = {"name": "新名", "business_items": "美容", "address": "虚构路2号"}
    with refused("needs-new-application", LICENSING_LAW.art(49), target="address business_items"):
        modify(issued(), replace(MODIFIED, changes=changes), BY_CLERK)


@pytest.mark.parametrize(
    ("last", "status"),
    [
        pytest.param(REVOKED, "revoked", id="吊销"),
        pytest.param(EXPIRED, "expired", id="失效"),
    ],
)
def test_only_a_licence_in_force_is_modified_or_reissued(last: LicenceEvent, status: str) -> None:
    with refused("wrong-status", LICENSING_LAW.art(49), phase=status, step="modify"):
        modify(issued(last), MODIFIED, BY_CLERK)
    with refused("wrong-status", LICENSING_LAW.art(39), phase=status, step="reissue"):
        reissue(issued(last), REISSUED, BY_CLERK)


def test_a_term_that_is_over_changes_nothing_more_be_it_recorded_or_not() -> None:
    facts = {"until": END.isoformat()}
    cited = LICENSING_LAW.art(70, 1, 1)

    assert modify(issued(), replace(MODIFIED, on=END), BY_CLERK)
    with refused("term-over", cited, **facts):
        modify(issued(), replace(MODIFIED, on=OVER), BY_CLERK)
    with refused("term-over", cited, **facts):
        renew(issued(), replace(RENEWED, on=OVER), BY_CLERK)
    with refused("term-over", cited, **facts):
        reissue(issued(), replace(REISSUED, on=OVER), BY_CLERK)


def test_a_renewal_follows_on_the_old_term() -> None:
    assert renew(issued(), RENEWED, BY_CLERK) == (RENEWED,)
    assert renew(issued(SUSPENDED), RENEWED, BY_CLERK) == (RENEWED,)


def test_a_renewal_may_be_without_end() -> None:
    endless = replace(RENEWED, valid_until=None)

    assert renew(issued(), endless, BY_CLERK) == (endless,)


@pytest.mark.parametrize(
    ("since", "until"),
    [
        pytest.param(END, date(2034, 3, 1), id="overlaps by a day"),
        pytest.param(date(2030, 3, 3), date(2034, 3, 1), id="leaves a gap of a day"),
        pytest.param(date(2030, 3, 2), date(2030, 3, 1), id="ends before it begins"),
    ],
)
def test_a_renewal_that_does_not_follow_is_refused(since: date, until: date) -> None:
    event = replace(RENEWED, valid_from=since, valid_until=until)
    with refused("term-does-not-follow", LICENSING_LAW.art(50, 1), until=END.isoformat()):
        renew(issued(), event, BY_CLERK)


def test_a_renewal_of_one_day_is_one() -> None:
    day = replace(RENEWED, valid_until=date(2030, 3, 2))

    assert renew(issued(), day, BY_CLERK) == (day,)


def test_what_has_no_end_is_not_renewed() -> None:
    with refused("no-term", LICENSING_LAW.art(50, 1)):
        renew(issued(valid_until=None), RENEWED, BY_CLERK)


def test_nobody_acts_silence() -> None:
    with refused("silence-is-no-act", LICENSING_LAW.art(50, 2)):
        renew(issued(), replace(RENEWED, deemed=True), BY_CLERK)


def test_a_dead_licence_is_not_renewed() -> None:
    cited = LICENSING_LAW.art(50, 1)
    with refused("wrong-status", cited, phase="expired", step="renew"):
        renew(issued(EXPIRED), RENEWED, BY_CLERK)


CERTIFIED = RenewalCertified(on=OVER, by=CLERK.id, case="case-3", number="新号")


def deemed() -> Licence:
    """Return a licence that silence renewed."""
    return issued(replace(RENEWED, on=END, deemed=True))


def test_silence_owes_a_certificate() -> None:
    assert certify_renewal(deemed(), CERTIFIED, BY_CLERK) == (CERTIFIED,)


def test_the_certificate_is_that_of_the_case_which_silence_decided() -> None:
    with refused("not-that-renewal", LICENSING_LAW.art(50, 2), case="another"):
        certify_renewal(deemed(), replace(CERTIFIED, case="another"), BY_CLERK)
    with refused("certificate-number-missing", LICENSING_LAW.art(39)):
        certify_renewal(deemed(), replace(CERTIFIED, number=""), BY_CLERK)


def test_a_renewal_that_was_decided_owes_a_certificate_too() -> None:
    paper = replace(CERTIFIED, deemed=False)

    assert certify_renewal(issued(replace(RENEWED, certified=False)), paper, BY_CLERK) == (paper,)


def test_without_silence_nothing_is_owed() -> None:
    cited = LICENSING_LAW.art(50, 2)
    with refused("wrong-status", cited, phase="valid", step="certify-renewal"):
        certify_renewal(issued(), CERTIFIED, BY_CLERK)


def test_a_lost_certificate_is_reissued_once_it_was_declared_lost() -> None:
    returned = replace(REISSUED, loss_declared_on=None, old_returned=True)

    assert reissue(issued(), REISSUED, BY_CLERK) == (REISSUED,)
    assert reissue(issued(), returned, BY_CLERK) == (returned,)


def test_a_loss_that_was_not_declared_reissues_nothing() -> None:
    cited = LICENSING_LAW.art(39)
    with refused("loss-not-declared", cited):
        reissue(issued(), replace(REISSUED, loss_declared_on=None), BY_CLERK)
    with refused("loss-declared-later", cited, declared="2026-06-02"):
        reissue(issued(), replace(REISSUED, loss_declared_on=date(2026, 6, 2)), BY_CLERK)
