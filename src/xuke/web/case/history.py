"""A case's or a licence's history as sentences: 李某 14:02 请求补正：缺平面图."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from xuke.kernel.person import SYSTEM, TERMINAL
from xuke.record.events import Recorded
from xuke.web.words import dates, worded
from xuke.web.words.names import Names


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the timeline component."""

    text: str
    on: date
    at: datetime | None = None
    actor: str = ""
    note: str = ""
    citation: str = ""
    now: bool = False


NOBODY_KNOWN: Final = Names()


def entries(history: Iterable[Recorded], names: Names = NOBODY_KNOWN) -> list[Entry]:
    """Return the history, oldest first."""
    return [_entry(one, names) for one in history]


def _entry(one: Recorded, names: Names) -> Entry:
    text, note = worded.sentence(one.event, one.stream.kind, names)
    imported = one.envelope.actor == "import"
    at = None if imported or dates.local(one.envelope.at).date() != one.on else one.envelope.at
    return Entry(text=text, on=one.on, at=at, actor=_actor(one.envelope.actor, names), note=note)


def line(one: Recorded, names: Names = NOBODY_KNOWN) -> str:
    """Return one event in one line: who, at what time, did what."""
    entry = _entry(one, names)
    when = dates.clock_time(entry.at) if entry.at else dates.short_date(entry.on)
    said = entry.text
    if entry.note:
        said = _("%(text)s：%(note)s") % {"text": entry.text, "note": entry.note}
    return " ".join(part for part in (entry.actor, when, said) if part)


def _actor(actor: str, names: Names) -> str:
    known = {SYSTEM: _("系统"), "import": _("历史数据")}
    if actor.startswith(TERMINAL):
        return _("命令行（%(name)s）") % {"name": actor.removeprefix(TERMINAL)}
    return names.people.get(actor) or known.get(actor, "")
