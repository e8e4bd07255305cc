"""Days are kept and shown in one form, in whichever spelling and by whichever way they came in."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.acts import act_on
from tests.casework.journey import CLERK, act
from tests.rooms.desk.office import NURSE
from tests.rooms.portal.conftest import HOME, Applicant

from xuke import catalogue
from xuke.casework.case import answers, drafts, filing, kind, saving
from xuke.casework.models import Draft
from xuke.casework.sealing import open_answers

pytestmark = pytest.mark.django_db
ITEM = catalogue.item(NURSE)
PLAIN = ITEM.model_application("new")
DAYS = {name: PLAIN[name] for name in sorted(ITEM.days & PLAIN.keys())}


def by_week(day: str) -> str:
    year, week, weekday = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}-{weekday}"


WAYS: dict[str, Callable[[str], str]] = {
    "without hyphens": lambda day: day.replace("-", ""),
    "by its week": by_week,
    "with blanks": lambda day: f" {day} ",
}


@pytest.fixture(params=WAYS)
def typed(request: pytest.FixtureRequest) -> dict[str, str]:
    """Return the answers with each day in another spelling."""
    return PLAIN | {name: WAYS[request.param](day) for name, day in DAYS.items()}


def opened(applicant: Applicant, form: dict[str, str]) -> UUID:
    """Return a draft with these answers, as a program opens one."""
    application = drafts.Application(item=NURSE, authority=HOME, answers=form)
    return drafts.open_application(application, act(applicant.person)).stream.id


def kept(stream: UUID) -> dict[str, str]:
    """Return the days as the draft keeps them, past what reads it."""
    form = open_answers(stream, Draft.objects.get(stream=stream).form, ITEM.sensitive)
    return {name: form[name] for name in DAYS}


def test_a_draft_keeps_days_in_one_form(applicant: Applicant, typed: dict[str, str]) -> None:
    stream = opened(applicant, typed)
    first = kept(stream)

    saving.save_answers(stream, typed, act(applicant.person))

    assert first == kept(stream) == DAYS


def test_what_a_draft_kept_before_is_filed_and_shown_in_one_form(
    applicant: Applicant, typed: dict[str, str]
) -> None:
    stream = opened(applicant, PLAIN)
    old = {name: typed[name] for name in DAYS if name not in ITEM.sensitive}
    draft = Draft.objects.get(stream=stream)
    Draft.objects.filter(stream=stream).update(form=draft.form | old)
    page = applicant.client.get(reverse("portal:check", args=[stream])).content.decode()

    filing.submit(stream, act(applicant.person))

    case = kind.load_case(stream).state
    assert {name: case.form[name] for name in old} == {name: DAYS[name] for name in old}
    assert not any(day in page for day in old.values() if day != day.strip().lower())
    assert all(answers.answers_of(stream, case)[name] == day for name, day in DAYS.items())


def test_the_desk_never_shows_the_day_of_a_birth(
    applicant: Applicant, official: Client, typed: dict[str, str]
) -> None:
    stream = opened(applicant, typed)
    filing.submit(stream, act(applicant.person))

    page = official.get(reverse("desk:materials", args=[stream])).content.decode()

    born = DAYS["birth_date"]
    assert f"{born[:4]}-**-**" in page
    assert born not in page
    assert typed["birth_date"] not in page


def test_an_answer_mended_at_the_window_is_kept_in_one_form(
    applicant: Applicant, typed: dict[str, str]
) -> None:
    stream = opened(applicant, PLAIN)
    filing.submit(stream, act(applicant.person))
    sent = {"target": "graduated_on", "what": "笔误", "value": typed["graduated_on"]}

    act_on(stream, "correct-on-the-spot", sent, act(CLERK))

    assert kind.load_case(stream).state.form["graduated_on"] == DAYS["graduated_on"]
