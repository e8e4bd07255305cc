"""Whoever is refused is told the special law's provision, wherever his item's data name one."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from tests.kernel.licences import ISSUED

from xuke import catalogue
from xuke.catalogue import LicenceItem
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.licence.places import GENERAL, asked_under
from xuke.kernel.licence.state import Licence, replay

NOW = date(2026, 3, 2)
ITEMS = tuple(catalogue.items().values())
REISSUE = "no law of these items says how a lost certificate is replaced"
STRIKE = "article 70 alone says when it is struck off"
CHANGE = "article 49 alone lets the holder have it changed; the item's rules name no article"
RENEW = "no special provision sets a term or a lead: article 50 alone renews it"
EXCHANGE = "an exchange of the certificate rests on practice and on no provision"
SILENT = MappingProxyType(
    {
        "disinfectant-producer": {
            "modification": "the article on changes was dropped from the measures in 2017",
            "reissue": REISSUE,
            "deregistration": STRIKE,
        },
        "drinking-water-supply": {
            "modification": CHANGE,
            "reissue": REISSUE,
            "deregistration": STRIKE,
        },
        "maternal-infant-care": {
            "modification": CHANGE,
            "renewal": RENEW,
            "reissue": REISSUE,
            "deregistration": STRIKE,
        },
        "maternal-infant-staff": {
            "modification": CHANGE,
            "renewal": RENEW,
            "reissue": REISSUE,
            "deregistration": STRIKE,
        },
        "medical-institution-establishment": {
            "modification": CHANGE,
            "renewal": RENEW,
            "deregistration": STRIKE,
        },
        "medical-institution-practice": {"renewal": RENEW, "review-renewal": EXCHANGE},
        "narcotic-drug-purchase": {
            "modification": CHANGE,
            "renewal": "the card's rules are a normative document, on which no refusal can rest",
            "reissue": REISSUE,
            "deregistration": STRIKE,
        },
        "nurse-practice": {"reissue": REISSUE},
        "physician-practice": {"reissue": REISSUE},
        "public-place-hygiene-permit": {"reissue": REISSUE, "deregistration": STRIKE},
        "tcm-institution-establishment": {
            "modification": CHANGE,
            "renewal": RENEW,
            "deregistration": STRIKE,
        },
        "tcm-institution-practice": {"renewal": RENEW, "review-renewal": EXCHANGE},
        "tcm-specialty-physician-practice": {"reissue": REISSUE},
    }
)
"""Where the general law is cited still, item by item and action by action, and why."""


def licence(item: LicenceItem, day: date = NOW) -> Licence:
    """Return a licence of the item under the rule of the day."""
    return replay([replace(ISSUED, item=item.slug, rule=item.licence_on(day).rule)])


def general_ones(item: LicenceItem) -> set[str]:
    """Return the actions on a licence that the general law alone governs."""
    held = licence(item)
    asked = [Action(one) for one in item.actions if one in GENERAL]
    return {one.value for one in asked if asked_under(held, one).statute == LICENSING_LAW.slug}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
def test_the_general_law_is_cited_only_where_the_items_law_is_silent(item: LicenceItem) -> None:
    assert general_ones(item) == set(SILENT.get(item.slug, {}))


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)
def test_a_grant_is_refused_under_a_provision_of_the_items_own(item: LicenceItem) -> None:
    path = licence(item).rule.bases[Action.NEW]

    assert not path.startswith(LICENSING_LAW.slug)
    assert catalogue.law().knows_on(path, NOW)


@pytest.mark.parametrize(
    ("slug", "action", "day", "path"),
    [
        ("medical-institution-practice", Action.MODIFICATION, date(2022, 4, 30), 20),
        ("medical-institution-practice", Action.MODIFICATION, date(2022, 5, 1), 19),
        ("medical-institution-practice", Action.PERIODIC_VERIFICATION, date(2022, 4, 30), 22),
        ("medical-institution-practice", Action.PERIODIC_VERIFICATION, date(2022, 5, 1), 21),
        ("physician-practice", Action.MODIFICATION, date(2022, 2, 28), 17),
        ("physician-practice", Action.MODIFICATION, date(2022, 3, 1), 18),
    ],
)
def test_it_is_the_provision_of_the_day(slug: str, action: Action, day: date, path: int) -> None:
    assert asked_under(licence(catalogue.item(slug), day), action).article == path


def test_an_old_licence_is_refused_under_the_provision_of_today() -> None:
    item = catalogue.item("medical-institution-practice")
    old = licence(item, date(2021, 3, 1)).judged(item.licence_on(NOW).rule)

    assert str(asked_under(old, Action.REISSUE)) == "medical-institutions-regulations/22/2"
