"""My work: what waits for my roles at my authority, due first, without what bars me."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.casework import officials
from tests.casework.acts import act_on_licence
from tests.casework.licences import promised
from tests.rooms.desk.office import (
    ELSEWHERE,
    HOME,
    ITEM,
    NURSE,
    Office,
    case_of,
    findings,
    text_of,
)

from xuke.casework.case.statements import MOST
from xuke.casework.case.waiting import Work, work
from xuke.casework.case.worklist import WAITED_FOR, Wanted
from xuke.casework.models import CaseRow, CaseWords, LicenceRow
from xuke.casework.stream.searching import indexed
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.item.rule import Channel
from xuke.kernel.person import Person, Role
from xuke.web import clock

MINE = "/desk/"
OTHERS = "/desk/others/"
OFFICIAL_STEPS = {
    "accept",
    "examine",
    "grant",
    "refuse",
    "issue",
    "deliver",
}


def everything(person: Person) -> Wanted:
    return Wanted(roles=tuple(role for role in WAITED_FOR if person.has(role)))


def streams(office: Office, name: str) -> set[UUID]:
    return {row.stream for row in work_of(office.person(name)).page.rows}


def work_of(person: Person) -> Work:
    today = clock.today()
    return work(person, everything(person), "", today=today, soon=today)


def rows(many: int, /, **facts: Any) -> list[CaseRow]:  # noqa: ANN401
    """Make rows of cases as a list sees them, for lists longer than acts could make them.

    No number of theirs has a 7, by which a test may look for another.
    """
    plain: dict[str, Any] = {
        "version": 3,
        "authority": HOME,
        "year": 2026,
        "item": ITEM,
        "action": "new",
        "channel": "online",
        "phase": "received",
        "waits_for": "clerk",
        "applicant_name": "虚构示例单位",
        "commitment": False,
        "fully_online": True,
        "imported": False,
        "received_on": date(2026, 3, 2),
        "due": date(2026, 3, 9),
        "fee": 0,
        "examined_by": [],
    }
    told = plain | facts
    told.setdefault("nearest", told["due"])
    made = [
        CaseRow(stream=uuid4(), **({"number": f"{uuid4()}".replace("7", "8")} | told))
        for _ in range(many)
    ]
    CaseWords.objects.bulk_create(
        CaseWords(
            stream=one.stream,
            authority=one.authority,
            year=one.year,
            is_open=True,
            words=indexed(one.applicant_name, one.number),
        )
        for one in made
    )
    return CaseRow.objects.bulk_create(made)


def shown(client: Client, query: str = "") -> list[str]:
    """Return the cases that a page of the list links to, in order."""
    page = text_of(client.get(f"{MINE}{query}"))
    return re.findall(r'xk-worklist-item" href="/desk/case/([0-9a-f-]{36})/', page)


def test_what_is_due_first_stands_first(office: Office) -> None:
    late = office.received(back=12)
    new = office.received()
    older = office.received(back=3)

    assert shown(office.client("clerk")) == [str(one) for one in (late, older, new)]


def test_the_list_holds_exactly_what_the_kernel_lets_its_reader_do(office: Office) -> None:
    office.give("clerk", "examiner")
    office.give("first", "decider")
    office.give("head", "clerk")
    cases = [
        office.received(),
        office.received(by="clerk"),
        office.received(by="clerk", channel=Channel.WINDOW),
        office.accepted(),
        office.accepted(clerk="head"),
        office.accepted(by="first"),
        office.examined(),
        office.examined(passed=False),
        office.granted(),
        office.refused(),
    ]
    once = office.accepted()
    officials.examine(once, findings(), office.act("first"))

    for name, stream in product(office.users, [*cases, once]):
        person, case = office.person(name), case_of(stream)
        home = person if person.authority == HOME else Person(person.id)
        turn = [
            one
            for one in CASE.next(home, case)
            if one.allowed and one.name in OFFICIAL_STEPS and home.has(_turn_of(case))
        ]
        assert (stream in streams(office, name)) is bool(turn), (name, case.phase)


def _turn_of(case: Case) -> Role:
    """Return the role for which the case waits."""
    actor = next_actor(case)
    assert actor
    return actor.role


def test_pages_follow_each_other_without_gap_or_overlap(office: Office) -> None:
    for days in range(4):
        rows(15, due=date(2026, 3, 9) + timedelta(days=days))
    client, seen, query = office.client("clerk"), list[str](), ""

    for _page in range(3):
        seen += shown(client, query)
        page = text_of(client.get(f"{MINE}{query}"))
        found = re.search(r'rel="next" href="([^"]+)"', page)
        query = found[1].replace("&amp;", "&") if found else ""

    assert len(seen) == len(set(seen)) == 60
    assert query == ""


def test_several_roles_are_merged_by_day(office: Office) -> None:
    office.give("clerk", "decider")
    first, second, third = (
        rows(1, due=date(2026, 3, 9))[0],
        rows(1, due=date(2026, 3, 10), phase="examined", waits_for="decider")[0],
        rows(1, due=date(2026, 3, 11))[0],
    )

    assert shown(office.client("clerk")) == [str(one.stream) for one in (first, second, third)]


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("?q=美容", id="a word of two characters in a name"),
        pytest.param("?q=美", id="a character in a name"),
        pytest.param("?q=20260305-0007", id="a part of a number"),
        pytest.param("?q=0305-0007", id="a part of a number from within its day"),
        pytest.param("?q=712", id="the end of a number"),
        pytest.param("?q=310105-20260305-000712", id="a number"),
        pytest.param("?q=美容 712", id="a part of each"),
        pytest.param(f"?item={NURSE}", id="an item"),
        pytest.param("?phase=issued", id="a phase"),
    ],
)
def test_the_list_can_be_narrowed(office: Office, query: str) -> None:
    facts = {"number": "310105-20260305-000712", "applicant_name": "虚构美容服务部"}
    (wanted,) = rows(1, item=NURSE, phase="issued", **facts)
    rows(3)

    assert shown(office.client("clerk"), query) == [str(wanted.stream)]


@pytest.mark.parametrize(
    "query", ["?after=nonsense", "?after=2026-13-99.x", "?item=%27", "?phase=draft"]
)
def test_what_cannot_be_read_is_left_out(office: Office, query: str) -> None:
    rows(2)

    assert len(shown(office.client("clerk"), query)) == 2


def test_words_that_are_too_many_are_told_and_not_cut(office: Office) -> None:
    rows(2)

    page = text_of(office.client("clerk").get(MINE, {"q": "长" * 61}))

    assert "最多 60 个字，您填了 61 个" in page
    assert "maxlength" not in page.split("<main")[1].split("xk-toolbar-buttons")[0]


def test_the_first_page_costs_few_queries_however_long_the_list_is(
    office: Office, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    office.give("clerk", "examiner")
    office.give("clerk", "decider")
    rows(300)
    rows(300, phase="accepted", waits_for="examiner")
    client = office.client("clerk")

    # Session, account and roles; the list; what its reader has begun.
    with django_assert_max_num_queries(5):
        assert len(shown(client)) == 25


def test_a_count_stops_at_its_cap(office: Office) -> None:
    rows(1200, due=clock.today() - timedelta(days=30))

    page = text_of(office.client("clerk").get(MINE))

    assert "共 1000 条以上" in page
    assert "<b>1000+</b>" in page


def test_what_a_search_did_not_count_is_not_told_as_none(office: Office) -> None:
    rows(450, due=clock.today() - timedelta(days=30), applicant_name="虚构连锁")
    client = office.client("clerk")

    first = client.get(MINE, {"q": "连锁"})
    second = client.get(MINE + first.context["page"].next_url)

    assert "<dt>已逾期</dt><dd><b>400+</b>" in text_of(first)
    assert "<dt>今天到期</dt><dd><b>未计</b>" in text_of(first)
    assert "<dt>全部待办</dt><dd><b>未计</b>" in text_of(second)
    assert second.context["page"].count_words == "本页 25 条"


def test_the_days_are_counted_to_the_cap_and_no_further(office: Office) -> None:
    rows(MOST + 20)

    dues = work_of(office.person("clerk")).dues

    assert dues.all == (MOST + 1, True)


def test_an_official_of_another_authority_sees_nothing_of_it(office: Office) -> None:
    office.received()

    assert shown(office.client("stranger")) == []
    assert ELSEWHERE != HOME


@pytest.mark.parametrize("address", [MINE, "/counter/", "/review/"])
def test_strangers_sign_in_first_and_applicants_are_told_no(office: Office, address: str) -> None:
    asked = Client().get(address)

    assert (asked.status_code, "login" in asked["Location"]) == (302, True)
    assert office.client("applicant").get(address).status_code == 403


@pytest.mark.parametrize(
    ("name", "address", "number"),
    [
        pytest.param("clerk", "/counter/", 2, id="the counter: new, and to be delivered"),
        pytest.param("first", "/review/", 1, id="an examiner's queue"),
        pytest.param("head", "/review/", 1, id="a decider's queue"),
        pytest.param("publisher", MINE, 0, id="nothing for who has none of these roles"),
    ],
)
def test_each_queue_shows_its_own_work(
    office: Office, name: str, address: str, number: int
) -> None:
    for phase, role in (
        ("received", "clerk"),
        ("issued", "clerk"),
        ("accepted", "examiner"),
        ("examined", "decider"),
    ):
        rows(1, phase=phase, waits_for=role)

    page = text_of(office.client(name).get(address))

    assert page.count("xk-worklist-item") == number


def test_a_case_that_waits_for_somebody_else_is_found_by_its_number(office: Office) -> None:
    stream = office.accepted()
    number = case_of(stream).number

    page = text_of(office.client("clerk").get(f"{MINE}?q={number}"))
    foreign = text_of(office.client("stranger").get(f"{MINE}?q={number}"))

    assert f"/desk/case/{stream}/" in page
    assert str(stream) not in foreign


def test_a_publisher_reads_first_what_waits_to_be_published(office: Office) -> None:
    assert "待公示" not in text_of(office.client("publisher").get(MINE))
    office.granted()

    page = text_of(office.client("publisher").get(MINE))

    assert "有1件待公示，最早" in page
    assert 'href="/disclosure/queue/"' in page
    assert "待公示" not in text_of(office.client("clerk").get(MINE))


def test_an_empty_list_says_what_comes_here(office: Office) -> None:
    page = text_of(office.client("publisher").get(MINE))

    assert "没有待办的办件" in page


def test_a_promise_ranks_a_case_before_the_law_does(office: Office) -> None:
    """Public places promise five working days of the law's twenty."""
    stream = office.accepted(back=11)
    row = CaseRow.objects.get(stream=stream)

    page = text_of(office.client("first").get(MINE))

    assert row.committed_due
    assert row.due
    assert row.nearest == row.committed_due < row.due
    assert "已超过承诺日期" in page
    assert work_of(office.person("first")).dues.late.number == 1


