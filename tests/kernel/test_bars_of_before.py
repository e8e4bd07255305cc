"""A bar found before those of registration were told apart is read by its provision."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import CLERK, HEAD, MON, PLAIN, REMEDIES, RULE, after, refusal_of

from xuke.kernel.case.events import Accepted, BarFound, Granted, NotAccepted, Refused
from xuke.kernel.case.state import Case
from xuke.kernel.law.bar import Bar, BarKind
from xuke.kernel.occasion import Occasion

UNTIL = date(2028, 3, 2)
BAN = "physicians-law/58"
NEXT = date(2026, 3, 3)
STILL = Bar(
    kind=BarKind.REGISTRATION,
    holder="index",
    item=RULE.item,
    since=MON,
    until=UNTIL,
    basis=BAN,
    source="虚构罚〔2025〕1号",
)
FREE: tuple[Bar, ...] = ()


def knowing(case: Case, basis: str) -> Case:
    """Return the case with a bar that was written down without its kind."""
    return after(case, (BarFound(on=MON, until=UNTIL, basis=basis),))


def occasion(bars: tuple[Bar, ...] | None) -> Occasion:
    """Return the head's day of decision, with what the register says on it."""
    return Occasion(HEAD, PLAIN, replace(deeds.UNNAMED, bars_now=bars))


def grant(basis: str, bars: tuple[Bar, ...] | None) -> deeds.Done:
    granted = Granted(on=NEXT, by=HEAD.id, document="许可〔2026〕1号")
    return deeds.done("grant", knowing(cases.examined(), basis), granted, occasion(bars))


def refuse(basis: str, bars: tuple[Bar, ...]) -> deeds.Done:
    refused = Refused(
        on=NEXT,
        by=HEAD.id,
        document="不许可〔2026〕1号",
        reason="barred-by-law",
        facts="申请人在不予注册的期限内，期限至2028年3月2日。",
        text="申请人有法律规定不予注册的情形，不予许可。",
        basis=BAN,
        remedies=REMEDIES,
    )
    return deeds.done("refuse", knowing(cases.examined(), basis), refused, occasion(bars))


@pytest.mark.parametrize(
    ("basis", "keeps"),
    [
        pytest.param("physicians-law/16/1/2", False, id="a sentence"),
        pytest.param("physicians-law/17/1/4", False, id="struck off after two assessments"),
        pytest.param("physicians-law/58", False, id="a ban for life"),
        pytest.param("practising-physicians-law/15", False, id="a revocation under the old law"),
        pytest.param("physicians-law/54/2", True, id="got by deceit"),
        pytest.param("physicians-law/5", True, id="a place whose number begins alike"),
        pytest.param("administrative-licensing-law/79", True, id="the general law"),
        pytest.param("", True, id="no provision was told"),
    ],
)
def test_only_what_forbids_to_apply_keeps_from_acceptance(basis: str, keeps: bool) -> None:
    case = knowing(cases.received(), basis)

    refusal = deeds.refusal("accept", CLERK, case)

    assert (refusal.code if refusal else "") == ("barred" if keeps else "")


def test_who_may_apply_is_accepted_and_not_turned_away_for_the_bar() -> None:
    case = knowing(cases.received(), BAN)
    declined = NotAccepted(
        on=NEXT,
        by=CLERK.id,
        reason="barred",
        text="申请人在法律规定的限制期限内，期限至2028年3月2日。",
        remedies=REMEDIES,
    )

    events = deeds.accept(case, person=CLERK, on=MON, calendar=PLAIN)

    assert events == (Accepted(on=MON, by=CLERK.id),)
    found = refusal_of(lambda: deeds.not_accept(case, declined, person=CLERK, calendar=PLAIN))
    assert found[0] == "not-barred"


def test_a_ban_that_was_taken_back_elsewhere_frees_the_open_case() -> None:
    assert any(isinstance(one, Granted) for one in grant(BAN, FREE))

    assert refusal_of(lambda: refuse(BAN, FREE))[0] == "not-barred-now"


@pytest.mark.parametrize(
    "bars",
    [
        pytest.param((STILL,), id="the register bars him still"),
        pytest.param(None, id="nobody asked the register"),
    ],
)
def test_a_ban_that_stands_keeps_from_the_grant(bars: tuple[Bar, ...] | None) -> None:
    found = refusal_of(lambda: grant(BAN, bars))

    assert found == ("barred", BAN, {"until": UNTIL.isoformat()})


def test_a_ban_that_stands_refuses_and_is_written_down_as_of_registration() -> None:
    bar, refused, *_ = refuse(BAN, (STILL,))

    assert isinstance(bar, BarFound)
    assert (bar.registration, bar.until) == (True, UNTIL)
    assert isinstance(refused, Refused)


def test_what_kept_from_applying_holds_whatever_the_register_says_today() -> None:
    found = refusal_of(lambda: grant("administrative-licensing-law/79", FREE))

    assert found == ("barred", "administrative-licensing-law/79", {"until": UNTIL.isoformat()})
    assert any(isinstance(one, Refused) for one in refuse("administrative-licensing-law/79", FREE))
