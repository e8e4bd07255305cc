"""One's own act sent several times, from one window or from several, is answered like the first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.casework.journey import CLERK, act
from tests.conftest import Databases
from tests.rooms.portal.conftest import PDF, Answer, Applicant, applicant_named

from xuke.casework.case import filing
from xuke.casework.case.answers import answers_of
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase
from xuke.record.port import StaleStream


def at_once(applicant: Applicant, place: str, forms: list[dict[str, str]]) -> list[Answer]:
    """Send all of these at the same instant, each from a browser of its own."""
    instant = Barrier(len(forms))

    def send(form: dict[str, str]) -> Answer:
        client = Client(raise_request_exception=False)
        client.cookies = applicant.client.cookies
        instant.wait()
        try:
            return client.post(place, form)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(forms)) as pool:
        return list(pool.map(send, forms))


def three(form: dict[str, str], key: Callable[[], str]) -> list[dict[str, str]]:
    """Return the form three times, each under such a key."""
    return [form | {"request": key()} for _time in range(3)]


def count(stream: UUID, name: str) -> int:
    """Return how often this happened."""
    return [one.type for one in load_case(stream).history].count(name)


def test_three_posts_of_one_filing_get_one_receipt(committing: Databases) -> None:
    applicant = applicant_named("sanci")
    stream, key = applicant.draft(), str(uuid4())
    place = reverse("portal:check", args=[stream])

    answers = at_once(applicant, place, three({"declared": "on"}, lambda: key))

    assert {one["Location"] for one in answers} == {reverse("portal:receipt", args=[stream])}
    assert count(stream, "Submitted") == 1


def test_a_draft_that_was_filed_while_it_was_read_has_moved_on(applicant: Applicant) -> None:
    stream = applicant.draft()
    before = load_case(stream).state
    filing.submit(stream, act(applicant.person))

    with pytest.raises(StaleStream):
        answers_of(stream, before)


def test_three_windows_that_file_get_one_receipt(committing: Databases) -> None:
    applicant = applicant_named("sanci")
    stream = applicant.draft()
    version = str(load_case(stream).state.version)
    place = reverse("portal:check", args=[stream])
    form = {"declared": "on", "version": version}

    answers = at_once(applicant, place, three(form, lambda: str(uuid4())))

    assert {one["Location"] for one in answers} == {reverse("portal:receipt", args=[stream])}
    assert count(stream, "Submitted") == 1


def test_three_windows_that_withdraw_get_one_answer(committing: Databases) -> None:
    applicant = applicant_named("sanci")
    stream = applicant.file()
    version = str(load_case(stream).state.version)
    form = {"reason": "不再需要", "version": version}

    answers = at_once(
        applicant,
        reverse("portal:withdrawal", args=[stream]),
        three(form, lambda: str(uuid4())),
    )

    assert [one.status_code for one in answers] == [302, 302, 302]
    assert count(stream, "ApplicationWithdrawn") == 1


def test_a_draft_that_another_window_changed_is_checked_once_more(applicant: Applicant) -> None:
    stream = applicant.draft()
    seen = str(load_case(stream).state.version)
    applicant.upload(stream, "floor-plan", PDF)
    form = {"declared": "on", "version": seen, "request": str(uuid4())}

    answer = applicant.client.post(reverse("portal:check", args=[stream]), form)

    assert answer.status_code == 409
    assert "在另一个窗口改过，没有提交" in answer.content.decode()
    assert load_case(stream).state.phase is Phase.DRAFT


def test_a_correction_that_was_overtaken_keeps_what_was_typed(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    seen = str(load_case(stream).state.version)
    applicant.upload(stream, "test-report", PDF)
    form = {"contact_phone": "13900000001", "version": seen, "request": str(uuid4())}
    place = reverse("portal:correction", args=[stream])

    answer = applicant.client.post(place, form)

    assert answer.status_code == 409
    assert "13900000001" in answer.content.decode()
    assert "没有提交" in answer.content.decode()


def test_a_correction_that_one_has_handed_in_elsewhere_is_handed_in(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.attach(stream, "test-report")
    filing.correct(stream, {"contact_phone": "13900000001"}, act(applicant.person))

    answer = applicant.client.get(reverse("portal:correction", args=[stream]))

    assert answer["Location"] == reverse("portal:case", args=[stream])


def test_a_withdrawal_that_was_overtaken_keeps_its_reason(applicant: Applicant) -> None:
    stream = applicant.draft()
    for material in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, material)
    filing.submit(stream, act(applicant.person))
    seen = str(load_case(stream).state.version)
    officials.accept(stream, act(CLERK))
    form = {"reason": "改由总公司申请", "version": seen, "request": str(uuid4())}

    answer = applicant.client.post(reverse("portal:withdrawal", args=[stream]), form)

    assert answer.status_code == 409
    assert "改由总公司申请" in answer.content.decode()
    assert count(stream, "ApplicationWithdrawn") == 0
