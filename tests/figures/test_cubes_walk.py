"""Whatever happens to rows, and whenever it is folded: figures are what the rows give."""

from collections.abc import Sequence
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from hypothesis import settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.figures.rows import CASES, NOTED, case, counted, load, noted, told
from tests.kernel.test_walk import Walk
from tests.kernel.walking import times

from xuke import catalogue
from xuke.casework.case.rows import case_row
from xuke.casework.models import CaseRow
from xuke.figures.annual import CLOSED_CASES
from xuke.figures.cubes.folding import fold_all
from xuke.figures.cubes.keeping import correct_all
from xuke.figures.models import FigureDelta, FigureRoll, SupervisionRow
from xuke.kernel.case.events import CaseEvent
from xuke.record.events import Stream

pytestmark = pytest.mark.django_db
SPACE = UUID(int=8)
STREAMS = st.integers(1, 6).map(lambda number: uuid5(SPACE, str(number)))
Told = dict[str, object]


class Rolled(RuleBasedStateMachine):
    """Each run is a transaction of its own that is taken back at its end."""

    def __init__(self) -> None:
        super().__init__()
        self._run = transaction.atomic()
        self._run.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._run.__exit__(None, None, None)

    @rule(together=st.integers(1, 3))
    def fold(self, together: int) -> None:
        fold_all(together)
        assert not FigureDelta.objects.exists()

    @rule()
    def correct(self) -> None:
        assert correct_all() == 0

    @invariant()
    def the_figures_are_what_the_rows_give(self) -> None:
        assert told() == counted()


class Rows(Rolled):
    """Rows are written, corrected, loaded, taken away; acts are undone."""

    @rule(stream=STREAMS, row=CASES)
    def write(self, stream: UUID, row: Told) -> None:
        case(stream, **row).save()

    @rule(stream=STREAMS, row=CASES)
    def undo(self, stream: UUID, row: Told) -> None:
        with transaction.atomic():
            case(stream, **row).save()
            transaction.set_rollback(True)

    @rule(rows=st.lists(CASES, max_size=4))
    def load(self, rows: list[Told]) -> None:
        load([case(None, **row) for row in rows])

    @rule(stream=STREAMS, row=NOTED)
    def note(self, stream: UUID, row: Told) -> None:
        noted(stream, row).save()

    @rule(stream=STREAMS)
    def take_away(self, stream: UUID) -> None:
        CaseRow.objects.filter(stream=stream).delete()
        SupervisionRow.objects.filter(stream=stream).delete()

    @rule()
    def move_everything(self) -> None:
        CaseRow.objects.filter(closed_on__isnull=False).update(closed_on="2023-12-31")

    @precondition(lambda _self: FigureRoll.objects.exists())
    @rule()
    def damage(self) -> None:
        FigureRoll.objects.filter(cube=CLOSED_CASES.key).update(measures=[1] * 13)
        correct_all()


class WalkedCase(Rolled, Walk):
    """The walk of a case through the kernel, its row written after each act."""

    def do(self, events: Sequence[CaseEvent]) -> None:
        super().do(events)
        stream = Stream(id=uuid5(SPACE, "walk"), kind="case", authority="310105-wjw")
        row = case_row(stream, self.case, catalogue.calendar())
        row.year = 2026
        row.save()


@pytest.mark.parametrize(
    ("walk", "steps"),
    [pytest.param(Rows, 25, id="rows"), pytest.param(WalkedCase, 30, id="cases")],
)
def test_whatever_happens_figures_are_what_the_rows_give(walk: type[Rolled], steps: int) -> None:
    run_state_machine_as_test(
        walk, settings=settings(max_examples=times(15), stateful_step_count=steps)
    )
