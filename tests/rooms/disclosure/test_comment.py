"""The public is asked 公示征求意见: what it sees, who says something, what becomes of it."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.edits import edited, start_with
from tests.casework.standing import everything
from tests.rooms.desk.office import Office, case_of, sent, text_of
from tests.rooms.typed import hidden, sign_in, signed_in, with_password

from xuke import catalogue
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.casework.office import standing
from xuke.casework.stream.rebuild import rebuild
from xuke.kernel.case.events import ObjectionReceived
from xuke.kernel.law.refusal import Unlawful
from xuke.record.postgres import PostgresRecord
from xuke.rooms.disclosure.models import PublicComment
from xuke.web import clock

ITEM = "medical-institution-establishment"
ANSWERS = catalogue.item(ITEM).model_application("new")
CONTACT = "13900000000"
SAID = {"author": "邻居甲", "text": "选址距离幼儿园过近，请核实。", "contact": CONTACT}


def asked(office: Office, *, back: int = 0) -> UUID:
    """Return an examined case that was put before the public so many days ago."""
    stream = office.examined(ITEM, back=back)
    act_on(stream, "invite-comment", {}, office.act("first", back=back))
    return stream


def api_of(office: Office, stream: UUID) -> str:
    """Return what a program of the office is answered that writes down a letter."""
    answer = Client().post(
        f"/api/cases/{stream}/acts/note-objection",
        {"facts": SAID},
        content_type="application/json",
        headers=office.token("clerk"),
    )
    assert answer.status_code == 200
    return text_of(answer)


def page(stream: UUID) -> str:
    return f"/disclosure/comments/{stream}/"


def test_the_public_sees_what_is_planned_and_nothing_private(office: Office) -> None:
    stream, quiet = asked(office), office.examined(ITEM)
    client = Client()

    listed, shown = (text_of(client.get(url)) for url in ("/disclosure/comments/", page(stream)))

    assert page(stream) in listed
    assert page(quiet) not in listed
    assert client.get(page(quiet)).status_code == 404
    assert ANSWERS["institution_name"] in shown
    assert ANSWERS["chosen_address"] in shown
    item = catalogue.item(ITEM)
    private = {ANSWERS[name] for name in item.sensitive if ANSWERS.get(name)}
    assert private
    assert not [one for one in private if one in listed + shown]


def test_a_stranger_signs_in_and_says_it_once(office: Office) -> None:
    stream = asked(office)
    neighbour = office.client("stranger")

    assert Client().post(page(stream), SAID).status_code == 302
    assert not case_of(stream).procedure.objections
    assert neighbour.post(page(stream), SAID).status_code == 302
    again = neighbour.post(page(stream), SAID)

    (kept,) = case_of(stream).procedure.objections
    assert kept.text == SAID["text"]
    assert CONTACT not in kept.contact
    assert again.status_code == 422
    assert "您已经对这次公示提过意见" in text_of(again)


def test_what_was_typed_over_the_end_of_a_session_comes_back(office: Office) -> None:
    stream, neighbour = asked(office), with_password(office.users["stranger"])
    client = signed_in(neighbour)
    form = SAID | hidden(text_of(client.get(page(stream))))
    client.session.flush()

    lost = client.post(page(stream), form)
    shown = text_of(sign_in(client, neighbour, kept=hidden(text_of(lost))["kept"]))
    sent = client.post(page(stream), hidden(shown))

    assert lost.status_code == 401
    assert SAID["text"] in shown
    assert sent.status_code == 302
    assert [one.text for one in case_of(stream).procedure.objections] == [SAID["text"]]


def test_the_applicant_is_told_that_it_is_not_for_him_and_gets_no_form(office: Office) -> None:
    stream, why = asked(office), "申请人不能对自己的申请提公示意见"
    applicant = office.client("applicant")

    shown, sent = applicant.get(page(stream)), applicant.post(page(stream), SAID)

    assert why in text_of(shown)
    assert 'name="text"' not in text_of(shown)
    assert 'name="text"' in text_of(office.client("stranger").get(page(stream)))
    assert sent.status_code == 422
    assert why in text_of(sent)
    assert not case_of(stream).procedure.objections


def test_who_works_on_the_case_reads_it_and_the_applicant_reads_no_names(office: Office) -> None:
    stream = asked(office)
    office.client("stranger").post(page(stream), SAID)
    desk = f"/desk/case/{stream}/"

    told = text_of(office.client("first").get(f"{desk}history/"))
    assert f"{SAID['author']}：{SAID['text']}" in told
    hidden = text_of(office.client("first").get(f"{desk}materials/"))
    full = text_of(office.client("first").post(f"{desk}materials/"))
    own = text_of(office.client("applicant").get(f"/my/{stream}/"))

    assert CONTACT not in hidden
    assert CONTACT in full
    assert SAID["author"] in full
    assert "收到公示意见" in own
    assert SAID["author"] not in own
    assert SAID["text"] not in own


def test_a_licence_is_granted_only_once_the_comment_is_ended(office: Office) -> None:
    early, ripe = asked(office), asked(office, back=14)
    conclusion = {"conclusion": "没有收到任何意见或者反映"}

    with pytest.raises(Unlawful, match="comment-open"):
        officials.grant(early, office.act("head"))
    with pytest.raises(Unlawful, match="comment-running"):
        act_on(early, "end-comment", conclusion, office.act("first"))
    act_on(ripe, "end-comment", conclusion, office.act("first"))
    officials.grant(ripe, office.act("head"))

    assert case_of(ripe).decision
    over = text_of(Client().get(page(ripe)))
    assert "公示已经结束" in over


def test_what_is_over_takes_nothing_more(office: Office) -> None:
    stream = asked(office, back=14)

    answer = office.client("stranger").post(page(stream), SAID)

    assert answer.status_code == 422
    assert "已经过了" in text_of(answer)
    assert not case_of(stream).procedure.objections


def test_who_said_it_is_sealed_in_the_record_and_its_token_is_shown_nowhere(
    office: Office,
) -> None:
    stream = asked(office)
    office.client("stranger").post(page(stream), SAID)
    answered = api_of(office, stream)

    said, noted = case_of(stream).procedure.objections
    pages = [f"/desk/case/{stream}/{part}" for part in ("", "history/", "materials/")]
    shown = [text_of(office.client("first").get(url)) for url in pages]
    shown += [text_of(office.client("applicant").get(f"/my/{stream}/")), answered]
    shown += [text_of(Client().get(page(stream)))]

    assert said.author_sealed
    assert noted.author_sealed
    assert SAID["author"] not in str(everything())
    assert not [text for text in shown if said.author in text or noted.author in text]
    assert SAID["author"] not in "".join(shown[-3:])


def test_a_clerk_reads_the_name_that_he_notes_before_he_does(office: Office) -> None:
    stream = asked(office)
    step = f"/desk/case/{stream}/act/note-objection/"

    foreseen = text_of(office.client("clerk").post(step, sent(stream, "preview", **SAID)))

    assert f"{SAID['author']}：{SAID['text']}" in foreseen


def test_a_name_of_before_names_were_sealed_is_still_read(office: Office) -> None:
    stream = asked(office)
    old = ObjectionReceived(on=clock.today(), by="account", author="邻居乙", text="太近")
    loaded = load_case(stream)
    PostgresRecord().append(loaded.stream, (old,), office.act("clerk").envelope, loaded.history)

    assert "邻居乙：太近" in text_of(office.client("first").get(f"/desk/case/{stream}/history/"))


def test_what_is_withdrawn_is_no_longer_asked_about(office: Office) -> None:
    stream = asked(office)
    filing.withdraw(stream, "不再开办", office.act("applicant"))

    listed, shown = (text_of(Client().get(url)) for url in ("/disclosure/comments/", page(stream)))

    assert "已结束" in listed
    assert "公示中" not in listed
    assert "公示已经结束" in shown
    kept = PublicComment.objects.values().get(stream=stream)
    assert kept["ended_on"] == clock.today()
    rebuild()
    assert PublicComment.objects.values().get(stream=stream) == kept


@pytest.mark.parametrize(
    ("back", "status"),
    [
        pytest.param(30, 200, id="a month ago"),
        pytest.param(31, 404, id="longer ago"),
    ],
)
@pytest.mark.parametrize("day", ["until", "ended_on"])
def test_no_name_stands_there_for_ever(office: Office, day: str, back: int, status: int) -> None:
    stream = asked(office)
    over = clock.today() - timedelta(days=back)
    PublicComment.objects.filter(stream=stream).update(**{day: over})

    listed = text_of(Client().get("/disclosure/comments/"))

    assert Client().get(page(stream)).status_code == status
    assert (page(stream) in listed) is (status == 200)


def test_an_answer_is_hidden_as_it_was_and_would_be_and_has_the_label_of_then(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = asked(office)
    shown = text_of(Client().get(page(stream)))
    changes = {"chosen_address": {"sensitive": "true"}, "institution_name": {"label": "现在的名称"}}
    start_with(edited(ITEM, **changes), monkeypatch)

    narrowed = text_of(Client().get(page(stream)))

    assert ANSWERS["chosen_address"] in shown
    assert ANSWERS["chosen_address"] not in narrowed
    assert ANSWERS["institution_name"] in narrowed
    assert "现在的名称" not in narrowed
    rebuild()
    assert "chosen_address" not in PublicComment.objects.get(stream=stream).facts


def test_the_page_says_what_the_office_has_stated(office: Office) -> None:
    stream = asked(office)
    office.give("head", "admin")
    phone, since = "021-12345678", clock.today().isoformat()
    told = {"value": phone, "since": since, "source": "虚构文件〔2026〕1号"}

    office.client("head").post("/people/office/phone/", told)

    shown = text_of(Client().get(page(stream)))
    standing.forget()
    assert phone in shown


def test_the_desk_says_how_many_have_said_something(office: Office) -> None:
    stream = asked(office)
    office.client("stranger").post(page(stream), SAID)

    shown = text_of(office.client("first").get(f"/desk/case/{stream}/"))

    assert "已收到意见1件" in shown
    assert "登记公示意见" in shown


def test_the_rows_are_those_of_the_record(office: Office) -> None:
    stream = asked(office, back=14)
    act_on(stream, "end-comment", {"conclusion": "没有收到任何意见或者反映"}, office.act("first"))
    kept = PublicComment.objects.values().get(stream=stream)

    rebuild()

    assert PublicComment.objects.values().get(stream=stream) == kept
    assert kept["ended_on"] == clock.today()
    assert kept["since"] == clock.today() - timedelta(days=14)
