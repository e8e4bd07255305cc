"""A row of an authority's list of inspections, complaints, penalties and remedies."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.stream.bulk import History
from xuke.casework.stream.ids import stream_named
from xuke.kernel.supervision import SUPERVISION, SupervisionKind, SupervisionNoted
from xuke.record.events import Stream
from xuke.rooms.imports.cells import Cells
from xuke.rooms.imports.labels import SUPERVISION_LABELS
from xuke.rooms.imports.layout import Columns

SUPERVISION_COLUMNS: Final = Columns(
    required=("kind", "item", "on", "object", "reference"), labels=SUPERVISION_LABELS
)
LONGEST: Final = 200
KINDS: Final[Mapping[str, SupervisionKind]] = {
    "检查": SupervisionKind.INSPECTION,
    "发现违法": SupervisionKind.VIOLATION_FOUND,
    "投诉举报": SupervisionKind.COMPLAINT_RECEIVED,
    "投诉属实": SupervisionKind.COMPLAINT_VERIFIED,
    "处罚": SupervisionKind.PENALTY,
    "复议纠错": SupervisionKind.RECONSIDERATION_CORRECTED,
    "诉讼败诉": SupervisionKind.LITIGATION_LOST,
}


@dataclass(frozen=True, slots=True)
class SupervisionLine:
    """One row; `place` numbers rows that say the same, as nameless complaints of one day do."""

    noted: SupervisionNoted
    place: int
    borne: None = None

    @property
    def name(self) -> str:
        """Return what must not occur twice: everything the row says."""
        noted = self.noted
        told = (noted.kind, noted.item, noted.on.isoformat(), noted.object, noted.reference)
        return json.dumps([*told, self.place], ensure_ascii=False)


class SupervisionReader:
    """Reads rows; those without a reference that say the same are told apart by their order."""

    def __init__(self) -> None:
        """Begin a file."""
        self._nameless: Counter[SupervisionNoted] = Counter()

    def __call__(self, cells: Cells) -> SupervisionLine | None:
        """Read one row; nothing where it has faults, which the cells then hold."""
        kind = cells.word("kind", KINDS)
        text = cells.text("item", longest=LONGEST, required=True)
        item = catalogue.find_item(text) if text else None
        if text and item is None:
            cells.wrong("item", _("没有这个事项：请写事项的代码，或者与事项清单完全一致的名称。"))
        on = cells.day("on", required=True)
        # Visits are counted by object; of a remedy or a complaint the object may be unknown.
        visited = kind is SupervisionKind.INSPECTION
        name = cells.text("object", longest=LONGEST, required=visited)
        reference = cells.number("reference", longest=LONGEST)
        if cells.problems or kind is None or item is None or on is None:
            return None
        noted = SupervisionNoted(
            on=on, kind=kind, item=item.slug, object=name, reference=reference, imported=True
        )
        return SupervisionLine(noted, self._place(noted))

    def _place(self, noted: SupervisionNoted) -> int:
        """Return the how-manieth row without a reference this is that says the same."""
        if noted.reference:
            return 0
        self._nameless[noted] += 1
        return self._nameless[noted]


def supervision_stream(authority: str, line: SupervisionLine) -> Stream:
    """Return the stream that this row always has at this authority."""
    return stream_named(SUPERVISION.kind, authority, line.name)


def supervision_history(authority: str, line: SupervisionLine) -> History:
    """Return the row as an event in its own stream."""
    return History(stream=supervision_stream(authority, line), events=(line.noted,))
