"""Who judges a case reads what was put right after acceptance: before, after, by whom and why."""

import pytest
from django.urls import reverse
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import Office, findings, text_of, visit

from xuke.casework.case.filing import request_amendment

ASKED = "填写时看错了一行，营业面积应为六十一平方米"
ALLOWED = "经核对提交的平面图，属于填写错误"


@pytest.mark.parametrize("step", ["examine", "grant", "refuse"])
def test_what_was_put_right_stands_on_the_page(office: Office, step: str) -> None:
    stream = office.accepted()
    request_amendment(stream, {"floor_area": "61"}, ASKED, office.act("applicant"))
    act_on(stream, "allow-amendment", {"reason": ALLOWED}, office.act("first"))
    name = "first"
    if step != "examine":
        act_on(stream, "verify-site", visit(passed=True), office.act("first"))
        for examiner in ("first", "second"):
            officials.examine(stream, findings(), office.act(examiner))
        name = "head"

    page = text_of(office.client(name).get(reverse(f"review:{step}", args=[stream])))

    told = page.split("<h2>受理后更正的申请内容")[1].split("</section>")[0]
    assert "原来：" in told
    assert "更正为：<b>61</b>" in told
    assert ASKED in told
    assert "first某准许" in told
    assert ALLOWED in told


def test_where_nothing_was_put_right_nothing_is_told(office: Office) -> None:
    page = text_of(office.client("head").get(reverse("review:grant", args=[office.commented()])))

    assert "受理后更正" not in page
