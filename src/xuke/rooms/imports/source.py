"""A kind of file that is imported, and one file of it on its way in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Generic, NamedTuple, Protocol, TypeVar

from xuke import catalogue
from xuke.casework.stream.bulk import History
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.noticed import Noticed
from xuke.rooms.imports.problems import Noted, Problem
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.table import Columns, Table
from xuke.rooms.imports.understood import Understood
from xuke.web import clock

Progress = Callable[[int, int], None]


def unwatched(_done: int, _total: int) -> None:
    """Show no progress."""


class Borne(NamedTuple):
    """A certificate's item and number, its holder, each by a hash; and whether it is a new one."""

    certificate: int
    holder: int
    is_new: bool


class Named(Protocol):
    """What a row must tell: what must not occur twice, and which certificate it granted."""

    @property
    def name(self) -> str:
        """Return what must not occur twice."""
        ...

    @property
    def borne(self) -> Borne | None:
        """Return the certificate that the row grants, if it does."""
        ...


L = TypeVar("L", bound=Named)


class Read(NamedTuple):
    """What must be known of a row once it was read; it has a stream where nothing is wrong.

    Many of them travel between processes: the stream as a text does so many times as quickly.
    """

    number: int
    name: str
    stream: str
    borne: Borne | None
    problems: Sequence[Problem]
    doubts: Sequence[Problem]

    @property
    def value(self) -> str:
        """Return the row's name where it is one that people gave."""
        return "" if self.stream and self.name.startswith("[") else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Generic[L]):
    """A kind of file: its columns, and what its rows become."""

    columns: Columns
    reader: Callable[[], Callable[[Cells], L | None]]
    stream: Callable[[str, L], Stream]
    history: Callable[[str, L], History]
    taken: Callable[[str, Sequence[Read]], list[Problem]]
    key: str
    named_by_key: bool
    """Whether the key alone is what must not occur twice, also of a row that cannot be read."""
    row_by_row: bool
    """Whether a row can be read without those before it, so that several may read at once."""


@dataclass(slots=True)
class Load(Generic[L]):
    """One file on its way in."""

    table: Table
    source: Source[L]
    authority: str
    progress: Progress
    calendar: Calendar = field(default_factory=catalogue.calendar)
    today: date = field(default_factory=clock.today)
    at: datetime = field(default_factory=clock.now)
    first_row: dict[str, int] = field(default_factory=dict)
    borne: dict[int, tuple[int, int]] = field(default_factory=dict)
    """By certificate the first row that granted it, with its holder."""
    problems: Noted = field(default_factory=Noted)
    doubts: Noted = field(default_factory=Noted)
    noticed: Noticed = field(default_factory=Noticed)
    unchanged: int = 0
    done: int = 0

    @property
    def rows(self) -> int:
        """Return how many rows there are; a guess until all were read."""
        return self.table.lines

    @property
    def understood(self) -> Understood:
        """Return how the file was understood, as far as it was read."""
        return replace(self.table.understood, rows=self.done, noticed=self.noticed)

    def result(self, *, dry_run: bool) -> ImportResult:
        """Return what came of it."""
        count = len(self.first_row)
        return ImportResult(
            rows=count,
            new=count - self.unchanged,
            unchanged=self.unchanged,
            doubts=tuple(self.doubts.first),
            doubtful=self.doubts.count,
            dry_run=dry_run,
            understood=self.understood,
        )

    def again(self) -> "Load[L]":
        """Return the same file, of which nothing has been read yet."""
        return Load(self.table, self.source, self.authority, self.progress)

    def named(self, problem: Problem) -> Problem:
        """Return a problem with its column as the file calls it."""
        headings = self.table.understood.headings
        column = headings.get(problem.column, "") if headings else ""
        return replace(problem, column=column) if column else problem

    def show(self, rows: int) -> None:
        """Move the bar; how many there are is a guess until the end of the file."""
        self.done += rows
        self.progress(min(self.rows, self.done), self.rows)
