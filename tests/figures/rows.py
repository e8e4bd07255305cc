"""Rows of cases and of supervision, as acts might have left them; and the figures of them."""

from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.db import connection
from hypothesis import strategies as st

from xuke.casework.models import CaseRow
from xuke.figures.annual.counting import Figures, figures, figures_from_rows
from xuke.figures.models import SupervisionRow
from xuke.figures.period import Period
from xuke.kernel.supervision import SupervisionKind

HOME, OTHER = "310105-wjw", "440114-wjj"
ITEMS = ("public-place-hygiene-permit", "medical-advertisement")
PERIODS = (Period(2023), Period(2023, 12, 12), Period(2024, 1, 3))


def case(stream: UUID | None = None, **changes: object) -> CaseRow:
    """Return the row of a case that was granted online in December 2023, with these changes."""
    usual: dict[str, object] = {
        "stream": stream or uuid4(),
        "version": 9,
        "authority": HOME,
        "year": 2023,
        "item": ITEMS[0],
        "action": "new",
        "channel": "online",
        "phase": "concluded",
        "outcome": "granted",
        "commitment": False,
        "fully_online": False,
        "imported": False,
        "accepted_on": date(2023, 12, 1),
        "closed_on": date(2023, 12, 20),
        "in_time": True,
        "fee": Decimal(0),
        "examined_by": [],
    }
    return CaseRow(**usual | changes)


CASES = st.fixed_dictionaries(
    {
        "authority": st.sampled_from([HOME, OTHER]),
        "item": st.sampled_from(ITEMS),
        "channel": st.sampled_from(["online", "mobile", "window"]),
        "outcome": st.sampled_from(["", "granted", "refused", "not-accepted", "withdrawn"]),
        "accepted_on": st.none() | st.just(date(2023, 12, 1)),
        "closed_on": st.none() | st.dates(date(2023, 11, 20), date(2024, 1, 20)),
        "commitment": st.booleans(),
        "fully_online": st.booleans(),
        "on_the_spot": st.booleans(),
        "in_time": st.none() | st.booleans(),
        "fee": st.sampled_from([Decimal(0), Decimal("0.01"), Decimal("12.50"), Decimal(300)]),
    }
)
NOTED = st.fixed_dictionaries(
    {
        "authority": st.sampled_from([HOME, OTHER]),
        "item": st.sampled_from(ITEMS),
        "kind": st.sampled_from(list(SupervisionKind)),
        "noted_on": st.dates(date(2023, 11, 20), date(2024, 1, 20)),
        "imported": st.just(value=True),
    }
)


def noted(stream: UUID, told: dict[str, object]) -> SupervisionRow:
    """Return the row of a fact of supervision."""
    return SupervisionRow(stream=stream, year=2023, **told)


def load(rows: list[CaseRow]) -> None:
    """Write new rows as an import does; in a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL xuke.bulk = 'yes'")
    CaseRow.objects.bulk_create(rows)


Told = dict[str, dict[str, Figures]]


def told() -> Told:
    """Return the figures of a few authorities and periods, as they are read."""
    return {f"{a} {p}": dict(figures(a, p)) for a in (HOME, OTHER) for p in PERIODS}


def counted() -> Told:
    """Return the same, counted from the rows."""
    return {f"{a} {p}": dict(figures_from_rows(a, p)) for a in (HOME, OTHER) for p in PERIODS}
