"""The publisher's work: what waits is seen, rehearsed, and put on the public list."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.imported import examined
from tests.rooms.desk.office import ELSEWHERE, NURSE, Office, case_of, sent, text_of
from tests.rooms.disclosure.publishing import disclosed, record_of
from tests.rooms.register.history import imported, past

from xuke.gateways.masking import mask_name
from xuke.rooms.disclosure.models import Disclosure
from xuke.rooms.disclosure.queries import DUE_FIRST

QUEUE = "/disclosure/queue/"
MANY = "/disclosure/queue/disclose/"


def page(stream: object) -> str:
    return reverse("disclosure:disclose", args=[stream])


def test_what_waits_is_listed_due_first(office: Office) -> None:
    late, soon = office.examined(back=40), office.examined(back=2)
    officials.grant(soon, office.act("head"))
    officials.grant(late, office.act("head", back=30))
    public = disclosed(office)
    imported(past("P1"))

    rows = office.client("publisher").get(QUEUE).context["page"].rows

    assert [row.stream for row in rows] == [str(late), str(soon)]
    assert "已超期" in rows[0].deadline.before
    assert str(public) not in [row.stream for row in rows]


def test_nothing_is_chosen_beforehand_in_the_queue(office: Office) -> None:
    stream = office.granted()

    queue = text_of(office.client("publisher").get(QUEUE))

    boxes = re.findall(r"<input[^>]*checkbox[^>]*>", queue)
    assert any(str(stream) in box for box in boxes)
    assert not any(re.search(r"\bchecked\b", box) for box in boxes)


def test_what_is_granted_here_on_an_imported_case_waits_for_the_publisher(office: Office) -> None:
    stream, publisher = examined(office), office.client("publisher")
    officials.grant(stream, office.act("head"))
    public = reverse("disclosure:record", args=[stream])

    waits = [row.stream for row in publisher.get(QUEUE).context["page"].rows]
    before = Client().get(public).status_code
    publisher.post(page(stream), sent(stream))

    assert (waits, before, Client().get(public).status_code) == ([str(stream)], 404, 200)


def test_a_long_queue_is_paged(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xuke.rooms.disclosure.queries.DUE_FIRST", replace(DUE_FIRST, size=2))
    streams = {str(office.granted()) for _case in range(5)}
    client, url, seen = office.client("publisher"), QUEUE, []
    while url:
        shown = client.get(url).context["page"]
        seen += [row.stream for row in shown.rows]
        url = shown.next_url and QUEUE + shown.next_url

    assert len(seen) == 5
    assert set(seen) == streams


def test_the_queue_of_another_authority_is_empty(office: Office) -> None:
    office.granted()
    office.give("stranger", "publisher", ELSEWHERE)

    assert "没有等待公示的决定" in text_of(office.client("stranger").get(QUEUE))


def test_the_queue_is_for_officials(office: Office) -> None:
    assert office.client("applicant").get(QUEUE).status_code == 403
    assert Client().get(QUEUE).status_code == 302


def test_one_decision_is_seen_as_the_public_will_see_it_and_then_published(office: Office) -> None:
    stream, client = office.granted(NURSE), office.client("publisher")

    shown = text_of(client.get(page(stream)))
    assert f"<dd>{mask_name(record_of(stream).holder_name)}</dd>" in shown
    assert record_of(stream).disclosed_on is None
    answer = client.post(page(stream), sent(stream))

    assert answer["Location"] == reverse("desk:case", args=[stream])
    assert record_of(stream).disclosed_on == case_of(stream).disclosed_on
    assert Client().get(f"/disclosure/record/{stream}/").status_code == 200


@pytest.mark.parametrize(
    ("name", "status"),
    [
        pytest.param("clerk", 422, id="a clerk is told why not"),
        pytest.param("head", 422, id="so is who decided"),
        pytest.param("stranger", 404, id="another authority finds no case"),
        pytest.param("applicant", 403, id="an applicant is no official"),
    ],
)
def test_nobody_but_a_publisher_publishes(office: Office, name: str, status: int) -> None:
    stream = office.granted()

    assert office.client(name).post(page(stream), sent(stream)).status_code == status
    assert record_of(stream).disclosed_on is None


def test_many_are_rehearsed_before_they_are_published(office: Office) -> None:
    streams = [office.granted(), office.granted(NURSE)]
    client, chosen = office.client("publisher"), {"stream": [str(one) for one in streams]}

    rehearsal = text_of(client.get(MANY, chosen))
    assert "核对后公示 2 项决定" in rehearsal
    assert mask_name(record_of(streams[1]).holder_name) in rehearsal
    assert not Disclosure.objects.filter(disclosed_on__isnull=False).exists()
    answer = client.post(MANY, chosen, follow=True)

    assert "已公示 2 项决定" in text_of(answer)
    assert Disclosure.objects.filter(disclosed_on__isnull=False).count() == 2


def test_a_second_click_publishes_nothing_twice(office: Office) -> None:
    stream, client = office.granted(), office.client("publisher")
    chosen = {"stream": [str(stream)]}
    client.post(MANY, chosen)
    version = case_of(stream).version

    answer = client.post(MANY, chosen, follow=True)

    assert "没有重复办理" in text_of(answer)
    assert case_of(stream).version == version


def test_what_another_has_published_meanwhile_is_no_refusal(office: Office) -> None:
    office.give("head", "publisher")
    theirs, ours = office.granted(), office.granted()
    chosen = {"stream": [str(theirs), str(ours)]}
    officials.disclose(theirs, office.act("head"))

    answer = text_of(office.client("publisher").post(MANY, chosen, follow=True))

    assert "已公示 1 项决定" in answer
    assert f"已由他人公示，没有重复办理：{record_of(theirs).number}" in answer
    assert "没有公示，请打开本件" not in answer


def test_the_way_back_after_publishing_sends_nothing_again(office: Office) -> None:
    stream, client = office.granted(), office.client("publisher")
    chosen = {"stream": [str(stream)]}
    client.post(MANY, chosen)

    back = client.get(MANY, chosen, follow=True)

    assert "所选决定都已公示" in text_of(back)


def test_the_queue_says_how_many_wait_and_is_narrowed(office: Office) -> None:
    hotel, nurse = office.granted(), office.granted(NURSE)
    office.granted()
    client = office.client("publisher")

    def listed(**asked: str) -> list[str]:
        return [row.stream for row in client.get(QUEUE, asked).context["page"].rows]

    assert "共 3 条，本页 3 条" in text_of(client.get(QUEUE))
    assert listed(item=NURSE) == [str(nurse)]
    assert listed(q=record_of(nurse).holder_name) == [str(nurse)]
    assert listed(q=record_of(hotel).document) == [str(hotel)]
    assert "没有符合条件的决定" in text_of(client.get(QUEUE, {"q": "没有这家"}))


def test_choosing_nothing_is_told(office: Office) -> None:
    answer = office.client("publisher").get(MANY, {"stream": ["x", ""]}, follow=True)

    assert "没有选中任何待公示的决定" in text_of(answer)


def test_only_publishers_publish_many_and_only_their_own(office: Office) -> None:
    stream = office.granted()
    chosen = {"stream": [str(stream)]}
    office.give("stranger", "publisher", ELSEWHERE)

    assert office.client("clerk").post(MANY, chosen).status_code == 403
    office.client("stranger").post(MANY, chosen)

    assert record_of(stream).disclosed_on is None


def test_a_recused_publisher_neither_sees_nor_publishes_the_case(office: Office) -> None:
    stream, client = office.granted(), office.client("publisher")
    facts = {"person": office.person("publisher").id, "reason": "与申请人有近亲属关系"}
    act_on(stream, "recuse", facts, office.act("head"))
    chosen = {"stream": [str(stream)]}

    assert "没有等待公示的决定" in text_of(client.get(QUEUE))
    assert "没有选中" in text_of(client.get(MANY, {"stream": [str(stream)]}, follow=True))
    client.post(MANY, chosen)
    assert record_of(stream).disclosed_on is None
    assert str(stream) in office.client("head").get(QUEUE).content.decode()


def test_a_program_publishes(office: Office) -> None:
    stream = office.granted()
    client = Client(headers=office.token("publisher"))

    answer = client.post(f"/api/cases/{stream}/disclosure", b"", content_type="application/json")

    assert answer.status_code == 200
    assert record_of(stream).disclosed_on is not None


def test_a_program_without_the_role_is_refused(office: Office) -> None:
    stream = office.granted()
    client = Client(headers=office.token("clerk"))

    answer = client.post(f"/api/cases/{stream}/disclosure", content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (403, "role-missing")


def test_a_page_of_the_queue_holds_what_can_be_chosen_at_once() -> None:
    assert DUE_FIRST.size == 50
