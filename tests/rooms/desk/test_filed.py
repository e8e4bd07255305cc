"""申请表, 告知承诺书, 接收凭证: what the platform promises to make of an application is there."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID

import pypdf
import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, PDF, Office, case_of, findings, text_of

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.casework.case.drafts import Application
from xuke.casework.case.kind import load_case
from xuke.casework.models import PublishedDefinition, SealedDocument
from xuke.catalogue.kit.published import item_as_published
from xuke.gateways.seal import Verdict
from xuke.kernel.case.events import Gap, Submitted
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.looking import LOOK
from xuke.record.models import EventRow
from xuke.web import clock
from xuke.web.documents import printing
from xuke.web.documents.registry import NoSuchDocument, find, subject_of
from xuke.web.documents.sealing import seal

MARK_LENGTH = 64
TOLERANT = "medical-institution-practice"


def facts(slug: str, stream: UUID) -> dict[str, Any]:
    loaded = load_case(stream)
    document = find(loaded.stream.kind, slug)
    return printing.facts(document, subject_of(document, loaded))


def promised(office: Office, *, file: bool = True) -> UUID:
    """Return a case that was filed on a promise, or its draft."""
    answers = catalogue.item(ITEM).model_application(Action.NEW)
    asked = Application(authority=HOME, item=ITEM, commitment=True, answers=answers)
    stream = drafts.open_application(asked, office.act("applicant")).stream.id
    if file:
        filing.submit(stream, office.act("applicant"))
    return stream


def words(content: bytes) -> str:
    pages = pypdf.PdfReader(BytesIO(content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_acceptance_of_a_promise_says_that_it_is_decided_on_the_spot(office: Office) -> None:
    stream = promised(office, file=False)
    for one in catalogue.item(ITEM).rule(Action.NEW).materials:
        if one.required:
            files.attach_material(stream, one.id, PDF, office.act("applicant"))
    filing.submit(stream, office.act("applicant"))
    officials.accept(stream, office.act("clerk"))
    loaded = load_case(stream)
    notice = find(loaded.stream.kind, "acceptance-notice")

    told = facts("acceptance-notice", stream)
    page = words(printing.pdf(notice, subject_of(notice, loaded)))

    assert "limit" not in told
    assert "《中华人民共和国行政许可法》第三十四条第二款" in told["on_the_spot"]
    assert "本机关应当当场作出是否准予行政许可的决定" in page
    assert "20个工作日" not in page


def test_the_grant_of_a_promise_rests_on_the_letter_and_says_when_it_is_checked(
    office: Office,
) -> None:
    stream = office.accepted(commitment=True)
    officials.examine(stream, findings(), office.act("first"))
    officials.grant(stream, office.act("head"))
    loaded = load_case(stream)
    grant = find(loaded.stream.kind, "grant")
    signed = str(facts("commitment-letter", stream)["number"])

    page = words(printing.pdf(grant, subject_of(grant, loaded))).replace("\u200b", "")

    assert f"根据你单位签署的告知承诺书（{signed}）和《" in page
    assert "本机关将在作出决定后2个月内核查承诺内容。承诺不实或者未履行的" in page
    assert "符合法定条件、标准" not in page


def test_a_grant_without_a_promise_tells_that_it_was_examined(office: Office) -> None:
    assert not facts("grant", office.granted())["commitment"]


def test_the_acceptance_of_any_other_application_tells_its_limit(office: Office) -> None:
    told = facts("acceptance-notice", office.accepted())

    assert told["limit"] == "20个工作日"
    assert "on_the_spot" not in told


def test_the_form_prints_labels_groups_and_answers_under_the_name_of_the_item(
    office: Office,
) -> None:
    told = facts("application-form", office.received())

    item = catalogue.item(ITEM)
    assert told["title"] == "公共场所卫生许可申请表"
    assert [part["title"] for part in told["sections"]] == [
        section.title for section in item.sections(Action.NEW)
    ]
    rows = {row["label"]: row["value"] for part in told["sections"] for row in part["rows"]}
    assert rows["经营项目"] == "理发"
    assert rows["法定代表人（负责人）证件号码"] == "11010519491231002X"
    assert {"name": "公共场所卫生许可申请表", "form": "平台生成", "count": 1} in told["materials"]


def test_the_form_bears_the_mark_of_what_was_filed(office: Office) -> None:
    stream = office.received()

    (kept,) = EventRow.objects.filter(stream=stream, type=Submitted.__name__)
    assert facts("application-form", stream)["mark"] == bytes(kept.hash).hex()
    assert len(bytes(kept.hash).hex()) == MARK_LENGTH


def test_a_corrected_form_keeps_what_was_written_first(office: Office) -> None:
    stream = office.received()
    gaps = (Gap(target="business_items", kind="inconsistent", what="请写明全部经营项目。"),)
    officials.request_correction(stream, gaps, office.act("clerk"))
    before = facts("application-form", stream)

    filing.correct(stream, {"business_items": "理发、美容"}, office.act("applicant"))

    told = facts("application-form", stream)
    assert "理发、美容" in str(told["sections"])
    assert told["sections"][-1] == {
        "title": "补正、更正前的内容",
        "rows": [{"label": "经营项目", "value": "理发"}],
    }
    assert told["mark"] == before["mark"]


def test_the_applicant_sees_his_form_before_he_files_it(office: Office) -> None:
    stream = office.draft()
    place = reverse("portal:preview", args=[stream, "application-form"])

    page = text_of(office.client("applicant").get(reverse("portal:check", args=[stream])))
    answer = office.client("applicant").get(place)

    assert place in page
    assert answer["Content-Type"] == "application/pdf"
    assert "经营项目理发" in words(answer.content)
    assert office.client("stranger").get(place).status_code == 404


def test_an_empty_draft_can_be_previewed(office: Office) -> None:
    asked = Application(authority=HOME, item=ITEM, answers={})
    stream = drafts.open_application(asked, office.act("applicant")).stream.id

    answer = office.client("applicant").get(
        reverse("portal:preview", args=[stream, "application-form"])
    )

    assert "（未填写）" in words(answer.content)


def test_an_ordinary_draft_has_no_letter_to_preview(office: Office) -> None:
    place = reverse("portal:preview", args=[office.draft("nurse-practice"), "commitment-letter"])

    assert office.client("applicant").get(place).status_code == 404


@pytest.mark.parametrize(
    ("name", "status"), [("clerk", 200), ("first", 200), ("publisher", 403), ("stranger", 404)]
)
def test_numbers_in_the_form_are_for_whose_work_needs_them_and_each_look_is_recorded(
    office: Office, name: str, status: int
) -> None:
    stream = office.accepted()
    before = EventRow.objects.filter(stream_kind=LOOK.kind).count()

    answer = office.client(name).get(reverse("desk:document", args=[stream, "application-form"]))

    assert answer.status_code == status
    after = EventRow.objects.filter(stream_kind=LOOK.kind).count()
    assert after - before == (status == 200)


def test_a_form_of_before_is_marked_as_assumed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = office.received()
    assert facts("application-form", stream)["notes"] == ""

    monkeypatch.setattr("xuke.web.case.documents.filing.is_assumed", lambda _case: True)

    assert "推定" in facts("application-form", stream)["notes"]


def test_the_letter_tells_all_that_was_told_and_promised_and_who_signed_when(
    office: Office,
) -> None:
    told = facts("commitment-letter", promised(office))

    terms = catalogue.item(ITEM).commitment_terms
    assert terms
    assert told["version"] == terms.version
    assert told["promise"] == terms.letter
    assert told["consequences"] == terms.consequences
    assert told["conditions"] == list(catalogue.item(ITEM).conditions)
    assert "核查期限：作出决定后2个月内" in told["supervision"]
    assert told["signed"][0] == f"承诺人：{told['applicant']}"
    assert "10:00" in told["signed"][2]


def test_an_edit_of_the_item_changes_no_letter_that_was_signed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = promised(office)
    before = facts("commitment-letter", stream)
    item, own = catalogue.item(ITEM), catalogue.item
    kept = PublishedDefinition.objects.get(pk=item.definition.digest)
    now = item_as_published(kept.content.replace("承诺", "许诺"), catalogue.law())
    monkeypatch.setattr(catalogue, "item", lambda slug: now if slug == ITEM else own(slug))

    assert now.commitment_terms != item.commitment_terms
    assert facts("commitment-letter", stream) == before


def test_an_ordinary_case_has_no_letter_and_nobody_misses_it(office: Office) -> None:
    stream = office.received()

    with pytest.raises(NoSuchDocument):
        facts("commitment-letter", stream)
    page = text_of(office.client("clerk").get(reverse("desk:materials", args=[stream])))
    assert "告知承诺书" not in page


def test_on_a_promise_the_letter_stands_as_signed(office: Office) -> None:
    stream = promised(office)

    page = text_of(office.client("clerk").get(reverse("desk:materials", args=[stream])))

    assert "告知承诺书" in page
    assert "已签署" in page


def test_the_letter_can_be_read_again_by_both_sides(office: Office) -> None:
    stream = promised(office)

    for name, room in (("clerk", "desk"), ("applicant", "portal")):
        answer = office.client(name).get(
            reverse(f"{room}:document", args=[stream, "commitment-letter"])
        )
        assert "二、承诺" in words(answer.content)


def test_the_receipt_lists_what_was_handed_in_and_stays_so(office: Office) -> None:
    stream = office.received(lacks=("test-report",))
    before = facts("receipt", stream)

    officials.request_correction(
        stream,
        (Gap(target="test-report", kind="missing", what="请提交检测报告。"),),
        office.act("clerk"),
    )

    assert facts("receipt", stream) == before
    assert [one["name"] for one in before["materials"]] == [
        "公共场所卫生许可申请表",
        "公共场所地址方位示意图、平面图和卫生设施平面布局图",
        "公共场所卫生管理制度",
    ]
    assert before["progress_url"].endswith(case_of(stream).number)
    assert before["receiver"] == "网上办事平台自动接收"


def test_at_the_window_both_sides_sign_the_receipt(office: Office) -> None:
    stream = office.received(by="clerk", channel=Channel.WINDOW)

    assert "receiver" not in facts("receipt", stream)


def test_a_receipt_on_a_promise_promises_no_other_days(office: Office) -> None:
    stream = promised(office)

    page = text_of(office.client("applicant").get(reverse("portal:receipt", args=[stream])))
    content = (
        office.client("applicant").get(reverse("portal:document", args=[stream, "receipt"])).content
    )

    assert "我们当场受理并作出决定" in page
    assert "内作出决定" not in page
    assert "当场受理并作出决定" in words(content)


def test_what_is_sealed_is_made_once_and_handed_out_as_it_was(office: Office) -> None:
    stream = office.received()
    place = reverse("portal:document", args=[stream, "receipt"])

    first = office.client("applicant").get(place).content
    again = office.client("applicant").get(place).content
    of_the_desk = (
        office.client("clerk").get(reverse("desk:document", args=[stream, "receipt"])).content
    )

    assert first == again == of_the_desk
    assert seal().judge(first) is Verdict.GENUINE
    (kept,) = SealedDocument.objects.filter(stream=stream)
    assert kept.slug == "receipt"


def test_the_letter_of_a_second_act_of_one_day_is_not_the_first_ones(office: Office) -> None:
    stream = office.accepted()
    place = reverse("desk:document", args=[stream, "party-informed"])
    until = (clock.today() + timedelta(days=10)).isoformat()
    told = {"interest": "房屋与拟设场所相邻，可能受影响。", "answer_by": until}
    letters = []

    for neighbour in ("邻居甲", "邻居乙"):
        act_on(stream, "inform-party", told | {"party": neighbour}, office.act("first"))
        letters.append(office.client("first").get(place).content)
    again = office.client("first").get(place).content

    assert "邻居甲" in words(letters[0])
    assert "邻居乙" in words(letters[1])
    assert "邻居甲" not in words(letters[1])
    assert again == letters[1]


def test_the_form_is_kept_in_no_clear_file(office: Office) -> None:
    stream = office.received()

    office.client("applicant").get(reverse("portal:document", args=[stream, "application-form"]))

    assert not SealedDocument.objects.filter(stream=stream).exists()


def test_the_acceptance_notice_keeps_its_day_when_the_limit_moves(office: Office) -> None:
    stream = office.accepted()
    before = facts("acceptance-notice", stream)

    act_on(
        stream,
        "extend",
        {"days": 10, "reason": "情况复杂，需要进一步核实材料。"},
        office.act("head"),
    )

    assert facts("acceptance-notice", stream)["due"] == before["due"]


def test_a_tolerant_acceptance_names_what_is_missing_and_by_when(office: Office) -> None:
    materials = catalogue.item(TOLERANT).rule(Action.NEW).materials
    late = next(one.id for one in materials if one.required and not one.core)
    stream = office.received(TOLERANT, lacks=(late,))
    act_on(stream, "accept-pending", {"pending": [late], "promise": "容缺1号"}, office.act("clerk"))

    told = facts("acceptance-notice", stream)

    asked = {one.id: one.name for one in catalogue.item(TOLERANT).materials}
    accepted = case_of(stream).accepted
    assert accepted
    assert accepted.pending_until
    assert told["pending"] == [asked[late]]
    assert told["pending_until"] == accepted.pending_until.isoformat()
    assert "终止办理" in str(told["pending_words"])


def test_a_tolerant_acceptance_does_not_say_that_all_is_there(office: Office) -> None:
    materials = catalogue.item(TOLERANT).rule(Action.NEW).materials
    late = next(one.id for one in materials if one.required and not one.core)
    stream = office.received(TOLERANT, lacks=(late,))
    act_on(stream, "accept-pending", {"pending": [late], "promise": "容缺1号"}, office.act("clerk"))

    place = reverse("portal:document", args=[stream, "acceptance-notice"])
    printed = words(office.client("applicant").get(place).content)

    assert "主要申请材料齐全、符合法定形式，其余材料可以按照承诺在受理后补交" in printed
    assert "（容缺受理）" in printed
    assert "职权范围，申请材料齐全" not in printed
