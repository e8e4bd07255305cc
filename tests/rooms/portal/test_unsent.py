"""What an applicant types into a form after the filing is kept until he sends it, for him alone."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import CLERK, act
from tests.rooms.portal.conftest import Answer, Applicant
from tests.rooms.typed import hidden, signed_in

from xuke.access.models import User
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase
from xuke.web import clock
from xuke.web.models import ActDraft

PHONE, LATER = "13900000077", "13900000088"
REASON = "当时把建筑面积当成了营业面积，应为六十一平方米。"
NEW = {"stage": "keep", "drafted": ""}
SCRIPT = {"HX-Request": "true"}


def accepted(applicant: Applicant) -> UUID:
    """Return a case of the applicant's that was accepted."""
    stream = applicant.draft()
    for one in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, one)
    filing.submit(stream, act(applicant.person))
    officials.accept(stream, act(CLERK))
    return stream


def asked_to_correct(applicant: Applicant) -> UUID:
    return applicant.asked_to_correct()


def place(name: str, stream: UUID) -> str:
    return reverse(f"portal:{name}", args=[stream])


def text_of(answer: Answer) -> str:
    return str(answer.content.decode())


def read(applicant: Applicant, name: str, stream: UUID) -> str:
    return text_of(applicant.client.get(place(name, stream)))


def keep(client: Client, address: str, **typed: str) -> Answer:
    """Pause while typing, as the page's script sees it."""
    return client.post(address, NEW | {"request": str(uuid4())} | typed, headers=SCRIPT)


def form_of(page: str) -> dict[str, str]:
    """Return the hidden fields of the form itself; to discard a draft is another one."""
    return hidden(page, "data-keep")


FORMS = [
    pytest.param("correction", "contact_phone", PHONE, asked_to_correct, id="correction"),
    pytest.param("amendment", "amendment_reason", REASON, accepted, id="amendment"),
    pytest.param("withdrawal", "reason", REASON, accepted, id="withdrawal"),
]
Begin = Callable[[Applicant], UUID]


@pytest.mark.parametrize(("name", "field", "words", "begin"), FORMS)
def test_what_was_typed_is_there_again_in_another_browser(
    applicant: Applicant, name: str, field: str, words: str, begin: Begin
) -> None:
    stream = begin(applicant)
    told = keep(applicant.client, place(name, stream), **{field: words}).json()
    other = signed_in(User.objects.get(pk=applicant.person.id))

    again = text_of(other.get(place(name, stream)))

    assert told["words"].startswith("已暂存 ")
    assert words in again
    assert "上次未提交的内容（" in again
    assert hidden(again)["drafted"] == told["mark"]
    assert words.encode() not in bytes(ActDraft.objects.get().typed)


@pytest.mark.parametrize(("name", "field", "words", "begin"), FORMS)
def test_nobody_else_keeps_or_finds_anything(
    applicant: Applicant, stranger: Applicant, name: str, field: str, words: str, begin: Begin
) -> None:
    stream = begin(applicant)

    answer = keep(stranger.client, place(name, stream), **{field: words})

    assert answer.status_code == 404
    assert not ActDraft.objects.exists()


@pytest.mark.parametrize(("name", "field", "words", "begin"), FORMS)
def test_two_windows_are_told_of_each_other(
    applicant: Applicant, name: str, field: str, words: str, begin: Begin
) -> None:
    client, address = applicant.client, place(name, begin(applicant))
    first = keep(client, address, **{field: words}).json()

    by_script = keep(client, address, **{field: f"{words}8"})
    by_hand = text_of(client.post(address, NEW | {field: f"{words}8"}))
    known = keep(client, address, drafted=hidden(by_hand)["drafted"], **{field: f"{words}8"})

    assert (by_script.status_code, by_script.json()["mark"]) == (409, first["mark"])
    assert "那里的内容没有被覆盖" in by_hand
    assert f"<dd>{words}</dd>" in by_hand
    assert f"{words}8" in by_hand
    assert known.status_code == 200


