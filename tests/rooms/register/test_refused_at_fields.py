"""What the law refuses of what was typed stands at its field, with a link to it above."""

import re
from datetime import timedelta
from typing import Final
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of, sent, text_of
from tests.rooms.register.held import state_of
from tests.rooms.register.test_waiting import told

from xuke.casework.case.filing import request_amendment
from xuke.kernel.case.acceptance import missing_materials
from xuke.web import clock

REASON: Final = "填写时看错了一行，请更正"


def marked(page: str, field: str, words: str) -> bool:
    """Whether the words stand at the field, are bound to it, and are linked to from above."""
    summary, _cut, form = page.partition("xk-summary-title")[2].partition("</ul>")
    wrong = form.partition(f'id="id_{field}-error">')[2].partition("</p>")[0]
    bound = re.findall(r'aria-describedby="([^"]+)"', form)
    is_bound = any(f"id_{field}-error" in one.split() for one in bound)
    return f'href="#id_{field}' in summary and is_bound and bool(wrong) and words in wrong


def posted(client: Client, address: str, stream: UUID, **typed: str) -> str:
    answer = client.post(address, sent(stream, "preview", **typed))
    assert answer.status_code == 422
    return text_of(answer)


@pytest.mark.parametrize("step", ["allow-amendment", "refuse-amendment"])
def test_a_reason_too_short_for_an_amendment(office: Office, step: str) -> None:
    stream = office.accepted()
    request_amendment(stream, {"floor_area": "61"}, REASON, office.act("applicant"))
    address = reverse("desk:act", args=[stream, step])

    page = posted(office.client("first"), address, stream, reason="看错了")

    assert marked(page, "reason", "至少 10 个字")
    assert "现在不能办理" not in page
    assert "行政许可法" in page
    assert case_of(stream).amendment is not None


def test_a_hearing_at_too_short_notice(office: Office) -> None:
    stream = office.accepted()
    act_on(stream, "order-hearing", {"reason": "涉及公共利益，依职权举行听证"}, office.act("head"))
    address = reverse("desk:act", args=[stream, "schedule-hearing"])
    typed = {
        "day": (clock.today() + timedelta(days=1)).isoformat(),
        "place": "虚构会议室",
        "chair": str(office.users["second"].pk),
        "announced": "true",
    }

    page = posted(office.client("first"), address, stream, **typed)

    assert marked(page, "day", "须在听证七日前通知")


def test_a_gap_that_was_forgotten(office: Office) -> None:
    stream = office.received(complete=False)
    first, second = sorted(missing_materials(case_of(stream)))[:2]
    typed = {f"kind-{first}": "missing", f"what-{first}": "请提交这份材料。"}

    page = posted(
        office.client("clerk"),
        reverse("counter:request-correction", args=[stream]),
        stream,
        **typed,
    )

    assert marked(page, f"what-{second}", "补正只能告知一次")


def test_a_notice_without_any_gap(office: Office) -> None:
    stream = office.received()

    page = posted(
        office.client("clerk"), reverse("counter:request-correction", args=[stream]), stream
    )

    assert 'href="#id_what-' in page
    assert "请至少选择一项需要补正的内容" in page


def on_licence(office: Office, stream: UUID, step: str, **typed: str) -> str:
    address = reverse("register:licence-act", args=[stream, step])
    version = {"version": str(state_of(stream).version), "stage": "preview"}
    answer = office.client("head").post(address, typed | version)
    assert answer.status_code == 422
    return text_of(answer)


def test_a_delivery_that_is_dated_ahead(office: Office) -> None:
    stream = told(office, is_served=False)
    ahead = (clock.today() + timedelta(days=1)).isoformat()
    typed = {"paper": "told-revocation", "way": "direct", "proof": "虚构某", "received_on": ahead}

    page = on_licence(office, stream, "deliver-paper", **typed)

    assert marked(page, "received_on", "")
    assert "现在不能办理" not in page


def test_a_group_of_choices_is_bound_to_its_error(office: Office) -> None:
    stream = told(office, is_served=False)

    page = on_licence(office, stream, "deliver-paper", paper="told-revocation", way="electronic")

    assert marked(page, "way", "没有同意电子送达")


def test_a_reason_too_short_to_drop_what_was_told(office: Office) -> None:
    page = on_licence(office, told(office), "drop-intent", act="revocation", reason="不办了")

    assert marked(page, "reason", "至少 10 个字")


def test_what_is_about_no_field_stands_above_the_form(office: Office) -> None:
    stream = told(office, is_served=False)
    page = on_licence(office, stream, "answer-holder", act="revocation", requested="false")

    assert "现在不能办理" in page
    assert "没有任何内容被更改" in page


def test_a_role_is_ended_for_a_reason_that_is_asked_at_its_field(office: Office) -> None:
    office.give("head", "admin")
    clerk = office.users["clerk"]
    grant = clerk.grants.get()

    answer = office.client("head").post(reverse("people:end", args=[grant.pk]), {"reason": " "})

    page = text_of(answer)
    assert answer.status_code == 422
    assert marked(page, f"reason_{grant.pk}", "请填写事由")
    assert clerk.grants.get().until is None
