"""A fee is registered only where the item has one, and counts in the yearly table."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.casework import officials
from tests.casework.acts import act_on
from tests.rooms.desk.office import HOME, ITEM, Office, findings, text_of, visit

from xuke import catalogue
from xuke.casework.models import CaseRow
from xuke.figures.annual.counting import figures
from xuke.figures.period import Period
from xuke.web import clock

PAID = {"amount": "80", "receipt": "虚构缴款第1号"}


@pytest.fixture
def charged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let the item have a fee; rules are put together anew before and afterwards."""
    known = catalogue.loaded()
    item = replace(known.items[ITEM], fee=Decimal(80), fee_basis="虚构收费依据")
    changed = replace(known, items={**known.items, ITEM: item})
    monkeypatch.setattr(catalogue, "loaded", lambda: changed)
    catalogue.rule.cache_clear()
    yield
    catalogue.rule.cache_clear()


@pytest.mark.usefixtures("charged")
def test_a_clerk_registers_what_was_paid(office: Office) -> None:
    stream = office.accepted()
    page = text_of(office.client("clerk2").get(f"/desk/case/{stream}/"))

    act_on(stream, "charge-fee", PAID, office.act("clerk2"))
    act_on(stream, "verify-site", visit(), office.act("first"))
    for name in ("first", "second"):
        officials.examine(stream, findings(), office.act(name))
    officials.grant(stream, office.act("head"))

    assert "登记收费" in page
    assert CaseRow.objects.get(stream=stream).fee == Decimal(80)
    counted = figures(HOME, Period(clock.today().year))[ITEM]
    assert (counted["charged_cases"], counted["charged_amount"]) == (1, Decimal(80))
    after = text_of(office.client("clerk2").get(f"/desk/case/{stream}/"))
    history = text_of(office.client("clerk2").get(f"/desk/case/{stream}/history/"))
    assert "登记收费" not in after
    assert "虚构缴款第1号" in history


def test_where_the_item_has_no_fee_nobody_is_offered_to_charge_one(office: Office) -> None:
    stream = office.accepted()

    assert "登记收费" not in text_of(office.client("clerk2").get(f"/desk/case/{stream}/"))
