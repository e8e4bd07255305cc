"""A kind of file that is imported, and one file of it on its way in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from xuke import catalogue
from xuke.casework.stream.bulk import History
from xuke.kernel.law.calendar import Calendar
from xuke.record.events import Stream
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.problems import Problem
from xuke.rooms.imports.result import ImportResult
from xuke.rooms.imports.table import Columns
from xuke.web import clock

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

    def again(self) -> "Load[L]":
        """Return the same file, of which nothing has been read yet."""
        return Load(self.path, self.source, self.authority, self.progress, self.rows)

    def show(self, rows: int) -> None:
        """Move the bar; `rows` is a guess until the end of the file."""
        self.done += rows
        self.progress(min(self.rows, self.done), self.rows)
