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
from xuke.rooms.imports.source import L, Load, Progress, Read, Source, unwatched
from xuke.rooms.imports.survey import AS_IT_IS, Choice, surveyed


def load(
    path: Path,
    authority: str,
    *,
    source: Source[L],
    dry_run: bool = False,
    progress: Progress = unwatched,
    choice: Choice = AS_IT_IS,
) -> ImportResult:
    """Import the whole file, or raise ImportRefused and change nothing."""
    if authority not in catalogue.authorities():
        known = "、".join(catalogue.authorities())
        words = {"code": authority, "known": known}
        raise ImportRefused(_("没有实施机关 %(code)s。可用的代码：%(known)s。") % words)
    with surveyed(path, source.columns, choice) as table:
        one = _tried(Load(table, source, authority, progress), dry_run=dry_run)
    progress(one.done, one.done)
    return one.result(dry_run=dry_run)


def _tried(one: Load[L], *, dry_run: bool) -> Load[L]:
    """Import the file; what others do meanwhile, or a process that dies, is told in words."""
    try:
        return _loaded(one, dry_run=dry_run)
    except IntegrityError as error:
        sentence = _("导入时有人同时登记了相同的编号，没有导入任何数据，请重试。")
        raise ImportRefused(sentence) from error
    except BrokenExecutor as error:
        sentence = _("读取文件的一个进程意外中止（可能是内存不足），没有导入任何数据，请重试。")
        raise ImportRefused(sentence) from error


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
    load.problems.note(map(load.named, found))
    doubts = [one for read in batch.reads for one in (*read.doubts, *_borne_before(load, read))]
    load.doubts.note(map(load.named, doubts))
    load.noticed.add(batch.noticed)
    return known


def _repeated(one: Load[L], read: Read) -> list[Problem]:
    """Return the fault of a row that an earlier one, sound or not, has said already."""
    name, row = read.name, read.number
    first = one.first_row.setdefault(name, row) if name else row
    if first == row:
        return []
    return [Problem(row, one.source.key, read.value, _("与第 %(row)d 行重复。") % {"row": first})]


def _borne_before(one: Load[L], read: Read) -> list[Problem]:
    """Return the doubt about a certificate that an earlier row granted anew, or to another."""
    if read.borne is None:
        return []
    certificate, holder, is_new = read.borne
    row, first = one.borne.setdefault(certificate, (read.number, holder))
    if row == read.number or (first == holder and not is_new):
        return []
    reason = _("证照编号与第 %(row)d 行相同，而那一行是另一个申请人，或者也是新办。请核对两行。")
    return [Problem(read.number, "certificate_number", "", reason % {"row": row})]


def _settle(one: Load[L]) -> None:
    """Refuse a file with faults, or without any row."""
    _note_short(one)
    if one.problems.count:
        raise refused(one.problems, one.doubts, one.understood)
    if not one.first_row:
        raise ImportRefused(_("文件只有表头，没有数据。"), understood=one.understood)


def _note_short(one: Load[L]) -> None:
    """Note, once a column, the numbers that may have lost the zeros before them."""
    reason = _(
        "本列的号码大多是 %(usual)d 位，这样的 %(digits)d 位号码有 %(count)d 个，"
        "可能丢失了开头的 0。请与原件核对，把这一列设为文本后重新导出。"
    )
    for short in one.noticed.short():
        words = {"usual": short.usual, "digits": short.digits, "count": short.cells}
        found = Problem(short.row, short.column, short.text, reason % words)
        one.doubts.note([one.named(found)])


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
