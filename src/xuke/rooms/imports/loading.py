"""A file in one transaction: rows are recorded as they are read; a fault takes all of them back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from pathlib import Path

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.stream.bulk import write
from xuke.casework.stream.garbage import undisturbed
from xuke.casework.stream.standing import Standing, recorded_streams, standings
from xuke.rooms.imports.batches import Batch, batches
from xuke.rooms.imports.problems import ImportRefused, Problem, refused
from xuke.rooms.imports.processes import batches_of
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.source import L, Load, Progress, Read, Source
from xuke.rooms.imports.survey import survey


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
        one = _loaded(one, dry_run=dry_run)
    except IntegrityError as error:
        sentence = _("导入时有人同时登记了相同的编号，没有导入任何数据，请重试。")
        raise ImportRefused(sentence) from error
    except BrokenExecutor as error:
        sentence = _("读取文件的一个进程意外中止（可能是内存不足），没有导入任何数据，请重试。")
        raise ImportRefused(sentence) from error
    progress(one.rows, one.rows)
    return one.result(dry_run=dry_run)


def _loaded(one: Load[L], *, dry_run: bool) -> Load[L]:
    """Check the file, and record it where nothing is wrong; return what came of it."""
    with undisturbed(), batches_of(one, written=not dry_run) as made, transaction.atomic():
        _alone(one.authority)
        if dry_run or not _is_written(one, made):
            one = one.again()
            _check(one)
    return one


def _alone(authority: str) -> None:
    """Let one import of an authority run at a time."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"import/{authority}"]
        )


def _is_written(one: Load[L], made: Iterable[Batch[L]]) -> bool:
    """Check and record batch after batch; whether all is sound, else nothing stays recorded."""
    with transaction.atomic():
        _write(one, made)
        if one.problems.count:
            transaction.set_rollback(True)
            return False
    _settle(one)
    return True


def _write(one: Load[L], made: Iterable[Batch[L]]) -> None:
    """Record what is not recorded yet, until there is a fault."""
    for batch in made:
        known = _judged(one, batch)
        if one.problems.count:
            return
        write(batch.sheets(known))
        one.show(len(batch.reads))


def _check(one: Load[L]) -> None:
    """Read everything and note every fault; nothing is written."""
    for batch in batches(one):
        _judged(one, batch)
        one.show(len(batch.reads))
    _settle(one)


def _judged(load: Load[L], batch: Batch[L]) -> Collection[int]:
    """Note what is wrong or doubtful in the batch; return the rows that are recorded already."""
    sound = batch.sound
    known = _known(sound)
    found = [one for read in batch.reads for one in (*_repeated(load, read), *read.problems)]
    found += load.source.taken(load.authority, sound)
    found += _different(load, {row: batch.line(row) for row in known}, known)
    load.problems.note(found)
    load.doubts.note(_doubts(load, sound))
    return known


def _repeated(one: Load[L], read: Read) -> list[Problem]:
    """Return the fault of a row that an earlier one, sound or not, has said already."""
    name, row = read.name, read.number
    first = one.first_row.setdefault(name, row) if name else row
    if first == row:
        return []
    return [Problem(row, one.source.key, read.value, _("与第 %(row)d 行重复。") % {"row": first})]


def _settle(one: Load[L]) -> None:
    """Refuse a file with faults, or without any row."""
    if one.problems.count:
        raise refused(one.problems)
    one.rows = len(one.first_row)
    if not one.rows:
        raise ImportRefused(_("文件只有表头，没有数据。"))


def _different(one: Load[L], known: Mapping[int, L], reads: Mapping[int, Read]) -> list[Problem]:
    """Return the rows that were imported before and say something else now."""
    histories = [one.source.history(one.authority, line) for line in known.values()]
    found = dict(zip(known, standings(histories), strict=True))
    one.unchanged += sum(standing is Standing.SAME for standing in found.values())
    reason = _("这一件已经导入过，而内容与本行不同。已导入的历史不能用导入更改。")
    return [
        Problem(row, one.source.key, reads[row].value, reason)
        for row, standing in found.items()
        if standing is Standing.DIFFERENT
    ]


def _known(sound: Sequence[Read]) -> Mapping[int, Read]:
    """Return the rows that are recorded already, in their order."""
    recorded = recorded_streams([read.stream for read in sound])
    return {read.number: read for read in sound if read.stream in recorded}


def _doubts(one: Load[L], sound: Sequence[Read]) -> list[Problem]:
    """Return what is doubtful in these rows, though allowed."""
    column = one.source.doubtful
    return [Problem(read.number, column, "", read.doubt) for read in sound if read.doubt]
