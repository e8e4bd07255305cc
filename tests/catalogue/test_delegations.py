"""Delegations in the authorities' files: what is told, and what nobody may rely on yet."""

from datetime import date

import pytest

from xuke import catalogue
from xuke.kernel.law.delegation import Competence
from xuke.kernel.law.refusal import Unlawful

PLACES = "public-place-hygiene-permit"
HUADU = "440114-wjj"
CITY = "广州市卫生健康委员会"
NOW = date(2026, 3, 2)


def test_an_authority_acts_in_its_own_name_on_what_it_offers() -> None:
    assert catalogue.competence("310105-wjw", PLACES, NOW) == Competence(
        in_name_of="310105-wjw", handled_by="310105-wjw"
    )


def test_who_delegated_keeps_its_name_and_its_competence() -> None:
    assert catalogue.competence("440704-wjj", PLACES, NOW).in_name_of == "440704-wjj"


def test_the_streets_delegation_is_told_with_what_is_not_known_of_it() -> None:
    authority = catalogue.authority("440704-wjj")
    entry = authority.delegations[0]

    assert entry.delegation.since == date(2021, 1, 1)
    assert entry.delegation.items == {PLACES}
    assert entry.announcement is not None
    assert entry.delegation.announced_on is None
    assert "delegations" in authority.unconfirmed


def test_a_delegation_that_is_only_asked_for_makes_nobody_competent() -> None:
    with pytest.raises(Unlawful) as caught:
        catalogue.competence(HUADU, PLACES, NOW, owner=CITY)

    assert caught.value.code == "delegation-not-announced"
    assert catalogue.authority(HUADU).delegations[0].announcement is None


def test_an_item_that_nobody_gave_is_not_its_business() -> None:
    with pytest.raises(Unlawful) as caught:
        catalogue.competence(HUADU, "nurse-practice", NOW, owner=CITY)

    assert caught.value.code == "not-competent-here"


def test_authorities_without_delegations_have_none() -> None:
    assert catalogue.authority("310105-wjw").delegations == ()
