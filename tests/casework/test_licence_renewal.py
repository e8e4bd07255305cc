"""Renewals: granted, refused or left to silence, about the end of the term."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.casework import journey, officials
from tests.casework.journey import APPLICANT, CLERK, HEAD
from tests.casework.licences import (
    END,
    OVER,
    REASON,
    counted,
    day,
    decided,
    examined,
    filed,
    licence,
    state_of,
    types,
    work,
)

from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import LicenceRow
from xuke.kernel.case.events import Granted
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import SYSTEM

pytestmark = pytest.mark.django_db


def test_a_renewal_follows_on_the_old_term_whatever_the_applicant_wrote() -> None:
    case = journey.issued()
    answers = {"existing_number": licence(case).number, "existing_until": "2035-01-01"}

    renewal = filed(Action.RENEWAL, date(2030, 1, 7), **answers)
    pending = licence(case)
    decided(renewal, date(2030, 1, 14))

    after = licence(case)
    assert (pending.renewal, after.renewal) == (renewal, None)
    assert (after.status, after.valid_until) == ("valid", date(2034, 3, 3))
    assert types(after.stream) == ["LicenceIssued", "RenewalFiled", "Renewed", "RenewalCertified"]


def test_a_renewal_granted_in_time_stands_though_its_certificate_is_printed_after_the_end() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))
    officials.grant(renewal, day(HEAD, date(2030, 2, 25)))
    owed, ended = state_of(case), work(date(2030, 3, 5))

    officials.issue(renewal, day(CLERK, date(2030, 3, 6)))

    now, paper = state_of(case), load_case(renewal).state.certificate
    assert (owed.uncertified, owed.valid_until, ended["expired"]) == (
        str(renewal),
        date(2034, 3, 3),
        0,
    )
    assert paper
    assert (now.status, now.number, now.uncertified) == ("valid", paper.number, "")
    assert [one.why for one in now.certificates] == ["issue", "renewal"]
    assert types(licence(case).stream) == [
        "LicenceIssued",
        "RenewalFiled",
        "Renewed",
        "RenewalCertified",
    ]
    assert not LicenceRow.objects.filter(case=renewal).exists()


def test_a_renewal_owes_no_certificate_to_a_licence_that_was_struck_meanwhile() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))
    officials.grant(renewal, day(HEAD, date(2030, 1, 14)))
    strike = filed(Action.DEREGISTRATION, date(2030, 1, 15), existing_number=licence(case).number)
    decided(strike, date(2030, 1, 15))

    with pytest.raises(Unlawful) as refused:
        officials.issue(renewal, day(CLERK, date(2030, 1, 16)))

    assert refused.value.code == "wrong-status"
    assert not LicenceRow.objects.filter(case=renewal).exists()


@pytest.mark.parametrize("tended", [True, False])
def test_a_change_granted_in_time_is_no_matter_of_the_term_when_it_is_printed(
    *, tended: bool
) -> None:
    case = journey.issued()
    number = licence(case).number
    answers = {"existing_number": number, "legal_representative": "赵某某（虚构）"}
    change = examined(filed(Action.MODIFICATION, date(2030, 2, 18), **answers), date(2030, 2, 25))
    officials.grant(change, day(HEAD, END))
    if tended:
        work(OVER)

    officials.issue(change, day(CLERK, date(2030, 3, 6)))

    told = load_case(change).state
    assert told.certificate
    assert (told.certificate.number, licence(case).status) == (number, "expired")
    assert types(licence(case).stream)[-1] == "Expired"
    assert "Modified" not in types(licence(case).stream)


def test_a_change_granted_in_time_comes_onto_the_licence_that_silence_has_renewed() -> None:
    case = journey.issued()
    number = licence(case).number
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=number)
    examined(renewal, date(2030, 1, 14))
    answers = {"existing_number": number, "legal_representative": "赵某某（虚构）"}
    change = examined(filed(Action.MODIFICATION, date(2030, 2, 18), **answers), date(2030, 2, 25))
    officials.grant(change, day(HEAD, END))

    officials.issue(change, day(CLERK, date(2030, 3, 6)))

    assert load_case(renewal).state.phase is Phase.GRANTED
    assert licence(case).status == "valid"
    assert state_of(case).face["legal_representative"] == "赵某某（虚构）"
    assert types(licence(case).stream)[-2:] == ["Renewed", "Modified"]


def test_a_stranger_cannot_stand_in_the_way_of_the_holder_s_renewal() -> None:
    case = journey.issued()
    stranger = {"applicant_id": "91310105MA0000001F", "existing_number": licence(case).number}

    with pytest.raises(Unlawful) as refused:
        filed(Action.RENEWAL, date(2030, 1, 7), **stranger)

    assert refused.value.code == "not-the-holder"
    assert licence(case).renewal is None


@pytest.mark.parametrize("action", [Action.MODIFICATION, Action.REISSUE, Action.DEREGISTRATION])
def test_a_stranger_cannot_apply_on_somebody_s_licence(action: Action) -> None:
    case = journey.issued()
    stranger = {"applicant_id": "91310105MA0000001F", "existing_number": licence(case).number}

    with pytest.raises(Unlawful) as refused:
        filed(action, date(2026, 6, 1), **stranger)

    assert refused.value.code == "not-the-holder"


def test_a_renewal_is_due_by_the_last_day_of_the_licence() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    late = filed_late()

    assert load_case(renewal).state.decide_by == END
    assert late.decide_by is None


def filed_late() -> Case:
    """Return another licence's renewal that was filed too late for silence to grant it."""
    other = journey.issued()
    late = filed(Action.RENEWAL, date(2030, 2, 4), existing_number=licence(other).number)
    return load_case(late).state


