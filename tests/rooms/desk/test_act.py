"""Acts of procedure on their one page: asked, foreseen, confirmed; and on the case page."""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, case_of, sent, text_of

from xuke.casework.case.kind import CASES
from xuke.web.words import vocabulary
from xuke.web.words.worded import words_of

FINDINGS = "场所与申请材料一致，卫生设施齐全。"
REASON = "须核实外地机关出具的证明，尚未收到复函。"


def page(stream: UUID, step: str) -> str:
    return reverse("desk:act", args=[stream, step])


def case_page(client: Client, stream: UUID) -> str:
    return text_of(client.get(reverse("desk:case", args=[stream])))


def verification(office: Office) -> dict[str, Any]:
    officers = [office.person(name).id for name in ("first", "second")]
    return {"officers": officers, "findings": FINDINGS, "passed": "true"}


def test_every_act_stands_in_one_group_of_the_case_page() -> None:
    groups = words_of(CASES.name).groups()
    grouped = [one.name for verbs in groups.values() for one in verbs]

    assert sorted(grouped) == sorted(CASES.plain)


def test_the_form_asks_for_the_facts_of_the_event(office: Office) -> None:
    asked = text_of(office.client("first").get(page(office.accepted(), "verify-site")))

    assert "核查人员" in asked
    assert "second某（审查人员）" in asked
    assert "两名以上" in asked
    assert 'name="findings"' in asked
    assert "合格" in asked


def test_what_would_happen_is_shown_and_nothing_is_recorded(office: Office) -> None:
    stream = office.accepted()
    before = case_of(stream)
    typed = sent(stream, "preview") | verification(office)

    shown = text_of(office.client("first").post(page(stream, "verify-site"), typed))

    assert "现场核查合格" in shown
    assert "first某、second某" in shown
    assert FINDINGS in shown
    assert shown.count('name="officers"') == 2
    assert case_of(stream) == before


def test_the_preview_carries_everything_to_the_confirmation(office: Office) -> None:
    stream, client = office.accepted(), office.client("first")
    typed = sent(stream, "preview") | verification(office)
    shown = text_of(client.post(page(stream, "verify-site"), typed))
    form = shown.split('class="xk-sign"')[1]
    kept: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form):
        kept.setdefault(name, []).append(value)

    answer = client.post(page(stream, "verify-site"), {**kept, "stage": "confirm"})

    assert answer.status_code == 302
    assert len(case_of(stream).procedure.verified) == 1
    assert "现场核查合格" in case_page(client, stream)


def test_a_limit_that_moves_is_shown_before_and_after(office: Office) -> None:
    stream = office.accepted()
    typed = sent(stream, "preview", days="10", reason=REASON)

    shown = text_of(office.client("head").post(page(stream, "extend"), typed))

    assert "延长审查期限 10 个工作日" in shown
    assert "法定办结期限" in shown
    assert re.search(r"\d日</span> → <b>\d{4}年", shown)


def test_what_the_law_refuses_is_told_at_the_form(office: Office) -> None:
    stream = office.accepted()
    alone = verification(office) | {"officers": [office.person("first").id]}

    answer = office.client("first").post(
        page(stream, "verify-site"), sent(stream, "preview") | alone
    )

    assert answer.status_code == 422
    assert "须有两人以上参加" in text_of(answer)
    assert "第三十四条第三款" in text_of(answer)
    assert FINDINGS in text_of(answer)


def test_a_fact_that_cannot_be_taken_is_told_at_its_field(office: Office) -> None:
    stream = office.accepted()
    typed = sent(stream, "preview", role="examiner", reason=REASON)
    typed["to"] = office.person("head").id

    answer = office.client("first").post(page(stream, "hand-over"), typed)

    assert answer.status_code == 422
    assert 'href="#id_to"' in text_of(answer)
    assert "没有相应职责" in text_of(answer)


def test_who_may_not_act_finds_no_form_but_the_reason(office: Office) -> None:
    answer = office.client("clerk").get(page(office.accepted(), "verify-site"))

    assert answer.status_code == 422
    assert "这一步由审查人员办理" in text_of(answer)
    assert 'name="findings"' not in text_of(answer)


@pytest.mark.parametrize("step", ["accept", "nonsense"])
def test_what_is_no_act_of_procedure_has_no_page_here(office: Office, step: str) -> None:
    assert office.client("first").get(page(office.received(), step)).status_code == 404


