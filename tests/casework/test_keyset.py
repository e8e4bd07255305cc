"""Pages by key: nothing skipped, nothing twice, entered at the key, and only by keys of ours."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from hypothesis import given, settings, strategies as st

from xuke.casework.case.worklist import DUE_FIRST
from xuke.casework.models import CaseRow, LicenceRow
from xuke.casework.stream.keyset import Keyset
from xuke.rooms.disclosure.queries import NEWEST_FIRST, public_records

pytestmark = pytest.mark.django_db

MON = date(2026, 3, 2)
DUES = st.none() | st.integers(0, 3).map(lambda days: MON + timedelta(days=days))
DATED = DUES.filter(lambda due: due is not None)


def row(due: date | None, number: str = "", **facts: Any) -> CaseRow:  # noqa: ANN401
    plain: dict[str, Any] = {
        "version": 1,
        "authority": "310105-wjw",
        "year": MON.year,
        "item": "public-place-hygiene-permit",
        "action": "new",
        "channel": "online",
        "phase": "received",
        "waits_for": "clerk",
        "commitment": False,
        "fully_online": True,
        "imported": False,
        "fee": 0,
        "examined_by": [],
    }
    told = plain | facts
    return CaseRow(stream=uuid4(), due=due, nearest=due, number=number, **told)


@contextmanager
def rows(dues: list[date | None]) -> Iterator[QuerySet[CaseRow]]:
    """Keep rows of these due days for a while; of two neighbours one is the other's number."""
    with transaction.atomic():
        CaseRow.objects.bulk_create(row(due, f"{place:03}") for place, due in enumerate(dues))
        yield CaseRow.objects.all()
        transaction.set_rollback(True)


def paged(keyset: Keyset[CaseRow], *stretches: QuerySet[CaseRow]) -> list[CaseRow]:
    """Return what the pages show, one after the other, as their addresses lead on."""
    key, seen = "", list[CaseRow]()
    while True:
        page = keyset.page(stretches, keyset.read(key))
        seen, key = [*seen, *page.rows], page.next_key
        if not key:
            return seen
        assert len(page.rows) == keyset.size


ORDERS = [
    pytest.param(("due", "stream"), id="upwards"),
    pytest.param(("-due", "-number"), id="downwards"),
    pytest.param(("-due", "stream"), id="newest first, then by stream"),
    pytest.param(("due", "-number", "stream"), id="up, down, up"),
    pytest.param(("-due", "-number", "stream"), id="down, down, up"),
    pytest.param(("-stream",), id="one column"),
]


@pytest.mark.parametrize("order", ORDERS)
@settings(max_examples=40)
@given(dues=st.lists(DATED, max_size=9), size=st.integers(1, 4))
def test_pages_and_batches_are_the_whole_list_in_its_order(
    order: tuple[str, ...], dues: list[date | None], size: int
) -> None:
    keyset = Keyset(model=CaseRow, order=order, size=size)

    with rows(dues) as found:
        whole = list(found.order_by(*order))

        assert paged(keyset, found) == whole
        assert [one for batch in keyset.walk(found) for one in batch] == whole


@settings(max_examples=60)
@given(dues=st.lists(DUES, max_size=9), size=st.integers(1, 4))
def test_rows_without_a_day_come_last_and_none_is_lost(dues: list[date | None], size: int) -> None:
    keyset = replace(DUE_FIRST, size=size)

    with rows(dues) as found:
        whole = list(found.order_by("due", "stream"))
        halves = [found.filter(number__lt="004"), found.filter(number__gte="004")]

        assert paged(keyset, found) == whole
        assert paged(keyset, *halves) == whole
        assert [one for batch in keyset.walk(found) for one in batch] == whole


def test_no_stretch_is_an_empty_list() -> None:
    page = DUE_FIRST.page([], None)

    assert (page.rows, page.next_key, page.is_whole) == ([], "", True)


def test_only_a_list_on_one_page_is_whole() -> None:
    with rows([MON, MON, MON]) as found:
        first = replace(DUE_FIRST, size=2).page(found, None)
        rest = replace(DUE_FIRST, size=2).page(found, DUE_FIRST.read(first.next_key))

        assert (first.is_whole, rest.is_whole) == (False, False)
        assert replace(DUE_FIRST, size=3).page(found, None).is_whole


def test_a_batch_that_went_away_or_stayed_does_not_stop_the_walk() -> None:
    with rows([MON, MON, MON, MON, MON]) as found:
        seen = []
        for batch in replace(DUE_FIRST, size=2).walk(found):
            seen += [one.number for one in batch]
            CaseRow.objects.filter(stream=batch[0].stream).delete()

        assert sorted(seen) == ["000", "001", "002", "003", "004"]


