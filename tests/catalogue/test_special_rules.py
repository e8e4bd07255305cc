"""What the special laws ask of each item: procedure, limits, licences after issue, by the day."""

from datetime import date

import pytest

from xuke import catalogue
from xuke.catalogue import LicenceItem
from xuke.kernel.item.licence import (
    RENEWAL_LEAD,
    Deferral,
    FurtherGround,
    LateRenewal,
    LicenceRule,
    VerificationRule,
)
from xuke.kernel.item.rule import Course, PendingMode, Tolerance
from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019

ITEMS = tuple(catalogue.items().values())
every_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.slug)

YEAR, THREE_YEARS = Span(1, Unit.YEAR), Span(3, Unit.YEAR)
TWO_YEARS = Span(2, Unit.YEAR)
MONTH, THREE_MONTHS = Span(1, Unit.MONTH), Span(3, Unit.MONTH)
DECIDED = Span(20, Unit.WORKING)
NOW = date(2026, 3, 2)
IN_2021 = date(2021, 3, 1)

PLACES = "public-place-hygiene-permit"
INSTITUTIONS = "medical-institution-practice"
TCM_INSTITUTIONS = "tcm-institution-practice"
PHYSICIANS = "physician-practice"
NURSES = "nurse-practice"
WATER = "drinking-water-supply"
NARCOTICS = "narcotic-drug-purchase"
RADIOLOGY = "radiological-practice"
DISINFECTANTS = "disinfectant-producer"
MATERNAL = "maternal-infant-care"

BY_BEDS = (VerificationRule(beds=0, every=YEAR), VerificationRule(beds=100, every=THREE_YEARS))
JOINT = VerificationRule(beds=0, every=YEAR, field="ownership", answers=("中外合资（合作）",))
VERIFIED = (*BY_BEDS, JOINT)


def licence(slug: str, on: date = NOW) -> LicenceRule:
    return catalogue.item(slug).licence_on(on).rule


