"""A check on a licence is a visit of the yearly table, and counted once."""

from datetime import date
from pathlib import Path

import pytest
from tests.casework.acts import act_on_licence
from tests.casework.journey import FIRST, HOME, ITEM, MORNING
from tests.casework.licences import REASON, day, licence, promised

from xuke.access.models import RoleGrant, User
from xuke.figures.annual.counting import figures, figures_from_rows
from xuke.figures.models import SupervisionRow
from xuke.figures.period import Period
from xuke.rooms.imports import ImportRefused, import_supervision

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 1)
YEAR = Period(2026)


@pytest.fixture(autouse=True)
def inspectors() -> None:
    """Let two examiners work at the authority."""
    for name in ("first", "second"):
        user = User.objects.create_user(name, name=f"{name}某")
        RoleGrant.objects.create(user=user, authority=HOME, role="examiner")


def checked(result: str = "met") -> str:
    """Check a promise, and return whose it is."""
    row = licence(promised(MORNING.date()))
    facts = {"officers": ["first", "second"], "result": result, "findings": REASON}
    act_on_licence(row.stream, "check-commitment", facts, day(FIRST, ON))
    return row.holder_name


def listed(folder: Path, holder: str, on: date = ON) -> Path:
    """Return a list with one visit to a holder."""
    path = folder / "visits.csv"
    header = "kind,item,on,object,reference"
    path.write_text(f"{header}\n检查,{ITEM},{on.isoformat()},{holder},检1号\n", encoding="utf-8")
    return path


def inspections() -> int:
    """Return how many visits the yearly table counts."""
    counted = figures(HOME, YEAR)
    assert counted == figures_from_rows(HOME, YEAR)
    return int(counted.get(ITEM, {}).get("inspections", 0))


@pytest.mark.parametrize("result", ["met", "unmet", "false"])
def test_a_check_counts_whatever_it_found(result: str) -> None:
    holder = checked(result)

    row = SupervisionRow.objects.get()
    assert inspections() == 1
    assert (row.noted_on, row.object, row.imported) == (ON, holder, False)


def test_an_import_does_not_bring_the_same_visit_again(tmp_path: Path) -> None:
    holder = checked()

    with pytest.raises(ImportRefused, match="已经作为承诺核查登记"):
        import_supervision(listed(tmp_path, holder), HOME)
    import_supervision(listed(tmp_path, holder, date(2026, 4, 2)), HOME)

    assert inspections() == 2


def test_a_check_is_not_counted_beside_what_was_imported(tmp_path: Path) -> None:
    row = licence(promised(MORNING.date()))
    import_supervision(listed(tmp_path, row.holder_name), HOME)
    facts = {"officers": ["first", "second"], "result": "met", "findings": REASON}

    act_on_licence(row.stream, "check-commitment", facts, day(FIRST, ON))

    assert inspections() == 1
