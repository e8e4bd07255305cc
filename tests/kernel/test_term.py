"""有效期: what the law gives no term, and what an older certificate says all the same."""

from dataclasses import replace
from datetime import date

import pytest
from tests.kernel import cases, deeds
from tests.kernel.cases import HEAD, MON, PLAIN

from xuke.kernel.case.events import Granted
from xuke.kernel.item.rule import Action


@pytest.mark.parametrize(
    ("action", "old", "term"),
    [
        pytest.param(
            Action.MODIFICATION,
            date(2030, 4, 15),
            (MON, date(2030, 4, 15)),
            id="a change leaves an end that is printed",
        ),
        pytest.param(
            Action.RENEWAL,
            date(2030, 4, 15),
            (date(2030, 4, 16), None),
            id="a renewal follows on it, and has no end",
        ),
        pytest.param(Action.RENEWAL, None, (MON, None), id="what has no end has none"),
    ],
)
def test_what_the_law_gives_no_term_may_have_an_old_end(
    action: Action, old: date | None, term: tuple[date, date | None]
) -> None:
    case = cases.examined()
    without = replace(case.filed_rule, validity=None)

    (granted,) = deeds.grant(
        replace(case, action=action, rule=without),
        Granted(on=MON, by=HEAD.id, document="1号"),
        person=HEAD,
        calendar=PLAIN,
        old_until=old,
    )

    assert isinstance(granted, Granted)
    assert (granted.valid_from, granted.valid_until) == term
