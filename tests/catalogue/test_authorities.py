"""The authorities: what each offers, in which order, and what nobody has confirmed yet."""

from datetime import time

import pytest

from xuke import catalogue

CODES = ("310105-wjw", "440000-wjw", "440114-wjj", "440303-wjj", "440704-wjj")


def test_the_five_authorities_are_there() -> None:
    assert tuple(catalogue.authorities()) == CODES


def test_changning_offers_the_18_items_in_the_printed_order() -> None:
    offers = catalogue.offered("310105-wjw")

    assert [one.serial for one in offers] == list(range(1, 19))
    assert [one.item.name for one in offers] == [one.name for one in catalogue.items().values()]
    assert {one.level for one in offers} == {"区级"}
    assert {one.department for one in offers} == {"长宁区卫健委"}
    assert all(one.supervision_system for one in offers)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_invented(code: str) -> None:
    authority = catalogue.authority(code)

    assert authority.uscc is None
    assert authority.phone is None
    assert authority.address is None
    assert authority.remedies.litigation.body is None
    assert {"uscc", "contact", "litigation", "hours"} <= set(authority.unconfirmed)


@pytest.mark.parametrize("code", CODES)
def test_review_goes_to_the_government_of_the_same_level(code: str) -> None:
    authority = catalogue.authority(code)

    assert str(authority.remedies.reconsideration.body).endswith("人民政府")


def test_the_office_has_hours_and_its_own_words() -> None:
    authority = catalogue.authority("310105-wjw")

    assert authority.hours.close == time(17)
    assert authority.word == "长卫"
    assert authority.decision_number.format(year=2023, serial=5) == "长卫许〔2023〕5号"
    assert authority.offer("nurse-practice") is not None
    assert authority.offer("no-such-item") is None


def test_what_others_offer_is_marked_as_a_guess() -> None:
    offers = catalogue.offered("440000-wjw")

    assert {one.level for one in offers} == {"省级"}
    assert not any(one.certainty.is_confirmed for one in offers)
    assert "offers" in catalogue.authority("440000-wjw").unconfirmed
