"""Two passes over a file in one transaction: everything is checked before anything is written."""

from collections.abc import Mapping
from pathlib import Path

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import Standing, begin_many, recorded_streams, standings
from xuke.kernel.person import IMPORT, Person
from xuke.rooms.imports.batches import batches, value_of
from xuke.rooms.imports.problems import ImportRefused, Problem, refused
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.source import CHECKING, L, Load, Progress, Source
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
    one = Load(path, source, authority, progress, survey(path))
    try:
        with transaction.atomic():
            _alone(authority)
            _check(one)
            if not dry_run:
                _write(one)
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


def _check(one: Load[L]) -> None:
    """Read everything and note every fault; nothing is written."""
    for batch in batches(one, one.problems):
        one.problems += one.source.taken(one.authority, batch)
        one.problems += _different(one, batch)
        one.doubts += _doubts(one, batch)
        one.show(len(batch), CHECKING)
    if one.problems:
        raise refused(one.problems)
    one.rows = len(one.first_row)
    one.done = 0
    if not one.rows:
        raise ImportRefused(_("文件只有表头，没有数据。"))


def _write(one: Load[L]) -> None:
    """Record what is not recorded yet."""
    person = Person(IMPORT, one.authority)
    act = Act(person=person, on=one.today, at=clock.now())
    problems: list[Problem] = []
    for batch in batches(one, problems):
        if problems:
            raise refused(problems)
        known = _known(one, batch)
        new = [line for row, line in batch.items() if row not in known]
        begin_many([one.source.history(one.authority, line) for line in new], act)
        one.show(len(batch), 1 - CHECKING)


def _different(one: Load[L], batch: Mapping[int, L]) -> list[Problem]:
    """Return the rows that were imported before and say something else now."""
    known = _known(one, batch)
    histories = [one.source.history(one.authority, batch[row]) for row in known]
    found = dict(zip(known, standings(histories), strict=True))
    one.unchanged += sum(standing is Standing.SAME for standing in found.values())
    reason = _("这一件已经导入过，而内容与本行不同。已导入的历史不能用导入更改。")
    return [
        Problem(row, one.source.key, value_of(batch[row]), reason)
        for row, standing in found.items()
        if standing is Standing.DIFFERENT
    ]


def _known(one: Load[L], batch: Mapping[int, L]) -> list[int]:
    """Return the rows that are recorded already."""
    streams = {row: one.source.stream(one.authority, line).id for row, line in batch.items()}
    recorded = recorded_streams(list(streams.values()))
    return [row for row, stream in streams.items() if stream in recorded]


def _doubts(one: Load[L], batch: Mapping[int, L]) -> list[Problem]:
    """Return what is doubtful in these rows, though allowed."""
    column = one.source.doubtful
    return [Problem(row, column, "", line.doubt) for row, line in batch.items() if line.doubt]
