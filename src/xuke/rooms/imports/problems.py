"""What is wrong with a file: by row, column, value and reason; all of it at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.rooms.imports.understood import Understood

HEADER_ROW: Final = 1
_SHOWN: Final = 60
_DOUBTS_SHOWN: Final = 20
KEPT: Final = 1_000
"""So many faults of a file are told one by one."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault; the row is numbered as a spreadsheet shows it, the first of the file being 1."""

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


def doubt_lines(first: Sequence[Problem], count: int) -> list[str]:
    """Return the first of so many doubts, and how many more there are."""
    if not first:
        return []
    head = _("请核对（不影响导入）：%(count)d 处") % {"count": count}
    shown = [str(one) for one in first[:_DOUBTS_SHOWN]]
    more = count - len(shown)
    tail = [_("……另有 %(more)d 处。") % {"more": more}] if more else []
    return [head, *shown, *tail]


def problems_as_json(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Return where, what and why, of each."""
    return [
        {"row": one.row, "column": one.column, "value": one.value, "reason": one.reason}
        for one in problems
    ]


class ImportRefused(Exception):
    """Nothing was imported; the text says what must be put right, the first of it line by line.

    How the file was understood, and what is doubtful besides, is known where it was read so far.
    """

    def __init__(
        self,
        sentence: str,
        problems: Noted | None = None,
        doubts: Noted | None = None,
        understood: Understood | None = None,
    ) -> None:
        """Keep the sentence, faults and doubts in the order of the rows, and how it was read."""
        found = problems or Noted()
        self.sentence = sentence
        self.problems = tuple(found.first)
        self.more = found.count - len(found.first)
        self.doubts = doubts or Noted()
        self.understood = understood
        super().__init__(sentence)

    def __str__(self) -> str:
        """Return the sentence, how the file was read, one line a fault, and what is doubtful."""
        rest = _("……另有 %(more)d 处，没有逐一列出。请先改正以上各处，再检查一次。")
        tail = [rest % {"more": self.more}] if self.more else []
        read = self.understood.lines() if self.understood else ()
        doubts = doubt_lines(self.doubts.first, self.doubts.count)
        return "\n".join([self.sentence, *read, *map(str, self.problems), *tail, *doubts])

    def as_json(self) -> dict[str, Any]:
        """Return the same for programs."""
        return {
            "outcome": "refused",
            "reason": self.sentence,
            "understood": self.understood.as_json() if self.understood else None,
            "problems": problems_as_json(self.problems),
            "more_problems": self.more,
            "doubts": problems_as_json(self.doubts.first),
            "doubtful": self.doubts.count,
        }


def refused(
    found: Noted, doubts: Noted | None = None, understood: Understood | None = None
) -> ImportRefused:
    """Return the refusal for these faults."""
    words = {"rows": found.rows, "problems": found.count}
    sentence = _("没有导入任何数据：%(rows)d 行中有 %(problems)d 处错误，请改正后重新导入。")
    return ImportRefused(sentence % words, found, doubts, understood)


def _short(value: str) -> str:
    """Return the value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
