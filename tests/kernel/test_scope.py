"""Who needs no licence or another authority, what fails a condition: at each step."""

from dataclasses import replace

import pytest
from tests.kernel import cases, deeds, promises
from tests.kernel.cases import APPLICANT, CLERK, FILING, HEAD, MON, PLAIN, drafted

from xuke.kernel.case.events import Granted, Submitted
from xuke.kernel.case.known import Known
from xuke.kernel.case.scope import NoLicence, OtherLevel, Scope, Unmet
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion

NEEDLESS = Scope(needless=NoLicence(instead="filing", note="改为备案"))
ELSEWHERE = Scope(elsewhere=OtherLevel(part="放射治疗", level="省级", competent="虚构省卫健委"))
UNMET = Scope(unmet=(Unmet(id="staff", says="人员不足", basis="nurse-regulations/7/2"),))


def refused(error: pytest.ExceptionInfo[Unlawful]) -> tuple[str, str]:
    """Return the code and the provision."""
    return error.value.code, str(error.value.citation)


@pytest.mark.parametrize(
    ("scope", "told"),
    [
        pytest.param(
            NEEDLESS, ("needs-no-licence", "administrative-licensing-law/32/1/1"), id="needless"
        ),
        pytest.param(
            ELSEWHERE, ("another-authority", "administrative-licensing-law/32/1/2"), id="elsewhere"
        ),
    ],
)
def test_who_is_sent_elsewhere_is_stopped_before_filing_acceptance_and_grant(
    scope: Scope, told: tuple[str, str]
) -> None:
    granted = Granted(on=MON, by=HEAD.id, document="1")

    with pytest.raises(Unlawful) as filing:
        deeds.submit(drafted(), replace(FILING, scope=scope), person=APPLICANT, on=MON)
    with pytest.raises(Unlawful) as acceptance:
        deeds.accept(cases.received(), person=CLERK, on=MON, calendar=PLAIN, scope=scope)
    with pytest.raises(Unlawful) as grant:
        deeds.done("grant", cases.examined(), granted, Occasion(HEAD, PLAIN, Known(scope=scope)))

    assert {refused(filing), refused(acceptance), refused(grant)} == {told}


@pytest.mark.parametrize(("scope", "recorded"), [(NEEDLESS, True), (Scope(), False)])
def test_who_insists_is_received_and_that_is_recorded_where_he_was_sent_elsewhere(
    scope: Scope, *, recorded: bool
) -> None:
    filing = replace(FILING, scope=scope, insisted=True)

    event = deeds.submit(drafted(), filing, person=APPLICANT, on=MON)[0]

    assert isinstance(event, Submitted)
    assert event.insisted is recorded


def test_acceptance_with_materials_pending_asks_the_same() -> None:
    case = promises.received("application-form")
    at = Occasion(CLERK, PLAIN)

    with pytest.raises(Unlawful, match="needs-no-licence"):
        deeds.accept_pending(case, promises.PROMISED, at, scope=NEEDLESS)


def test_a_condition_bars_the_grant_under_its_own_provision_and_nothing_before() -> None:
    granted = Granted(on=MON, by=HEAD.id, document="1")
    filed = deeds.submit(drafted(), replace(FILING, scope=UNMET), person=APPLICANT, on=MON)
    accepted = deeds.accept(cases.received(), person=CLERK, on=MON, calendar=PLAIN, scope=UNMET)

    with pytest.raises(Unlawful) as error:
        deeds.done("grant", cases.examined(), granted, Occasion(HEAD, PLAIN, Known(scope=UNMET)))

    assert filed
    assert accepted
    assert refused(error) == ("condition-unmet", "nurse-regulations/7/2")
    assert error.value.facts == {"condition": "staff", "says": "人员不足"}


def test_a_condition_of_a_whole_statute_is_refused_under_the_licensing_law() -> None:
    unmet = Scope(unmet=(Unmet(id="staff", says="人员不足", basis="nurse-regulations"),))
    granted = Granted(on=MON, by=HEAD.id, document="1")

    with pytest.raises(Unlawful) as error:
        deeds.done("grant", cases.examined(), granted, Occasion(HEAD, PLAIN, Known(scope=unmet)))

    assert refused(error) == ("condition-unmet", "administrative-licensing-law/38/1")
