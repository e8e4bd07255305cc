"""What the yearly table is read from: closed cases and supervision, by month and item."""

from typing import Final

from xuke.casework.models import CaseRow
from xuke.figures.annual.columns import AMOUNT, CASES, SUPERVISION
from xuke.figures.annual.lists import CLOSED, OWNED, OWNER
from xuke.figures.cubes import Cube, Measure
from xuke.figures.models import SupervisionRow

CLOSED_CASES: Final = Cube(
    name="closed_cases",
    model=CaseRow,
    day="closed_on",
    dims=("item",),
    where=CLOSED,
    owner=OWNER,
    owned=OWNED,
    measures={
        **{column: Measure(where=where) for column, where in CASES.items()},
        AMOUNT: Measure(of="fee"),
    },
)
NOTED: Final = Cube(
    name="supervision",
    model=SupervisionRow,
    day="noted_on",
    dims=("item",),
    measures={
        column: Measure(where=f"kind = '{kind.value}'") for column, kind in SUPERVISION.items()
    },
)
