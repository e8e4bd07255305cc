"""Whose materials are held untrue reads in his own list until when he may speak."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of, text_of

from xuke import catalogue
from xuke.kernel.case.reasons import untruth_due
from xuke.web import clock
from xuke.web.words.dates import chinese_date

FORGED = "经核实，检测报告系伪造，检测机构没有出具过该报告。"
MINE = "/my/"


@pytest.fixture
def office(db: None) -> Office:
    """Open an office with its staff."""
    return Office()


def told(office: Office) -> UUID:
    """Return a case whose applicant was told that a report is held untrue."""
    stream = office.received()
    act_on(stream, "tell-untruth", {"text": FORGED}, office.act("clerk"))
    return stream


def page(office: Office, address: str = MINE, name: str = "applicant") -> str:
    """Return a page as the applicant sees it."""
    return text_of(office.client(name).get(address))


def test_the_list_says_until_when_he_may_speak_and_leads_to_the_letter(office: Office) -> None:
    stream = told(office)
    due = untruth_due(case_of(stream), catalogue.calendar())

    shown = page(office)

    assert due is not None
    assert "等您处理" in shown
    assert f"最后一日：{chinese_date(due.due)}" in shown
    assert reverse("portal:document", args=[stream, "untruth-told"]) in shown


def test_the_case_itself_says_so_and_counts_the_days(office: Office) -> None:
    shown = page(office, reverse("portal:case", args=[told(office)]))

    assert "拟认定您的申请材料虚假" in shown
    assert "陈述、申辩截止" in shown
    assert "您现在不用做什么" not in shown


def test_who_has_spoken_is_not_waited_for(office: Office) -> None:
    stream = told(office)
    act_on(stream, "answer-untruth", {"waived": True}, office.act("clerk"))

    assert "等您处理" not in page(office)
    assert "您现在不用做什么" in page(office, reverse("portal:case", args=[stream]))


def test_after_the_last_day_nothing_is_waited_for(office: Office) -> None:
    stream = told(office)
    due = untruth_due(case_of(stream), catalogue.calendar())
    assert due is not None

    with time_machine.travel(due.due + timedelta(days=1, hours=2)):
        clock.look()
        assert "最后一日" not in page(office)


def test_nobody_else_is_told_of_it(office: Office) -> None:
    told(office)

    assert "等您处理" not in page(office, name="stranger")
