"""What a guide shows has something behind it: an act of the machine, a rule, a fact or a citation.

Guides are written by people; the machine does only what the rule says. Each test compares the two
for every item and every action, both ways: nothing is shown that is not done, and nothing that must
be gone through is kept from the reader.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Final
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.rooms.portal.conftest import Applicant

from xuke import catalogue
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.law import Law
from xuke.catalogue.stages import STAGES, Stage
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import Action, Course, ItemRule
from xuke.kernel.law.limit import Span
from xuke.kernel.licence.machine import LICENCE
from xuke.rooms.portal.queries.afterwards import Afterwards
from xuke.rooms.portal.queries.guide import Guide, guide
from xuke.rooms.portal.queries.lines import Line
from xuke.web.documents.registry import registered

TODAY: Final = date(2026, 3, 2)
ITEMS: Final = tuple(catalogue.items().values())
SITUATIONS: Final = [(item, action) for item in ITEMS for action in item.actions]
every_situation = pytest.mark.parametrize(
    ("item", "action"), SITUATIONS, ids=[f"{item.slug}-{action}" for item, action in SITUATIONS]
)
every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
pytestmark = pytest.mark.django_db


def offered_by(item: LicenceItem) -> str:
    """Return the first authority that offers the item."""
    return next(code for code, one in catalogue.authorities().items() if one.offer(item.slug))


def shown(item: LicenceItem, action: str) -> Guide:
    return guide(item, offered_by(item), action, TODAY)


def labels(lines: list[Line]) -> set[str]:
    return {str(line.label) for line in lines}


@pytest.mark.parametrize("stage", STAGES.values(), ids=lambda stage: stage.id)
def test_each_stage_is_done_by_acts_of_the_machine(stage: Stage) -> None:
    assert stage.acts
    assert set(stage.acts) <= CASE.verbs.keys()


@every_situation
def test_the_stages_shown_are_those_that_the_rule_asks_for(item: LicenceItem, action: str) -> None:
    rule = item.rule(action, on=TODAY)
    asked = {
        "expert-review": rule.expert_review,
        "site-verification": rule.site_verification,
        "public-notice": rule.public_notice is not None,
        "second-examination": rule.examinations > 1,
        "certificate": rule.certificate,
    }

    names = {stage.id for stage in item.stages_for(action)}

    assert shown(item, action).stages == [stage.name for stage in item.stages_for(action)]

    assert {name: name in names for name in asked} == asked
    assert names - asked.keys() == STAGES.keys() - asked.keys()


@every_situation
def test_a_certificate_is_promised_where_one_is_issued(item: LicenceItem, action: str) -> None:
    told = shown(item, action)

    assert bool(told.certificate) is item.rule(action, on=TODAY).certificate
    gives_back = action in {Action.DEREGISTRATION, Action.REISSUE}
    assert (told.conditions == item.conditions) is not gives_back


@every_item
def test_an_item_names_no_stage_that_none_of_its_actions_passes(item: LicenceItem) -> None:
    passed = {stage for action in item.actions for stage in item.stages_for(action)}

    assert passed == set(item.stages)


PROMISED_STEPS: Final[Mapping[str, Callable[[ItemRule, Guide], bool]]] = {
    "补正": lambda rule, _: rule.correction_answer is not None,
    "容缺受理": lambda rule, _: rule.tolerance is not None,
    "公示征求意见": lambda rule, _: rule.public_notice is not None,
    "现场核查": lambda rule, told: rule.site_verification or _is_checked_later(rule, told),
    "专家评审": lambda rule, _: rule.expert_review,
    "办理方式": lambda rule, _: rule.course is not Course.SINGLE,
    "决定": lambda rule, _: rule.legality_review or rule.discussion,
}


def _is_checked_later(rule: ItemRule, told: Guide) -> bool:
    """Whether a promise puts the verification behind the grant."""
    replaced = told.promise.terms.replaces if told.promise else ()
    return rule.commitment_allowed and "site-verification" in replaced


@every_situation
def test_the_steps_told_are_those_of_the_rule(item: LicenceItem, action: str) -> None:
    told, rule = shown(item, action), item.rule(action, on=TODAY)

    held = {label for label, holds in PROMISED_STEPS.items() if holds(rule, told)}

    assert labels(told.steps.lines) == held


@every_situation
def test_the_figures_are_those_that_the_clock_the_till_and_the_desk_go_by(
    item: LicenceItem, action: str
) -> None:
    told, rule = shown(item, action), item.rule(action, on=TODAY)
    figures = {str(one["label"]): one["value"] for one in told.figures}

    assert figures["法定期限"] == rule.statutory.length
    assert figures.get("承诺期限") == (rule.committed.length if rule.committed else None)
    assert figures["收费"] == (rule.fee or "不收费")
    demanded = [one for one in rule.materials if one.required]
    assert figures["要上传的材料"] == (len(demanded) or "无")


@every_situation
def test_what_is_generated_are_papers_that_an_application_makes(
    item: LicenceItem, action: str
) -> None:
    generated = {one.id for one in item.materials_for(action) if one.generated}

    assert generated <= {one.slug for one in registered() if one.kind == CASE.kind}
    assert "commitment-letter" not in generated or item.rule(action, on=TODAY).commitment_allowed


@every_item
def test_a_promise_is_offered_where_it_is_taken_and_checked_when_it_is_told(
    item: LicenceItem,
) -> None:
    told = shown(item, item.actions[0]).promise
    taken = [one for one in item.actions if item.rule(one, on=TODAY).commitment_allowed]

    assert list(told.actions if told else ()) == taken
    if told:
        rule = item.licence_on(TODAY).rule
        assert rule.commitment_check == told.terms.check_within
        assert {"check-commitment", "annul"} <= LICENCE.verbs.keys()


AFTERWARDS: Final[Mapping[str, Callable[[LicenceItem, LicenceRule], bool]]] = {
    "有效期": lambda _item, _rule: True,
    "延续": lambda item, _: bool(item.certificate and item.certificate.validity),
    "校验": lambda _, rule: bool(rule.verification or rule.verified_with),
    "复核": lambda _, rule: rule.review_every is not None,
    "变更": lambda item, rule: bool(
        rule.new_application_for or Action.MODIFICATION in item.actions
    ),
    "停业": lambda _, rule: rule.idle_after is not None,
    "重新注册": lambda _, rule: rule.reassessed_after is not None,
    "注销": lambda _, rule: bool(rule.further_grounds),
    "虚假申请": lambda _item, _rule: True,
    "欺骗取得": lambda _item, _rule: True,
    "被撤销": lambda _, rule: rule.bar_after_annulment is not None,
    "被吊销": lambda _, rule: rule.bar_after_revocation is not None,
}
DUTY: Final = "持证后的义务"
ACTS: Final[Mapping[str, tuple[Action | None, str]]] = {
    "延续": (Action.RENEWAL, "renew"),
    "校验": (Action.PERIODIC_VERIFICATION, "verify"),
    "复核": (None, "review"),
    "停业": (None, "note-idle"),
    "注销": (None, "deregister"),
    "被撤销": (None, "annul"),
    "被吊销": (None, "revoke"),
}
"""What somebody must be able to apply for, and the licence's act that does it."""


