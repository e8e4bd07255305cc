"""What came of an import, in sentences."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from xuke.rooms.imports.problems import Problem

_DOUBTS_SHOWN: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """How many rows there were, how many are new, how many the record held already."""

    rows: int
    new: int
    unchanged: int
    doubts: tuple[Problem, ...] = ()
    """The first of what is doubtful."""
    doubtful: int = 0
    dry_run: bool = False

    def __str__(self) -> str:
        """Say what was done, then what is doubtful."""
        return "\n".join([self._sentence(), *self._doubt_lines()])

    def _sentence(self) -> str:
        """Say what was done, or what would be."""
        words = {"rows": self.rows, "new": self.new, "unchanged": self.unchanged}
        if not self.new:
            return _("共 %(rows)d 行，以前都已导入，没有变化。") % words
        known = _("%(unchanged)d 行以前已导入") % words
        if self.dry_run:
            found = _("检查通过：共 %(rows)d 行，将导入 %(new)d 行") % words
            return f"{found}，{known}。{_('未写入。')}"
        done = _("共 %(rows)d 行，导入 %(new)d 行") % words
        return f"{done}，{known}、{_('没有变化')}。" if self.unchanged else f"{done}。"

    def _doubt_lines(self) -> list[str]:
        """Return the first doubts, and how many more there are."""
        if not self.doubts:
            return []
        head = _("请核对（不影响导入）：%(count)d 处") % {"count": self.doubtful}
        shown = [str(one) for one in self.doubts[:_DOUBTS_SHOWN]]
        more = self.doubtful - len(shown)
        tail = [_("……另有 %(more)d 处。") % {"more": more}] if more else []
        return [head, *shown, *tail]
