"""Under whose name an authority decides: by the day, and only once somebody has confirmed it."""

from datetime import date
from pathlib import Path

import pytest
from tests.catalogue.spoiling import CHANGNING, problems_after

from xuke import catalogue
from xuke.catalogue import load

ITEM = "public-place-hygiene-permit"
LINE = (
    "{ items: [public-place-hygiene-permit], name: 待确认, since: 待确认,"
    " basis: public-places-hygiene-regulations/4, certainty: medium }"
)
KNOWN = LINE.replace("name: 待确认", "name: 虚构区疾病预防控制局").replace(
    "since: 待确认", "since: 2025-01-20, until: 2026-12-31"
)


@pytest.mark.parametrize("code", sorted(catalogue.authorities()))
def test_nobody_signs_under_a_name_that_is_not_confirmed(code: str) -> None:
    authority = catalogue.authority(code)

    assert authority.signed_as(ITEM, date(2026, 3, 2)) == ""
    assert "signing" in authority.doubts


def test_a_name_holds_from_its_first_day_to_its_last(folder: Path) -> None:
    assert not problems_after(folder, CHANGNING, LINE, KNOWN)
    authority = load(folder).authorities["310105-wjw"]

    days = (date(2025, 1, 19), date(2025, 1, 20), date(2026, 12, 31), date(2027, 1, 1))
    names = [authority.signed_as(ITEM, day) for day in days]
    assert names == ["", "虚构区疾病预防控制局", "虚构区疾病预防控制局", ""]
    assert authority.signed_as("nurse-practice", days[1]) == ""
    assert authority.code_of(names[1]) is None


@pytest.mark.parametrize(
    ("new", "reason", "field"),
    [
        (KNOWN.replace("[public-place-hygiene-permit]", "[barber]"), "unknown-item", ".items"),
        (KNOWN.replace("2026-12-31", "2024-12-31"), "span-reversed", ".until"),
        (
            KNOWN.replace("since:", "uscc: 91310105MA0000000D, since:"),
            "bad-check-digit",
            ".uscc",
        ),
    ],
)
def test_a_line_that_cannot_be_so_is_refused(
    folder: Path, new: str, reason: str, field: str
) -> None:
    found = problems_after(folder, CHANGNING, LINE, new)

    assert (reason, f"signing[0]{field}") in {(one.reason_code, one.field) for one in found}


def test_two_names_on_one_day_are_refused(folder: Path) -> None:
    twice = f"{KNOWN}\n  - {KNOWN}"

    found = problems_after(folder, CHANGNING, LINE, twice)

    assert "overlapping-versions" in {one.reason_code for one in found}