def test_once_decided_a_promise_ranks_nothing(office: Office) -> None:
    row = CaseRow.objects.get(stream=office.granted())

    assert (row.nearest, row.committed_due is None) == (row.due, False)


def test_the_head_reads_what_is_late_whoever_has_it(office: Office) -> None:
    late = office.accepted(back=11)
    office.accepted()
    office.received(back=40, by="applicant", complete=False)

    page = text_of(office.client("head").get(OTHERS))
    listed = text_of(office.client("head").get("/desk/late/"))

    assert "件办件已逾期，最早" in page
    assert str(late) in listed
    assert "件办件已逾期" not in text_of(office.client("clerk").get(OTHERS))


def test_the_check_of_a_promise_is_on_somebodys_list(office: Office) -> None:
    row = LicenceRow.objects.get(case=promised(clock.today() - timedelta(days=70)))

    page = text_of(office.client("first").get(OTHERS))
    listed = text_of(office.client("first").get("/register/licences/?due=promise"))

    assert "有1件告知承诺待核查，其中1件已逾期" in page
    assert "/register/licences/?due=promise" in page
    assert row.number in listed
    assert "告知承诺" not in text_of(office.client("publisher").get(OTHERS))


def test_a_promise_that_is_not_kept_stays_on_the_list_until_something_follows(
    office: Office,
) -> None:
    row = LicenceRow.objects.get(case=promised(clock.today() - timedelta(days=9)))
    facts = {"officers": ["first", "second"], "result": "unmet", "findings": "消毒设施没有配备齐全"}
    act_on_licence(row.stream, "check-commitment", facts, office.act("first"))

    page = text_of(office.client("head").get(OTHERS))
    until = (clock.today() + timedelta(days=10)).isoformat()
    told = {"until": until, "what": "补齐消毒设施并提交检测报告"}
    act_on_licence(row.stream, "order-rectification", told, office.act("first"))
    after = text_of(office.client("head").get(OTHERS))

    assert "有1件告知承诺没有履行" in page
    assert "没有履行" not in after
    assert "有1件告知承诺待核查，最早" in after
