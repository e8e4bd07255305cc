"""Which files stand in which cases: those that were put to a case and not taken away again."""

from collections.abc import Iterator, Sequence
from typing import Final

from xuke.casework.models import FileRow
from xuke.casework.stream.readmodels import Change, ReadModel
from xuke.casework.stream.rowsql import upsert_many
from xuke.kernel.case.events import ApplicationWithdrawn, MaterialAttached, MaterialRemoved
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.record.values import as_text
from xuke.record.writing import write

_TURNING: Final = (MaterialAttached, MaterialRemoved, ApplicationWithdrawn)
"""After these a case may stand on other files."""
_KEY: Final = ("stream", "place", "authority", "year")
# A case's files from a place on: there are no longer so many.
_DELETE: Final = (
    "DELETE FROM casework_file AS kept"
    " USING unnest(%s::uuid[], %s::text[], %s::integer[], %s::integer[])"
    " AS gone (stream, authority, year, place)"
    " WHERE kept.stream = gone.stream AND kept.authority = gone.authority"
    " AND kept.year = gone.year AND kept.place >= gone.place"
)


def standing(case: Case) -> dict[str, int]:
    """Return the files of a case, sizes in bytes by digest; a discarded draft stands on none.

    What is shown in place of a file is kept as long as the file.
    """
    if not case.is_filed and case.phase is not Phase.DRAFT:
        return {}
    came = {one.digest: one.size for one in case.materials}
    return came | {one.readable.digest: one.readable.size for one in case.materials}


def _project(changes: Sequence[Change[Case]]) -> None:
    """Write the files of these cases, in the place of those before."""
    turning = [change for change in changes if change.has(*_TURNING)]
    rows = {change.stream.id: list(_rows(change)) for change in turning}
    # A file that was added took none away.
    fewer = [one for one in turning if one.has(MaterialRemoved, ApplicationWithdrawn)]
    gone = [
        (one.stream.id, one.stream.authority, one.year, len(rows[one.stream.id]))
        for one in fewer
        if not one.new
    ]
    if gone:
        write(_DELETE, [as_text(list(map(str, column))) for column in zip(*gone, strict=True)])
    made = [row for some in rows.values() for row in some]
    if made:
        upsert_many(FileRow, made, _KEY)


def _rows_of_new(change: Change[Case]) -> Iterator[FileRow]:
    """Return the files of a case that is told at once."""
    return _rows(change) if change.has(*_TURNING) else iter(())


def _rows(change: Change[Case]) -> Iterator[FileRow]:
    """Yield a row for each file."""
    for place, (digest, size) in enumerate(standing(change.state).items()):
        yield FileRow(
            stream=change.stream.id,
            place=place,
            authority=change.stream.authority,
            year=change.year,
            digest=digest,
            size=size,
        )


FILES_OF_CASES: Final[ReadModel[Case]] = ReadModel(
    name="files of cases",
    kind=CASE.kind,
    tables=(FileRow._meta.db_table,),
    project=_project,
    rows=_rows_of_new,
)
