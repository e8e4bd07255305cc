"""Nothing that was typed is lost: over the end of a session, in two windows, in half an opinion."""

import re
from typing import Final
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Response, Route, expect
from tests.journeys import applying
from tests.journeys.cases import HOME, REQUIRED, brought, document, done, opening
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor, Visitors

from xuke.access.demonstration import PASSWORD

pytestmark = pytest.mark.journey
LABEL: Final = "单位名称"
FACTS: Final = "查明的事实"
OPINION: Final = "现场核查未完成，须补充消毒间的平面图。"
CLASSES: Final = ("X射线影像诊断", "介入放射学", "核医学", "放射治疗")
_ENDED: Final = "DELETE FROM django_session WHERE session_key = %s RETURNING 1"
_SOON: Final = """
    UPDATE django_session SET expire_date = now() + interval '200 seconds'
     WHERE session_key = %s RETURNING 1
"""
_LOOK_AGAIN: Final = 61_000
_LATE: Final = 1_500
_LATER_THAN_A_PAUSE: Final = 500
_BARRIER: Final = "() => fetch('/session').then(one => one.status)"
_POST_THRICE: Final = """async () => {
  const form = document.querySelector("main form:has([name=declared])");
  form.querySelector("[name=declared]").checked = true;
  const sent = () => fetch(location.href, {method: "POST", body: new FormData(form)});
  const answers = await Promise.all([sent(), sent(), sent()]);
  return answers.map(one => [one.status, new URL(one.url).pathname]);
}"""


def come(visitors: Visitors, username: str, *, scripts: bool = True) -> Visitor:
    """Return somebody who has signed in anew, with a session that no other journey uses."""
    came = visitors.stranger(scripts=scripts)
    came.go("/accounts/login/")
    came.fill("账号", username)
    came.fill("密码", PASSWORD)
    came.press("登录")
    return came


def session(visitor: Visitor) -> str:
    """Return the key of the visitor's session."""
    cookies = {one.get("name"): one.get("value") for one in visitor.context.cookies()}
    return str(cookies["sessionid"])


def end_session(site: Site, visitor: Visitor) -> None:
    """End the visitor's session, as the hours do."""
    assert site.query(_ENDED, session(visitor))


def sign_in_over(page: Page, username: str) -> None:
    """Sign in in the window that lies over the page."""
    over = page.get_by_role("dialog")
    over.get_by_label("账号").fill(username)
    over.get_by_label("密码").fill(PASSWORD)
    over.get_by_role("button", name="登录并继续").click()


def test_who_is_signed_out_while_typing_signs_in_over_the_page(
    site: Site, visitors: Visitors
) -> None:
    applicant = come(visitors, "linju")
    applying.begin(applicant)
    applicant.follow("申请人信息")
    end_session(site, applicant)

    applicant.fill(LABEL, "虚构诊所丁")
    applicant.page.keyboard.press("Tab")
    sign_in_over(applicant.page, "linju")

    applicant.sees("已保存")
    expect(applicant.page.get_by_label(LABEL)).to_have_value("虚构诊所丁")
    applicant.inspector.forgive("401")
    applicant.press("保存草稿")
    applicant.sees("草稿已保存")


def test_another_person_finds_nothing_of_it(site: Site, visitors: Visitors) -> None:
    applicant = come(visitors, "linju")
    applying.begin(applicant)
    applicant.follow("申请人信息")
    end_session(site, applicant)

    applicant.fill(LABEL, "虚构诊所戊")
    applicant.page.keyboard.press("Tab")
    sign_in_over(applicant.page, "shenqing")

    expect(applicant.page.get_by_role("dialog")).to_contain_text("您登录了另一个账号")
    assert "虚构诊所戊" not in applicant.page.content()
    expect(applicant.page.get_by_label(LABEL)).to_have_count(0)
    applicant.inspector.forgive("401")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_opinion_that_is_sent_without_a_session_goes_on(
    site: Site, visitors: Visitors, *, scripts: bool
) -> None:
    case = brought(site, until="second examination")
    head = come(visitors, "jueding", scripts=scripts)
    head.go(f"/review/{case}/refuse/")
    end_session(site, head)

    head.fill(FACTS, OPINION)
    head.press("预览并核对", status=401)
    head.sees("您填写的内容还在")
    head.fill("账号", "jueding")
    head.fill("密码", PASSWORD)
    head.press("登录并继续")
    head.sees(OPINION)
    head.press("继续提交", status=422)

    expect(head.page.get_by_label(FACTS)).to_have_value(OPINION)


