"""A clock of a licence names the provision of its own item's law."""

from dataclasses import replace
from datetime import date

from tests.kernel.licences import issued
from tests.law.persons import calendar_of

from xuke import catalogue
from xuke.kernel.licence.clocks import LicenceClockName, running_clocks

DAY = date(2026, 3, 4)


def places(item: str) -> dict[LicenceClockName, str]:
    rule = catalogue.item(item).licence_on(DAY).rule
    licence = issued(rule=rule, item=item)
    return {one.name: str(one.basis) for one in running_clocks(licence, calendar_of({}))}


def test_a_nurses_renewal_rests_on_the_regulations_on_nurses() -> None:
    assert places("nurse-practice")[LicenceClockName.RENEWAL_FILING].startswith(
        "nurse-regulations/"
    )


def test_a_rule_that_names_no_place_leaves_the_general_laws() -> None:
    rule = catalogue.item("nurse-practice").licence_on(DAY).rule
    bare = replace(rule, bases={})
    (clock,) = (
        one
        for one in running_clocks(issued(rule=bare), calendar_of({}))
        if one.name is LicenceClockName.RENEWAL_FILING
    )

    assert str(clock.basis) == "administrative-licensing-law/50/1"
    # Judged today, what is the same today is named by today's provision.
    assert bare.at(rule).bases["renewal_lead"] == rule.bases["renewal_lead"]


def test_the_verification_of_mother_and_child_care_rests_on_its_own_rules() -> None:
    place = places("maternal-infant-care")[LicenceClockName.VERIFICATION]

    assert place == "maternal-infant-technique-measures/7"
