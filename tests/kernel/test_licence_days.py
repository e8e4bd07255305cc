"""What days do: expiry, renewal by silence, return, reminders, verification, promises, bars."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from tests.kernel import cases
from tests.kernel.licence_deeds import expire, give_back, remind, renew_by_silence
from tests.kernel.licences import (
    DEFERRED,
    END,
    EXPIRED,
    HOLDER,
    OVER,
    RENEWAL_FILED,
    REVOKED,
    SUSPENDED,
    after,
    issued,
    plain,
    with_rule,
)

from xuke.kernel.case.events import (
    Accepted,
    CaseEvent,
    CorrectionRequested,
    Gap,
    Granted,
    Received,
    Submitted,
)
from xuke.kernel.case.state import Case, evolve as evolve_case
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.licence.days import grant_by_silence, wakes_on
from xuke.kernel.licence.events import (
    Expired,
    LicenceEvent,
    Reminded,
    RenewalClosed,
    Renewed,
    Restored,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import RemindedOf

NEW_END = date(2034, 3, 1)
FLAGGED = replace(RENEWAL_FILED, on=date(2030, 2, 10), timely=False)
FILED_ON = date(2030, 1, 10)


def renewal(*further: CaseEvent, action: Action = Action.RENEWAL) -> Case:
    """Return the case of a renewal that was received, after these further events."""
    case = Case()
    for event in (
        Submitted(
            on=FILED_ON,
            number="310105-20300110-000001",
            action=action,
            channel=Channel.ONLINE,
            applicant=HOLDER,
            rule=cases.RULE,
        ),
        Received(on=FILED_ON, counts_from=FILED_ON),
        *further,
    ):
        case = evolve_case(case, event)
    return case


def accepted(on: date = FILED_ON) -> Accepted:
    """Return an acceptance on this day."""
    return Accepted(on=on, by="clerk")


@dataclass(frozen=True, kw_only=True)
class EndOfTerm:
    """What the end of a term did: to the licence, and to the case of its renewal."""

    licence: tuple[LicenceEvent, ...] = ()
    case: tuple[CaseEvent, ...] = ()


def at_its_end(licence: Licence, *, on: date, renewal: Case | None) -> EndOfTerm:
    """Return what the end of the term did: silence first, then expiry of what it left."""
    renewed = renew_by_silence(licence, on=on, renewal=renewal)
    expired = expire(after(licence, renewed), on=on, renewal=renewal)
    granted = tuple(grant_by_silence(one) for one in renewed if isinstance(one, Renewed))
    return EndOfTerm(licence=(*renewed, *expired), case=granted)


GONE = EndOfTerm(licence=(Expired(on=OVER, by="system"),))
RENEWED = Renewed(
    on=END, by="system", case="case-3", valid_from=OVER, valid_until=NEW_END, deemed=True
)
GRANTED = Granted(
    on=END, by="system", document="", valid_from=OVER, valid_until=NEW_END, deemed=True
)
SILENCE = EndOfTerm(licence=(RENEWED,), case=(GRANTED,))


@pytest.mark.parametrize(
    ("on", "ended"),
    [
        pytest.param(END, EndOfTerm(), id="the last day of the term: nothing"),
        pytest.param(OVER, GONE, id="the day after: expired"),
        pytest.param(date(2031, 1, 1), GONE, id="after an outage: expired on its legal day"),
    ],
)
def test_a_term_without_renewal_expires_on_its_day(on: date, ended: EndOfTerm) -> None:
    assert at_its_end(issued(), on=on, renewal=None) == ended
    assert at_its_end(issued(SUSPENDED), on=on, renewal=None) == ended


@pytest.mark.parametrize(
    "licence",
    [
        pytest.param(issued(valid_until=None), id="no term"),
        pytest.param(issued(EXPIRED), id="expired already"),
        pytest.param(issued(REVOKED), id="revoked"),
        pytest.param(Licence(), id="not issued"),
    ],
)
def test_what_has_no_end_or_has_ended_does_not_expire(licence: Licence) -> None:
    assert at_its_end(licence, on=date(2099, 1, 1), renewal=None) == EndOfTerm()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(renewal(accepted()), id="accepted"),
        pytest.param(renewal(accepted(END)), id="accepted on the last day"),
        pytest.param(renewal(replace(accepted(), by="system", deemed=True)), id="deemed accepted"),
        pytest.param(
            renewal(
                accepted(),
                *(cases.examination(one, on=END) for one in (cases.FIRST, cases.SECOND)),
            ),
            id="examined",
        ),
    ],
)
@pytest.mark.parametrize("on", [OVER, date(2030, 6, 1)])
def test_a_timely_renewal_that_is_not_decided_by_the_end_is_granted(case: Case, on: date) -> None:
    licence = issued(RENEWAL_FILED)

    assert at_its_end(licence, on=on, renewal=case) == SILENCE
    assert at_its_end(licence, on=END, renewal=case) == EndOfTerm()


def test_what_silence_renewed_is_renewed_once_and_lives_on() -> None:
    renewed = after(issued(RENEWAL_FILED), SILENCE.licence)

    assert at_its_end(renewed, on=OVER, renewal=renewal(accepted(), *SILENCE.case)) == EndOfTerm()
    assert (renewed.is_over(NEW_END), renewed.is_over(date(2034, 3, 2))) == (False, True)


def test_after_years_of_silence_what_it_renewed_has_expired_too() -> None:
    expired = Expired(on=date(2034, 3, 2), by="system")

    ended = at_its_end(issued(RENEWAL_FILED), on=date(2034, 3, 2), renewal=renewal(accepted()))

    assert ended == EndOfTerm(licence=(RENEWED, expired), case=(GRANTED,))


def test_a_suspended_licence_is_renewed_by_silence_too() -> None:
    assert (
        at_its_end(issued(SUSPENDED, RENEWAL_FILED), on=OVER, renewal=renewal(accepted()))
        == SILENCE
    )


def test_the_new_term_is_that_of_the_case_where_the_special_law_has_none() -> None:
    licence = issued(RENEWAL_FILED, **with_rule(validity=None))

    assert at_its_end(licence, on=OVER, renewal=renewal(accepted())) == SILENCE


def test_the_special_law_of_the_licence_sets_the_new_term() -> None:
    licence = issued(RENEWAL_FILED, **with_rule(validity=Span(1, Unit.YEAR)))

    ended = at_its_end(licence, on=OVER, renewal=renewal(accepted()))

    assert ended.licence == (replace(RENEWED, valid_until=date(2031, 3, 1)),)


@pytest.mark.parametrize(
    ("licence", "case"),
    [
        pytest.param(issued(FLAGGED), renewal(accepted()), id="filed late"),
        pytest.param(issued(), renewal(accepted()), id="no renewal on the licence"),
        pytest.param(issued(RENEWAL_FILED), None, id="no case"),
        pytest.param(
            issued(RENEWAL_FILED),
            renewal(accepted(), action=Action.MODIFICATION),
            id="a case of something else",
        ),
        pytest.param(
            issued(RENEWAL_FILED),
            renewal(
                accepted(),
                Granted(on=END, by="head", document="1号"),
            ),
            id="decided",
        ),
    ],
)
def test_silence_renews_nothing_else(licence: Licence, case: Case | None) -> None:
    assert at_its_end(licence, on=OVER, renewal=case) == GONE


IN_CORRECTION = CorrectionRequested(
    on=FILED_ON,
    by="clerk",
    gaps=(Gap(target="plan", kind="missing", what="缺"),),
    answer_by=date(2030, 4, 1),
)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(renewal(), id="received"),
        pytest.param(renewal(IN_CORRECTION), id="in correction"),
        pytest.param(renewal(accepted(OVER)), id="accepted after the end"),
    ],
)
def test_a_renewal_that_was_filed_in_time_is_waited_for(case: Case) -> None:
    assert at_its_end(issued(RENEWAL_FILED), on=OVER, renewal=case) == EndOfTerm()
    assert at_its_end(issued(FLAGGED), on=OVER, renewal=case) == GONE
    assert issued(RENEWAL_FILED).is_over(OVER) is False
    assert issued(FLAGGED).is_over(OVER) is True


def test_a_renewal_that_came_to_nothing_after_the_end_held_the_licence_until_then() -> None:
    closed_on = date(2030, 4, 2)
    licence = issued(RENEWAL_FILED, RenewalClosed(on=closed_on, by="system", case="case-3"))
    expired = Expired(on=date(2030, 4, 3), by="system")

    assert at_its_end(licence, on=closed_on, renewal=None) == EndOfTerm()
    assert at_its_end(licence, on=date(2030, 5, 1), renewal=None).licence == (expired,)


@pytest.mark.parametrize(
    ("on", "events"),
    [
        pytest.param(SUSPENDED.until, (), id="the last day of the suspension"),
        pytest.param(date(2026, 12, 2), (Restored(on=date(2026, 12, 2), by="system"),), id="after"),
        pytest.param(date(2027, 5, 5), (Restored(on=date(2026, 12, 2), by="system"),), id="late"),
    ],
)
def test_a_suspension_ends_with_its_term(on: date, events: tuple[Restored, ...]) -> None:
    assert give_back(issued(SUSPENDED), on=on) == events


def test_what_is_not_suspended_is_not_given_back() -> None:
    assert give_back(issued(), on=date(2027, 1, 1)) == ()
    assert give_back(issued(SUSPENDED, REVOKED), on=date(2027, 1, 1)) == ()


def reminder(days: int, of: RemindedOf = RemindedOf.EXPIRY, due: date = END) -> Reminded:
    """Return a reminder so many days before, which reached nobody."""
    on = due - timedelta(days=days)
    return Reminded(on=on, by="system", of=of, days=days, due=due, account="")


def test_a_reminder_names_the_account_that_it_reaches() -> None:
    told = remind(issued(account="applicant"), on=END - timedelta(days=90))[0]

    assert isinstance(told, Reminded)
    assert told.account == "applicant"
    assert issued(told, account="applicant").unreached_due is None
    assert issued(reminder(90)).unreached_due == END
    assert issued(reminder(90), replace(reminder(60), account=None)).unreached_due is None


def test_a_later_reminder_hides_no_day_that_comes_first() -> None:
    check = date(2027, 3, 2)
    verification = reminder(30, RemindedOf.VERIFICATION, check)
    missed = issued(verification, reminder(90))

    assert check < END
    assert issued(reminder(90), verification).unreached_due == check
    assert missed.unreached_due == check
    assert issued(verification, reminder(90), replace(verification, account="a")).unreached_due == (
        END
    )


@pytest.mark.parametrize(
    ("ahead", "told"),
    [
        pytest.param(91, (), id="91 days before"),
        pytest.param(90, (reminder(90),), id="90 days before"),
        pytest.param(61, (reminder(90),), id="61"),
        pytest.param(60, (reminder(60),), id="60: the nearest only"),
        pytest.param(31, (reminder(60),), id="31"),
        pytest.param(30, (reminder(30),), id="30"),
        pytest.param(0, (reminder(30),), id="on the day"),
        pytest.param(-1, (), id="the day after"),
    ],
)
def test_the_holder_is_reminded_at_three_distances(ahead: int, told: tuple[Reminded, ...]) -> None:
    assert remind(plain(), on=END - timedelta(days=ahead)) == told


def test_a_reminder_is_told_once() -> None:
    licence = plain(reminder(90))

    assert remind(licence, on=END - timedelta(days=61)) == ()
    assert remind(licence, on=END - timedelta(days=60)) == (reminder(60),)


def test_a_reminder_that_was_passed_over_is_not_told_later() -> None:
    licence = plain(reminder(30))

    assert remind(licence, on=END - timedelta(days=60)) == ()
    assert remind(licence, on=END) == ()


def test_another_due_day_is_told_anew() -> None:
    other = reminder(30, due=date(2026, 6, 30))

    assert remind(plain(other), on=END - timedelta(days=30)) == (reminder(30),)
    verified = replace(other, of=RemindedOf.VERIFICATION, due=END)
    assert remind(plain(verified), on=END - timedelta(days=30)) == (reminder(30),)


@pytest.mark.parametrize(
    ("licence", "day"),
    [
        pytest.param(plain(), END - timedelta(days=90), id="the first reminder"),
        pytest.param(plain(reminder(90)), END - timedelta(days=60), id="the second"),
        pytest.param(plain(reminder(60)), END - timedelta(days=30), id="the third"),
        pytest.param(plain(reminder(30)), OVER, id="expiry"),
        pytest.param(plain(RENEWAL_FILED), OVER, id="silence"),
        pytest.param(plain(SUSPENDED), date(2026, 12, 2), id="return"),
        pytest.param(issued(), date(2026, 12, 2), id="the verification's first reminder"),
        pytest.param(plain(valid_until=None), None, id="no day at all"),
        pytest.param(plain(EXPIRED), None, id="dead"),
    ],
)
def test_on_which_day_something_happens_next(licence: Licence, day: date | None) -> None:
    assert wakes_on(licence) == day


def test_who_has_filed_or_cannot_renew_or_is_dead_is_not_reminded() -> None:
    day = END - timedelta(days=30)

    assert remind(plain(RENEWAL_FILED), on=day) == ()
    assert (
        remind(issued(**with_rule(renewal_lead=None, verification=(), review_every=None)), on=day)
        == ()
    )
    assert remind(plain(EXPIRED), on=day) == ()
    assert remind(plain(valid_until=None), on=day) == ()


def test_of_days_before_the_licence_was_known_nobody_is_reminded() -> None:
    known = END - timedelta(days=59)

    assert remind(plain(on=known), on=known) == ()
    assert remind(plain(on=END - timedelta(days=60)), on=known) == (reminder(60),)


def test_verification_and_review_are_reminded_of_too() -> None:
    licence = issued(**with_rule(review_every=Span(1, Unit.YEAR)))
    due, day = date(2027, 3, 2), date(2027, 1, 31)

    assert remind(licence, on=day) == (
        reminder(30, RemindedOf.VERIFICATION, due),
        reminder(30, RemindedOf.REVIEW, due),
    )
    assert remind(issued(DEFERRED), on=day) == ()
    assert remind(issued(), on=date(2027, 5, 1)) == (reminder(30, RemindedOf.VERIFICATION, due),)
