"""Which clocks run on a licence, and which bars follow from its end."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel.cases import PLAIN
from tests.kernel.licences import (
    ANNULLED,
    DECEIT,
    DEFERRED,
    END,
    EXPIRED,
    FALSE,
    HOLDER,
    IDLE,
    ISSUED,
    LATER,
    MET,
    ORDER,
    RENEWAL_FILED,
    REVOKED,
    RULE,
    START,
    SUSPENDED,
    UNMET,
    WITHDRAWN,
    intent,
    issued,
    plain,
    promised,
    with_rule,
)

from xuke.kernel.item.licence import FurtherGround
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind
from xuke.kernel.law.citation import (
    COMMITMENT_OPINION,
    LICENSING_LAW,
    MEDICAL_INSTITUTIONS,
    PENALTY_LAW,
    PUBLIC_PLACES_REGULATIONS,
    Citation,
)
from xuke.kernel.law.limit import Span, Unit, deadline
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.clocks import LicenceClock, LicenceClockName, before, running_clocks
from xuke.kernel.licence.events import CreditRepaired, Deregistered
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct, DeregistrationGround


def clock(name: LicenceClockName, due: date, basis: Citation) -> LicenceClock:
    """Return a clock without counted days."""
    return LicenceClock(name=name, due=due, basis=basis)


N = LicenceClockName
EXPIRY = clock(N.EXPIRY, END, LICENSING_LAW.art(70, 1, 1))
FILING = clock(N.RENEWAL_FILING, date(2030, 1, 30), LICENSING_LAW.art(50, 1))
VERIFICATION = clock(N.VERIFICATION, date(2027, 3, 2), MEDICAL_INSTITUTIONS.art(21))
SIX_WEEKS = replace(RULE, renewal_lead=Span(30, Unit.WORKING), verification=(), review_every=None)
REVIEW = clock(N.REVIEW, date(2028, 3, 2), PUBLIC_PLACES_REGULATIONS.art(8))


@pytest.mark.parametrize(
    ("licence", "clocks"),
    [
        pytest.param(issued(), (VERIFICATION, REVIEW, FILING, EXPIRY), id="valid"),
        pytest.param(plain(), (FILING, EXPIRY), id="neither verified nor reviewed"),
        pytest.param(
            replace(plain(), issued=replace(ISSUED, rule=SIX_WEEKS)),
            (replace(FILING, due=date(2030, 1, 18)), EXPIRY),
            id="renewed thirty working days before",
        ),
        pytest.param(plain(RENEWAL_FILED), (EXPIRY,), id="renewal filed"),
        pytest.param(plain(valid_until=None), (), id="without end"),
        pytest.param(
            plain(SUSPENDED),
            (clock(N.SUSPENSION, date(2026, 12, 1), PENALTY_LAW.art(9)), FILING, EXPIRY),
            id="suspended",
        ),
        pytest.param(
            issued(DEFERRED),
            (
                clock(N.DEFERRAL, date(2026, 9, 1), MEDICAL_INSTITUTIONS.art(21)),
                REVIEW,
                FILING,
                EXPIRY,
            ),
            id="deferred",
        ),
        pytest.param(
            plain(replace(IDLE, since=START)),
            (clock(N.IDLENESS, date(2027, 3, 2), LICENSING_LAW.art(70, 1, 6)), FILING, EXPIRY),
            id="idle",
        ),
        pytest.param(issued(EXPIRED), (), id="expired"),
    ],
)
def test_which_clocks_run(licence: Licence, clocks: tuple[LicenceClock, ...]) -> None:
    assert running_clocks(licence, PLAIN) == clocks


@pytest.mark.parametrize(
    ("span", "due"),
    [
        pytest.param(None, date(2026, 5, 1), id="sixty calendar days by default"),
        pytest.param(Span(2, Unit.MONTH), date(2026, 5, 4), id="two months, off a Saturday"),
    ],
)
def test_a_promise_is_looked_at_in_time(span: Span | None, due: date) -> None:
    licence = issued(
        commitment=True,
        **with_rule(commitment_check=span, verification=(), review_every=None),
    )
    expected = deadline(START, span or Span(60, Unit.CALENDAR), calendar=PLAIN)

    first = running_clocks(licence, PLAIN)[0]

    assert first == LicenceClock(
        name=N.COMMITMENT_CHECK,
        due=due,
        basis=COMMITMENT_OPINION.art(4),
        deadline=expected,
    )


def test_what_is_to_be_put_right_has_its_day_until_it_is_looked_at_again() -> None:
    ordered, settled = promised(UNMET, ORDER), promised(UNMET, ORDER, MET)
    due = clock(N.RECTIFICATION, date(2026, 7, 1), COMMITMENT_OPINION.art(4))

    assert running_clocks(ordered, PLAIN)[0] == due
    assert running_clocks(settled, PLAIN)[0] == VERIFICATION


def test_a_holder_who_was_told_has_his_days_though_the_licence_has_ended() -> None:
    told = intent(AdverseAct.ANNULMENT)
    last = deadline(told.on, TERMS_2019.penalty_hearing_request, calendar=PLAIN)
    due = LicenceClock(name=N.HOLDER_ANSWER, due=last.due, basis=PENALTY_LAW.art(64), deadline=last)

    assert running_clocks(issued(told), PLAIN)[0] == due
    assert running_clocks(issued(told, EXPIRED), PLAIN) == (due,)


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        (Span(1, Unit.YEAR), date(2025, 3, 31)),
        (Span(1, Unit.MONTH), date(2026, 2, 28)),
        (Span(3, Unit.MONTH), date(2025, 12, 31)),
        (Span(10, Unit.CALENDAR), date(2026, 3, 21)),
        (Span(0, Unit.WORKING), date(2026, 3, 31)),
        (Span(1, Unit.WORKING), date(2026, 3, 30)),
        (Span(2, Unit.WORKING), date(2026, 3, 27)),
        (Span(7, Unit.WORKING), date(2026, 3, 20)),
    ],
)
def test_a_lead_is_counted_back_in_its_own_unit(lead: Span, day: date) -> None:
    assert before(date(2026, 3, 31), lead, PLAIN) == day


def bar(since: date, until: date, basis: str) -> Bar:
    """Return a bar of the holder from applying for the item."""
    return Bar(
        kind=BarKind.APPLICATION,
        holder="index",
        item="medical-institution-practice",
        since=since,
        until=until,
        basis=basis,
        source="长卫医〔2026〕0001",
    )


THREE_YEARS = bar(LATER, date(2029, 6, 1), "administrative-licensing-law/79")
NO_PROMISES = replace(
    THREE_YEARS,
    kind=BarKind.COMMITMENT,
    item="",
    until=FOR_EVER,
    basis="commitment-opinion/2",
)


@pytest.mark.parametrize(
    ("licence", "bars"),
    [
        pytest.param(issued(DECEIT), (THREE_YEARS,), id="deceit: three years"),
        pytest.param(
            issued(DECEIT, **with_rule(bar_after_deceit=Span(1, Unit.YEAR))),
            (replace(THREE_YEARS, until=date(2027, 6, 1)),),
            id="deceit where a special law sets another length",
        ),
        pytest.param(
            issued(DECEIT, terms=replace(TERMS_2019, bar_deceit=Span(5, Unit.YEAR))),
            (replace(THREE_YEARS, until=date(2031, 6, 1)),),
            id="deceit where the general law sets another length",
        ),
        pytest.param(issued(ANNULLED), (), id="the authority's own fault bars nobody"),
        pytest.param(issued(WITHDRAWN), (), id="withdrawal bars nobody"),
        pytest.param(issued(EXPIRED), (), id="expiry bars nobody"),
        pytest.param(issued(REVOKED), (), id="revocation, where no law bars"),
        pytest.param(
            issued(REVOKED, **with_rule(bar_after_revocation=Span(2, Unit.YEAR))),
            (bar(LATER, date(2028, 6, 1), "administrative-penalty-law/9"),),
            id="revocation of a nurse: two years",
        ),
        pytest.param(promised(FALSE, ANNULLED), (NO_PROMISES,), id="a broken promise"),
        pytest.param(
            promised(FALSE, DECEIT), (THREE_YEARS, NO_PROMISES), id="a promise to deceive"
        ),
        pytest.param(promised(MET, ANNULLED), (), id="a promise that was kept"),
        pytest.param(promised(FALSE), (), id="not annulled yet"),
        pytest.param(promised(FALSE, REVOKED), (), id="a broken promise, and revoked"),
    ],
)
def test_how_a_licence_ended_bars(licence: Licence, bars: tuple[Bar, ...]) -> None:
    assert bars_of_licence(licence) == bars


@pytest.mark.parametrize(
    ("further", "bars"),
    [
        ("unfit-twice", (bar(LATER, date(2027, 6, 1), "physicians-law/17/1/4"),)),
        ("on-report", ()),
        ("", ()),
    ],
)
def test_a_special_laws_deregistration_may_bar(further: str, bars: tuple[Bar, ...]) -> None:
    struck = Deregistered(
        on=LATER, by="clerk", ground=DeregistrationGround.OTHER_LAW, further=further
    )

    assert bars_of_licence(issued(struck)) == bars


def test_an_unnamed_ground_bars_nobody() -> None:
    ground = FurtherGround(id="", basis="physicians-law/17", bar=Span(1, Unit.YEAR))
    licence = issued(EXPIRED, **with_rule(further_grounds=(ground,)))

    assert bars_of_licence(licence) == ()


def test_who_has_no_identity_here_is_not_barred() -> None:
    assert bars_of_licence(issued(DECEIT, holder=replace(HOLDER, identity_index=""))) == ()
    assert bars_of_licence(Licence()) == ()


REPAIRED = CreditRepaired(on=date(2026, 9, 1), by="clerk", document="信用修复〔2026〕1号")


def test_the_repair_of_the_credit_record_ends_the_bar_on_promises_alone() -> None:
    licence = promised(FALSE, DECEIT, REPAIRED)

    lifted = replace(NO_PROMISES, until=date(2026, 8, 31))
    assert bars_of_licence(licence) == (THREE_YEARS, lifted)
