"""Licences: opened, changed, renewed and ended by cases, by officials, and by days alone."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.casework import journey, officials
from tests.casework.acts import act_on_licence
from tests.casework.journey import APPLICANT, CLERK, FIRST, HEAD, HOME, ITEM, MORNING, SECOND

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.casework.bars import bars_for
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.kind import load_case
from xuke.casework.licence.find import find_licence, licence_named
from xuke.casework.licence.kind import NoSuchLicence, load_licence
from xuke.casework.licence.models import BarRow, LicenceRow
from xuke.casework.sealing import seal_identity
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, begin_many
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.lapse import do_days_work
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import Applicant, BarFound, Granted
from xuke.kernel.case.history import PastCase, past_case
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Outcome, Phase
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.kernel.person import SYSTEM, Person

pytestmark = pytest.mark.django_db

CLINIC = "medical-institution-practice"
REASON = "事实清楚，证据确凿，理由充分"
GRANTED_ON = date(2026, 3, 4)
END = date(2030, 3, 3)
OVER = date(2030, 3, 4)


def day(person: Person, on: date, **facts: Any) -> Act:  # noqa: ANN401 - any field
    """Return an act of this person on this day."""
    at = MORNING + timedelta(days=(on - MORNING.date()).days)
    return Act(person=person, on=on, at=at, **facts)


def licence(case: UUID) -> LicenceRow:
    """Return the licence that this case granted."""
    return LicenceRow.objects.get(case=case)


def state_of(case: UUID) -> Licence:
    """Return the licence that this case granted, folded from its events."""
    return load_licence(licence(case).stream).state


def types(stream: UUID) -> list[str]:
    """Return what happened to a licence, by name."""
    return [one.type for one in load_licence(stream).history]


def filed(action: Action, on: date, item: str = ITEM, **answers: str) -> UUID:
    """Return an application on an existing licence that was filed on this day."""
    model = catalogue.item(item).model_application(action) | answers
    application = Application(
        authority=HOME, item=item, action=action, channel=Channel.ONLINE, answers=model
    )
    stream = drafts.open_application(application, day(APPLICANT, on)).stream.id
    for material in catalogue.item(item).rule(action).materials:
        if material.required:
            files.attach_material(stream, material.id, journey.PDF, day(APPLICANT, on))
    filing.submit(stream, day(APPLICANT, on))
    return stream


def examined(stream: UUID, on: date) -> UUID:
    """Accept and examine the case, on this day."""
    case = load_case(stream).state
    officials.accept(stream, day(CLERK, on))
    journey.verified(stream)
    for person in (FIRST, SECOND):
        officials.examine(stream, journey.examination(case.item), day(person, on))
    return stream


def decided(stream: UUID, on: date) -> UUID:
    """Grant the case, and issue its certificate where it has one."""
    officials.grant(examined(stream, on), day(HEAD, on))
    if load_case(stream).state.filed_rule.certificate:
        officials.issue(stream, day(CLERK, on))
    return stream


def work(on: date) -> Mapping[str, int]:
    """Do the day's work, and return what of it was done to licences."""
    return do_days_work(on, datetime.combine(on, MORNING.timetz())).of(LICENCE.kind)


def counted(**done: int) -> Mapping[str, int]:
    """Return what one run did, as it is counted."""
    names = ("restored", "renewed", "expired", "reminded", "busy", "failed")
    return {**dict.fromkeys(names, 0), **done}


def test_the_certificate_of_a_new_case_opens_its_licence() -> None:
    case = journey.issued()

    row = licence(case)
    told = load_case(case).state

    assert told.certificate
    assert (row.number, row.identifier) == (told.certificate.number, told.certificate.identifier)
    assert (row.status, row.item, row.authority) == ("valid", ITEM, HOME)
    assert (row.valid_from, row.valid_until) == (GRANTED_ON, END)
    assert (row.next_clock, row.next_due) == ("renewal-filing", date(2030, 2, 1))
    assert row.wakes_on == date(2029, 12, 3)
    assert told.applicant
    assert row.holder_index == told.applicant.identity_index
    assert load_licence(row.stream).stream.kind == LICENCE.kind
    assert types(row.stream) == ["LicenceIssued"]


def test_a_repeated_request_opens_one_licence() -> None:
    case = journey.granted()
    request = uuid4()
    for _ in range(2):
        officials.issue(case, journey.act(CLERK, days=2, request=request))

    assert types(licence(case).stream) == ["LicenceIssued"]