def test_a_null_that_was_not_declared_is_told_and_loses_no_row() -> None:
    keyset = Keyset(model=CaseRow, order=("due", "stream"), size=1)

    with rows([None, None]) as found, pytest.raises(ValueError, match="A null in"):
        keyset.page(found, None)


def test_nulls_cannot_be_declared_where_they_would_come_first() -> None:
    with pytest.raises(ValueError, match="nulls first"):
        replace(DUE_FIRST, order=("-nearest", "stream"))


def key_after_one_row() -> str:
    with rows([MON, MON]) as found:
        return replace(DUE_FIRST, size=1).page(found, None).next_key


def test_a_key_is_read_back_as_the_values_of_its_row() -> None:
    with rows([MON, MON]) as found:
        page = replace(DUE_FIRST, size=1).page(found, None)

        assert DUE_FIRST.read(page.next_key) == (MON, page.rows[0].stream)


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param(lambda _key: "", id="no key"),
        pytest.param(lambda _key: "2026-03-02.x", id="an old way of writing"),
        pytest.param(lambda key: key[:-1], id="cut off"),
        pytest.param(lambda key: "A" + key[1:], id="changed"),
        pytest.param(lambda key: key + "\x00", id="with more behind it"),
    ],
)
def test_a_key_that_is_not_ours_is_no_key(forged: Any) -> None:  # noqa: ANN401
    assert DUE_FIRST.read(forged(key_after_one_row())) is None


def test_a_key_of_another_order_is_no_key() -> None:
    key = key_after_one_row()

    assert DUE_FIRST.read(key) is not None
    assert replace(DUE_FIRST, order=("committed_due", "stream")).read(key) is None
    assert Keyset(model=LicenceRow, order=("due", "stream"), size=1).read(key) is None


def plan(keyset: Keyset[Any], found: QuerySet[Any], after: tuple[Any, ...]) -> str:
    """Return how PostgreSQL enters a page after this key where a sort would be dear."""
    pieces = list(keyset._after(found, after))  # noqa: SLF001 - the plan of the very question
    # Of an empty table the table's own key would do as well: it begins with the stream.
    CaseRow.objects.bulk_create(row(MON, authority=f"home-{n % 50}") for n in range(500))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE casework_case")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
    return keyset.merged(pieces[:1], 25).explain()


STREAM = uuid4()


@pytest.mark.parametrize(
    ("keyset", "found", "after", "index", "condition"),
    [
        pytest.param(
            DUE_FIRST,
            CaseRow.objects.filter(authority="310105-wjw", waits_for="clerk"),
            (MON, STREAM),
            "casework_case_desk",
            "ROW(nearest, stream) > ROW(",
            id="a list of work",
        ),
        pytest.param(
            Keyset(model=CaseRow, order=("due", "stream"), size=500),
            CaseRow.objects.filter(phase="received"),
            (MON, STREAM),
            "casework_case_received",
            "ROW(due, stream) > ROW(",
            id="the day's work on cases",
        ),
        pytest.param(
            Keyset(model=LicenceRow, order=("wakes_on", "stream"), size=500),
            LicenceRow.objects.filter(wakes_on__lte=MON),
            (MON, STREAM),
            "casework_licence_wakes",
            "ROW(wakes_on, stream) > ROW(",
            id="the day's work on licences",
        ),
        pytest.param(
            Keyset(model=LicenceRow, order=("valid_until", "stream"), size=25),
            LicenceRow.objects.filter(authority="310105-wjw", valid_until__gte=MON),
            (MON, STREAM),
            "casework_licence_until",
            "ROW(valid_until, stream) > ROW(",
            id="licences that run out",
        ),
        pytest.param(
            Keyset(model=CaseRow, order=("stream",), size=50),
            CaseRow.objects.filter(authority="310105-wjw"),
            (STREAM,),
            "casework_case_authority",
            "stream > ",
            id="cases of an authority",
        ),
        pytest.param(
            NEWEST_FIRST,
            public_records(),
            (MON, "310105-20260302-000001", STREAM),
            "disclosure_public",
            "ROW(decided_on, number, stream) < ROW(",
            id="the public list",
        ),
    ],
)
def test_a_page_enters_its_index_at_the_key(
    keyset: Keyset[Any], found: QuerySet[Any], after: tuple[Any, ...], index: str, condition: str
) -> None:
    told = plan(keyset, found, after)
    entered = next(line for line in told.splitlines() if "Index Cond" in line)

    assert f"using {index} " in told
    assert condition in entered
