"""An application accepted on a promise 容缺受理, as the tests of it share it."""

from dataclasses import replace
from datetime import date

from tests.kernel import cases, deeds
from tests.kernel.cases import APPLICANT, CLERK, MON, RULE, after, at, file_of

from xuke.kernel.case.events import Accepted, Received
from xuke.kernel.case.state import Case, replay
from xuke.kernel.item.rule import ItemRule, MaterialRule, PendingMode, Tolerance
from xuke.kernel.law.limit import Span, Unit

LAST = date(2026, 3, 16)
"""Ten working days after the first Monday."""
NEXT = date(2026, 3, 17)
TOLERANT = replace(
    RULE,
    materials=(*RULE.materials, MaterialRule("lease", core=False, required=True)),
    tolerance=Tolerance(mode=PendingMode.BEFORE_DECISION, within=Span(10, Unit.WORKING)),
    site_verification=False,
)
PROMISED = Accepted(
    on=MON, by=CLERK.id, pending=("test-report", "lease"), promise="容缺承诺书2026年第1号"
)


def received(*materials: str, rule: ItemRule = TOLERANT) -> Case:
    """Return a received case of the tolerant item with files to these materials only."""
    filed = replace(cases.FILING, rule=rule)
    case = replay([cases.OPENED, *(file_of(one) for one in materials)])
    case = after(case, deeds.submit(case, filed, person=APPLICANT, on=MON))
    return after(case, (Received(on=MON, counts_from=MON),))


def accepted(event: Accepted = PROMISED) -> Case:
    """Return a case that was accepted although two materials are still to come."""
    case = received("application-form")
    return after(case, deeds.accept_pending(case, event, at(CLERK)))