@pytest.mark.parametrize(
    ("slug", "on", "attribute", "expected"),
    [
        # public places
        pytest.param(PLACES, NOW, "validity", Span(4, Unit.YEAR), id="places: four years"),
        pytest.param(PLACES, NOW, "renewal_lead", Span(30, Unit.CALENDAR),
                     id="places: renewal thirty days before"),
        pytest.param(PLACES, NOW, "new_application_for", ("business_items", "place_address"),
                     id="places: another address or business is a new application"),
        pytest.param(PLACES, date(2025, 1, 19), "review_every", TWO_YEARS,
                     id="places: reviewed every two years until the regulations changed"),
        pytest.param(PLACES, date(2025, 1, 20), "review_every", None,
                     id="places: not reviewed since"),
        pytest.param(PLACES, NOW, "commitment_check", Span(2, Unit.MONTH),
                     id="places: a promise is checked within two months"),
        # medical institutions
        pytest.param(INSTITUTIONS, IN_2021, "verification", VERIFIED,
                     id="institutions: a year below a hundred beds, three from there, old text"),
        pytest.param(INSTITUTIONS, NOW, "verification", VERIFIED,
                     id="institutions: the same under the new text"),
        pytest.param(TCM_INSTITUTIONS, NOW, "verification", VERIFIED,
                     id="TCM institutions: as the others"),
        pytest.param(INSTITUTIONS, NOW, "verification_lead", THREE_MONTHS,
                     id="institutions: verification applied for in the last three months"),
        pytest.param(INSTITUTIONS, NOW, "deferral",
                     Deferral(least=MONTH, most=Span(6, Unit.MONTH), practises_from_beds=1),
                     id="institutions: deferred one to six months, no practice without beds"),
        pytest.param(INSTITUTIONS, NOW, "idle_after", YEAR,
                     id="institutions: closed after a year's stop"),
        # physicians
        pytest.param(PHYSICIANS, NOW, "validity", None, id="physicians: no end"),
        pytest.param(PHYSICIANS, NOW, "renewal_lead", None, id="physicians: no renewal"),
        pytest.param(PHYSICIANS, NOW, "bar_after_revocation", TWO_YEARS,
                     id="physicians: not registered for two years after revocation"),
        pytest.param(PHYSICIANS, NOW, "bar_after_deceit", THREE_YEARS,
                     id="physicians: three years after deceit"),
        pytest.param(PHYSICIANS, date(2022, 2, 28), "bar_after_deceit", None,
                     id="physicians: the old law knew no bar of its own after deceit"),
        pytest.param(PHYSICIANS, NOW, "idle_after", TWO_YEARS,
                     id="physicians: deregistered after two years' stop"),
        pytest.param(PHYSICIANS, NOW, "reassessed_after", TWO_YEARS,
                     id="physicians: assessed before registering again after two years"),
        # nurses
        pytest.param(NURSES, NOW, "validity", Span(5, Unit.YEAR), id="nurses: five years"),
        pytest.param(NURSES, NOW, "renewal_lead", Span(30, Unit.CALENDAR),
                     id="nurses: renewal thirty days before"),
        pytest.param(NURSES, NOW, "bar_after_revocation", TWO_YEARS,
                     id="nurses: two years after revocation"),
        # others
        pytest.param(WATER, NOW, "renewal_lead", Span(6, Unit.MONTH),
                     id="water: six months before"),
        pytest.param(WATER, NOW, "validity", Span(4, Unit.YEAR), id="water: four years"),
        pytest.param(NARCOTICS, NOW, "renewal_lead", RENEWAL_LEAD,
                     id="purchase card: no document asks for it before thirty days"),
        pytest.param(NARCOTICS, NOW, "validity", THREE_YEARS, id="purchase card: three years"),
        pytest.param(NARCOTICS, NOW, "bar_after_deceit", Span(5, Unit.YEAR),
                     id="purchase card: five years after deceit"),
        pytest.param(RADIOLOGY, NOW, "renewal_lead", None, id="radiology: no renewal"),
        pytest.param(RADIOLOGY, NOW, "validity", None, id="radiology: no end"),
        pytest.param(RADIOLOGY, NOW, "verified_with", (INSTITUTIONS, TCM_INSTITUTIONS),
                     id="radiology: verified together with the institution's licence"),
        pytest.param(DISINFECTANTS, date(2017, 12, 25), "renewal_lead", THREE_MONTHS,
                     id="disinfectants: three months before, old text"),
        pytest.param(DISINFECTANTS, date(2017, 12, 26), "renewal_lead", Span(30, Unit.CALENDAR),
                     id="disinfectants: thirty days since the change"),
        pytest.param(DISINFECTANTS, NOW, "keeps_number", True, id="disinfectants: number kept"),
        pytest.param(DISINFECTANTS, NOW, "new_application_for", ("production_address",),
                     id="disinfectants: a new site is a new application"),
        pytest.param(MATERNAL, NOW, "verification", (VerificationRule(beds=0, every=THREE_YEARS),),
                     id="maternal care: verified every three years"),
        pytest.param(MATERNAL, NOW, "validity", None, id="maternal care: no end"),
        pytest.param("maternal-infant-staff", NOW, "validity", None, id="maternal staff: no end"),
        pytest.param(INSTITUTIONS, NOW, "validity", None, id="institutions: no end by law"),
        pytest.param(INSTITUTIONS, NOW, "verification_after_deferral", YEAR,
                     id="institutions: verified again a year after a deferral"),
        pytest.param(INSTITUTIONS, date(2008, 3, 3), "verification_after_deferral", None,
                     id="institutions: not so before the Measures of 2009"),
        pytest.param("medical-advertisement", NOW, "bar_after_annulment", YEAR,
                     id="advertisements: one year after annulment for an offence"),
        pytest.param("medical-advertisement", NOW, "bar_after_revocation", None,
                     id="advertisements: none is revoked"),
        pytest.param("medical-advertisement", NOW, "validity", YEAR,
                     id="advertisements: one year"),
        pytest.param("medical-advertisement", NOW, "renewal_lead", None,
                     id="advertisements: applied for anew"),
        pytest.param("medical-advertisement", NOW, "bar_after_deceit", THREE_YEARS,
                     id="advertisements: three years after deceit"),
        pytest.param("radiation-hazard-pre-evaluation", NOW, "renewal_lead", None,
                     id="pre-evaluation: once and for all"),
        pytest.param("medical-institution-establishment", NOW, "renewal_lead", RENEWAL_LEAD,
                     id="approval of establishment: no provision keeps it from renewal"),
        pytest.param("medical-institution-establishment", NOW, "validity", None,
                     id="approval of establishment: no term by law"),
        pytest.param("tcm-institution-establishment", NOW, "validity", None,
                     id="approval of a TCM establishment: no term by law"),
    ],
)  # fmt: skip
def test_special_law(slug: str, on: date, attribute: str, expected: object) -> None:
    assert getattr(licence(slug, on), attribute) == expected