def test_another_authority_does_not_find_the_page(office: Office) -> None:
    address = page(office.accepted(), "verify-site")

    assert office.client("stranger").get(address).status_code == 404


def test_somebody_acted_first_and_nothing_that_was_chosen_is_lost(office: Office) -> None:
    stream = office.accepted()
    typed = sent(stream, "confirm") | verification(office)
    act_on(stream, "extend", {"days": 5, "reason": REASON}, office.act("head"))

    answer = office.client("first").post(page(stream, "verify-site"), typed)

    assert answer.status_code == 409
    assert "first某（审查人员）、second某（审查人员）" in text_of(answer)
    assert FINDINGS in text_of(answer)


def test_who_takes_himself_out_of_a_case_is_led_to_his_other_work(office: Office) -> None:
    stream, client = office.accepted(), office.client("first")
    typed = sent(stream, "confirm", reason="与申请人有近亲属关系，应当回避。")
    typed["person"] = office.person("first").id

    answer = client.post(page(stream, "recuse"), typed)

    assert answer["Location"] == reverse("desk:mine")
    assert client.get(reverse("desk:case", args=[stream])).status_code == 404
    assert office.client("second").get(reverse("desk:case", args=[stream])).status_code == 200


def test_the_case_page_groups_what_may_be_done(office: Office) -> None:
    stream = office.accepted()

    examiner = case_page(office.client("first"), stream)
    clerk = case_page(office.client("clerk"), stream)

    assert 'aria-label="程序"' in examiner
    assert page(stream, "verify-site") in examiner
    assert 'aria-label="流转"' in examiner
    assert page(stream, "hand-over") in examiner
    assert page(stream, "verify-site") not in clerk


def test_what_the_item_does_not_call_for_is_folded(office: Office) -> None:
    nurse = case_page(office.client("first"), office.accepted("nurse-practice"))
    clinic = case_page(office.client("first"), office.accepted("medical-institution-practice"))

    for page_, is_folded in ((nurse, True), (clinic, False)):
        folded = page_.split("xk-seldom")[1].split("</details>")[0]
        assert ("现场核查" in folded) is is_folded
        assert "告知利害关系人" in folded
        assert "转办" not in folded


def test_what_is_barred_for_one_reason_is_told_once(office: Office) -> None:
    told_to_clerk = case_page(office.client("clerk"), office.accepted())

    assert "为什么不能办理其他步骤" in told_to_clerk
    assert told_to_clerk.count("这一步由审查人员办理，您没有这个职责。") == 1


def test_the_case_page_says_what_is_going_on(office: Office) -> None:
    stream = office.accepted()
    facts = {"procedure": "testing", "since": office.act("first").on.isoformat(), "days": 12}
    act_on(stream, "exclude", facts | {"reason": REASON}, office.act("first"))

    shown = case_page(office.client("first"), stream)

    assert str(vocabulary.SPECIAL_PROCEDURES["testing"]) in shown
    assert "告知 12 个工作日不计入期限" in shown


def test_the_case_page_names_whom_it_waits_for(office: Office) -> None:
    stream = office.examined()
    signers = {"signers": ["clerk2"]}
    act_on(stream, "request-countersign", signers, office.act("head"))

    assert "待clerk2某签署会签意见。" in case_page(office.client("head"), stream)


def test_work_that_was_handed_over_lies_on_one_desk_only(office: Office) -> None:
    stream = office.accepted()
    facts = {"role": "examiner", "to": "second", "reason": REASON}

    act_on(stream, "hand-over", facts, office.act("first"))

    assert str(stream) not in text_of(office.client("first").get("/desk/"))
    assert str(stream) in text_of(office.client("second").get("/desk/"))


def test_who_must_sign_finds_it_among_his_work_whatever_his_role(office: Office) -> None:
    stream = office.examined()

    act_on(stream, "request-countersign", {"signers": ["clerk2"]}, office.act("head"))

    assert str(stream) in text_of(office.client("clerk2").get("/desk/"))
    assert str(stream) not in text_of(office.client("head").get("/desk/"))


def test_the_page_of_an_act_takes_few_queries(
    office: Office, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    stream, client = office.accepted(), office.client("first")

    with django_assert_max_num_queries(6):
        assert client.get(page(stream, "verify-site")).status_code == 200
