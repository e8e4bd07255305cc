"""The seven ways of delivery, each with what shows that the document came."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, FIRST, MON, PLAIN, refusal_of
from tests.kernel.timing import day

from xuke.kernel.case.events import Concluded, Delivered, Refused, Remedies
from xuke.kernel.case.state import Case
from xuke.kernel.law import delivery
from xuke.kernel.law.citation import cited
from xuke.kernel.law.delivery import ElectronicAgreed
from xuke.kernel.occasion import Occasion

DELIVERED = Delivered(on=MON, by=CLERK.id, way="direct", proof="张某")
CIVIL = "civil-procedure-law"


def test_there_are_seven_ways() -> None:
    assert sorted(delivery.WAYS) == [
        "direct", "electronic", "entrusted", "left", "notice", "passed-on", "post"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"way": "direct"}, id="handed over"),
        pytest.param({"way": "electronic"}, id="sent to a system"),
        pytest.param(
            {"way": "left", "witnesses": ("张某",), "proof": ""}, id="left before a witness"
        ),
        pytest.param({"way": "left", "proof": "录像1号"}, id="left before a camera"),
        pytest.param({"way": "post", "proof": "1号"}, id="posted"),
        pytest.param({"way": "entrusted", "proof": "1号"}, id="by another authority"),
        pytest.param({"way": "passed-on", "proof": "1号"}, id="by the unit he belongs to"),
    ],
)
def test_each_way_concludes_the_case(told: dict[str, Any]) -> None:
    delivered = replace(DELIVERED, **told)

    events = deeds.deliver(cases.issued(), delivered, person=CLERK, calendar=PLAIN)

    assert events == (delivered, Concluded(on=MON))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(
            {"way": "pigeon"},
            ("no-such-way", "administrative-licensing-law/44", {"way": "pigeon"}),
            id="no way of the law",
        ),
        pytest.param({"way": "direct"}, ("receiver-missing", f"{CIVIL}/88", {}), id="to nobody"),
        pytest.param({"way": "left"}, ("witness-missing", f"{CIVIL}/89", {}), id="left unseen"),
        pytest.param(
            {"way": "left", "witnesses": (" ",)},
            ("witness-missing", f"{CIVIL}/89", {}),
            id="left before a nobody",
        ),
        pytest.param({"way": "post"}, ("proof-missing", f"{CIVIL}/91", {}), id="posted"),
        pytest.param(
            {"way": "entrusted", "proof": " "}, ("proof-missing", f"{CIVIL}/91", {}), id="entrusted"
        ),
        pytest.param({"way": "passed-on"}, ("proof-missing", f"{CIVIL}/94", {}), id="passed on"),
        pytest.param(
            {"way": "notice"}, ("publication-missing", f"{CIVIL}/95", {}), id="a notice unpublished"
        ),
    ],
)
def test_a_way_that_shows_nothing_delivers_nothing(
    told: dict[str, Any], expected: tuple[str, str, dict[str, str]]
) -> None:
    delivered = replace(DELIVERED, **{"proof": "", **told})

    assert (
        refusal_of(lambda: deeds.deliver(cases.issued(), delivered, person=CLERK, calendar=PLAIN))
        == expected
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        pytest.param(
            date(2026, 4, 2),
            ("public-notice-running", f"{CIVIL}/95", {"due": "2026-04-03"}),
            id="thirty days are not over",
        ),
        pytest.param(date(2026, 4, 3), None, id="they are"),
    ],
)
def test_a_public_notice_delivers_after_thirty_days(on: date, expected: object) -> None:
    delivered = replace(
        DELIVERED, way="notice", published_on=date(2026, 3, 4), on=on, tried="退回两次"
    )

    if expected:
        assert (
            refusal_of(
                lambda: deeds.deliver(cases.issued(), delivered, person=CLERK, calendar=PLAIN)
            )
            == expected
        )
    else:
        assert deeds.deliver(cases.issued(), delivered, person=CLERK, calendar=PLAIN)


def test_an_examiner_does_not_deliver() -> None:
    assert refusal_of(
        lambda: deeds.deliver(cases.issued(), DELIVERED, person=FIRST, calendar=PLAIN)
    ) == ("role-missing", "", {"role": "clerk"})


def test_the_ways_rest_on_civil_procedure() -> None:
    ways = cited["xuke.kernel.law.delivery.check_way"][1:]
    notice = cited["xuke.kernel.law.delivery.noticed_on"][:1]

    assert [str(one) for one in (*ways, *notice)] == [
        f"{CIVIL}/{article}" for article in (88, 89, 90, 91, 94, 95)
    ]


@pytest.mark.parametrize(
    ("published_on", "code"),
    [
        pytest.param(date(2026, 3, 1), "published-before-decision", id="before the decision"),
        pytest.param(MON, "public-notice-running", id="on its day"),
    ],
)
def test_only_a_decision_that_was_taken_is_published(published_on: date, code: str) -> None:
    told = replace(DELIVERED, way="notice", published_on=published_on, on=date(2026, 3, 20))

    found = refusal_of(lambda: deeds.deliver(cases.issued(), told, person=CLERK, calendar=PLAIN))

    assert found[:2] == (code, f"{CIVIL}/95")


def refused_with(remedies: Remedies) -> Case:
    """Return a case that was refused with these remedies told."""
    case = cases.examined(passed=False)
    refused = Refused(
        on=MON,
        by="head",
        document="1号",
        reason="conditions-not-met",
        text="场所面积不符合卫生标准的要求",
        facts="现场核查消毒间面积三平方米",
        basis="administrative-licensing-law/38/2",
        remedies=remedies,
    )
    return cases.after(case, (refused,))


@pytest.mark.parametrize(
    ("way", "remedies"),
    [
        ("electronic", replace(cases.REMEDIES, online_owed=True, online="虚构平台")),
        ("electronic", cases.REMEDIES),
        ("direct", replace(cases.REMEDIES, online_owed=True)),
    ],
    ids=["the channel is named", "the law of the day asks for none", "on paper"],
)
def test_a_refusal_is_delivered_with_its_ways_to_challenge_it(way: str, remedies: Remedies) -> None:
    told = replace(DELIVERED, way=way)

    events = deeds.deliver(refused_with(remedies), told, person=CLERK, calendar=PLAIN)

    assert events == (told, Concluded(on=MON))


@pytest.mark.parametrize("online", [" ", deeds.UNCONFIRMED], ids=["nothing", "not confirmed"])
def test_a_refusal_that_comes_online_names_where_it_is_challenged_online(online: str) -> None:
    case = refused_with(replace(cases.REMEDIES, online_owed=True, online=online))
    told = replace(DELIVERED, way="electronic")

    assert refusal_of(lambda: deeds.deliver(case, told, person=CLERK, calendar=PLAIN)) == (
        "online-channel-missing",
        "administrative-reconsideration-law/22/2",
        {},
    )


def test_a_refusal_that_comes_online_names_the_court() -> None:
    named = replace(cases.REMEDIES, online_owed=True, online="虚构平台", court=deeds.UNCONFIRMED)
    told = replace(DELIVERED, way="electronic")

    assert refusal_of(
        lambda: deeds.deliver(refused_with(named), told, person=CLERK, calendar=PLAIN)
    ) == ("court-unconfirmed", "administrative-litigation-law/46", {})


NOTICED = replace(DELIVERED, way="notice", published_on=date(2026, 3, 4), on=date(2026, 4, 3))


@pytest.mark.parametrize("tried", ["", " "])
def test_a_public_notice_says_why_no_other_way_is_left(tried: str) -> None:
    told = replace(NOTICED, tried=tried)

    found = refusal_of(lambda: deeds.deliver(cases.issued(), told, person=CLERK, calendar=PLAIN))

    assert found == ("tried-missing", f"{CIVIL}/95/2", {})


def agreed(*, agreed: bool) -> ElectronicAgreed:
    return ElectronicAgreed(on=MON, by=CLERK.id, signed_on=MON, agreed=agreed)


@pytest.mark.parametrize(
    ("asked", "signed", "code"),
    [
        pytest.param(True, None, None, id="asked for in the application"),
        pytest.param(False, None, "electronic-not-agreed", id="never asked for"),
        pytest.param(False, agreed(agreed=True), None, id="signed afterwards"),
        pytest.param(True, agreed(agreed=False), "electronic-not-agreed", id="taken back"),
    ],
)
def test_the_electronic_way_needs_consent(
    asked: bool,
    signed: ElectronicAgreed | None,
    code: str | None,
) -> None:
    case = cases.after(cases.issued(), (signed,) if signed else ())
    told = replace(DELIVERED, way="electronic")

    def act() -> object:
        return deeds.deliver(case, told, person=CLERK, calendar=PLAIN, agreed=asked)

    if code:
        assert refusal_of(act) == (code, f"{CIVIL}/90", {})
    else:
        assert act() == (told, Concluded(on=MON))


def test_consent_is_judged_on_the_day_of_arrival() -> None:
    signed = [
        ElectronicAgreed(on=day(9), by=CLERK.id, signed_on=day(one), agreed=agreed)
        for one, agreed in ((3, True), (5, False), (5, True), (4, False))
    ]

    found = [delivery.is_agreed_on(signed, day(one), before=False) for one in (2, 3, 4, 5, 6)]

    assert found == [False, True, False, True, True]


def test_a_confirmation_is_signed_before_it_is_recorded() -> None:
    later = replace(agreed(agreed=True), signed_on=date(2026, 3, 3))
    at = Occasion(CLERK, PLAIN)

    assert refusal_of(lambda: deeds.agree(cases.issued(), later, at)) == (
        "agreed-later",
        f"{CIVIL}/90",
        {"signed": "2026-03-03"},
    )
