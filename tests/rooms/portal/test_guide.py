"""Finding an item, and its guide."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.kernel.law.calendar import ONE_DAY
from xuke.rooms.portal.queries.durations import usual_time
from xuke.web.words.topics import OTHER, by_topic

HOME = "310105-wjw"
ITEM = "public-place-hygiene-permit"
TODAY = date(2026, 3, 2)


def decided(spans: Sequence[tuple[date, date]], **changes: object) -> None:
    """Put decided cases into the read model."""
    facts = {
        "authority": HOME,
        "year": 2026,
        "item": ITEM,
        "version": 1,
        "action": "new",
        "channel": "online",
        "phase": "concluded",
        "commitment": False,
        "fully_online": True,
        "imported": True,
        "fee": Decimal(0),
        "examined_by": [],
    }
    CaseRow.objects.bulk_create(
        CaseRow(
            **(facts | changes),
            stream=uuid4(),
            accepted_on=accepted,
            decided_on=on,
            closed_on=on,
        )
        for accepted, on in spans
    )


def test_the_home_page_asks_the_database_nothing_and_shows_every_item_once(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        page = client.get("/").content.decode()

    for item in catalogue.items().values():
        assert page.count(f'href="{reverse("portal:item", args=[item.slug])}"') == 1
    for place in ("portal:progress", "register:verify"):
        assert f'href="{reverse(place)}"' in page


def test_every_item_has_a_heading_of_its_own() -> None:
    topics = by_topic(catalogue.items().values())

    assert OTHER not in [topic.title for topic in topics]
    assert sum(len(topic.items) for topic in topics) == len(catalogue.items())


@pytest.mark.parametrize("words", ["公共场所卫生许可", "卫生许可证", "ggcswsxk", "公共场所"])
def test_an_item_is_found_by_name_other_name_and_initials(client: Client, words: str) -> None:
    page = client.get("/", {"q": words}).content.decode()

    assert reverse("portal:item", args=[ITEM]) in page


def test_a_search_without_a_hit_says_what_to_do_next(client: Client) -> None:
    page = client.get("/", {"q": "<b>xyzxyz"}).content.decode()

    assert "没有找到这个事项" in page
    assert "<b>xyzxyz" not in page


def test_what_needs_no_licence_is_said_where_it_is_found(client: Client) -> None:
    page = client.get("/", {"q": "图书馆"}).content.decode()

    assert "图书馆：不需要办理这项许可，只需备案" in page
    assert f'href="{reverse("portal:item", args=[ITEM])}#needless"' in page


def test_what_is_done_elsewhere_is_said_in_the_place_of_items(client: Client) -> None:
    page = client.get("/", {"q": "办健康证"}).content.decode()

    assert "健康证明不是行政许可" in page
    assert reverse("portal:item", args=[ITEM]) not in page


def test_a_search_that_says_what_is_to_be_done_leads_to_the_guide_for_it(client: Client) -> None:
    page = client.get("/", {"q": "护士变更执业地点"}).content.decode()

    assert f"{reverse('portal:item', args=['nurse-practice'])}?action=modification" in page


def test_nearly_typed_asks_whether_it_is_meant_and_offers_what_others_look_for(
    client: Client,
) -> None:
    page = client.get("/", {"q": "护世"}).content.decode()

    assert "您是不是要找" in page
    assert "常用搜索" in page


@pytest.mark.parametrize("slug", sorted(catalogue.items()))
def test_every_item_has_a_guide_for_every_action(client: Client, db: None, slug: str) -> None:
    item = catalogue.item(slug)
    for action in item.actions:
        page = client.get(reverse("portal:item", args=[slug]), {"action": action})
        assert page.status_code == 200
        words = page.content.decode()
        assert "法定期限" in words
        assert "行政复议机关" in words
        for material in item.materials_for(action):
            assert material.name in words


def test_an_action_narrows_the_materials(client: Client, db: None) -> None:
    place = reverse("portal:item", args=[ITEM])

    assert "公共场所卫生管理制度" in client.get(place, {"action": "new"}).content.decode()
    assert "遗失或者损毁情况说明" not in client.get(place, {"action": "new"}).content.decode()
    assert "遗失或者损毁情况说明" in client.get(place, {"action": "reissue"}).content.decode()


def test_what_is_not_confirmed_says_so_to_the_office(official: Client) -> None:
    page = official.get(reverse("portal:item", args=["medical-institution-practice"]))

    assert "待确认" in page.content.decode()
    assert "条例只写" in page.content.decode()


def test_an_unknown_item_is_not_there(client: Client, db: None) -> None:
    assert client.get(reverse("portal:item", args=["no-such-item"])).status_code == 404


def test_hostile_choices_in_the_address_fall_back_to_the_first(client: Client, db: None) -> None:
    asked = {"action": "'><script>", "authority": "nowhere"}

    page = client.get(reverse("portal:item", args=[ITEM]), asked)

    assert page.status_code == 200
    assert "<script>" not in page.content.decode().split("<main")[1].split("</main")[0]


def test_the_guide_asks_the_database_once(
    client: Client, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        client.get(reverse("portal:item", args=[ITEM]))


def test_nine_cases_tell_no_usual_time_and_ten_do(db: None) -> None:
    days = [(date(2026, 1, 5), date(2026, 1, 6 + step)) for step in range(4)] * 2
    decided([*days, (date(2026, 1, 5), date(2026, 1, 5))])
    calendar = catalogue.calendar()

    assert usual_time(ITEM, HOME, today=TODAY, calendar=calendar) is None
    decided([(date(2026, 1, 5), date(2026, 1, 16))])
    usual = usual_time(ITEM, HOME, today=TODAY, calendar=calendar)

    assert usual is not None
    assert (usual.days, usual.cases) == (4, 10)


def test_the_usual_time_is_the_ninth_decile_in_working_days(db: None) -> None:
    calendar = catalogue.calendar()
    spans = [
        (date(2025, 12, 1) + timedelta(days=step), date(2025, 12, 1) + timedelta(days=2 * step))
        for step in range(37)
        if calendar.is_working_day(date(2025, 12, 1) + timedelta(days=step))
    ]
    decided(spans)

    usual = usual_time(ITEM, HOME, today=TODAY, calendar=calendar)

    taken = sorted(_working_days(accepted, on) for accepted, on in spans)
    assert usual is not None
    assert usual.days == taken[-(-len(taken) * 9 // 10) - 1]


def test_older_cases_other_items_and_other_authorities_do_not_count(db: None) -> None:
    recent = [(date(2026, 1, 5), date(2026, 1, 6))] * 10
    decided([(date(2025, 2, 3), date(2025, 2, 28))] * 10)
    decided(recent, item="nurse-practice")
    decided(recent, authority="440114-wjj")

    assert usual_time(ITEM, HOME, today=TODAY, calendar=catalogue.calendar()) is None


def test_the_guide_shows_the_usual_time(client: Client, db: None) -> None:
    decided([(date(2026, 1, 5), date(2026, 1, 7))] * 12)

    page = client.get(reverse("portal:item", args=[ITEM])).content.decode()

    assert "实际用时" in page
    assert "最近一年 12 件" in page


def _working_days(accepted: date, on: date) -> int:
    """Count working days the slow way."""
    calendar = catalogue.calendar()
    days = range(1, (on - accepted).days + 1)
    return sum(calendar.is_working_day(accepted + ONE_DAY * step) for step in days)
