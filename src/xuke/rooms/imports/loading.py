"""Two passes over a file in one transaction: everything is checked before anything is written."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.stream.act import Act
from xuke.casework.stream.bulk import History, Standing, begin_many, recorded_streams, standings
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.person import IMPORT, Person
from xuke.record.events import Stream
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.problems import ImportRefused, Problem, refused
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.survey import survey
from xuke.rooms.imports.table import Columns, Line, lines
from xuke.web import clock

BATCH: Final = 2000
CHECKING: Final = 0.2
"""The share of the work that checking is, for the progress bar."""

Progress = Callable[[int, int], None]


class Named(Protocol):
    """What a row must tell: what must not occur twice, and what is doubtful but allowed."""

    @property
    def name(self) -> str:
        """Return what must not occur twice."""
        ...

    @property
    def doubt(self) -> str:
        """Return what is doubtful, or nothing."""
        ...


L = TypeVar("L", bound=Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Generic[L]):
    """A kind of file: its columns, and what its rows become."""

    columns: Columns
    reader: Callable[[], Callable[[Cells], L | None]]
    stream: Callable[[str, L], Stream]
    history: Callable[[str, L], History]
    taken: Callable[[str, Mapping[int, L]], list[Problem]]
    key: str
    doubtful: str
    named_by_key: bool
    """Whether the key alone is what must not occur twice, also of a row that cannot be read."""


@dataclass(slots=True)
class Load(Generic[L]):
    """One file on its way in."""

    path: Path
    source: Source[L]
    authority: str
    progress: Progress
    rows: int
    calendar: Calendar = field(default_factory=catalogue.calendar)
    today: date = field(default_factory=clock.today)
    first_row: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    unchanged: int = 0
    done: int = 0

    def result(self, *, dry_run: bool) -> ImportResult:
        """Return what came of it."""
        count = len(self.first_row)
        return ImportResult(
            rows=count,
            new=count - self.unchanged,
            unchanged=self.unchanged,
            doubts=tuple(self.doubts),
            dry_run=dry_run,
        )


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
    for batch in _batches(one, one.problems):
        one.problems += one.source.taken(one.authority, batch)
        one.problems += _different(one, batch)
        one.doubts += _doubts(one, batch)
        _show(one, len(batch), CHECKING)
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
    for batch in _batches(one, problems):
        if problems:
            raise refused(problems)
        known = _known(one, batch)
        new = [line for row, line in batch.items() if row not in known]
        begin_many([one.source.history(one.authority, line) for line in new], act)
        _show(one, len(batch), 1 - CHECKING)


def _batches(one: Load[L], problems: list[Problem]) -> Iterator[dict[int, L]]:
    """Yield the readable rows by number, some thousand at a time; note what is wrong."""
    read = one.source.reader()
    batch: dict[int, L] = {}
    for line in lines(one.path, one.source.columns):
        cells = Cells(line, one.calendar, one.today)
        got = None if line.fault else read(cells)
        problems += _repeated(one, line, got)
        if got is None:
            problems += cells.problems
            continue
        batch[line.number] = got
        if len(batch) == BATCH:
            yield batch
            batch = {}
    yield batch


def _repeated(one: Load[L], line: Line, got: L | None) -> list[Problem]:
    """Return the fault of a row that an earlier one, sound or not, has said already."""
    key = one.source.key
    # A faulty row has no name; of a case its number will do.
    name = got.name if got else line.cells.get(key, "") if one.source.named_by_key else ""
    first = one.first_row.setdefault(name, line.number) if name else line.number
    if first == line.number:
        return []
    value = _value(got) if got else name
    return [Problem(line.number, key, value, _("与第 %(row)d 行重复。") % {"row": first})]


def _different(one: Load[L], batch: Mapping[int, L]) -> list[Problem]:
    """Return the rows that were imported before and say something else now."""
    known = _known(one, batch)
    histories = [one.source.history(one.authority, batch[row]) for row in known]
    found = dict(zip(known, standings(histories), strict=True))
    one.unchanged += sum(standing is Standing.SAME for standing in found.values())
    reason = _("这一件已经导入过，而内容与本行不同。已导入的历史不能用导入更改。")
    return [
        Problem(row, one.source.key, _value(batch[row]), reason)
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


def _value(line: Named) -> str:
    """Return the row's name where it is one that people gave."""
    return "" if line.name.startswith("[") else line.name


def _show(one: Load[L], rows: int, share: float) -> None:
    """Move the bar: checking is its first part, writing the rest."""
    one.done += rows
    before = 0 if share == CHECKING else one.rows * CHECKING
    one.progress(min(one.rows, int(before + one.done * share)), one.rows)
