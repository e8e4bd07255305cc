"""Conditions of figures: read as CEL says them, refused where SQL could say something else."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from xuke.catalogue.expression import as_value, holds
from xuke.catalogue.population import POPULATIONS
from xuke.catalogue.predicate import (
    Among,
    Both,
    Compared,
    Either,
    Known,
    Not,
    NotAPredicate,
    Predicate,
    Set,
    columns_of,
    predicate,
)

CASES = POPULATIONS["cases"]


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("imported", Set("imported")),
        ("!imported && in_time", Both((Not(Set("imported")), Set("in_time")))),
        ("outcome == 'granted'", Among("outcome", ("granted",))),
        ('outcome != "granted"', Not(Among("outcome", ("granted",)))),
        ("item in ['a && b', 'c']", Among("item", ("a && b", "c"))),
        ("closed_on == null", Not(Known("closed_on"))),
        ("closed_on != null", Known("closed_on")),
        ("fee > 0.5", Compared("fee", ">", value=Decimal("0.5"))),
        ("closed_on <= committed_due", Compared("closed_on", "<=", other="committed_due")),
        (
            "imported || in_time && commitment",
            Either((Set("imported"), Both((Set("in_time"), Set("commitment"))))),
        ),
    ],
)
def test_a_condition_is_read_as_cel_says_it(source: str, read: Predicate) -> None:
    assert predicate(source, CASES) == read


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("outcome ==", "not-an-expression"),
        ("colour == 'red'", "unknown-column"),
        ("outcome == 'grantd'", "not-a-word-of-it"),
        ("outcome == 1", "not-comparable"),
        ("closed_on", "not-comparable"),
        ("fee <= received_on", "not-comparable"),
        ("closed_on == '2023-01-01'", "not-comparable"),
        ("size(item) > 1", "beyond-figures"),
        ("item.startsWith('a')", "beyond-figures"),
        ("imported ? in_time : commitment", "beyond-figures"),
        ("imported == true", "beyond-figures"),
        ("'granted' == outcome", "beyond-figures"),
        (r"item == 'a\'b'", "beyond-figures"),
    ],
)
def test_what_sql_could_say_differently_is_refused(source: str, reason: str) -> None:
    with pytest.raises(NotAPredicate) as refused:
        predicate(source, CASES)

    assert refused.value.reason == reason


LEAVES = st.sampled_from(
    [
        "imported",
        "in_time",
        "outcome == 'granted'",
        "outcome != 'refused'",
        "channel in ['online', 'mobile']",
        "closed_on <= committed_due",
        "closed_on > accepted_on",
    ]
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds("!({})".format, inner),
        st.builds("{} && {}".format, inner, inner),
        st.builds("({} || {})".format, inner, inner),
        st.builds("{} || {} && {}".format, inner, inner, inner),
    ),
    max_leaves=6,
)
ROWS = st.fixed_dictionaries(
    {
        "imported": st.booleans(),
        "in_time": st.booleans(),
        "outcome": st.sampled_from(["granted", "refused", "withdrawn"]),
        "channel": st.sampled_from(["online", "mobile", "window"]),
        **{
            name: st.dates().map(as_value) for name in ("accepted_on", "closed_on", "committed_due")
        },
    }
)


def true_of(told: Predicate, row: dict[str, object]) -> bool:
    """Tell in plain Python whether what was read is so of a row that has every value."""
    match told:
        case Both(parts):
            return all(true_of(one, row) for one in parts)
        case Either(parts):
            return any(true_of(one, row) for one in parts)
        case Not(part):
            return not true_of(part, row)
        case Among(column, values):
            return row[column] in values
        case Compared(column, order, other=other):
            left, right = str(row[column]), str(row[other])
            return {"<=": left <= right, ">": left > right}[order]
        case Set(column) | Known(column):
            return row[column] not in {None, False}


@given(CONDITIONS, ROWS)
def test_it_is_true_of_the_rows_of_which_cel_says_so(source: str, row: dict[str, object]) -> None:
    told = predicate(source, CASES)

    assert true_of(told, row) is holds(source, row)  # type: ignore[arg-type] # values of CEL


def test_it_tells_every_column_that_it_looks_at() -> None:
    told = predicate("!imported && (closed_on <= committed_due || fee > 0)", CASES)

    assert {*columns_of(told)} == {"imported", "closed_on", "committed_due", "fee"}
