"""What a special law sets for a licence is named; what is open, known or usual is left as it is."""

from dataclasses import replace

import pytest
from tests.kernel.cases import CLERK, PLAIN
from tests.kernel.licences import BY_CLERK, DECEIT, ISSUED, LATER, REVOKED, issued, with_rule

from xuke.kernel.case.state import Case
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.change import open_licence
from xuke.kernel.licence.days import renewal_known
from xuke.kernel.licence.events import LicenceEvent, RenewalCertified, ReviewPassed
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion


@pytest.mark.parametrize(
    ("ending", "length", "basis"),
    [
        pytest.param(DECEIT, "bar_after_deceit", "administrative-licensing-law/79", id="deceit"),
        pytest.param(
            REVOKED, "bar_after_revocation", "administrative-penalty-law/9", id="revocation"
        ),
    ],
)
def test_a_bar_rests_on_the_special_law_that_sets_its_length(
    ending: LicenceEvent, length: str, basis: str
) -> None:
    own = {length: Span(1, Unit.YEAR)}
    special = with_rule(**own, bases={length: "physicians-law/16"})

    (by_general_law,) = bars_of_licence(issued(ending, **with_rule(**own)))
    (by_special_law,) = bars_of_licence(issued(ending, **special))

    assert by_general_law.basis == basis
    assert replace(by_general_law, basis="physicians-law/16") == by_special_law


def test_a_licence_that_is_open_is_not_opened_again() -> None:
    licence = issued()

    assert open_licence(Licence(), ISSUED, BY_CLERK) == (ISSUED,)
    assert open_licence(licence, ISSUED, BY_CLERK) == ()


@pytest.mark.parametrize("known", [None, "case-3"])
def test_a_renewal_is_known_only_from_its_case(known: object) -> None:
    case = Case(number="1")

    assert renewal_known(Occasion(CLERK, PLAIN, known)) is None
    assert renewal_known(Occasion(CLERK, PLAIN, case)) is case


def test_terms_are_named_where_they_are_not_those_of_2019() -> None:
    longer = replace(TERMS_2019, extension=Span(15, Unit.WORKING))

    assert TERMS_2019.to_name is None
    assert replace(longer, extension=TERMS_2019.extension).to_name is None
    assert longer.to_name == longer


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(
            RenewalCertified(on=LATER, by=CLERK.id, case="c", number="new", identifier="new-id"),
            id="a renewal's",
        ),
        pytest.param(
            ReviewPassed(on=LATER, by=CLERK.id, case="c", number="new", identifier="new-id"),
            id="a review's",
        ),
    ],
)
def test_a_new_paper_brings_its_number_and_its_identifier(printed: LicenceEvent) -> None:
    licence = issued(printed)

    assert (licence.number, licence.identifier) == ("new", "new-id")
    assert (licence.certificates[-1].number, licence.certificates[-1].identifier) == (
        "new",
        "new-id",
    )
