from django.http import QueryDict

from xuke.web.components import paging


def test_a_key_gives_a_next_page_and_keeps_the_filters() -> None:
    asked = QueryDict("phase=received&phase=accepted&after=x")

    page = paging.page([1, 2], next_key="k/2", asked=asked)

    assert page.rows == [1, 2]
    assert page.next_url == "?phase=received&phase=accepted&after=k%2F2"
    assert page.first_url == "?phase=received&phase=accepted"


def test_the_last_page_leads_nowhere() -> None:
    page = paging.page([1, 2], next_key="", asked=QueryDict(""))

    assert (page.next_url, page.first_url) == ("", "")


def test_a_count_is_capped() -> None:
    page = paging.page([1], next_key="", asked=QueryDict(""), count=paging.CAP + 1)

    assert page.count_words == "共 1000 条以上，本页 1 条"
