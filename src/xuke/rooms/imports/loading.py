"""A file in one transaction: rows are recorded as they are read; a fault takes all of them back."""

from collections.abc import Collection, Mapping
from pathlib import Path

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import (
    Standing,
    begin_many,
    recorded_streams,
    standings,
)
from xuke.casework.stream.garbage import undisturbed
from xuke.kernel.person import IMPORT, Person
from xuke.rooms.imports.batches import batches, value_of
from xuke.rooms.imports.problems import ImportRefused, Problem, refused
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.source import L, Load, Progress, Source
from xuke.rooms.imports.survey import survey
from xuke.web import clock


def load(
    path: Path, source: Source[L], authority: str, *, dry_run: bool, progress: Progress
) -> ImportResult:
    """Import the whole file, or raise ImportRefused and change nothing."""
    if authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        words = {"code": authority, "known": known}
        raise ImportRefused(_("没有实施机关 %(code)s。可用的代码：%(known)s。") % words)
    # The header is no row; how many there are is a guess until the end.
    one = Load(path, source, authority, progress, survey(path) - 1)
    try:
        with undisturbed(), transaction.atomic():
            _alone(authority)
            if dry_run or not _is_written(one):
                one = one.again()
                _check(one)
    except IntegrityError as error:
        sentence = _("导入时有人同时登记了相同的编号，没有导入任何数据，请重试。")
        raise ImportRefused(sentence) from error
    progress(one.rows, one.rows)
    return one.result(dry_run=dry_run)


def _alone(authority: str) -> None:
    """Let one import of an authority run at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import/{authority}"]
        )


def _is_written(one: Load[L]) -> bool:
    """Check and record batch after batch; whether all is sound, else nothing stays recorded."""
    with transaction.atomic():
        _write(one)
        if one.problems:
            transaction.set_rollback(True)
            return False
    _settle(one)
    return True


def _write(one: Load[L]) -> None:
    """Record what is not recorded yet, until there is a fault."""
    act = Act(person=Person(IMPORT, one.authority), on=one.today, at=clock.now())
    for batch in batches(one, one.problems):
        known = _judged(one, batch)
        if one.problems:
            return
        new = (line for row, line in batch.items() if row not in known)
        begin_many((one.source.history(one.authority, line) for line in new), act)
        one.show(len(batch))


def _check(one: Load[L]) -> None:
    """Read everything and note every fault; nothing is written."""
    for batch in batches(one, one.problems):
        _judged(one, batch)
        one.show(len(batch))
    _settle(one)


def _judged(one: Load[L], batch: Mapping[int, L]) -> Collection[int]:
    """Note what is wrong or doubtful in the batch; return the rows that are recorded already."""
    known = _known(one, batch)
    one.problems += one.source.taken(one.authority, batch)
    one.problems += _different(one, {row: batch[row] for row in known})
    one.doubts += _doubts(one, batch)
    return known


def _settle(one: Load[L]) -> None:
    """Refuse a file with faults, or without any row."""
    if one.problems:
        raise refused(one.problems)
    one.rows = len(one.first_row)
    if not one.rows:
        raise ImportRefused(_("文件只有表头，没有数据。"))


def _different(one: Load[L], known: Mapping[int, L]) -> list[Problem]:
    """Return the rows that were imported before and say something else now."""
    histories = [one.source.history(one.authority, line) for line in known.values()]
    found = dict(zip(known, standings(histories), strict=True))
    one.unchanged += sum(standing is Standing.SAME for standing in found.values())
    reason = _("这一件已经导入过，而内容与本行不同。已导入的历史不能用导入更改。")
    return [
        Problem(row, one.source.key, value_of(known[row]), reason)
        for row, standing in found.items()
        if standing is Standing.DIFFERENT
    ]


def _known(one: Load[L], batch: Mapping[int, L]) -> Collection[int]:
    """Return the rows that are recorded already, in their order."""
    streams = {row: one.source.stream(one.authority, line).id for row, line in batch.items()}
    recorded = recorded_streams(list(streams.values()))
    return dict.fromkeys(row for row, stream in streams.items() if stream in recorded)


def _doubts(one: Load[L], batch: Mapping[int, L]) -> list[Problem]:
    """Return what is doubtful in these rows, though allowed."""
    column = one.source.doubtful
    return [Problem(row, column, "", line.doubt) for row, line in batch.items() if line.doubt]
