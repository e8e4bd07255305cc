"""What came of an import, in sentences and for programs."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from xuke.rooms.imports.problems import Problem, doubt_lines, problems_as_json
from xuke.rooms.imports.understood import Understood


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
    understood: Understood = field(default_factory=Understood)

    def __str__(self) -> str:
        """Say what was done, how the file was understood, then what is doubtful."""
        doubts = doubt_lines(self.doubts, self.doubtful)
        return "\n".join([self._sentence(), *self.understood.lines(), *doubts])

    @property
    def certificates(self) -> int:
        """Return how many rows name a certificate that can stand in the ledger of licences."""
        return self.understood.noticed.certificates

    def as_json(self) -> dict[str, Any]:
        """Return the same for programs."""
        return {
            "outcome": "checked" if self.dry_run else "imported",
            "rows": self.rows,
            "new": self.new,
            "unchanged": self.unchanged,
            "certificates": self.certificates,
            "understood": self.understood.as_json(),
            "problems": [],
            "doubts": problems_as_json(self.doubts),
            "doubtful": self.doubtful,
        }

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
