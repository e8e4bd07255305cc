"""The institution of a physician is told of his refusal where it has an account (医师法 16)."""

from uuid import UUID

import pytest
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import NURSE, Office, text_of
from tests.rooms.register.held import CLINIC, held, state_of

from xuke.casework.messages import EMPLOYER, TURNED_DOWN
from xuke.casework.models import Message

PHYSICIAN = "physician-practice"
WHY = "申请人不具有完全民事行为能力，不符合注册条件。"


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with its staff."""
    return Office()


def refused(office: Office, number: str, name: str, item: str = PHYSICIAN) -> UUID:
    """Return the refused application of somebody who names this institution."""
    answers = {"employer_code": number, "employer_name": name}
    stream = office.examined(item, passed=False, by="stranger", answers=answers)
    why = officials.Refusal(
        reason="conditions-not-met", facts=WHY, text=WHY, basis="administrative-licensing-law/38/2"
    )
    officials.refuse(stream, why, office.act("head"))
    return stream


def clinic(office: Office) -> tuple[str, str]:
    """Return number and name of an institution whose account is the applicant's."""
    licence = state_of(held(office, CLINIC))
    assert licence.holder is not None
    return licence.number, licence.holder.name


def told() -> list[Message]:
    """Return what institutions were told."""
    return list(Message.objects.filter(code=EMPLOYER))


def test_it_reads_who_was_refused_and_why(office: Office) -> None:
    refused(office, *clinic(office))

    (message,) = told()
    page = text_of(office.client("applicant").get("/my/licences/"))

    assert message.account == office.person("applicant").id
    assert set(message.facts) == {"item", "number", "name", "reason"}
    assert "以贵单位为执业机构的申请，决定不予许可" in page
    assert WHY in page


def test_a_number_that_does_not_fit_the_name_tells_nobody(office: Office) -> None:
    number, name = clinic(office)

    refused(office, number, "虚构另一医院")
    refused(office, "虚构号", name)

    assert told() == []


def test_of_a_nurse_the_law_asks_it_not(office: Office) -> None:
    refused(office, *clinic(office), item=NURSE)

    assert told() == []


def test_who_applied_for_his_staff_himself_has_the_decision(office: Office) -> None:
    number, name = clinic(office)
    answers = {"employer_code": number, "employer_name": name}
    stream = office.examined(PHYSICIAN, passed=False, answers=answers)
    why = officials.Refusal(
        reason="conditions-not-met", facts=WHY, text=WHY, basis="administrative-licensing-law/38/2"
    )
    officials.refuse(stream, why, office.act("head"))

    assert told() == []


@pytest.mark.parametrize("item", [PHYSICIAN, "tcm-specialty-physician-practice"])
def test_it_reads_who_is_turned_down_before_acceptance_for_a_bar(office: Office, item: str) -> None:
    number, name = clinic(office)
    answers = {"employer_code": number, "employer_name": name}
    untrue = office.received(item, by="stranger", answers=answers)
    act_on(untrue, "tell-untruth", {"text": WHY}, office.act("clerk"))
    act_on(untrue, "answer-untruth", {"waived": True}, office.act("clerk"))
    officials.not_accept(untrue, "false-materials", WHY, "", office.act("clerk"))
    stream = office.received(item, by="stranger", answers=answers)

    officials.not_accept(stream, "barred", WHY, "", office.act("clerk"))

    (message,) = Message.objects.filter(code=TURNED_DOWN)
    page = text_of(office.client("applicant").get("/my/licences/"))
    assert message.account == office.person("applicant").id
    assert "因在限制期限内，决定不予受理" in page