def test_before_a_special_rule_is_known_the_general_law_holds() -> None:
    rule = licence(PHYSICIANS, date(1998, 1, 5))

    assert rule.renewal_lead == RENEWAL_LEAD
    assert rule.late_renewal is LateRenewal.FLAGGED
    assert rule.bar_after_revocation is None


@pytest.mark.parametrize(
    ("slug", "ground"),
    [
        pytest.param(PHYSICIANS,
                     FurtherGround(id="assessment-failed-twice", basis="physicians-law/17/1/4",
                                   bar=YEAR, forbids=BarKind.REGISTRATION,
                                   bar_basis="physicians-law/16/1/4"),
                     id="a physician who failed twice waits a year"),
        pytest.param(PHYSICIANS,
                     FurtherGround(id="practice-stopped", basis="physicians-law/17/1/5"),
                     id="a physician who stopped for two years"),
        pytest.param(INSTITUTIONS,
                     FurtherGround(id="closed", basis="medical-institutions-regulations/20"),
                     id="an institution that closed"),
    ],
)  # fmt: skip
def test_further_ground_of_deregistration(slug: str, ground: FurtherGround) -> None:
    version = catalogue.item(slug).licence_on(NOW)

    assert ground in version.rule.further_grounds
    assert version.grounds[ground.id]


@every_item
def test_only_laws_and_regulations_strike_off(item: LicenceItem) -> None:
    law = catalogue.law()
    grounds = [
        (version.since, ground.basis.partition("/")[0])
        for version in item.licence
        for ground in version.rule.further_grounds
    ]

    statutes = [law.on(slug, since) for since, slug in grounds]

    assert all(one and one.sets_limits for one in statutes)


@pytest.mark.parametrize(
    ("slug", "on", "basis"),
    [
        pytest.param(INSTITUTIONS, date(2022, 4, 30), "medical-institutions-regulations/22",
                     id="article 22 until the regulations changed"),
        pytest.param(INSTITUTIONS, date(2022, 5, 1), "medical-institutions-regulations/21",
                     id="article 21 since"),
    ],
)  # fmt: skip
def test_verification_rests_on_the_text_of_the_day(slug: str, on: date, basis: str) -> None:
    assert catalogue.item(slug).licence_on(on).origins["verification"].basis == basis


@pytest.mark.parametrize(
    ("slug", "duty", "within", "every"),
    [
        pytest.param(NARCOTICS, "change-applied-for", Span(3, Unit.CALENDAR), None,
                     id="a change of persons on the card is applied for within three days"),
        pytest.param(PHYSICIANS, "ground-reported", Span(30, Unit.CALENDAR), None,
                     id="the institution reports a ground within thirty days"),
        pytest.param(PHYSICIANS, "assessed", None, THREE_YEARS,
                     id="physicians are assessed every three years"),
    ],
)  # fmt: skip
def test_duty_after_issue(slug: str, duty: str, within: Span | None, every: Span | None) -> None:
    found = {one.id: one for one in catalogue.item(slug).licence_on(NOW).duties}[duty]

    assert (found.within, found.every) == (within, every)
    assert found.name


