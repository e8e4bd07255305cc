"""我的办件: mine alone, with every date explained."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.casework import journey, officials
from tests.casework.journey import CLERK, FIRST, HEAD, SECOND, act
from tests.rooms.portal.conftest import ANSWERS, MORNING, PDF, Applicant

from xuke.access.models import User
from xuke.casework.case import filing
from xuke.casework.case.kind import load_case
from xuke.kernel.case.state import Phase
from xuke.rooms.portal.queries import standing
from xuke.web.case import time_limits
from xuke.web.case.file import CaseFile

PAGES = ("case", "deadlines", "receipt", "qr", "correction", "withdrawal")
DRAFT_PAGES = ("draft", "materials", "check")


def again(applicant: Applicant) -> Applicant:
    """Sign the applicant in anew: sessions last a day at most."""
    user = User.objects.get(id=applicant.person.id)
    applicant.client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return applicant


def test_the_list_shows_drafts_and_cases_of_nobody_else(
    applicant: Applicant, stranger: Applicant
) -> None:
    draft, case = applicant.draft(), applicant.file()
    other = stranger.file()

    page = applicant.client.get(reverse("portal:mine")).content.decode()

    assert reverse("portal:draft", args=[draft]) in page
    assert reverse("portal:case", args=[case]) in page
    assert str(other) not in page


def test_the_list_leads_on_by_key_and_shows_every_case_once(applicant: Applicant) -> None:
    filed = {str(applicant.file()) for _case in range(23)}

    first = applicant.client.get(reverse("portal:mine"))
    rest = applicant.client.get(reverse("portal:mine") + first.context["page"].next_url)

    shown = [str(line.row.stream) for page in (first, rest) for line in page.context["page"].rows]
    assert len(shown) == 23
    assert set(shown) == filed


def test_no_draft_is_left_out_however_many_there_are(applicant: Applicant) -> None:
    begun = {str(applicant.draft()) for _draft in range(22)}

    first = applicant.client.get(reverse("portal:mine"))
    rest = applicant.client.get(reverse("portal:mine") + first.context["drafts"].next_url)

    shown = [str(one.stream) for page in (first, rest) for one in page.context["drafts"].rows]
    assert len(shown) == 22
    assert set(shown) == begun
    assert "已提交" not in rest.content.decode()


def test_drafts_and_cases_say_whose_they_are(applicant: Applicant) -> None:
    applicant.open()
    name = ANSWERS["applicant_name"]
    assert name not in applicant.client.get(reverse("portal:mine")).content.decode()
    applicant.draft()
    applicant.file()

    page = applicant.client.get(reverse("portal:mine")).content.decode()

    assert page.count(name) == 2
    assert "还没有填申请人" in page


def test_what_waits_for_the_applicant_comes_first_with_its_day(applicant: Applicant) -> None:
    stream = applicant.asked_to_correct()
    applicant.file()

    answer = applicant.client.get(reverse("portal:mine"))
    page = answer.content.decode()

    assert [line.row.stream for line in answer.context["waiting"]] == [stream]
    assert page.index("等您处理") < page.index("已提交")
    assert "请在2026年5月6日前补正" in page


def test_the_list_is_found_through_by_words_and_standing(applicant: Applicant) -> None:
    waiting, going, taken_back = applicant.asked_to_correct(), applicant.file(), applicant.file()
    filing.withdraw(taken_back, "暂时不开业了", act(applicant.person))
    number = load_case(going).state.number

    def found(**asked: str) -> set[UUID]:
        shown = applicant.client.get(reverse("portal:mine"), asked).context["page"].rows
        return {line.row.stream for line in shown}

    assert found(standing="waiting") == {waiting}
    assert found(standing="open") == {waiting, going}
    assert found(standing="closed") == {taken_back}
    assert found(q=number) == {going}
    assert found(q=f"{ANSWERS['applicant_name'][:3]} 卫生许可") == {waiting, going, taken_back}
    assert found(q="没有这个") == set()
    assert found(standing="whatever") == {waiting, going, taken_back}


def test_a_closed_case_says_what_came_of_it(applicant: Applicant) -> None:
    filing.withdraw(applicant.file(), "暂时不开业了", act(applicant.person))

    page = applicant.client.get(reverse("portal:mine")).content.decode()

    assert "申请人撤回" in page
    assert "2026年3月2日已办结" in page


@pytest.mark.parametrize(
    ("days", "words"),
    [
        pytest.param(0, "xk-tone-plain", id="in time"),
        pytest.param(20, "已超过承诺日期", id="promise"),
        pytest.param(60, "已超过法定期限", id="law"),
    ],
)
def test_the_list_says_how_late_a_case_is(applicant: Applicant, days: int, words: str) -> None:
    stream = applicant.draft()
    for material in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, material)
    filing.submit(stream, act(applicant.person))
    officials.accept(stream, act(CLERK))

    with time_machine.travel(MORNING + timedelta(days=days)):
        page = again(applicant).client.get(reverse("portal:mine")).content.decode()

    assert words in page
    assert ("xk-tone-red" in page) is bool(days)


def test_a_closed_case_shows_its_outcome_and_its_decision_first(applicant: Applicant) -> None:
    stream = applicant.file()
    officials.not_accept(
        stream, "not-required", "经核对，该活动不需要取得本项许可。", "", act(CLERK)
    )

    page = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()

    header = page[page.index("xk-case-line") : page.index("xk-steps")]
    assert ("不予受理" in header, "已办结" in header) == (True, False)
    link = reverse("portal:document", args=[stream, "non-acceptance"])
    assert f'href="{link}"' in page[page.index("pt-now") : page.index("办理经过</h2>")]


def test_who_finds_nothing_is_told_how_to_go_on(applicant: Applicant) -> None:
    applicant.file()

    page = applicant.client.get(reverse("portal:mine"), {"q": "没有这个"}).content.decode()

    assert "没有符合条件的办件" in page


def test_a_key_that_is_none_shows_the_first_page(applicant: Applicant) -> None:
    applicant.file()

    page = applicant.client.get(reverse("portal:mine"), {"after": "'; DROP TABLE"})

    assert len(page.context["page"].rows) == 1


def test_who_has_nothing_is_told_what_to_do(applicant: Applicant) -> None:
    assert "还没有办件" in applicant.client.get(reverse("portal:mine")).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_strangers_case_does_not_exist(
    applicant: Applicant, stranger: Applicant, name: str
) -> None:
    stream = applicant.asked_to_correct()

    for method in (stranger.client.get, stranger.client.post):
        assert method(reverse(f"portal:{name}", args=[stream])).status_code in {404, 405}
    assert load_case(stream).state.phase is Phase.IN_CORRECTION


@pytest.mark.parametrize("name", DRAFT_PAGES)
def test_a_strangers_draft_does_not_exist(
    applicant: Applicant, stranger: Applicant, name: str
) -> None:
    stream = applicant.draft()

    assert stranger.client.get(reverse(f"portal:{name}", args=[stream])).status_code == 404
    assert stranger.upload(stream, "floor-plan", PDF) == 404
    for place in (
        reverse("portal:check", args=[stream]),
        reverse("portal:discard", args=[stream]),
        reverse("portal:section", args=[stream, "applicant"]),
        reverse("portal:autosave", args=[stream, "applicant"]),
        reverse("portal:remove", args=[stream, "floor-plan"]),
    ):
        assert stranger.client.post(place, {"declared": "on"}).status_code == 404


@pytest.mark.parametrize("name", ["mine", *PAGES])
def test_nobody_sees_anything_without_signing_in(
    client: Client, applicant: Applicant, name: str
) -> None:
    stream = applicant.file()
    arguments = [] if name == "mine" else [stream]

    answer = client.get(reverse(f"portal:{name}", args=arguments))

    assert answer["Location"].startswith(reverse("login"))


def test_the_case_says_what_is_now_and_explains_its_date(applicant: Applicant) -> None:
    stream = applicant.file()

    page = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()
    why = applicant.client.get(reverse("portal:deadlines", args=[stream])).content.decode()

    assert "正在检查材料是否齐全" in page
    assert f"{reverse('portal:deadlines', args=[stream])}#completeness" in page
    assert 'id="completeness"' in why
    assert "2026年3月9日" in why
    assert "第 5 天" in why


def test_the_officials_names_and_opinions_stay_theirs(applicant: Applicant) -> None:
    stream = applicant.draft()
    for material in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, material)
    filing.submit(stream, act(applicant.person))
    officials.accept(stream, act(CLERK))
    journey.verified(stream, act(FIRST))
    officials.examine(stream, journey.examination(), act(FIRST))
    officials.examine(stream, journey.examination(), act(SECOND))
    officials.grant(stream, act(HEAD))

    page = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()

    assert "准予许可" in page
    assert "符合法定条件" not in page


def test_the_documents_of_the_case_can_be_kept(applicant: Applicant, stranger: Applicant) -> None:
    stream = applicant.asked_to_correct()
    place = reverse("portal:document", args=[stream, "correction-notice"])

    page = applicant.client.get(reverse("portal:case", args=[stream])).content.decode()
    document = applicant.client.get(place)

    assert place in page
    assert document.content.startswith(b"%PDF-")
    assert stranger.client.get(place).status_code == 404
    not_yet = reverse("portal:document", args=[stream, "grant"])
    assert applicant.client.get(not_yet).status_code == 404


def test_an_application_can_be_taken_back_before_the_decision(applicant: Applicant) -> None:
    stream = applicant.file()
    place = reverse("portal:withdrawal", args=[stream])

    answer = applicant.client.post(place, {"reason": "暂时不开业了"}, follow=True)

    assert "申请已撤回" in answer.content.decode()
    assert load_case(stream).state.withdrawn_on is not None
    assert "不能再撤回" in applicant.client.get(place).content.decode()


def test_an_application_is_taken_back_without_a_reason(applicant: Applicant) -> None:
    stream = applicant.file()
    place = reverse("portal:withdrawal", args=[stream])

    answer = applicant.client.post(place, {"reason": " "}, follow=True)

    assert "申请已撤回" in answer.content.decode()
    assert load_case(stream).state.withdrawn_on is not None


@pytest.mark.parametrize(
    ("name", "most"), [("mine", 8), ("case", 5), ("deadlines", 4), ("receipt", 4)]
)
def test_the_pages_stay_within_their_queries(
    applicant: Applicant,
    name: str,
    most: int,
    django_assert_max_num_queries: Callable[[int], DjangoAssertNumQueries],
) -> None:
    stream: UUID = applicant.file()
    place = reverse(f"portal:{name}", args=[] if name == "mine" else [stream])

    with django_assert_max_num_queries(most):  # type: ignore[attr-defined]
        assert applicant.client.get(place).status_code == 200


@pytest.mark.parametrize(
    ("days", "words"),
    [
        pytest.param(0, "已受理，正在审查。您现在不用做什么。", id="in time"),
        pytest.param(20, "本件已超过承诺日期（2026年3月9日），还没有作出决定，", id="promise"),
        pytest.param(60, "本件已超过法定期限（2026年3月30日），还没有作出决定，", id="law"),
    ],
)
def test_an_overdue_case_says_so_to_its_applicant(
    applicant: Applicant, days: int, words: str
) -> None:
    stream = applicant.draft()
    for material in ("floor-plan", "test-report", "hygiene-rules"):
        applicant.attach(stream, material)
    filing.submit(stream, act(applicant.person))
    officials.accept(stream, act(CLERK))
    file = CaseFile(loaded=load_case(stream), person=applicant.person)

    with time_machine.travel(MORNING + timedelta(days=days)):
        told = standing.now_words(file)
        late = [one.before for one in time_limits.deadline_views(file)]

    assert told.startswith(words)
    assert ("12345" in told) is bool(days)
    assert ("已超过承诺日期" in late) is bool(days)
