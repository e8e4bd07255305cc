"""The key of the record: each table can be partitioned, and an old data folder gets it."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from tests.casework import journey
from tests.casework.acts import act_on_licence
from tests.casework.journey import HEAD, HOME, act
from tests.casework.licences import annulled, day, licence
from tests.kernel.cases import MON

from xuke.access.models import note_access
from xuke.casework.models import BanRow, CaseRow, KeyedRow, OfficeRow, StreamRow
from xuke.casework.stream import readmodels
from xuke.casework.stream.bulk import History, begin_many
from xuke.figures.models import StatedFigureRow
from xuke.kernel.person import IMPORT, Person
from xuke.kernel.supervision import SUPERVISION, SupervisionKind, SupervisionNoted
from xuke.record.events import Stream
from xuke.record.verify import verify
from xuke.rooms.disclosure.models import PublicComment
from xuke.rooms.register.documents import document_of

pytestmark = pytest.mark.django_db
TABLES = sorted(
    {
        "record_event",
        "register_certificate_document",
        "access_log",
        *(table for model in readmodels.read_models() for table in model.tables),
        "casework_stream",
    }
)
BAN: dict[str, Any] = {
    "place": 0, "authority": HOME, "year": MON.year, "kind": "licence", "item": journey.ITEM,
    "ground": "x", "document": "1", "since": MON, "standing": "awaiting", "entered_on": MON,
    "entered_by": "x",
}  # fmt: skip
STATED: dict[str, Any] = {
    "authority": HOME, "year": MON.year, "indicator": "petitions", "since": MON, "until": MON,
    "value": 1, "evidence": "x", "phase": "stated", "revised": False, "stated_on": MON,
}  # fmt: skip
NEW_YEARS_EVE = date(2025, 12, 31)
COMMENT: dict[str, Any] = {
    "authority": HOME, "year": MON.year, "item": journey.ITEM, "action": "new", "number": "1",
    "holder_kind": "person", "holder_name": "x", "since": MON, "until": MON, "facts": {},
}  # fmt: skip


def sql(statement: str, *values: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401 - any value
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def noted(on: date) -> None:
    """Note one visit, as an import does."""
    stream = Stream(id=uuid4(), kind=SUPERVISION.kind, authority=HOME)
    visit = SupervisionNoted(
        on=on,
        kind=SupervisionKind.INSPECTION,
        item=journey.ITEM,
        object="虚构理发店",
        reference="检1号",
    )
    begin_many([History(stream=stream, events=(visit,))], act(Person(IMPORT)))


def a_row_in_every_table() -> None:
    """Let things happen until each table has a row."""
    case = annulled()
    # An old data folder knows of no paper that is still to be delivered.
    came = {"paper": "decided-annulment", "way": "direct", "proof": "虚构某"}
    act_on_licence(licence(case).stream, "deliver-paper", came, day(HEAD, date(2026, 6, 3)))
    document_of(case, journey.MORNING)
    noted(MON)
    noted(NEW_YEARS_EVE)
    note_access(str(uuid4()), journey.MORNING, "x", stream=case, authority=HOME, year=MON.year)
    OfficeRow.objects.create(stream=uuid4(), authority=HOME, year=MON.year, version=1, stated="{}")
    PublicComment.objects.create(stream=uuid4(), **COMMENT)
    BanRow.objects.create(stream=uuid4(), **BAN)
    StatedFigureRow.objects.create(stream=uuid4(), **STATED)
    StreamRow.objects.create(
        stream=uuid4(), authority=HOME, year=MON.year, kind="loan", version=1, number="1",
        title="x", phase="lent", opened_on=MON,
    )  # fmt: skip


def partition(table: str) -> None:
    """Make a table like this one, in parts by authority and year, with the same rows."""
    for statement in (
        f"CREATE TABLE parts (LIKE {table} INCLUDING ALL) PARTITION BY LIST (authority)",
        f"CREATE TABLE here PARTITION OF parts FOR VALUES IN ('{HOME}') PARTITION BY RANGE (year)",
        "CREATE TABLE here_2025 PARTITION OF here FOR VALUES FROM (2025) TO (2026)",
        "CREATE TABLE here_2026 PARTITION OF here FOR VALUES FROM (2026) TO (2027)",
        "CREATE TABLE there PARTITION OF parts FOR VALUES IN ('440114-wjj')",
        f"INSERT INTO parts SELECT * FROM {table}",  # noqa: S608 - names of ours
    ):
        sql(statement)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_partitioned_by_authority_and_year(table: str) -> None:
    a_row_in_every_table()
    partition(table)
    whole = sql(f"SELECT * FROM {table} AS one ORDER BY one::text")  # noqa: S608 - names of ours
    ((stream,), *_more) = sql(f"SELECT stream FROM {table} WHERE year = 2026")  # noqa: S608
    key = [stream, HOME, 2026]
    by_key = "FROM parts WHERE stream = %s AND authority = %s AND year = %s"

    assert sql("SELECT * FROM parts AS one ORDER BY one::text") == whole
    assert sql(f"SELECT count(*) {by_key}", *key) >= [(1,)]
    asked = "\n".join(line for (line,) in sql(f"EXPLAIN SELECT * {by_key}", *key))
    assert "here_2026" in asked
    assert "here_2025" not in asked
    assert "there" not in asked


@pytest.mark.parametrize("table", sorted({*TABLES} - {"access_log", "casework_stream"}))
def test_the_key_still_lets_in_no_row_twice(table: str) -> None:
    a_row_in_every_table()

    with pytest.raises(IntegrityError), transaction.atomic():
        sql(f"INSERT INTO {table} SELECT * FROM {table}")  # noqa: S608 - names of ours


@pytest.mark.parametrize("table", TABLES)
def test_a_stream_alone_is_found_by_an_index(table: str) -> None:
    # Of few rows the planner takes whatever index is as good: what it can do is what counts.
    names = sql(
        "SELECT relname FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid"
        " JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]"
        " WHERE indrelid = %s::regclass AND attname = 'stream' AND indpred IS NULL",
        table,
    )

    assert names
    assert table == "access_log" or (f"{table}_pkey",) in names


def test_the_rows_of_a_stream_carry_the_year_of_its_opening() -> None:
    noted(NEW_YEARS_EVE)

    assert sql("SELECT authority, year FROM statistics_supervision") == [(HOME, 2025)]


def test_an_old_data_folder_comes_up_with_the_key() -> None:
    a_row_in_every_table()
    StreamRow.objects.all().delete()
    rows = "SELECT one.* FROM {} AS one ORDER BY one::text"
    # These came later: new in an old folder, and filled by the rebuild after it.
    later = ("_words", "_file", "_office", "_comment", "_ban", "_stated_figure")
    kept = [table for table in TABLES if not table.endswith(later)]
    before = {table: sql(rows.format(table)) for table in kept}
    call_command("migrate", "record", "0001", verbosity=0)
    columns = sql(
        "SELECT table_name FROM information_schema.columns"
        " WHERE column_name = 'year' AND table_name = ANY(%s)",
        TABLES,
    )

    call_command("migrate", verbosity=0)

    assert columns == []
    assert {table: sql(rows.format(table)) for table in kept} == before
    assert verify().broken == ()
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        sql("UPDATE record_event SET year = 0")


def made_by_django(model: type[KeyedRow], **values: object) -> KeyedRow:
    """Return a row made as Django makes any."""
    row = model.__new__(model)
    Model.__init__(row, **values)
    return row


def values_of(row: KeyedRow) -> dict[str, object]:
    """Return everything that a row holds, what Django notes of it too."""
    return {**vars(row), "_state": vars(vars(row)["_state"])}


@pytest.mark.parametrize("model", KeyedRow.__subclasses__(), ids=lambda model: model.__name__)
def test_a_row_has_the_values_that_django_would_give_it(model: type[KeyedRow]) -> None:
    told = {"stream": uuid4(), "authority": "310105-wjw"}

    row = model(**told)

    assert values_of(row) == values_of(made_by_django(model, **told))


def test_rows_share_no_value_that_can_be_changed() -> None:
    first, second = CaseRow(number="A-1"), CaseRow(number="A-2")
    unknown: dict[str, Any] = {"nummer": "A-1"}

    first.recused.append("clerk")

    assert second.recused == []
    with pytest.raises(TypeError):
        CaseRow(**unknown)