@pytest.mark.parametrize(
    ("slug", "action", "on", "statutory", "from_receipt"),
    [
        pytest.param(NURSES, "new", NOW, Span(20, Unit.WORKING), True,
                     id="nurses: twenty working days from receipt"),
        pytest.param(NURSES, "modification", NOW, Span(7, Unit.WORKING), True,
                     id="nurses: a change in seven working days from its report"),
        pytest.param(NARCOTICS, "modification", NOW, Span(5, Unit.CALENDAR), True,
                     id="purchase card: a change in five days from receipt"),
        pytest.param(NARCOTICS, "new", NOW, DECIDED, False,
                     id="purchase card: no document may give more than twenty working days"),
        pytest.param("radiation-hazard-pre-evaluation", "new", NOW, Span(30, Unit.CALENDAR), True,
                     id="pre-evaluation: thirty days from receipt of the report"),
        pytest.param(MATERNAL, "new", date(2004, 6, 30), Span(60, Unit.CALENDAR), False,
                     id="maternal care: sixty days before the Licensing Law"),
        pytest.param(MATERNAL, "new", date(2004, 7, 1), DECIDED, False,
                     id="maternal care: no rule may give more than twenty working days since"),
        pytest.param(MATERNAL, "new", NOW, DECIDED, False, id="maternal care: nor in 2021"),
        pytest.param(INSTITUTIONS, "new", NOW, Span(45, Unit.CALENDAR), False,
                     id="institutions: forty-five days"),
        pytest.param(INSTITUTIONS, "modification", NOW, DECIDED, False,
                     id="institutions: the regulations set no other for a change"),
        pytest.param(TCM_INSTITUTIONS, "renewal", NOW, DECIDED, False,
                     id="institutions: nor for a renewal"),
        pytest.param("medical-institution-establishment", "deregistration", NOW, DECIDED, False,
                     id="establishment: nor for its end"),
        pytest.param(INSTITUTIONS, "periodic-verification", NOW, Span(30, Unit.CALENDAR), False,
                     id="institutions: verification in thirty days"),
        pytest.param("medical-institution-establishment", "new", NOW, Span(30, Unit.CALENDAR),
                     False, id="establishment: thirty days"),
        pytest.param(PHYSICIANS, "new", date(2022, 2, 28), Span(30, Unit.CALENDAR), True,
                     id="physicians: thirty days from receipt, old law"),
        pytest.param(PHYSICIANS, "new", date(2022, 3, 1), Span(20, Unit.WORKING), False,
                     id="physicians: twenty working days from acceptance since"),
    ],
)  # fmt: skip
def test_limit_of_the_action_on_the_day(
    slug: str, action: str, on: date, statutory: Span, *, from_receipt: bool
) -> None:
    rule = catalogue.item(slug).rule(action, on=on)

    assert (rule.statutory, rule.counted_from_receipt) == (statutory, from_receipt)


VISITED = {
    PLACES,
    RADIOLOGY,
    WATER,
    DISINFECTANTS,
    INSTITUTIONS,
    TCM_INSTITUTIONS,
    NARCOTICS,
    "radiation-protection-acceptance",
    MATERNAL,
}


@every_item
def test_the_site_is_verified_where_the_law_says_so(item: LicenceItem) -> None:
    assert item.rule("new").site_verification is (item.slug in VISITED)
    assert not any(item.rule(one).site_verification for one in item.actions if one != "new")


@pytest.mark.parametrize(
    "slug",
    ["radiation-hazard-pre-evaluation", "radiation-protection-acceptance"],
)
def test_a_step_that_hangs_on_the_case_is_not_forced_but_told(slug: str) -> None:
    item = catalogue.item(slug)

    assert not item.rule("new").expert_review
    assert "procedure" in item.unconfirmed


