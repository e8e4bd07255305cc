"""What is wrong with a file: by row, column, value and reason; all of it at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

HEADER_ROW: Final = 1
_SHOWN: Final = 60


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


class ImportRefused(Exception):
    """Nothing was imported; the text says everything that must be put right."""

    def __init__(self, sentence: str, problems: Iterable[Problem] = ()) -> None:
        """Keep the sentence, and the faults in the order of the rows."""
        self.sentence = sentence
        self.problems = tuple(sorted(problems, key=lambda one: one.row))
        super().__init__(sentence)

    def __str__(self) -> str:
        """Return the sentence, then one line a fault."""
        return "\n".join([self.sentence, *map(str, self.problems)])


def refused(problems: list[Problem]) -> ImportRefused:
    """Return the refusal for these faults."""
    words = {"rows": len({one.row for one in problems}), "problems": len(problems)}
    sentence = _("没有导入任何数据：%(rows)d 行中有 %(problems)d 处错误，请改正后重新导入。")
    return ImportRefused(sentence % words, problems)


def _short(value: str) -> str:
    """Return the value on one line, cut where it is long."""
    line = " ".join(value.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