def test_half_an_opinion_is_there_on_the_next_day_and_can_be_discarded(
    site: Site, visitors: Visitors
) -> None:
    case = brought(site, until="acceptance")
    examiner = visitors.person("shencha1")
    examiner.go(f"/review/{case}/examine/")

    examiner.fill("审查意见", OPINION)
    examiner.sees("已暂存")
    other, again = visitors.person("shencha2"), visitors.person("shencha1")
    other.go(f"/review/{case}/examine/")
    again.go(f"/review/{case}/examine/")

    other.does_not_see("上次未提交的内容")
    again.sees("上次未提交的内容", "只有您自己看得到")
    expect(again.page.get_by_label("审查意见", exact=True)).to_have_value(OPINION)
    again.press("不要这些内容")
    expect(again.page.get_by_label("审查意见", exact=True)).to_have_value("")


def test_who_ticks_on_while_it_saves_does_not_clash_with_himself(
    site: Site, visitors: Visitors
) -> None:
    applicant = visitors.person("linju")
    applicant.go(radiological(site))
    applicant.page.route("**/saved/", slowly)

    with applicant.page.expect_response(lambda one: quote(CLASSES[2]) in sent_by(one)):
        for name in CLASSES[:3]:
            applicant.tick(name)
            applicant.page.wait_for_timeout(_LATER_THAN_A_PAUSE)

    applicant.sees("已保存")
    applicant.does_not_see("在另一个窗口也改过")


def test_two_windows_choose_what_stays(visitors: Visitors) -> None:
    one = visitors.person("linju")
    applying.begin(one)
    one.follow("申请人信息")
    other = visitors.person("linju")
    other.go(one.page.url)

    for window, name, told in ((one, "虚构诊所甲", "已保存"), (other, "虚构诊所乙", "也改过")):
        window.fill(LABEL, name)
        window.page.keyboard.press("Tab")
        window.sees(told)
    other.sees("在另一个窗口也改过", "虚构诊所甲", "虚构诊所乙")
    other.look()
    other.page.get_by_role("button", name="用另一个窗口的").click()

    other.sees("已保存")
    expect(other.page.get_by_label(LABEL)).to_have_value("虚构诊所甲")


def radiological(site: Site) -> str:
    """Return the address of an empty form that asks with boxes."""
    draft = {"item": "radiological-practice", "authority": HOME, "action": "new", "form": {}}
    case = done(site.program("linju"), "/api/applications", draft)["case"]
    return f"/apply/{case}/form/practice/"


def sent_by(answer: Response) -> str:
    """Return what was sent to get an answer, as it went over the line."""
    return answer.request.post_data or ""


def slowly(route: Route) -> None:
    """Let an answer come as late as on a poor line."""
    answer = route.fetch()
    route.request.frame.page.wait_for_timeout(_LATE)
    route.fulfill(response=answer)


def test_boxes_that_two_windows_ticked_are_taken_as_they_were_kept(
    site: Site, visitors: Visitors
) -> None:
    one, other, address = visitors.person("linju"), visitors.person("linju"), radiological(site)
    for window in (one, other):
        window.go(address)

    for window, name in ((one, CLASSES[2]), (one, CLASSES[0]), (other, CLASSES[3])):
        with window.page.expect_response("**/saved/"):
            window.tick(name)
    other.sees("在另一个窗口也改过", "X射线影像诊断、核医学")
    other.page.get_by_role("button", name="用另一个窗口的").click()

    other.sees("已保存")
    boxes = [other.page.get_by_role("checkbox", name=name).is_checked() for name in CLASSES]
    assert boxes == [True, False, True, False]