def test_a_renewal_that_was_taken_back_renews_nothing() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)

    filing.withdraw(renewal, "不再经营", day(APPLICANT, date(2030, 1, 8)))

    assert licence(case).renewal is None
    assert types(licence(case).stream)[-1] == "RenewalClosed"
    assert work(OVER)["expired"] == 1


def test_silence_renews_on_its_legal_day_once_and_after_an_outage() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))

    early, late, again = work(END), work(date(2030, 5, 6)), work(date(2030, 5, 6))

    granted = load_case(renewal).state.decision
    assert (early["renewed"], late["renewed"], again) == (0, 1, counted())
    assert granted == Granted(
        on=END,
        by=SYSTEM,
        document="",
        valid_from=OVER,
        valid_until=date(2034, 3, 3),
        deemed=True,
    )
    assert load_case(renewal).state.phase is Phase.GRANTED
    assert (licence(case).status, licence(case).valid_until) == ("valid", date(2034, 3, 3))


def _refuse(renewal: UUID, on: date) -> None:
    told = officials.Refusal(
        reason="conditions-not-met",
        facts=REASON,
        text=REASON,
        basis="administrative-licensing-law/38/2",
    )
    officials.refuse(renewal, told, day(HEAD, on))


def _take_back(renewal: UUID, on: date) -> None:
    filing.withdraw(renewal, "不再经营", day(APPLICANT, on))


def _grant(renewal: UUID, on: date) -> None:
    officials.grant(renewal, day(HEAD, on))


@pytest.mark.parametrize("late", [_refuse, _take_back, _grant])
def test_what_is_decided_after_the_end_comes_after_silence_though_no_day_s_work_has_run(
    late: Callable[[UUID, date], None],
) -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))

    with pytest.raises(Unlawful) as refused:
        late(renewal, OVER)

    assert refused.value.code == "wrong-phase"
    assert load_case(renewal).state.phase is Phase.GRANTED
    assert (licence(case).status, licence(case).valid_until) == ("valid", date(2034, 3, 3))
    assert work(OVER) == counted()


@pytest.mark.parametrize("late", [_refuse, _take_back])
def test_on_its_last_day_a_renewal_can_still_be_decided(
    late: Callable[[UUID, date], None],
) -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))

    late(renewal, END)

    assert types(licence(case).stream)[-1] == "RenewalClosed"
    assert work(OVER)["expired"] == 1


def test_what_silence_granted_still_gets_its_certificate() -> None:
    case = journey.issued()
    renewal = filed(Action.RENEWAL, date(2030, 1, 7), existing_number=licence(case).number)
    examined(renewal, date(2030, 1, 14))
    work(OVER)

    officials.issue(renewal, day(CLERK, date(2030, 3, 5)))

    now = state_of(case)
    assert (now.uncertified, len(now.certificates)) == ("", 2)
    assert types(licence(case).stream)[-1] == "RenewalCertified"


def test_a_late_renewal_is_not_decided_by_silence() -> None:
    case = journey.issued()
    late = filed(Action.RENEWAL, date(2030, 2, 4), existing_number=licence(case).number)
    examined(late, date(2030, 2, 11))

    assert work(OVER)["expired"] == 1
    assert licence(case).status == "expired"
    assert load_case(late).state.phase is Phase.EXAMINED


def test_a_late_renewal_that_is_granted_after_the_end_gives_a_licence_of_its_own() -> None:
    case = journey.issued()
    late = filed(Action.RENEWAL, date(2030, 2, 4), existing_number=licence(case).number)
    examined(late, date(2030, 2, 11))
    work(OVER)

    officials.grant(late, day(HEAD, date(2030, 3, 11)))
    officials.issue(late, day(CLERK, date(2030, 3, 11)))

    fresh = licence(late)
    assert (licence(case).status, fresh.status) == ("expired", "valid")
    assert fresh.number != licence(case).number
    assert fresh.valid_from == date(2030, 3, 11)


def test_a_term_ends_on_its_day_and_nothing_can_be_asked_for_after_it() -> None:
    case = journey.issued()
    number = licence(case).number

    assert work(END)["expired"] == 0
    assert work(date(2030, 7, 1))["expired"] == 1
    history = load_licence(licence(case).stream).history
    assert (history[-1].type, history[-1].on) == ("Expired", OVER)
    with pytest.raises(Unlawful) as refused:
        filed(Action.MODIFICATION, date(2030, 7, 1), existing_number=number)
    assert refused.value.code == "licence-not-in-force"


def test_the_holder_is_reminded_once_at_each_distance() -> None:
    case = journey.issued()
    days = [END - timedelta(days=days) for days in (91, 90, 89, 60, 30, 29)]

    reminded = [work(one)["reminded"] for one in days]

    assert reminded == [0, 1, 0, 1, 1, 0]
    assert licence(case).wakes_on == OVER


def test_a_request_on_an_ended_licence_is_not_granted_either() -> None:
    case = journey.issued()
    number = licence(case).number
    change = filed(
        Action.MODIFICATION, date(2030, 2, 25), existing_number=number, legal_representative="新"
    )
    examined(change, date(2030, 3, 1))
    work(OVER)

    with pytest.raises(Unlawful) as refused:
        officials.grant(change, day(HEAD, OVER))

    assert (refused.value.code, refused.value.citation) == (
        "licence-not-in-force",
        LICENSING_LAW.art(70),
    )
    assert load_case(change).state.phase is Phase.EXAMINED
