"""A ban is told to whom it bars: in his inbox, and by a letter with his rights."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from io import BytesIO
from uuid import UUID

import pypdf
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, text_of
from tests.rooms.register.held import REASON, done, held, state_of

from xuke.casework.models import BanRow, Message
from xuke.casework.stream.rebuild import rebuild
from xuke.web.site.work import work

PHYSICIAN = "physician-practice"
GROUND = {"ground": "criminal-sentence"}
EVIDENCE = {"reason": "判决书是同名的另一人的，登记有误。", "evidence": "虚构区人民法院复函"}
Act = Callable[..., object]


def entered(office: Office) -> dict[str, str]:
    since = office.act("clerk").on - timedelta(days=300)
    told = GROUND | {"since": since.isoformat(), "ends": since.isoformat(), "reason": REASON}
    return told | {"document": "虚构刑初1号", "issuer": "虚构区人民法院"}


def on_case(office: Office, stream: UUID) -> Act:
    return lambda name, step, **facts: act_on(stream, step, facts, office.act(name))


def printed(office: Office, address: str) -> str:
    answer = office.client("head").get(address)
    assert answer.status_code == 200, address
    pages = pypdf.PdfReader(BytesIO(answer.content)).pages
    text = "".join("".join(page.extract_text().split()) for page in pages)
    return text.replace("\u200b", "")


def inbox(office: Office) -> str:
    return text_of(office.client("applicant").get("/my/licences/"))


def test_who_applied_reads_of_his_ban_once_it_is_confirmed_and_once_it_is_taken_back(
    office: Office,
) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    act("clerk", "note-ban", **entered(office))
    assert not Message.objects.filter(stream=stream).exists()

    act("head", "confirm-ban", **GROUND)
    told = inbox(office)
    act("head", "withdraw-ban", **GROUND, **EVIDENCE)

    assert "虚构区人民法院，虚构刑初1号" in told
    assert "查阅、更正、异议的权利见告知书" in told
    assert "登记已经撤销，不再限制您" in inbox(office)


def test_a_ban_that_nobody_confirmed_is_taken_back_without_a_word(office: Office) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    act("clerk", "note-ban", **entered(office))

    act("clerk", "withdraw-ban", **GROUND, **EVIDENCE)

    assert not Message.objects.filter(stream=stream).exists()
    page = text_of(office.client("clerk").get(reverse("desk:case", args=[stream])))
    assert "撤销限制登记告知书" not in page


def test_the_letter_says_which_ban_by_whom_until_when_and_which_rights(office: Office) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    act("clerk", "note-ban", **entered(office))
    act("head", "confirm-ban", **GROUND)

    text = printed(office, reverse("desk:document", args=[stream, "ban-told"]))

    for words in (
        "限制登记告知书",
        "作出判决、决定的机关：虚构区人民法院；文号：虚构刑初1号",
        "《中华人民共和国医师法》第十六条第一款第二项",
        "（含当日），你申请该事项",
        "有权查阅、复制上述登记",
        "有权向本机关提出异议，请求更正或者撤销登记",
        "如不服本限制登记，可以自收到本限制登记告知书之日起六十日内",
    ):
        assert words in text
    assert text.count("提起行政诉讼") == 1
    assert text.index("提起行政诉讼") < text.index("特此告知")
    assert "决定书之日" not in text


def test_a_holder_has_his_letters_of_a_ban_and_of_its_end(office: Office) -> None:
    stream = held(office, PHYSICIAN)
    done(office, "first", stream, "note-ban", **entered(office))
    done(office, "head", stream, "confirm-ban", **GROUND)
    done(office, "head", stream, "withdraw-ban", **GROUND, **EVIDENCE)

    told, ended = (
        printed(office, reverse("register:licence-document", args=[stream, slug]))
        for slug in ("holder-ban-told", "holder-ban-withdrawn")
    )

    assert "文号：虚构刑初1号" in told
    assert "撤销限制登记告知书" in ended
    assert "虚构区人民法院复函" in ended
    assert "虚构刑初1号" in inbox(office)


def test_what_waits_for_a_second_official_stands_on_the_first_page_of_who_decides(
    office: Office,
) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    act("clerk", "note-ban", **entered(office))
    words = "条限制登记待您对照文书确认"

    before = {one.words for one in work(office.act("head").person, at_once=False)}
    of_others = work(office.act("clerk").person, at_once=False)
    act("head", "confirm-ban", **GROUND)
    after = {one.words for one in work(office.act("head").person, at_once=False)}

    assert any(words in one for one in before)
    assert not any(words in one.words for one in of_others)
    assert not any(words in one for one in after)


def test_the_list_and_the_page_of_a_ban_tell_its_whole_history(office: Office) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    act("clerk", "note-ban", **entered(office))
    address = reverse("register:bans")
    awaiting = text_of(office.client("head").get(f"{address}?standing=awaiting"))
    act("head", "confirm-ban", **GROUND)
    act("head", "withdraw-ban", **GROUND, **EVIDENCE)

    whole = text_of(office.client("head").get(address))
    page = text_of(office.client("head").get(reverse("register:ban", args=[stream, 0])))

    assert "虚构刑初1号" in awaiting
    assert "已撤销" in whole
    for words in ("虚构区人民法院", REASON, "确认，自即日起限制", EVIDENCE["reason"], "复函"):
        assert words in page
    assert "虚构刑初1号" not in text_of(office.client("head").get(f"{address}?standing=awaiting"))


def test_entries_by_two_documents_wait_apart_and_the_same_document_replaces_itself(
    office: Office,
) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    first, second = entered(office), entered(office) | {"document": "虚构刑初2号"}
    for one in (first, second, first | {"document": " 虚构刑初１号"}):
        act("clerk", "note-ban", **one)

    step = office.client("head").get(reverse("desk:act", args=[stream, "confirm-ban"]))
    listed = text_of(office.client("head").get(reverse("register:bans")))

    assert text_of(step).count("虚构区人民法院；虚构刑初") == 2
    assert listed.count("已由新的登记代替") == 2  # one row, and the choice above the list
    key = "criminal-sentence|虚构区人民法院|虚构刑初1号"
    act("head", "confirm-ban", ground=key)
    kept = BanRow.objects.filter(stream=stream).values_list("document", "standing")
    assert set(kept) == {
        ("虚构刑初１号", "barring"),
        ("虚构刑初1号", "replaced"),
        ("虚构刑初2号", "awaiting"),
    }


def test_a_ban_keeps_its_address_however_it_comes_to_stand(office: Office) -> None:
    stream = office.received(PHYSICIAN)
    act = on_case(office, stream)
    for number in (1, 2):
        act("clerk", "note-ban", **(entered(office) | {"document": f"虚构刑初{number}号"}))
    places = BanRow.objects.filter(stream=stream).order_by("place").values_list("document")
    before = list(places)

    act("head", "confirm-ban", ground="criminal-sentence|虚构区人民法院|虚构刑初2号")

    assert list(places.all()) == before == [("虚构刑初1号",), ("虚构刑初2号",)]
    page = text_of(office.client("head").get(reverse("register:ban", args=[stream, 1])))
    assert "虚构刑初2号" in page


def test_the_bans_of_an_authority_are_nobody_elses(office: Office) -> None:
    stream = office.received(PHYSICIAN)
    on_case(office, stream)("clerk", "note-ban", **entered(office))
    address = reverse("register:ban", args=[stream, 0])

    assert office.client("stranger").get(address).status_code == 404
    assert office.client("applicant").get(address).status_code in {302, 403}


def test_the_list_of_bans_is_rebuilt_from_the_record(office: Office) -> None:
    stream = held(office, PHYSICIAN)
    done(office, "first", stream, "note-ban", **entered(office))
    done(office, "head", stream, "confirm-ban", **GROUND)
    kept = list(BanRow.objects.filter(stream=stream).values())
    BanRow.objects.filter(stream=stream).delete()

    rebuild()

    assert list(BanRow.objects.filter(stream=stream).values()) == kept
    assert [one["standing"] for one in kept] == ["barring"]


def test_the_list_stands_under_the_ledger(office: Office) -> None:
    page = text_of(office.client("head").get(reverse("register:bans")))

    ledger = reverse("register:licences")
    assert re.search(rf'<a[^>]*href="{ledger}"[^>]*aria-current="page"', page)
    assert 'class="xk-label" for="standing"' in page


def test_the_button_says_once_that_it_confirms(office: Office) -> None:
    stream = held(office, PHYSICIAN)
    done(office, "first", stream, "note-ban", **entered(office))
    address = reverse("register:licence-act", args=[stream, "confirm-ban"])
    head = office.client("head")
    offered = re.findall(r'name="ground" value="([^"]+)"', head.get(address).content.decode())
    sent = {"ground": unescape(offered[0]), "version": str(state_of(stream).version)}

    page = text_of(head.post(address, sent | {"stage": "preview"}))

    assert ">确认限制</button>" in page
    assert "确认确认" not in page
