"""Examination and decision: the straight way by four persons, and every separation refused."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import ITEM, Office, case_of, findings, sent, text_of, visit

from xuke import catalogue
from xuke.casework.stream.facts import FactsInvalid
from xuke.kernel.case.events import Granted, Refused
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.web import clock

REASONED = {
    "reason": "conditions-not-met",
    "facts": "现场核查：消毒间面积三平方米，无分类水池。",
    "text": "消毒间面积不足，不能分类消毒用品用具。",
    "basis": "administrative-licensing-law/38/2",
}


def act(name: str, stream: UUID) -> str:
    return reverse(name, args=[stream])


def answers(*, held: bool = True, **change: str) -> dict[str, str]:
    checks = {f"check-{one.id}": "yes" if held else "no" for one in catalogue.item(ITEM).checklist}
    verdict = {"opinion": "符合法定条件，建议准予许可。", "passed": "yes" if held else "no"}
    return checks | verdict | change


def test_the_straight_way_by_four_persons(office: Office) -> None:
    stream = office.received()
    way: tuple[tuple[str, str, dict[str, str]], ...] = (
        ("clerk", "counter:accept", {}),
        ("first", "review:examine", answers()),
        ("second", "review:examine", answers()),
        ("head", "review:grant", {}),
    )
    for name, step, typed in way:
        client = office.client(name)
        assert client.get(act(step, stream)).status_code == 200
        done = client.post(act(step, stream), sent(stream, **typed))
        assert done.status_code == 302, (name, text_of(done))
        if step == "counter:accept":
            act_on(stream, "verify-site", visit(), office.act("first"))

    decided = case_of(stream).decision
    assert isinstance(decided, Granted)
    assert decided.document.startswith("长卫许〔")
    officials.issue(stream, office.act("clerk"))
    office.client("clerk").post(act("counter:deliver", stream), sent(stream, way="electronic"))
    assert case_of(stream).phase is Phase.CONCLUDED


@pytest.mark.parametrize(
    ("name", "role", "stage", "step", "told"),
    [
        pytest.param(
            "clerk", "examiner", "accepted", "review:examine", "本件由您受理", id="accepted"
        ),
        pytest.param(
            "first", "decider", "examined", "review:grant", "您已审查过本件", id="examined"
        ),
        pytest.param(
            "first", "decider", "examined", "review:refuse", "您已审查过本件", id="refuses"
        ),
        pytest.param("clerk", "decider", "examined", "review:grant", "本件由您受理", id="decides"),
        pytest.param(
            "clerk", "clerk", "accepted", "review:examine", "这一步由审查人员办理", id="role"
        ),
        pytest.param(
            "first", "examiner", "examined", "review:grant", "这一步由决定人员办理", id="head"
        ),
    ],
)
def test_a_separation_is_refused_with_its_reason(
    office: Office, name: str, role: str, stage: str, step: str, told: str
) -> None:
    if not office.person(name).has(role):  # type: ignore[arg-type]
        office.give(name, role)
    stream = office.accepted() if stage == "accepted" else office.examined()
    before, client = case_of(stream), office.client(name)
    typed = answers() if step == "review:examine" else REASONED

    asked = client.get(act(step, stream))
    tried = client.post(act(step, stream), sent(stream, **typed))

    assert (asked.status_code, tried.status_code) == (422, 422)
    assert told in text_of(asked)
    assert told in text_of(tried)
    assert case_of(stream) == before


def test_nobody_examines_twice(office: Office) -> None:
    stream = office.accepted()
    officials.examine(stream, findings(), office.act("first"))

    answer = office.client("first").post(act("review:examine", stream), sent(stream, **answers()))

    assert (answer.status_code, "您已审查过本件" in text_of(answer)) == (422, True)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        pytest.param(answers(opinion=""), "审查意见", id="no opinion"),
        pytest.param(answers() | {"check-layout": ""}, "选址、布局", id="a point unanswered"),
        pytest.param(
            answers() | {"check-layout": "no"}, "结论不能是“通过”", id="passed against a point"
        ),
    ],
)
def test_an_examination_answers_every_point(
    office: Office, typed: dict[str, str], told: str
) -> None:
    stream = office.accepted()

    answer = office.client("first").post(act("review:examine", stream), sent(stream, **typed))

    assert (answer.status_code, told in text_of(answer)) == (422, True)
    assert case_of(stream).examinations == ()


def test_notes_to_points_become_part_of_the_opinion(office: Office) -> None:
    stream = office.accepted()
    typed = answers() | {"note-layout": "现场看过，布局合理。"}

    office.client("first").post(act("review:examine", stream), sent(stream, **typed))

    assert "现场看过，布局合理。" in case_of(stream).examinations[0].opinion


def test_the_decider_sees_beforehand_what_a_grant_says_gives_and_publishes(
    office: Office,
) -> None:
    stream = office.examined(name="虚构示例理发店")

    told = text_of(office.client("head").get(act("review:grant", stream)))

    for words in (
        "公共场所卫生许可证",
        "经营项目",
        "最迟公示",
        "最迟送达",
        "有效期",
        "虚构示例理发店",
    ):
        assert words in told
    assert "《准予行政许可决定书》预览" in told
    assert "11010519491231002X" not in told


def test_a_look_at_a_decision_takes_no_number(office: Office) -> None:
    first, second = office.examined(), office.examined()
    client = office.client("head")
    client.get(act("review:grant", first))
    client.post(act("review:refuse", first), sent(first, "preview", **REASONED))

    client.post(act("review:grant", second), sent(second))

    decided = case_of(second).decision
    assert isinstance(decided, Granted)
    assert decided.document.endswith("〕1号")


def test_no_grant_against_the_examination(office: Office) -> None:
    stream = office.examined(passed=False)

    answer = office.client("head").post(act("review:grant", stream), sent(stream))

    assert (answer.status_code, "审查意见中有不通过的" in text_of(answer)) == (422, True)
    assert "第三十八条第一款" in text_of(answer)


def test_a_refusal_names_reason_facts_basis_and_remedies(office: Office) -> None:
    stream, client = office.examined(passed=False), office.client("head")

    told = text_of(client.post(act("review:refuse", stream), sent(stream, "preview", **REASONED)))
    client.post(act("review:refuse", stream), sent(stream, **REASONED))

    decided = case_of(stream).decision
    assert isinstance(decided, Refused)
    assert decided.basis == REASONED["basis"]
    assert decided.remedies
    assert decided.remedies.reviewer == "上海市长宁区人民政府"
    told_of = ("第三十八条第二款", "六十日内", "六个月内", "长宁区人民政府")
    for words in (REASONED["facts"], REASONED["text"], *told_of):
        assert words in told


def test_a_refusal_rests_on_as_many_provisions_as_it_names(office: Office) -> None:
    stream, client = office.examined(passed=False), office.client("head")
    own = next(str(one.citation) for one in catalogue.item(ITEM).basis if one.citation)
    typed = {**REASONED, "basis": [own, REASONED["basis"]]}

    told = text_of(client.post(act("review:refuse", stream), sent(stream, "preview") | typed))
    client.post(act("review:refuse", stream), sent(stream) | typed)

    decided = case_of(stream).decision
    assert isinstance(decided, Refused)
    assert (decided.basis, decided.also) == (own, (REASONED["basis"],))
    assert catalogue.citation_words(own).partition("》")[2] in told


def test_what_was_told_to_be_untrue_offers_its_article_and_no_other_case_does(
    office: Office,
) -> None:
    stream, client = office.examined(passed=False), office.client("head")
    offered = 'value="administrative-licensing-law/78"'
    before = text_of(client.get(act("review:refuse", stream)))

    act_on(stream, "tell-untruth", {"text": REASONED["facts"]}, office.act("first"))

    assert offered not in before
    assert offered in text_of(client.get(act("review:refuse", stream)))


@pytest.mark.parametrize("name", ["reason", "facts", "text", "basis"])
def test_a_refusal_cannot_be_signed_without(office: Office, name: str) -> None:
    stream = office.examined(passed=False)

    answer = office.client("head").post(
        act("review:refuse", stream), sent(stream, **(REASONED | {name: ""}))
    )

    assert answer.status_code == 422
    assert case_of(stream).decision is None


def test_two_deciders_at_once_make_one_decision(office: Office) -> None:
    office.give("publisher", "decider")
    stream = office.examined()
    late = sent(stream, **REASONED)
    office.client("head").post(act("review:grant", stream), sent(stream))

    answer = office.client("publisher").post(act("review:refuse", stream), late)

    assert answer.status_code == 409
    assert REASONED["text"] in text_of(answer)
    assert isinstance(case_of(stream).decision, Granted)


@pytest.mark.parametrize("step", ["review:grant", "review:refuse"])
def test_who_decides_reads_what_came_up_in_the_procedure(office: Office, step: str) -> None:
    stream = office.examined()
    pause = {"since": clock.today(), "days": 5, "reason": "送检样品须复检一次。"}
    act_on(stream, "exclude", pause | {"procedure": "testing"}, office.act("first"))

    told = text_of(office.client("head").get(act(step, stream)))

    section = told.split("程序中形成的意见和情况")[1].split("</section>")[0]
    assert "送检样品须复检一次" in section
    assert "first某" in section


# A grant asks nothing, so its page is its preview: done, with all that follows, and taken back.
@pytest.mark.parametrize(("step", "most"), [("review:grant", 14), ("review:refuse", 6)])
def test_the_page_of_a_decision_takes_few_queries(
    office: Office, step: str, most: int, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    stream, client = office.examined(), office.client("head")

    with django_assert_max_num_queries(most):
        assert client.get(act(step, stream)).status_code == 200


def test_what_is_seen_on_site_is_asked_once_it_was_verified(office: Office) -> None:
    stream = office.accepted("drinking-water-supply")
    before = text_of(office.client("first").get(act("review:examine", stream)))
    passed = findings("drinking-water-supply")

    with pytest.raises(Unlawful, match="point-not-verified"):
        officials.examine(stream, passed, office.act("first"))
    act_on(stream, "verify-site", visit(), office.act("first"))
    after = text_of(office.client("first").get(act("review:examine", stream)))
    officials.examine(stream, passed, office.act("first"))

    assert "check-site" not in before
    assert "check-site" in after
    assert case_of(stream).examinations


def test_only_inspectors_are_named_as_inspectors(office: Office) -> None:
    stream = office.accepted("drinking-water-supply")
    page = text_of(office.client("first").get(f"/desk/case/{stream}/act/verify-site/"))

    with pytest.raises(FactsInvalid) as refused:
        act_on(
            stream, "verify-site", visit() | {"officers": ["first", "head"]}, office.act("first")
        )

    assert refused.value.codes == {"officers": "no-inspector"}
    assert "second某" in page
    assert "head某" not in page
    assert "clerk某" not in page
