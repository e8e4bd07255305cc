"""Cubes: what an act appends, how a cube is made, corrected and made anew."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from tests.casework import journey, officials
from tests.casework.journey import CLERK, HEAD, act
from tests.figures.rows import HOME, ITEMS, case, counted, load, told

from xuke.casework.case import filing
from xuke.casework.case.rows import CASE_LIST
from xuke.casework.models import CaseRow
from xuke.casework.stream.rebuild import rebuild
from xuke.config.jobs import fold_figures
from xuke.figures.annual import CLOSED_CASES, NOTED
from xuke.figures.annual.counting import figures
from xuke.figures.cubes import Cube, Measure, keeping
from xuke.figures.cubes.folding import fold_all
from xuke.figures.cubes.reading import cells
from xuke.figures.models import FigureDelta, FigureRoll
from xuke.figures.period import Period

pytestmark = pytest.mark.django_db


def granted_in(year: int, month: int) -> int | Decimal:
    row = figures(HOME, Period(year, month, month)).get(ITEMS[0])
    return row["granted"] if row else 0


def test_only_the_act_that_closes_a_case_appends_anything() -> None:
    stream = journey.examined()
    assert FigureDelta.objects.count() == 0

    officials.grant(stream, act(HEAD, days=2))
    assert FigureDelta.objects.count() == 1

    officials.issue(stream, act(CLERK, days=2))
    officials.deliver(stream, officials.Delivery(way="electronic"), act(CLERK, days=3))
    assert FigureDelta.objects.count() == 1
    assert granted_in(2026, 3) == 1
    assert told() == counted()


def test_an_application_that_was_taken_back_appends_nothing() -> None:
    filing.withdraw(journey.accepted(), "不再开业", act(journey.APPLICANT))

    assert CaseRow.objects.filter(closed_on__isnull=False).count() == 1
    assert FigureDelta.objects.count() == 0


def test_a_correction_moves_a_case_from_one_month_to_the_other() -> None:
    row = case(fee=Decimal("12.50"))
    row.save()
    fold_all()

    row.closed_on = date(2024, 1, 3)
    row.save()

    moved = {(one.year, one.month): one.measures for one in FigureDelta.objects.all()}
    assert [(month, values[0], values[-1]) for month, values in sorted(moved.items())] == [
        ((2023, 12), Decimal(-1), Decimal("-12.50")),
        ((2024, 1), Decimal(1), Decimal("12.50")),
    ]
    assert (granted_in(2023, 12), granted_in(2024, 1)) == (0, 1)
    assert ITEMS[0] not in figures(HOME, Period(2023))


def test_what_does_not_change_what_is_counted_appends_nothing() -> None:
    row = case()
    row.save()
    fold_all()

    row.certificate_number, row.version = "C-1", 10
    row.save()
    row.save()

    assert FigureDelta.objects.count() == 0


def test_rows_that_are_loaded_together_are_added_up_before_they_are_kept() -> None:
    load([case() for _ in range(20)] + [case(closed_on=None, outcome="")])

    (delta,) = FigureDelta.objects.all()
    assert delta.measures[0] == 20


def test_a_fold_leaves_no_delta_and_the_same_figures() -> None:
    for fee in ("0.01", "300"):
        case(fee=Decimal(fee)).save()
    before = told()

    assert fold_all(together=1) == 2
    assert (FigureDelta.objects.count(), FigureRoll.objects.count()) == (0, 1)
    assert told() == before == counted()
    assert fold_all() == 0


def test_a_job_folds_what_waits() -> None:
    case().save()

    fold_figures(timestamp=0)

    assert (FigureDelta.objects.count(), FigureRoll.objects.count()) == (0, 1)


def test_what_was_damaged_is_told_and_corrected() -> None:
    load([case(item=item) for item in ITEMS])
    fold_all()
    FigureRoll.objects.filter(dims=[ITEMS[0]]).update(measures=[7] * 13)
    assert told() != counted()

    assert (keeping.wrong_cells(), keeping.correct_all()) == (1, 1)
    assert told() == counted()
    assert (keeping.wrong_cells(), keeping.correct_all()) == (0, 0)


def test_a_rebuild_of_the_record_leaves_the_figures_as_they_were() -> None:
    journey.granted()
    case().save()  # of no stream: a rebuild forgets it
    before = granted_in(2026, 3)

    rebuild()

    assert (granted_in(2026, 3), granted_in(2023, 12)) == (before, 0) == (1, 0)
    assert told() == counted()


def test_a_trigger_that_is_gone_is_made_again_and_what_it_missed_is_counted() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER figure_closed_cases_inserted ON casework_case")
    case().save()
    assert told() != counted()

    assert (keeping.install(CLOSED_CASES), keeping.install(CLOSED_CASES)) == (True, False)
    assert told() == counted()


def test_every_cube_stands_once_the_tables_are_there() -> None:
    assert keeping.cubes() == (CLOSED_CASES, NOTED)
    assert [keeping.install(cube) for cube in keeping.cubes()] == [False, False]


def test_a_changed_definition_is_a_new_cube() -> None:
    load([case(), case(outcome="refused")])
    fold_all()
    charged = replace(CLOSED_CASES, where="outcome = 'refused'")

    assert keeping.install(charged)

    (found,) = cells(HOME, Period(2023), charged)
    assert found[ITEMS[0],]["applied"] == 1
    assert {one.cube for one in FigureDelta.objects.all()} == {charged.key} != {CLOSED_CASES.key}
    assert FigureRoll.objects.count() == 0


def test_an_installation_without_roll_ups_comes_up_with_its_figures() -> None:
    row = case()
    row.save()
    call_command("migrate", "statistics", "0001", verbosity=0)
    case(outcome="refused").save()  # a trigger that had stayed would find no table

    call_command("migrate", "statistics", verbosity=0)

    assert told() == counted()
    assert figures(HOME, Period(2023))[ITEMS[0]]["applied"] == 2


def test_a_second_cube_of_a_name_and_a_sum_that_would_be_rounded_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(keeping.DeclaredTwice):
        keeping.register(replace(CLOSED_CASES))
    monkeypatch.setattr(CaseRow._meta.get_field("fee"), "decimal_places", 4)
    with pytest.raises(ValueError, match="fee exactly"):
        CLOSED_CASES.check()


def test_a_cube_looks_at_each_column_that_it_counts_by() -> None:
    assert set(CLOSED_CASES.reads) == {
        "authority",
        "in_name_of",
        "item",
        "channel",
        "outcome",
        "commitment",
        "fully_online",
        "accepted_on",
        "closed_on",
        "in_time",
        "on_the_spot",
        "fee",
    }
    assert CASE_LIST.tables == (CLOSED_CASES.table,)


def test_a_condition_names_the_row_of_each_column_and_leaves_values_alone() -> None:
    told = replace(CLOSED_CASES, where="item IN ('item', 'phase') AND fee > 0").counts("NEW")

    assert told == ("NEW.closed_on IS NOT NULL AND (NEW.item IN ('item', 'phase') AND NEW.fee > 0)")


def test_measures_are_whole_numbers_and_exact_sums() -> None:
    cube = Cube(
        name="fees",
        model=CaseRow,
        day="closed_on",
        dims=("item", "channel"),
        measures={"n": Measure(), "fees": Measure(where="outcome = 'granted'", of="fee")},
    )
    load([case(fee=Decimal("0.01")), case(fee=Decimal("0.02")), case(fee=1, outcome="refused")])
    keeping.install(cube)

    (found,) = cells(HOME, Period(2023), cube)

    assert found == {(ITEMS[0], "online"): {"n": 3, "fees": Decimal("0.03")}}
    assert isinstance(found[ITEMS[0], "online"]["n"], int)
