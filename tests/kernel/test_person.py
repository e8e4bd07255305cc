"""Who acts, and what somebody is told who may not."""

import pytest
from tests.kernel.cases import HOME

from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import OFFICIAL_ROLES, Person, Role


@pytest.mark.parametrize(
    ("authority", "roles", "official"),
    [
        pytest.param(HOME, OFFICIAL_ROLES, True, id="an official"),
        pytest.param(HOME, {Role.APPLICANT}, False, id="an applicant"),
        pytest.param(HOME, (), False, id="without rights"),
        pytest.param(None, OFFICIAL_ROLES, False, id="for no authority"),
    ],
)
def test_an_official_acts_for_an_authority_and_with_an_official_s_rights(
    authority: str | None, roles: frozenset[Role], *, official: bool
) -> None:
    assert Person("somebody", authority, frozenset(roles)).is_official is official


def test_a_refusal_shows_all_that_it_says_wherever_it_is_printed() -> None:
    refused = Unlawful("barred", LICENSING_LAW.art(78), until="2027-03-02")

    assert refused.args == ("barred", LICENSING_LAW.art(78), {"until": "2027-03-02"})
