"""What a special law sets for a licence is named; what is open, known or usual is left as it is."""

from dataclasses import replace
from typing import Any

import pytest
from tests.kernel.cases import CLERK, PLAIN
from tests.kernel.licences import (
    ANNULLED,
    BY_CLERK,
    DECEIT,
    ISSUED,
    LATER,
    OVER,
    REVOKED,
    issued,
    with_rule,
)

from xuke.kernel.case.state import Case
from xuke.kernel.law.limit import Span, Unit
from xuke.kernel.law.terms import TERMS_2019
from xuke.kernel.licence.bars import bars_of_licence
from xuke.kernel.licence.change import open_licence
from xuke.kernel.licence.days import renewal_known
from xuke.kernel.licence.events import (
    LicenceEvent,
    Modified,
    Reissued,
    RenewalCertified,
    Renewed,
    ReviewPassed,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AnnulmentCause
from xuke.kernel.occasion import Occasion


@pytest.mark.parametrize(
    ("ending", "length", "basis"),
    [
        pytest.param(DECEIT, "bar_after_deceit", "administrative-licensing-law/79", id="deceit"),
        pytest.param(
            REVOKED, "bar_after_revocation", "administrative-penalty-law/9", id="revocation"
        ),
        pytest.param(
            replace(ANNULLED, cause=AnnulmentCause.OTHER),
            "bar_after_annulment",
            "administrative-licensing-law/69/1/5",
            id="annulment for an offence",
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


FAULTS = [one for one in AnnulmentCause if one not in {AnnulmentCause.OTHER, AnnulmentCause.DECEIT}]


@pytest.mark.parametrize("cause", FAULTS)
def test_what_the_authority_did_wrong_bars_nobody(cause: AnnulmentCause) -> None:
    annulled = issued(
        replace(ANNULLED, cause=cause), **with_rule(bar_after_annulment=Span(1, Unit.YEAR))
    )

    assert bars_of_licence(annulled) == ()


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


NEW_PAPER: dict[str, Any] = {
    "on": LATER,
    "by": CLERK.id,
    "case": "c",
    "number": "new",
    "identifier": "new-id",
}


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(RenewalCertified(**NEW_PAPER), id="a renewal's that had none"),
        pytest.param(ReviewPassed(**NEW_PAPER), id="a review's"),
        pytest.param(Modified(**NEW_PAPER, changes={}), id="a change's"),
        pytest.param(Reissued(**NEW_PAPER, loss_declared_on=LATER), id="a lost one's"),
        pytest.param(
            Renewed(**NEW_PAPER, valid_from=LATER, valid_until=OVER, certified=True),
            id="a renewal's",
        ),
    ],
)
def test_a_new_paper_brings_its_day_its_number_and_its_identifier(printed: LicenceEvent) -> None:
    licence = issued(printed)
    *_earlier, old, new = licence.certificates

    assert (licence.number, licence.identifier) == ("new", "new-id")
    assert (new.number, new.identifier, new.since) == ("new", "new-id", LATER)
    assert old.replaced_on == LATER