def test_sealed_answers_do_not_come_onto_the_licence() -> None:
    face = state_of(journey.issued()).face

    assert face["place_address"] == "示例路1号底层（虚构）"
    assert not set(face) & catalogue.item(ITEM).sensitive


def test_a_modification_changes_the_licence_and_keeps_number_and_term() -> None:
    case = journey.issued()
    number = licence(case).number
    answers = {"existing_number": number, "legal_representative": "赵某某（虚构）"}

    changed = decided(filed(Action.MODIFICATION, date(2026, 6, 1), **answers), date(2026, 6, 8))

    now, paper = state_of(case), load_case(changed).state.certificate
    assert paper
    assert (now.number, paper.number, now.valid_until) == (number, number, END)
    assert now.identifier.split(".")[-2] == "002"
    assert now.face["legal_representative"] == "赵某某（虚构）"
    assert types(licence(case).stream) == ["LicenceIssued", "Modified"]
    assert load_case(changed).state.licence == number


def test_another_place_needs_a_new_application() -> None:
    case = journey.issued()
    answers = {"existing_number": licence(case).number, "place_address": "示例路2号（虚构）"}

    with pytest.raises(Unlawful) as refused:
        filed(Action.MODIFICATION, date(2026, 6, 1), **answers)

    assert (refused.value.code, refused.value.facts) == (
        "needs-new-application",
        {"target": "place_address"},
    )


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


def test_a_verification_moves_the_next_one() -> None:
    case = journey.issued(CLINIC)
    number = licence(case).number

    verification = filed(
        Action.PERIODIC_VERIFICATION, date(2026, 12, 7), CLINIC, existing_number=number
    )
    decided(verification, date(2026, 12, 14))

    assert licence(case).check_due == date(2028, 3, 4)
    assert types(licence(case).stream) == ["LicenceIssued", "PeriodicallyVerified"]


def test_a_licence_is_struck_on_application() -> None:
    case = journey.issued()

    decided(
        filed(Action.DEREGISTRATION, date(2026, 6, 1), existing_number=licence(case).number),
        date(2026, 6, 8),
    )

    assert licence(case).status == "deregistered"
    assert (licence(case).next_due, licence(case).wakes_on) == (None, None)


def test_a_lost_certificate_is_reissued_as_a_new_version() -> None:
    case = journey.issued()

    decided(
        filed(Action.REISSUE, date(2026, 6, 1), existing_number=licence(case).number),
        date(2026, 6, 8),
    )

    assert types(licence(case).stream) == ["LicenceIssued", "Reissued"]
    assert [one.replaced_on for one in state_of(case).certificates] == [date(2026, 6, 8), None]


@pytest.mark.parametrize(
    ("action", "status", "events"),
    [
        (Action.MODIFICATION, "valid", ["LicenceIssued"]),
        (Action.DEREGISTRATION, "deregistered", ["LicenceIssued", "Deregistered"]),
    ],
)
def test_a_licence_that_is_not_known_here_is_opened_by_what_is_done_to_it(
    action: Action, status: str, events: list[str]
) -> None:
    case = decided(
        filed(
            action, date(2026, 6, 1), existing_number="旧号〔2024〕1号", existing_until="2028-05-04"
        ),
        date(2026, 6, 8),
    )

    row = licence(case)
    assert (row.status, row.imported, row.valid_until) == (status, True, date(2028, 5, 4))
    assert types(row.stream) == events


OLD = "长卫公证字〔2023〕第0007号"


def imported(number: str = OLD) -> UUID:
    """Import one granted case of 2023 with its certificate."""
    identity, index = seal_identity("91310105MA1FW00000")
    past = PastCase(
        number="历史-1",
        rule=catalogue.item(ITEM).rule(on=date(2023, 5, 4)),
        action=Action.NEW,
        channel=Channel.WINDOW,
        applicant=Applicant(
            kind="organisation", name="旧浴室", identity=identity, identity_index=index
        ),
        received_on=date(2023, 5, 4),
        accepted_on=date(2023, 5, 4),
        decided_on=date(2023, 5, 8),
        outcome=Outcome.GRANTED,
        certificate_number=number,
        valid_from=date(2023, 5, 8),
        valid_until=date(2027, 5, 7),
    )
    stream = stream_named(CASE.kind, HOME, past.number)
    begin_many([History(stream=stream, events=past_case(past))], journey.act(Person("import")))
    return stream.id