def test_two_windows_without_scripts_choose_on_a_page(visitors: Visitors) -> None:
    one = visitors.person("linju", scripts=False)
    applying.begin(one)
    one.follow("申请人信息")
    other = visitors.person("linju", scripts=False)
    other.go(one.page.url)
    one.fill(LABEL, "虚构诊所甲")
    one.press("保存草稿")

    other.fill(LABEL, "虚构诊所乙")
    other.press("保存草稿", status=409)
    other.sees("两个窗口填得不一样", "虚构诊所甲", "虚构诊所乙")
    other.choose(LABEL, "这个窗口填的：虚构诊所乙")
    other.press("按选择保存")

    expect(other.page.get_by_label(LABEL)).to_have_value("虚构诊所乙")


def test_the_page_says_in_time_that_the_session_ends(site: Site, visitors: Visitors) -> None:
    visitor = come(visitors, "linju")
    visitor.page.clock.install()
    visitor.go("/my/")
    assert site.query(_SOON, session(visitor))

    visitor.page.clock.fast_forward("01:56:00")
    strip = visitor.page.locator("#session")

    expect(strip).to_contain_text("分钟后（")
    visitor.look()
    strip.get_by_role("button", name="继续使用").click()
    expect(strip).to_be_hidden()


@pytest.mark.parametrize(("username", "page"), [("shencha1", "act"), ("shenqing", "draft")])
def test_a_form_that_nobody_touches_saves_nothing(
    site: Site, visitors: Visitors, username: str, page: str
) -> None:
    visitor, posted = come(visitors, username), list[str]()
    visitor.page.clock.install()
    visitor.go(form_of(site, page))
    visitor.page.on("request", lambda one: posted.append(one.url) if one.method == "POST" else None)
    assert site.query(_SOON, session(visitor))

    for passing in ("01:56:00", _LOOK_AGAIN, _LOOK_AGAIN):
        with visitor.page.expect_response("**/session"):
            visitor.page.clock.fast_forward(passing)
    assert posted == []
    end_session(site, visitor)
    visitor.page.clock.fast_forward(_LOOK_AGAIN)
    sign_in_over(visitor.page, username)
    expect(visitor.page.get_by_role("dialog")).to_be_hidden()
    visitor.page.clock.fast_forward(_LOOK_AGAIN)
    visitor.page.evaluate(_BARRIER)

    assert posted == [f"{site.address}/accounts/login/"]


def form_of(site: Site, page: str) -> str:
    """Return the address of a form that saves itself: of an act, or of a draft."""
    if page == "act":
        return f"/review/{brought(site, until='acceptance')}/examine/"
    case = str(done(site.program("shenqing"), "/api/applications", opening())["case"])
    return f"/apply/{case}/form/applicant/"


def test_a_phrase_that_could_not_be_kept_is_kept_after_coming_back(
    site: Site, visitors: Visitors
) -> None:
    examiner = come(visitors, "shencha1")
    examiner.go(form_of(site, "act"))
    end_session(site, examiner)

    examiner.page.get_by_text("常用语").first.click()
    examiner.page.locator("[data-insert]").first.click()
    examiner.sees("登录已结束，还没有暂存")
    sign_in_over(examiner.page, "shencha1")

    examiner.sees("已暂存")
    examiner.inspector.forgive("401")


def test_three_posts_of_one_filing_get_one_receipt(site: Site, visitors: Visitors) -> None:
    program = site.program("shenqing")
    case = str(done(program, "/api/applications", opening())["case"])
    for material in REQUIRED:
        program.attach(case, material, document(material))
    applicant = visitors.person("shenqing")
    applicant.go(f"/apply/{case}/check/")

    answers = applicant.page.evaluate(_POST_THRICE)

    assert answers == [[200, f"/my/{case}/receipt/"]] * 3
    applicant.go(f"/my/{case}/")
    assert re.search(r"310105-\d{8}-\d{6}", applicant.main.inner_text())
