"""虚假材料: until when the applicant may speak on what is held untrue (Penalty Law 45)."""

from datetime import date

import pytest
from tests.kernel import cases
from tests.kernel.cases import MON, PLAIN, after

from xuke.kernel.case.events import Refused, UntruthAnswered, UntruthTold
from xuke.kernel.case.reasons import untruth_due
from xuke.kernel.case.state import Case

TOLD = UntruthTold(on=MON, by="clerk", text="检测机构没有出具过该报告。")
WAIVED = UntruthAnswered(on=MON, by="clerk", waived=True)
FIFTH = date(2026, 3, 9)
"""The fifth working day after the Monday."""
REFUSED = Refused(on=FIFTH, by="head", document="1号", reason="materials-untrue", text="伪造。")


@pytest.mark.parametrize(
    ("case", "due"),
    [
        pytest.param(cases.received(), None, id="nothing was told"),
        pytest.param(after(cases.received(), (TOLD,)), FIFTH, id="as long as before a penalty"),
        pytest.param(after(cases.received(), (TOLD, WAIVED)), None, id="he has spoken"),
        pytest.param(after(cases.received(), (TOLD, WAIVED, TOLD)), FIFTH, id="told once more"),
        pytest.param(after(cases.examined(), (TOLD, REFUSED)), None, id="it is decided"),
    ],
)
def test_what_is_held_untrue_may_be_answered_until_a_day(case: Case, due: date | None) -> None:
    found = untruth_due(case, PLAIN)

    assert (found.due if found else None) == due