def test_the_licences_of_history_are_opened_when_first_asked_for() -> None:
    case = imported()
    assert LicenceRow.objects.count() == 0
    found = find_licence(HOME, OLD, ITEM)
    assert found
    assert (found.history, found.state.valid_until) == ((), date(2027, 5, 7))

    filed(Action.RENEWAL, date(2027, 3, 1), existing_number=OLD)

    row = licence(case)
    assert (row.imported, row.status, row.holder_name) == (True, "valid", "旧浴室")
    assert types(row.stream) == ["LicenceIssued", "RenewalFiled"]
    assert licence_named(HOME, OLD, ITEM, journey.act(CLERK)) == row.stream


def test_an_old_number_still_leads_to_its_licence() -> None:
    case = journey.issued()
    number = licence(case).number
    LicenceRow.objects.filter(case=case).update(number="新号")

    found = find_licence(HOME, number, ITEM)

    assert found
    assert (found.stream.id, len(found.history)) == (licence(case).stream, 1)


def test_an_official_opens_a_licence_of_history_once() -> None:
    imported()

    first = licence_named(HOME, OLD, ITEM, journey.act(CLERK))

    assert licence_named(HOME, OLD, ITEM, journey.act(CLERK)) == first
    for number, item in (("没有这个号", ITEM), (OLD, CLINIC), ("", ITEM)):
        with pytest.raises(NoSuchLicence):
            licence_named(HOME, number, item, journey.act(CLERK))


def heard(stream: UUID, what: str) -> None:
    """Hear the holder on this act."""
    facts = {"act": what, "told_on": "2026-06-01", "statement": "我单位愿意整改"}
    act_on_licence(stream, "hear-holder", facts, day(FIRST, date(2026, 6, 1)))


def test_a_suspended_licence_is_given_back_by_the_days_work() -> None:
    case = journey.issued()
    stream = licence(case).stream
    heard(stream, "suspension")
    facts = {"document": "罚1号", "until": "2026-08-31", "reason": REASON}
    act_on_licence(stream, "suspend", facts, day(HEAD, date(2026, 6, 2)))
    suspended = licence(case)

    assert (suspended.status, suspended.wakes_on) == ("suspended", date(2026, 9, 1))
    assert work(date(2026, 8, 31)) == counted()
    assert work(date(2026, 10, 8)) == counted(restored=1)
    assert (licence(case).status, licence(case).suspended_until) == ("valid", None)
    assert load_licence(stream).history[-1].on == date(2026, 9, 1)


DECEIT = {
    "cause": "deceit",
    "reason": REASON,
    "weighed": "撤销不会对公共利益造成重大损害",
    "damages_owed": False,
}


def annulled() -> UUID:
    """Return the case of a licence that was annulled for deceit."""
    case = journey.issued()
    stream = licence(case).stream
    heard(stream, "annulment")
    act_on_licence(stream, "annul", DECEIT, day(HEAD, date(2026, 6, 2)))
    return case


def test_who_deceived_is_barred_for_three_years_at_filing() -> None:
    applicant = load_case(annulled()).state.applicant
    assert applicant

    (bar,) = bars_for(applicant.identity_index)
    again = filed(Action.NEW, date(2026, 7, 1))

    assert (bar.until, bar.item) == (date(2029, 6, 2), ITEM)
    assert bars_for("") == ()
    found = load_case(again).state.bar
    assert found == BarFound(
        on=date(2026, 7, 1), until=bar.until, basis=bar.basis, source=bar.source
    )
    with pytest.raises(Unlawful) as refused:
        officials.accept(again, day(CLERK, date(2026, 7, 2)))
    assert refused.value.code == "barred"


def test_rebuilding_licences_and_bars_changes_nothing() -> None:
    annulled()
    journey.issued(CLINIC)
    before = [
        list(LicenceRow.objects.order_by("stream").values()),
        list(BarRow.objects.order_by("stream").values()),
    ]

    rebuild()

    assert before[1]
    assert before == [
        list(LicenceRow.objects.order_by("stream").values()),
        list(BarRow.objects.order_by("stream").values()),
    ]


def test_acts_on_licences_have_their_rights_and_their_facts() -> None:
    stream = licence(journey.issued()).stream

    with pytest.raises(Unlawful) as role:
        act_on_licence(stream, "hear-holder", {}, journey.act(CLERK))
    with pytest.raises(FactsInvalid) as facts:
        act_on_licence(stream, "note-idle", {"since": "soon"}, journey.act(FIRST))
    with pytest.raises(Unlawful) as by_case:
        act_on_licence(stream, "modify", {}, journey.act(CLERK))
    with pytest.raises(NoSuchLicence):
        act_on_licence(uuid4(), "hear-holder", {}, journey.act(CLERK))

    assert role.value.code == "role-missing"
    assert facts.value.codes == {"since": "not-a-date", "findings": "required"}
    assert by_case.value.code == "only-by-case"


