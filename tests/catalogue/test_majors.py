"""An authority's list of major decisions: which cases it names, and what its file may not say."""

from datetime import date
from pathlib import Path

import pytest
from tests.catalogue.spoiling import CHANGNING, problems_after

from xuke.catalogue import load
from xuke.catalogue.major import MajorDecision

ITEM = "medical-institution-establishment"
LIST = "虚构目录清单（2026年版）"
LINE = f"""major_decisions:
  - item: {ITEM}
    actions: [new]
    field: institution_category
    answers: [综合医院, 专科医院]
    legality_review: true
    listed_in: {LIST}
    since: 2026-01-01
    until: 2026-12-31
    certainty: high
offers:"""


@pytest.fixture
def line(folder: Path) -> MajorDecision:
    """Return the line as it is read from Changning's file."""
    assert not problems_after(folder, CHANGNING, "offers:", LINE)
    return load(folder).authorities["310105-wjw"].majors[0]


@pytest.mark.parametrize(
    ("item", "action", "on", "is_about"),
    [
        pytest.param(ITEM, "new", date(2026, 1, 1), True, id="from its first day"),
        pytest.param(ITEM, "new", date(2025, 12, 31), False, id="the day before"),
        pytest.param(ITEM, "new", date(2026, 12, 31), True, id="until its last day"),
        pytest.param(ITEM, "new", date(2027, 1, 1), False, id="the day after"),
        pytest.param(ITEM, "modification", date(2026, 3, 2), False, id="another action"),
        pytest.param("nurse-practice", "new", date(2026, 3, 2), False, id="another item"),
    ],
)
def test_a_line_is_about_its_item_action_and_days(
    line: MajorDecision, item: str, action: str, on: date, *, is_about: bool
) -> None:
    assert line.is_about(item, action, on) is is_about


def test_a_line_names_a_part_of_the_item_by_its_answers(line: MajorDecision) -> None:
    assert line.meets({"institution_category": "综合医院"})
    assert not line.meets({"institution_category": "诊所"})
    assert not line.meets({})
    assert (line.legality_review, line.discussion, line.listed_in) == (True, False, LIST)


def test_a_line_whose_day_is_not_confirmed_asks_nothing(folder: Path) -> None:
    doubted = LINE.replace("since: 2026-01-01", "since: 待确认")
    assert not problems_after(folder, CHANGNING, "offers:", doubted)

    line = load(folder).authorities["310105-wjw"].majors[0]

    assert line.since is None
    assert not line.is_about(ITEM, "new", date(2026, 3, 2))


@pytest.mark.parametrize(
    ("old", "new", "reason", "field"),
    [
        ("legality_review: true", "legality_review: false", "major-asks-nothing", ""),
        (ITEM, "barber", "unknown-item", ".item"),
        ("[new]", "[verification]", "unknown-action", ".actions"),
        ("field: institution_category", "field: colour", "unknown-field", ".field"),
        ("综合医院", "大医院", "not-an-option", ".answers"),
        ("    field: institution_category\n", "", "part-without-field", ""),
        ("2026-12-31", "2025-12-31", "span-reversed", ".until"),
        ("certainty: high", "certainty: low", "doubt-not-listed", ".certainty"),
    ],
)
def test_a_line_that_cannot_be_so_is_refused(
    folder: Path, old: str, new: str, reason: str, field: str
) -> None:
    assert old in LINE

    found = problems_after(folder, CHANGNING, "offers:", LINE.replace(old, new))

    where = f"major_decisions[0]{field}"
    assert (reason, where) in {(one.reason_code, one.field) for one in found}