@every_item
def test_what_comes_afterwards_is_told_as_the_rule_has_it(item: LicenceItem) -> None:
    told = Afterwards(item=item, on=TODAY)
    rule = told.rule

    held = {label for label, holds in AFTERWARDS.items() if holds(item, rule)}

    assert labels([*told.main, *told.more]) - {DUTY} == held


@every_item
def test_what_comes_afterwards_can_be_applied_for_and_has_its_act(item: LicenceItem) -> None:
    told = Afterwards(item=item, on=TODAY)
    for label in labels([*told.main, *told.more]) & ACTS.keys():
        action, verb = ACTS[label]
        is_applied_for = _is_applied_for(label, told.rule)
        assert verb in LICENCE.verbs
        assert action is None or not is_applied_for or action in item.actions, label


def _is_applied_for(label: str, rule: LicenceRule) -> bool:
    """Whether the holder himself has to come: not where another licence's verification serves."""
    if label == "校验":
        return bool(rule.verification)
    return not (label == "延续" and rule.renewal_lead is None)


@every_item
def test_a_duty_of_the_holder_names_its_provision(item: LicenceItem) -> None:
    for line in Afterwards(item=item, on=TODAY).more:
        assert line.basis or line.unsure or line.label == "注销", line


NUMERALS: Final = {**{one: i for i, one in enumerate("零一二三四五六七八九")}, "两": 2}
UNITS: Final = {
    "个工作日": "working",
    "工作日": "working",
    "日": "calendar",
    "天": "calendar",
    "年": "year",
    "个月": "month",
    "周岁": "age",
}
DAY: Final = re.compile(r"[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
SPAN: Final = re.compile(
    r"([0-9]+|[一二三四五六七八九十百两]+)\s*(个工作日|工作日|周岁|日|天|年|个月)"
)


def number(written: str) -> int:
    """Return what a written number says.

    >>> number("三十"), number("十五"), number("两"), number("20")
    (30, 15, 2, 20)
    """
    if written.isdigit():
        return int(written)
    total, last = 0, 0
    for one in written:
        if one in "百十":
            total, last = total + (last or 1) * (100 if one == "百" else 10), 0
        else:
            last = NUMERALS[one]
    return total + last


def spans_in(text: str) -> set[tuple[int, str]]:
    return {(number(one), UNITS[unit]) for one, unit in SPAN.findall(DAY.sub("", text))}


def spans_of(value: object) -> Iterator[tuple[int, str]]:
    """Yield every span that stands anywhere in a rule."""
    if isinstance(value, Span):
        yield value.length, value.unit.value
    elif is_dataclass(value) and not isinstance(value, type | Law):
        for one in fields(value):
            yield from spans_of(getattr(value, one.name))
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from spans_of(one)
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from spans_of(one)


def told_in_words(item: LicenceItem) -> Iterator[str]:
    """Yield the sentences of the guide that people wrote."""
    yield from (item.guide.who, item.guide.where, item.guide.quantity)
    yield from item.conditions
    yield from (one.answer for one in item.faq)
    yield from (f"{one.name}{one.note}" for one in item.materials)
    if item.commitment_terms:
        terms = item.commitment_terms
        yield from (terms.letter, terms.effect, terms.supervision, terms.consequences)


@every_item
def test_each_time_that_a_sentence_names_is_counted_or_looked_at(item: LicenceItem) -> None:
    counted = {*spans_of(item)}
    for action in item.actions:
        counted |= {*spans_of(item.rule(action, on=TODAY))}
    # What no clock counts, a computed condition asks or an examiner answers.
    asked = [f"{one.says}{_spelt(one.holds)}" for one in item.computed]
    looked_at = spans_in("，".join([*asked, *(check.text for check in item.checklist)]))

    told = {text: spans_in(text) - counted - looked_at for text in told_in_words(item)}

    assert {text: rest for text, rest in told.items() if rest} == {}


def _spelt(expression: str) -> str:
    """Return an expression's numbers as a sentence has them, such as `months >= 8` as 8个月."""
    months = re.findall(r"months >= ([0-9]+)", expression)
    return "，".join(f"{one}个月" for one in months)


@every_item
def test_each_button_of_a_guide_opens_a_draft_of_what_it_says(
    item: LicenceItem, applicant: Applicant
) -> None:
    place = reverse("portal:apply", args=[item.slug])
    authority = offered_by(item)
    for action in item.actions:
        asked = applicant.client.get(place, {"action": action, "authority": authority})
        sent = {
            "authority": authority,
            "action": action,
            "way": "ordinary",
            "request": str(uuid4()),
        }
        begun = applicant.client.post(place, sent)

        assert asked.status_code == 200
        assert begun.status_code == 302, (action, begun.status_code)
        assert applicant.client.get(begun["Location"]).status_code == 200