def promised(on: date) -> UUID:
    """Return a case that was granted on a promise, and its certificate issued."""
    model = catalogue.item(ITEM).model_application(Action.NEW)
    asked = Application(authority=HOME, item=ITEM, commitment=True, answers=model)
    stream = drafts.open_application(asked, day(APPLICANT, on)).stream.id
    for material in catalogue.item(ITEM).rule(Action.NEW).materials:
        if material.required:
            files.attach_material(stream, material.id, journey.PDF, day(APPLICANT, on))
    filing.submit(stream, day(APPLICANT, on))
    officials.accept(stream, day(CLERK, on))
    officials.examine(stream, journey.examination(), day(FIRST, on))
    officials.grant(stream, day(HEAD, on))
    officials.issue(stream, day(CLERK, on))
    return stream


def test_a_promise_is_looked_at_and_who_broke_it_makes_no_other() -> None:
    for name in ("first", "second"):
        user = User.objects.create_user(name, name=f"{name}某")
        RoleGrant.objects.create(user=user, authority=HOME, role="examiner")
    case = promised(MORNING.date())
    stream, fresh = licence(case).stream, licence(case)
    facts = {"officers": ["first", "second"], "result": "false", "findings": REASON}

    act_on_licence(stream, "check-commitment", facts, journey.act(FIRST, days=30))
    heard(stream, "annulment")
    unqualified = DECEIT | {"cause": "not-qualified"}
    act_on_licence(stream, "annul", unqualified, day(HEAD, date(2026, 6, 2)))

    assert (fresh.promise, fresh.commitment_due) == ("unchecked", date(2026, 5, 6))
    assert (licence(case).promise, licence(case).commitment_due) == ("broken", None)
    (bar,) = bars_for(licence(case).holder_index)
    assert (bar.kind, bar.item) == (BarKind.COMMITMENT, "")
    with pytest.raises(Unlawful) as refused:
        promised(date(2026, 7, 1))
    assert refused.value.code == "promise-broken"


def test_where_nothing_was_promised_nothing_is_looked_at() -> None:
    case = journey.issued()
    stream = licence(case).stream
    facts = {"officers": ["first", "second"], "result": "false", "findings": REASON}

    with pytest.raises(Unlawful) as nothing_promised:
        act_on_licence(stream, "check-commitment", facts, journey.act(FIRST))

    assert nothing_promised.value.code == "wrong-status"
    assert (licence(case).promise, licence(case).commitment_due) == ("none", None)


def test_a_withdrawal_is_told_with_its_amount() -> None:
    case = journey.issued()
    stream = licence(case).stream
    heard(stream, "withdrawal")
    facts = {
        "basis": "public-places-hygiene-regulations/8",
        "reason": REASON,
        "compensation_owed": True,
        "compensation": "30000.50",
    }

    with pytest.raises(FactsInvalid) as refused:
        act_on_licence(
            stream, "withdraw-licence", facts | {"compensation": "1e9"}, journey.act(HEAD)
        )
    act_on_licence(stream, "withdraw-licence", facts, day(HEAD, date(2026, 6, 2)))

    assert refused.value.codes == {"compensation": "not-a-number"}
    assert licence(case).status == "withdrawn"


def test_a_licence_of_another_authority_is_nobodys_business_here() -> None:
    stream = licence(journey.issued()).stream
    stranger = replace(HEAD, authority="440303-wjj")

    with pytest.raises(Unlawful) as refused:
        act_on_licence(stream, "note-idle", {}, journey.act(stranger))

    assert refused.value.code == "role-missing"


def test_a_case_is_no_licence_and_a_licence_no_case() -> None:
    case = journey.issued()

    with pytest.raises(NoSuchLicence):
        load_licence(case)
    with pytest.raises(LookupError):
        load_case(licence(case).stream)


def test_one_licence_that_fails_keeps_no_other_waiting() -> None:
    broken, sound = journey.issued(), journey.issued()
    LicenceRow.objects.filter(case=broken).update(stream=uuid4())

    done = work(OVER)

    assert (done["failed"], done["expired"]) == (1, 1)
    assert licence(sound).status == "expired"
