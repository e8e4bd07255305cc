"""A condition that the answers fail: shown to who examines, and never granted."""

from uuid import UUID

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, PDF, Office, case_of, findings, text_of, visit

from xuke import catalogue
from xuke.casework.case import drafts, files, filing
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful

SCORE = "maternal-infant-staff"


def received(office: Office, item: str, **changes: str) -> UUID:
    """Return a case with these answers, complete."""
    answers = catalogue.item(item).model_application("new") | changes
    application = drafts.Application(authority=HOME, item=item, answers=answers)
    stream = drafts.open_application(application, office.act("applicant")).stream.id
    for one in catalogue.item(item).rule("new").materials:
        if one.required:
            files.attach_material(stream, one.id, PDF, office.act("applicant"))
    filing.submit(stream, office.act("applicant"))
    return stream


def examined(office: Office, item: str, **changes: str) -> UUID:
    """Return a case that two persons passed."""
    stream = received(office, item, **changes)
    officials.accept(stream, office.act("clerk"))
    if case_of(stream).filed_rule.site_verification:
        act_on(stream, "verify-site", visit(), office.act("first"))
    for name in ("first", "second"):
        officials.examine(stream, findings(item), office.act(name))
    return stream


def test_a_score_of_twenty_is_granted_to_nobody(office: Office) -> None:
    stream = examined(office, SCORE, exam_score="20")

    with pytest.raises(Unlawful) as refused:
        officials.grant(stream, office.act("head"))

    assert refused.value.code == "condition-unmet"
    assert str(refused.value.citation) == "maternal-infant-health-law/33"


def test_a_score_of_sixty_is_granted(office: Office) -> None:
    stream = examined(office, SCORE, exam_score="60")

    assert officials.grant(stream, office.act("head")).state.phase is Phase.GRANTED


def test_three_certificates_for_twelve_are_told_from_acceptance_on(office: Office) -> None:
    few = {"serving_staff": "12", "health_certified": "3"}
    told = "持健康合格证明的人数少于直接为顾客服务的人员数"
    waiting = received(office, ITEM, **few)
    done = examined(office, ITEM, **few)

    accept = text_of(office.client("clerk").get(reverse("counter:accept", args=[waiting])))
    grant = text_of(office.client("head").get(reverse("review:grant", args=[done])))
    refuse = text_of(office.client("head").get(reverse("review:refuse", args=[done])))

    assert told in accept
    assert f"不符合许可条件：{told}" in grant
    assert "《公共场所卫生管理条例》第七条" in grant
    assert f"经审查申请表，{told}" in refuse
    assert 'value="public-places-hygiene-regulations/7"' in refuse


@pytest.mark.parametrize(("beds", "is_told"), [("99", False), ("100", True)])
def test_whose_a_hundred_beds_are_is_told_at_the_grant(
    office: Office, beds: str, *, is_told: bool
) -> None:
    stream = examined(office, "tcm-institution-establishment", bed_count=beds)

    page = text_of(office.client("head").get(reverse("review:grant", args=[stream])))

    assert ("由省级规定向哪一级机关申请" in page) is is_told


def test_staff_who_serve_nobody_need_no_certificate(office: Office) -> None:
    stream = examined(office, ITEM, serving_staff="3", health_certified="3")

    assert officials.grant(stream, office.act("head")).state.phase is Phase.GRANTED
