"""The public list: all that is public, nothing that is private, found by two characters."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.rooms.desk.office import ELSEWHERE, NURSE, Office, text_of
from tests.rooms.disclosure.publishing import disclosed, record_of, tables
from tests.rooms.register.certificates import certificate, issued, private_answers
from tests.rooms.register.history import imported, past

from xuke import catalogue
from xuke.casework.stream.rebuild import rebuild
from xuke.gateways.masking import mask_name
from xuke.rooms.disclosure.models import Disclosure
from xuke.rooms.disclosure.queries import NEWEST_FIRST, SIZE

LIST = "/disclosure/"
API = "/api/public/disclosures"
BOTH = ["虚构海棠理发店", "虚构ＡＢＣ美容（上海）"]


def listed(**asked: str) -> str:
    answer = Client().get(LIST, asked)
    assert answer.status_code == 200
    return text_of(answer)


def found(**asked: str) -> list[str]:
    """Return the holders that the interface lists, page by page."""
    return [row["items"]["XK_XDR_MC"] for page in pages(**asked) for row in page["rows"]]


def pages(**asked: str) -> Iterator[dict[str, Any]]:
    after = ""
    while True:
        page = Client().get(API, asked | {"after": after}).json()
        yield page
        after = page["after"]
        if not after:
            return


def test_only_what_was_disclosed_is_public(office: Office) -> None:
    public, waiting = disclosed(office), issued(office)
    client = Client()

    assert str(public) in listed()
    assert str(waiting) not in listed()
    assert client.get(f"/disclosure/record/{public}/").status_code == 200
    assert client.get(f"/disclosure/record/{waiting}/").status_code == 404
    assert len(found()) == 1


@pytest.mark.parametrize("item", sorted(catalogue.items()))
def test_nothing_private_is_public_anywhere(office: Office, item: str) -> None:
    stream = disclosed(office, item)
    client = Client()
    everything = (
        listed()
        + listed(q=certificate(stream).number)
        + text_of(client.get(f"/disclosure/record/{stream}/"))
        + text_of(client.get(API))
    )

    private = private_answers(stream)
    number = record_of(stream).holder_kind == "organisation" and "applicant_id"
    assert len(private) > 2
    for name, value in private.items():
        if name != number:
            assert value not in everything, name
    if "birth_date" in private:
        assert "1949" not in everything


def test_of_one_day_the_last_number_stands_first(office: Office) -> None:
    streams = [disclosed(office) for _case in range(5)]
    rows = sorted(map(record_of, streams), key=lambda one: one.number, reverse=True)
    assert len({row.decided_on for row in rows}) == 1

    shown = Client().get(LIST).context["page"]

    assert [line.stream for line in shown.rows] == [str(row.stream) for row in rows]
    assert shown.count_words == "共 5 条，本页 5 条"


@pytest.mark.django_db
def test_a_long_list_says_how_many_there_are_on_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xuke.rooms.disclosure.queries.NEWEST_FIRST", replace(NEWEST_FIRST, size=2))
    imported(*(past(f"P{serial}") for serial in range(5)))

    first = Client().get(LIST).context["page"]
    second = Client().get(LIST + first.next_url).context["page"]

    assert first.count_words == second.count_words == "共 5 条，本页 2 条"


def test_a_person_is_masked_and_cannot_be_found_by_name(office: Office) -> None:
    name = record_of(disclosed(office, NURSE)).holder_name

    assert found() == [mask_name(name)]
    assert name not in listed()
    assert found(q=name) == []
    assert found(q=name[:2]) == []


def test_a_doctor_is_announced_in_full_and_found_by_name(office: Office) -> None:
    name = record_of(disclosed(office, "physician-practice")).holder_name

    assert found(q=name) == [name]


def test_the_record_shows_days_and_states_in_words(office: Office) -> None:
    stream = disclosed(office)
    record = record_of(stream)

    shown = text_of(Client().get(f"/disclosure/record/{stream}/"))

    day = record.decided_on
    assert f"{day.year}年{day.month}月{day.day}日" in shown
    assert "<dt>统一社会信用代码</dt>" in shown
    assert "有效" in shown
    assert f"{day:%Y/%m/%d}" not in shown


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("海棠", ["虚构海棠理发店"], id="two characters"),
        pytest.param("棠", ["虚构海棠理发店"], id="one character"),
        pytest.param("店", ["虚构海棠理发店"], id="the last character"),
        pytest.param("海棠 理发", ["虚构海棠理发店"], id="two words"),
        pytest.param("海理", [], id="characters that do not stand together"),
        pytest.param("ABC美容", ["虚构ＡＢＣ美容（上海）"], id="another width"),
        pytest.param("abc", ["虚构ＡＢＣ美容（上海）"], id="another case"),
        pytest.param("字(2023)2", ["虚构ＡＢＣ美容（上海）"], id="another bracket"),
        pytest.param("店证字", [], id="across name and number"),
        pytest.param("' & | ! ( ) :* <-> \\ %", [], id="signs of the search itself"),
        pytest.param(
            "\x01\u200b", ["虚构海棠理发店", "虚构ＡＢＣ美容（上海）"], id="nothing to see"
        ),
    ],
)
def test_words_are_found_wherever_they_stand(words: str, names: list[str]) -> None:
    imported(
        past("P1", name="虚构海棠理发店", certificate_number="证字〔2023〕1号"),
        past("P2", name="虚构ＡＢＣ美容（上海）", certificate_number="证字〔2023〕2号"),
    )

    assert sorted(found(q=words)) == names


@pytest.mark.django_db
def test_one_item_is_listed_and_an_unknown_one_narrows_nothing() -> None:
    imported(past("P1"), past("P2", item="drinking-water-supply", name="虚构水站"))

    assert found(item="drinking-water-supply") == ["虚构水站"]
    assert len(found(item="nowhere")) == 2
    assert "虚构水站" in listed(item="no-such-item")


@pytest.mark.django_db
def test_imported_decisions_are_shown_as_history() -> None:
    history = past("P1", name="虚构旧店")
    imported(history)

    assert "历史数据" in listed()
    (page,) = pages()
    assert page["rows"][0]["imported"] is True
    assert page["rows"][0]["disclosed_on"] is None
    shown = text_of(Client().get(f"/disclosure/record/{history.stream.id}/"))
    assert "历史数据导入，公示日期没有记载" in shown


@pytest.mark.django_db
def test_a_long_list_is_paged_without_gap_or_repetition() -> None:
    day = date(2023, 3, 8)
    imported(
        *(
            past(f"P{number}", name=f"虚构{number}店", decided_on=day + timedelta(number // 40))
            for number in range(105)
        )
    )

    names = found()

    assert len(names) == len(set(names)) == 105
    assert [len(page["rows"]) for page in pages()] == [SIZE, SIZE, SIZE, 15]
    order = ("-decided_on", "-number", "-stream")
    decided = list(Disclosure.objects.order_by(*order).values_list("holder_name"))
    assert [(name,) for name in names] == decided


@pytest.mark.django_db
def test_the_page_leads_on_by_key_and_keeps_what_was_asked() -> None:
    imported(*(past(f"P{number}", name=f"虚构{number}店") for number in range(SIZE + 1)))

    first = Client().get(LIST, {"q": "虚构"})
    following = Client().get(first.context["page"].next_url.replace("?", f"{LIST}?"))

    assert "q=" in first.context["page"].next_url
    assert len(following.context["page"].rows) == 1
    assert "回到第一页" in text_of(following)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x", "2023-03-08", "2023-03-08,x", ","])
def test_a_key_of_no_use_leads_to_the_first_page(key: str) -> None:
    imported(past("P1"))

    assert len(Client().get(API, {"after": key}).json()["rows"]) == 1


@pytest.mark.django_db
def test_a_page_of_the_list_is_one_query(
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    imported(*(past(f"P{number}", name=f"虚构{number}店") for number in range(SIZE + 1)))

    with django_assert_num_queries(1):
        listed(q="虚构")


@pytest.mark.django_db
def test_an_empty_list_says_what_to_do() -> None:
    assert "没有查到公示的决定" in listed(q="没有")


def test_a_rebuild_changes_nothing_in_what_is_disclosed(office: Office) -> None:
    disclosed(office)
    disclosed(office, NURSE)
    office.granted()
    imported(past("P1", certificate_number="证1"), past("P2", authority=ELSEWHERE))
    before = tables()

    rebuild()

    assert len(before) == 5
    assert tables() == before
