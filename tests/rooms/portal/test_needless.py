"""Where no licence is needed, or the applicant is barred: told before filing, never forbidden."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.casework.journey import CLERK, act
from tests.rooms.portal.conftest import ANSWERS, HOME, ITEM, Applicant

from xuke.casework.case import drafts
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase
from xuke.kernel.item.rule import Action
from xuke.kernel.law.refusal import Unlawful
from xuke.web.case.file import open_case
from xuke.web.case.not_required import needless

TOLD = "按您填写的内容，您"


def draft(applicant: Applicant, place: str, action: Action = Action.NEW) -> UUID:
    """Return a whole draft for a place of this kind."""
    answers = ANSWERS | {"place_kind": place}
    application = drafts.Application(authority=HOME, item=ITEM, action=action, answers=answers)
    return drafts.open_application(application, act(applicant.person)).stream.id


def check(applicant: Applicant, stream: UUID) -> str:
    """Return the page on which everything is checked."""
    return applicant.client.get(reverse("portal:check", args=[stream])).content.decode()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("图书馆", f"{TOLD}不需要办理这项许可，只需备案。"),
        ("咖啡馆", f"{TOLD}不需要单独办理这项许可，已由另一项许可涵盖。"),
        ("公园", f"{TOLD}不需要办理这项许可。"),
    ],
)
def test_who_needs_no_licence_is_told_so_and_what_instead(
    applicant: Applicant, place: str, words: str
) -> None:
    assert words in check(applicant, draft(applicant, place))


def test_the_basis_and_the_day_are_told_too(applicant: Applicant) -> None:
    page = check(applicant, draft(applicant, "图书馆"))

    assert "自2025年1月20日起，“场所类别”为“图书馆”的：改为卫生备案" in page
    assert "《公共场所卫生管理条例》第八条第二款" in page
    assert page.split('id="needless"')[1].split("</div>")[0].count("待确认") == 0


def test_the_applicant_reads_no_notes_that_are_meant_for_the_office(applicant: Applicant) -> None:
    page = check(applicant, draft(applicant, "饭馆"))

    assert "待确认" not in page.split('id="needless"')[1].split("</div>")[0]


def test_who_needs_one_is_told_nothing(applicant: Applicant) -> None:
    assert TOLD not in check(applicant, draft(applicant, "理发店"))


def test_who_insists_may_file_and_nobody_else_by_the_way(applicant: Applicant) -> None:
    stream = draft(applicant, "图书馆")
    place = reverse("portal:check", args=[stream])

    stopped = applicant.client.post(place, {"declared": "on", "request": str(uuid4())})
    unfiled = load_case(stream).state.phase
    insisted = {"declared": "on", "insisted": "on", "request": str(uuid4())}
    answer = applicant.client.post(place, insisted)

    assert stopped.status_code == 422
    assert "仍要提交的，请勾选" in stopped.content.decode()
    assert unfiled is Phase.DRAFT
    assert answer.status_code == 302
    case = load_case(stream).state
    assert case.phase is Phase.RECEIVED


def test_who_gives_a_licence_back_may_do_so_whether_needed_or_not(applicant: Applicant) -> None:
    stream = draft(applicant, "图书馆", Action.DEREGISTRATION)

    assert needless(open_case(stream, applicant.person), date(2026, 3, 2)) is None


def test_before_the_law_changed_a_library_needed_one(applicant: Applicant) -> None:
    file = open_case(draft(applicant, "图书馆"), applicant.person)

    assert needless(file, date(2025, 1, 19)) is None
    found = needless(file, date(2025, 1, 20))
    assert found is not None
    assert found.as_reason() == (
        "经核对，申请表“场所类别”填写为“图书馆”，自2025年1月20日起，依法不需要取得公共场所卫生许可："
        "改为卫生备案，应当自营业之日起三十日内向所在地疾病预防控制部门备案。"
        "依据：《公共场所卫生管理条例》第八条第二款。"
    )


def barred(applicant: Applicant) -> None:
    """Let an earlier application of the same unit have been turned down for false materials."""
    text = "经核实，检测报告系伪造，检测机构没有出具过该报告。"
    stream = applicant.file()
    act_on(stream, "tell-untruth", {"text": text}, act(CLERK))
    act_on(stream, "answer-untruth", {"waived": True}, act(CLERK))
    officials.not_accept(stream, "false-materials", text, "", act(CLERK))


def test_who_is_barred_is_told_until_when_and_by_which_article(applicant: Applicant) -> None:
    barred(applicant)

    page = check(applicant, applicant.draft())

    assert "2027年3月2日以前（含当日），您不得申请这个事项。" in page
    assert "《行政许可法》第七十八条" in page.split('id="bar"')[1].split("</div>")[0]


def test_who_is_not_barred_reads_nothing_of_it(applicant: Applicant) -> None:
    assert 'id="bar"' not in check(applicant, applicant.draft())


def test_a_bar_keeps_nobody_from_filing_but_from_being_accepted(applicant: Applicant) -> None:
    barred(applicant)
    stream = applicant.draft()

    applicant.client.post(
        reverse("portal:check", args=[stream]), {"declared": "on", "request": str(uuid4())}
    )

    case = load_case(stream).state
    assert case.phase is Phase.RECEIVED
    assert case.bar
    with pytest.raises(Unlawful, match="barred"):
        officials.accept(stream, act(CLERK))


def test_who_is_barred_cannot_open_an_application_on_a_promise(applicant: Applicant) -> None:
    barred(applicant)
    application = drafts.Application(authority=HOME, item=ITEM, commitment=True, answers=ANSWERS)

    with pytest.raises(Unlawful, match="barred"):
        drafts.open_application(application, act(applicant.person))


def test_a_promise_of_who_is_barred_meanwhile_is_refused_with_its_rule(
    applicant: Applicant,
) -> None:
    application = drafts.Application(authority=HOME, item=ITEM, commitment=True, answers=ANSWERS)
    stream = drafts.open_application(application, act(applicant.person)).stream.id
    barred(applicant)

    page = check(applicant, stream)

    told = page.split('role="alert"')[1].split("</div>")[0]
    assert "现在不能这样提交" in told
    assert "您在不得申请的期限内，不能采用告知承诺。依据：《行政许可法》第七十八条" in told
    assert "按一般程序重新开始" in told
    assert 'name="signed"' not in page


def test_a_promise_for_another_action_is_refused_with_its_rule(applicant: Applicant) -> None:
    application = drafts.Application(
        authority=HOME, item=ITEM, action=Action.MODIFICATION, commitment=True, answers={}
    )

    with pytest.raises(Unlawful, match="commitment-not-allowed") as refused:
        drafts.open_application(application, act(applicant.person))

    assert str(refused.value.citation) == "commitment-opinion/1"
