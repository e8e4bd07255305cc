"""What a case says of itself to officials, in the words of their trade."""

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, findings

from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.kernel.case.events import Gap
from xuke.web.case.file import CaseFile
from xuke.web.case.waiting import who_is_next
from xuke.web.words import sentences

CLINIC = "medical-institution-practice"


def told(office: Office, stream: object, name: str) -> list[str]:
    """Return the history as this person reads it."""
    file = CaseFile(loaded=load_case(stream), person=office.person(name))  # type: ignore[arg-type]
    return [entry.text for entry in file.timeline()]


@pytest.mark.parametrize(
    ("passed", "words"),
    [(True, ["初审通过", "复审通过"]), (False, ["初审不通过", "复审不通过"])],
)
def test_the_first_and_the_second_examination_are_told_apart(
    office: Office, passed: bool, words: list[str]
) -> None:
    stream = office.examined(passed=passed)

    assert [one for one in told(office, stream, "head") if "审" in one and "通过" in one] == words


def test_after_a_return_the_examinations_count_anew(office: Office) -> None:
    stream = office.examined()
    act_on(stream, "return", {"reason": "请复核卫生设施和检测报告的内容。"}, office.act("head"))
    officials.examine(stream, findings(), office.act("second"))

    texts = [one for one in told(office, stream, "head") if "审通过" in one]
    assert texts == ["初审通过", "复审通过", "初审通过"]


def test_whoever_has_examined_reads_that_another_must(office: Office) -> None:
    stream = office.accepted()
    officials.examine(stream, findings(), office.act("first"))
    loaded = load_case(stream)

    mine = who_is_next(CaseFile(loaded=loaded, person=office.person("first")))
    other = who_is_next(CaseFile(loaded=loaded, person=office.person("second")))

    assert mine == "您的意见已提交，待第二名审查人员审查。"
    assert other == "前面的审查意见已提交，待第二名审查人员审查。"


def test_after_a_correction_no_second_notice_is_the_next_step(office: Office) -> None:
    stream = office.received()
    loaded = load_case(stream)
    before = who_is_next(CaseFile(loaded=loaded, person=office.person("clerk")))
    gap = Gap(target="applicant_name", kind="inconsistent", what="与营业执照不一致，请更正。")
    officials.request_correction(stream, (gap,), office.act("clerk"))
    filing.correct(stream, {"applicant_name": "虚构更正单位"}, office.act("applicant"))

    after = who_is_next(CaseFile(loaded=load_case(stream), person=office.person("clerk")))

    assert before == "待窗口人员受理、一次性告知补正或者不予受理。"
    assert after == "申请人已经补正，待窗口人员受理或者不予受理。"


def test_what_brings_no_certificate_waits_for_delivery_once_it_is_granted() -> None:
    assert sentences.phase(sentences.shown_phase("granted", CLINIC, "new"), "case") == (
        "已准予，待制证"
    )
    waits = sentences.shown_phase("granted", CLINIC, "deregistration")
    assert sentences.phase(waits, "case") == "待送达"


def test_a_list_that_finds_nothing_says_what_it_lists(office: Office) -> None:
    page = office.client("clerk").get(reverse("desk:mine"), {"q": "虚构没有这个名字"})

    assert "您的待办中没有符合条件的办件" in page.content.decode()