def test_once_the_correction_is_handed_in_it_is_gone(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.attach(stream, "test-report")
    keep(applicant.client, place("correction", stream), contact_phone=PHONE)
    shown = form_of(read(applicant, "correction", stream))

    applicant.client.post(place("correction", stream), shown | {"contact_phone": PHONE})

    assert load_case(stream).state.phase is Phase.RECEIVED
    assert not ActDraft.objects.exists()


def test_once_the_amendment_is_asked_for_it_is_gone(applicant: Applicant) -> None:
    stream = accepted(applicant)
    typed = {"floor_area": "61", "amendment_reason": REASON}
    keep(applicant.client, place("amendment", stream), **typed)
    page = read(applicant, "amendment", stream)

    applicant.client.post(place("amendment", stream), form_of(page) | typed)

    assert page.count('<details class="pt-question" open>') == 1
    assert load_case(stream).state.amendment
    assert not ActDraft.objects.exists()


def test_once_the_application_is_withdrawn_it_is_gone(applicant: Applicant) -> None:
    stream = accepted(applicant)
    keep(applicant.client, place("withdrawal", stream), reason=REASON)

    applicant.client.post(place("withdrawal", stream), {"reason": REASON})

    assert not ActDraft.objects.exists()


def test_what_a_script_saves_after_the_correction_is_no_draft(applicant: Applicant) -> None:
    stream, request = applicant.asked_to_correct(), str(uuid4())
    applicant.attach(stream, "test-report")
    form = {"contact_phone": PHONE, "request": request}
    applicant.client.post(place("correction", stream), form)

    answer = keep(applicant.client, place("correction", stream), **form)

    assert answer.status_code == 200
    assert not ActDraft.objects.exists()


def test_what_was_emptied_stays_empty_and_what_was_left_alone_is_not_kept(
    applicant: Applicant,
) -> None:
    stream = accepted(applicant)
    before = form_of(read(applicant, "amendment", stream))

    keep(applicant.client, place("amendment", stream), **before | {"floor_area": ""})
    again = applicant.client.get(place("amendment", stream)).context["form"]

    assert again["floor_area"].value() == ""
    assert list(again.again()) == ["floor_area"]


def test_it_can_be_discarded(applicant: Applicant) -> None:
    stream = accepted(applicant)
    keep(applicant.client, place("withdrawal", stream), reason=REASON)

    answer = applicant.client.post(place("withdrawal", stream), {"stage": "discard"})

    assert answer["Location"] == place("withdrawal", stream)
    assert REASON not in read(applicant, "withdrawal", stream)


def test_what_was_done_elsewhere_is_no_draft_any_more(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    keep(applicant.client, place("correction", stream), contact_phone=PHONE)
    ActDraft.objects.update(saved_at=clock.now() - timedelta(days=1))
    applicant.attach(stream, "test-report")
    filing.correct(stream, {"contact_phone": LATER}, act(applicant.person))

    answer = applicant.client.get(place("correction", stream))

    assert answer["Location"] == place("case", stream)
    assert not ActDraft.objects.exists()


def test_what_cannot_be_sent_any_more_can_still_be_read(applicant: Applicant) -> None:
    stream = accepted(applicant)
    page = form_of(read(applicant, "amendment", stream))
    act_on(stream, "withdraw", {"reason": ""}, act(applicant.person))

    answer = applicant.client.post(
        place("amendment", stream), page | {"amendment_reason": REASON, "floor_area": "61"}
    )

    assert answer.status_code == 409
    for shown in (text_of(answer), read(applicant, "amendment", stream)):
        assert "现在不能再提交" in shown
        assert f"<dd>{REASON}</dd>" in shown
        assert "<dd>61</dd>" in shown


def test_the_list_and_the_case_say_what_was_begun_and_only_to_its_writer(
    applicant: Applicant, stranger: Applicant
) -> None:
    stream = accepted(applicant)
    applicant.file()
    stranger.file()
    keep(applicant.client, place("withdrawal", stream), reason=REASON)

    mine = text_of(applicant.client.get(reverse("portal:mine"))).split("</tr>")
    case = read(applicant, "case", stream)

    assert [str(stream) in one for one in mine if "有草稿" in one] == [True]
    assert place("withdrawal", stream) in case.split("您写过、还没有提交的内容：")[1]
    assert "有草稿" not in text_of(stranger.client.get(reverse("portal:mine")))


def test_what_waits_for_the_applicant_says_it_too(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    keep(applicant.client, place("correction", stream), contact_phone=PHONE)

    page = text_of(applicant.client.get(reverse("portal:mine")))

    assert page.split("等您处理")[1].split("</section>")[0].count("有草稿") == 1
