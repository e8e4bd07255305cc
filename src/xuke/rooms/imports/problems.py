"""What is wrong with a file: by row, column, value and reason; all of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Final

from django.utils.translation import gettext as _

HEADER_ROW: Final = 1
_SHOWN: Final = 60
KEPT: Final = 1_000
"""So many faults of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault; the row is numbered as a spreadsheet shows it, the header being row 1."""

    row: int
    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        """Say where, what, and why."""
        place = _("第 %(row)d 行") % {"row": self.row}
        parts = [place, self.column, f"“{_short(self.value)}”" if self.value else ""]
        return f"{' '.join(part for part in parts if part)}：{self.reason}"


@dataclass(slots=True)
class Noted:
    """What was noted of a file: the first of it in full, and how much there is.

    A file of a million rows can be wrong in each cell: that is counted, and not kept.
    """

    first: list[Problem] = field(default_factory=list)
    count: int = 0
    _rows: bytearray = field(default_factory=bytearray)

    def note(self, more: Iterable[Problem]) -> None:
        """Add these, of rows that come one batch after another."""
        for one in sorted(more, key=attrgetter("row")):
            self.count += 1
            self._rows.extend(bytes(max(0, one.row + 1 - len(self._rows))))
            self._rows[one.row] = 1
            if len(self.first) < KEPT:
                self.first.append(one)

    @property
    def rows(self) -> int:
        """In how many rows it was."""
        return sum(self._rows)


class ImportRefused(Exception):
    """Nothing was imported; the text says what must be put right, the first of it line by line."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = (), more: int = 0) -> None:
        """Keep the sentence, the faults in the order of the rows, and how many more there are."""
        self.sentence = sentence
        self.problems = tuple(problems)
        self.more = more
        super().__init__(sentence)

    def __str__(self) -> str:
        """Return the sentence, then one line a fault."""
        rest = _("……另有 %(more)d 处，没有逐一列出。请先改正以上各处，再检查一次。")
        tail = [rest % {"more": self.more}] if self.more else []
        return "\n".join([self.sentence, *map(str, self.problems), *tail])


def refused(found: Noted) -> ImportRefused:
    """Return the refusal for these faults."""
    words = {"rows": found.rows, "problems": found.count}
    sentence = _("没有导入任何数据：%(rows)d 行中有 %(problems)d 处错误，请改正后重新导入。")
    return ImportRefused(sentence % words, found.first, found.count - len(found.first))


def _short(value: str) -> str:
    """Return the value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