@every_item
def test_nothing_else_is_forced(item: LicenceItem) -> None:
    rule = item.rule("new")

    assert rule.course is Course.SINGLE
    assert [rule.legality_review, rule.discussion, rule.rectification_pauses] == [False] * 3
    assert rule.correction_answer == Span(60, Unit.CALENDAR)


@every_item
def test_the_rule_carries_the_licence_and_the_law_of_the_day(item: LicenceItem) -> None:
    rule = item.rule("new", on=NOW)

    assert rule.licence == item.licence_on(NOW).rule
    assert rule.licence is not None
    assert rule.licence.item == item.slug
    assert rule.terms is None
    assert rule.law == TERMS_2019


@pytest.mark.parametrize(
    ("slug", "action", "tolerance"),
    [
        pytest.param(PLACES, "new",
                     Tolerance(mode=PendingMode.BEFORE_DECISION, within=Span(5, Unit.WORKING)),
                     id="hygiene rules may come before the decision"),
        pytest.param(NARCOTICS, "renewal",
                     Tolerance(mode=PendingMode.BEFORE_DELIVERY, within=Span(20, Unit.WORKING)),
                     id="the old card is given back when the new one is fetched"),
        pytest.param(NARCOTICS, "new", None, id="nothing that may come later"),
        pytest.param(PHYSICIANS, "new", None, id="all materials are core"),
    ],
)  # fmt: skip
def test_tolerant_acceptance(slug: str, action: str, tolerance: Tolerance | None) -> None:
    assert catalogue.item(slug).rule(action).tolerance == tolerance


@pytest.mark.parametrize(
    ("slug", "on", "present", "absent"),
    [
        pytest.param(PHYSICIANS, IN_2021, "practising-physicians-law/13", "physicians-law/13",
                     id="physicians: the old law in 2021"),
        pytest.param(PHYSICIANS, NOW, "physicians-law/13", "practising-physicians-law/13",
                     id="physicians: the new one in 2026"),
        pytest.param(INSTITUTIONS, IN_2021, "medical-institutions-regulations/19",
                     "medical-institutions-regulations/18", id="institutions: article 19 in 2021"),
        pytest.param(INSTITUTIONS, NOW, "medical-institutions-regulations/18",
                     "medical-institutions-regulations/16", id="institutions: article 18 in 2026"),
        pytest.param(WATER, date(2025, 8, 31), "infectious-disease-law/29/2",
                     "infectious-disease-law/38/3", id="water: the law of 2013"),
        pytest.param(WATER, date(2025, 9, 1), "infectious-disease-law/38/3",
                     "infectious-disease-law/29/2", id="water: the law of 2025"),
    ],
)  # fmt: skip
def test_a_case_rests_on_the_law_of_its_day(slug: str, on: date, present: str, absent: str) -> None:
    found = {one.path for one in catalogue.item(slug).basis_on(on)}

    assert present in found
    assert absent not in found


@every_item
def test_what_is_printed_today_is_in_force_today(item: LicenceItem) -> None:
    assert item.basis_on(NOW) == item.basis
    for day in (IN_2021, NOW):
        assert item.basis_on(day)
        assert all(catalogue.law().knows_on(one.path, day) for one in item.basis_on(day))


@every_item
def test_what_the_licence_rule_names_is_there(item: LicenceItem) -> None:
    for version in item.licence:
        assert set(version.rule.verified_with) <= catalogue.items().keys()
        assert set(version.rule.new_application_for) <= item.field_ids
        assert all(one.basis or not one.certainty.is_confirmed for one in version.origins.values())


@pytest.mark.parametrize(
    ("on", "reviewed"), [(date(2025, 1, 19), True), (date(2025, 1, 20), False)]
)
def test_the_day_of_a_new_text_ends_review_and_begins_filing(on: date, *, reviewed: bool) -> None:
    library = catalogue.item(PLACES).needs_no_licence({"place_kind": "图书馆"}, on)

    assert (licence(PLACES, on).review_every is not None) is reviewed
    assert (library is None) is reviewed
