"""Indicators against a count in plain Python; and each figure against the list behind it."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from uuid import uuid4

import pytest
from django.db import connection
from hypothesis import given, settings, strategies as st
from tests.figures.rows import CASES, HOME, OTHER, case

from xuke import catalogue
from xuke.casework.models import CaseRow, LicenceRow
from xuke.catalogue.indicator import Indicator, Measure
from xuke.catalogue.population import POPULATIONS
from xuke.catalogue.predicate import predicate
from xuke.figures.indicators import Scope, UnknownDimension, counted, things
from xuke.figures.indicators.checking import Tried, tried, tried_by
from xuke.figures.indicators.printing import printed
from xuke.figures.indicators.sources import SOURCES
from xuke.figures.models import StatedFigureRow, SupervisionRow

pytestmark = pytest.mark.django_db
YEAR = Scope((HOME,), date(2023, 12, 1), date(2024, 1, 5))
KNOWN = catalogue.loaded().indicators.by_id

DRAWN = st.tuples(
    CASES,
    st.fixed_dictionaries(
        {
            "in_name_of": st.sampled_from(["", "", HOME, OTHER]),
            "action": st.sampled_from(["new", "renewal", "modification"]),
            "applicant_kind": st.sampled_from(["person", "organisation"]),
            "certificate_number": st.sampled_from(["", "证1"]),
            "received_on": st.none() | st.dates(date(2023, 11, 25), date(2024, 1, 10)),
            "committed_due": st.none() | st.dates(date(2023, 12, 1), date(2024, 1, 10)),
            "imported": st.booleans(),
        }
    ),
).map(lambda both: case(None, **both[0], **both[1]))

Told = Callable[[CaseRow], bool]


def closed(row: CaseRow) -> bool:
    return row.outcome in {"granted", "refused", "not-accepted"}


def decided(row: CaseRow) -> bool:
    return row.outcome in {"granted", "refused"}


def late(row: CaseRow) -> bool | None:
    """Whether it was closed after the promised day; nothing where none was promised."""
    if row.committed_due is None or row.closed_on is None:
        return None
    return row.closed_on > row.committed_due


BY_HAND: Mapping[str, Told] = {
    "applied": closed,
    "accepted": lambda row: closed(row) and row.accepted_on is not None,
    "not-accepted": lambda row: row.outcome == "not-accepted",
    "granted": lambda row: row.outcome == "granted",
    "refused": lambda row: row.outcome == "refused",
    "decided": decided,
    "accepted-online": lambda row: decided(row) and row.channel in {"online", "mobile"},
    "fully-online": lambda row: decided(row) and row.fully_online,
    "by-commitment": lambda row: decided(row) and row.commitment,
    "on-the-spot": lambda row: decided(row) and row.on_the_spot,
    "in-time": lambda row: decided(row) and row.in_time is True,
    "overdue": lambda row: decided(row) and row.in_time is False,
    "no-limit-known": lambda row: decided(row) and row.in_time is None,
    "timed": lambda row: decided(row) and row.in_time is not None,
    "charged": lambda row: closed(row) and row.fee > 0,
    "withdrawn": lambda row: row.outcome == "withdrawn",
    "terminated": lambda row: row.outcome == "terminated",
    "with-promise": lambda row: decided(row) and row.committed_due is not None,
    "before-promise": lambda row: decided(row) and late(row) is False,
    "after-promise": lambda row: decided(row) and late(row) is True,
    "online-submitted": lambda row: closed(row) and row.channel in {"online", "mobile"},
    "at-the-window": lambda row: closed(row) and row.channel in {"window", "post"},
    "by-kiosk": lambda row: closed(row) and row.channel == "kiosk",
    "new-granted": lambda row: row.outcome == "granted" and row.action == "new",
    "change-granted": lambda row: row.outcome == "granted" and row.action == "modification",
    "renewal-granted": lambda row: row.outcome == "granted" and row.action == "renewal",
    "certified": lambda row: row.outcome == "granted" and row.certificate_number != "",
    "by-persons": lambda row: closed(row) and row.applicant_kind == "person",
    "by-organisations": lambda row: closed(row) and row.applicant_kind == "organisation",
    "delegated": lambda row: closed(row) and row.in_name_of != "",
    "imported": lambda row: closed(row) and row.imported,
}


def mine(rows: list[CaseRow], day: str) -> list[CaseRow]:
    """Return the rows that count for HOME in the scope, by that day."""
    own = (row for row in rows if (row.in_name_of or row.authority) == HOME)
    return [row for row in own if YEAR.since <= (getattr(row, day) or date.min) < YEAR.until]


def value(name: str) -> object:
    return counted([KNOWN[name]], KNOWN, YEAR)[()][name].value


def test_every_count_of_closed_cases_is_counted_by_hand_too() -> None:
    by_closing = {
        one.id
        for one in KNOWN.values()
        if one.population.name == "cases" and one.period == "closed_on" and one.counts_rows
    }

    assert by_closing == BY_HAND.keys()


@settings(max_examples=40)
@given(st.lists(DRAWN, max_size=12))
def test_counts_and_ratios_are_those_of_plain_python(rows: list[CaseRow]) -> None:
    CaseRow.objects.all().delete()
    CaseRow.objects.bulk_create(rows)
    own = mine(rows, "closed_on")
    wanted = [one for one in KNOWN.values() if one.population.name == "cases"]

    found = counted(wanted, KNOWN, YEAR)[()]

    numbers = {name: sum(map(told, own)) for name, told in BY_HAND.items()}
    assert {name: found[name].value for name in BY_HAND} == numbers
    assert found["received"].value == len(mine(rows, "received_on"))
    assert found["charged-amount"].value == sum(row.fee for row in own if closed(row))
    for one in wanted:
        if one.is_ratio:
            assert found[one.id].value == share(numbers[one.part], numbers[one.whole])


def share(part: int, whole: int) -> Decimal | None:
    """Divide as one does on paper: four places, half up; nothing where there is no whole."""
    if not whole:
        return None
    return (Decimal(part) / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)


@settings(max_examples=15)
@given(st.lists(DRAWN, max_size=8))
def test_the_list_behind_each_figure_is_as_long_as_the_figure(rows: list[CaseRow]) -> None:
    CaseRow.objects.all().delete()
    CaseRow.objects.bulk_create(rows)
    for one in (one for one in KNOWN.values() if one.counts_rows):
        for name in one.dimensions:
            cells = counted([one], KNOWN, YEAR, [name])
            for (key,), found in cells.items():
                assert len(things(one, YEAR, {name: key})) == found[one.id].value
            whole = sum(found[one.id].value or 0 for found in cells.values())
            assert whole == len(things(one, YEAR, {})) == value(one.id)


def a_measure(measure: Measure) -> Indicator:
    """Return an indicator over the fees of closed cases."""
    like, where = KNOWN["charged-amount"], "closed_on != null"
    return Indicator(
        id="made",
        name="试",
        meaning="试",
        source="试",
        unit="元",
        certainty=like.certainty,
        since=like.since,
        measure=measure,
        population=like.population,
        period="closed_on",
        where=where,
        told=predicate(where, like.population),
        of="fee",
        places=2,
    )


@settings(max_examples=30)
@given(st.lists(st.decimals(0, 999, places=2), max_size=7))
def test_a_median_and_a_mean_are_exact(fees: list[Decimal]) -> None:
    CaseRow.objects.all().delete()
    CaseRow.objects.bulk_create(case(fee=fee) for fee in fees)
    cent = Decimal("0.01")
    made = {
        one: counted([a_measure(one)], KNOWN, YEAR)[()]["made"].value
        for one in (Measure.MEDIAN, Measure.MEAN)
    }

    assert made == {
        Measure.MEDIAN: median(fees).quantize(cent, ROUND_HALF_UP) if fees else None,
        Measure.MEAN: (sum(fees, Decimal(0)) / len(fees)).quantize(cent, ROUND_HALF_UP)
        if fees
        else None,
    }


def test_nothing_to_divide_by_is_a_dash_and_nothing_counted_a_nought() -> None:
    found = counted([KNOWN["in-time-rate"], KNOWN["granted"]], KNOWN, YEAR)[()]

    assert printed(found["in-time-rate"]) == "—"
    assert printed(found["granted"]) == "0件"


def test_a_share_is_printed_with_its_places_half_up() -> None:
    for number in range(8):
        case(in_time=number > 0).save()

    found = counted([KNOWN["in-time-rate"]], KNOWN, YEAR)[()]["in-time-rate"]

    assert printed(found) == "87.50%"
    assert (found.parts.first, found.parts.second) == (7, 8)


def test_both_ends_of_a_period_are_as_asked() -> None:
    for day in (date(2023, 11, 30), date(2023, 12, 1), date(2024, 1, 4), date(2024, 1, 5)):
        case(closed_on=day).save()

    assert value("granted") == 2


def test_what_is_handled_for_another_is_the_other_s() -> None:
    case(authority=OTHER, in_name_of=HOME).save()
    case(authority=HOME, in_name_of=OTHER).save()

    assert [one.authority for one in things(KNOWN["granted"], YEAR, {})] == [HOME]
    assert value("delegated") == 1


def test_a_list_goes_on_behind_the_last_row_that_was_seen() -> None:
    for day in (3, 1, 2, 2):
        case(closed_on=date(2023, 12, day)).save()
    whole = things(KNOWN["granted"], YEAR, {})

    first = things(KNOWN["granted"], YEAR, {}, size=3)
    rest = things(KNOWN["granted"], YEAR, {}, size=3, after=(first[-1].on, first[-1].stream))

    assert [*first, *rest] == [*whole]
    assert [one.on.day for one in whole] == [1, 2, 2, 3]


def test_a_breakdown_that_a_population_does_not_have_is_refused() -> None:
    with pytest.raises(UnknownDimension) as refused:
        counted([KNOWN["granted"]], KNOWN, YEAR, ["colour"])

    assert "item" in refused.value.known


def test_two_breakdowns_keep_their_order() -> None:
    case(channel="window").save()
    case(channel="online", closed_on=date(2024, 1, 2)).save()

    cells = counted([KNOWN["granted"]], KNOWN, YEAR, ["month", "channel"])

    assert [*cells] == [("2023-12", "window"), ("2024-01", "online")]


def identities() -> dict[str, Tried]:
    known = catalogue.loaded()
    return {one.identity.id: one for one in tried(known.indicators, YEAR, known.bodies)}


def test_identities_tell_both_sides_where_they_do_not_hold() -> None:
    case(outcome="granted", accepted_on=None).save()

    found = identities()

    broken = found["accepted-is-decided"]
    assert (broken.left, broken.right, broken.holds) == (0, 1, False)
    assert found["fully-online-within-online"].holds is True


def test_an_identity_of_what_nobody_stated_neither_holds_nor_is_broken() -> None:
    assert identities()["one-trade-is-all"].holds is None

    for name, value in (("one-trade", 57), ("one-trade-beauty", 53), ("one-trade-laboratory", 3)):
        stated(name, value)

    found = identities()["one-trade-is-all"]
    assert (found.left, found.right, found.holds) == (56, 57, False)


def test_identities_are_tried_in_each_part_that_all_of_them_have() -> None:
    case(outcome="granted", accepted_on=None).save()
    case(outcome="granted", channel="window").save()

    found = list(tried_by(catalogue.loaded().indicators, YEAR, ["channel"]))

    mine = [one for one in found if one.identity.id == "accepted-is-decided"]
    broken = [one.key for one in mine if not one.holds]
    assert broken == [("online",)]
    assert {one.key for one in found} == {("online",), ("window",)}


def stated(name: str, value: int) -> None:
    """State a value of the very days of YEAR."""
    StatedFigureRow(
        stream=uuid4(), authority=HOME, year=2024, indicator=name, value=value, since=YEAR.since,
        until=YEAR.until - timedelta(days=1), evidence="册", phase="stated", revised=False,
        stated_on=YEAR.until,
    ).save()  # fmt: skip


def test_each_population_has_its_rows_with_exactly_its_columns() -> None:
    models = {"cases": CaseRow, "licences": LicenceRow, "supervision": SupervisionRow}

    counted_here = {name: one for name, one in POPULATIONS.items() if one.columns}
    assert SOURCES.keys() == counted_here.keys() == models.keys()
    for name, population in counted_here.items():
        assert columns(SOURCES[name]) == {"authority", "stream", *population.columns}


def columns(source: str) -> set[str]:
    """Return what the rows have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM ({source}) AS things LIMIT 0")  # noqa: S608 - of our own
        return {column.name for column in cursor.description or ()}
