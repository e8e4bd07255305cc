"""A deadline as people see it: working days left, a word, a tone, and every day explained."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _

from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.limit import Deadline, TraceDay, Unit
from xuke.web.words import dates, sentences

SOON: Final = 3
_ONE_DAY: Final = timedelta(days=1)
_WEEK: Final = 7
_TONES: Final = {
    "start": "start",
    "working": "counted",
    "make-up": "counted",
    "counted": "counted",
    "excluded": "excluded",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineView:
    """What the deadline component shows; tone is never the only sign, the word says it too."""

    label: str
    due: date | None
    word: str
    tone: str
    before: str = ""
    number: int | None = None
    provisional: bool = False
    why_url: str = ""
    unsure: bool = False
    """Whether the limit behind it is 待确认."""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of a trace in a calendar's cell."""

    on: date
    word: str
    note: str
    tone: str
    last: bool


def working_days_left(calendar: Calendar, today: date, due: date) -> int:
    """Return how many working days remain after today up to the due day; negative when past it."""
    return calendar.working_days(today, due) - calendar.working_days(due, today)


def running(
    label: str,
    due: date,
    *,
    today: date,
    calendar: Calendar,
    unit: Unit = Unit.WORKING,
    why_url: str = "",
) -> DeadlineView:
    """Show a clock that still runs, in the law's unit; how late it is, is always told in days.

    A year without a calendar makes the day provisional.
    """
    if due == today:
        return DeadlineView(label=label, due=due, word=_("今天到期"), tone="red", why_url=why_url)
    days, working = abs((due - today).days), working_days_left(calendar, today, due)
    late = due < today
    near = "amber" if working <= SOON else "plain"
    is_working = unit is Unit.WORKING and working > 0
    return DeadlineView(
        label=label,
        due=due,
        word=_("个工作日") if is_working else _("天"),
        tone="red" if late else near,
        before=_("已超期") if late else _("还剩"),
        number=working if is_working else days,
        provisional=not calendar.is_loaded(due),
        why_url=why_url,
    )


def met(label: str, due: date, *, on: date, why_url: str = "") -> DeadlineView:
    """Show a clock that has stopped: in time, or late."""
    late = on > due
    word = _("逾期办结") if late else _("按期办结")
    tone = "red" if late else "green"
    return DeadlineView(label=label, due=due, word=word, tone=tone, why_url=why_url)


def waiting(label: str, word: str) -> DeadlineView:
    """Show a clock that has not started, or stands still, and say why."""
    return DeadlineView(label=label, due=None, word=word, tone="plain")


def elsewhere() -> str:
    """Return the word of a clock that ran where the case was before it was imported."""
    return _("以原系统为准")


def weekday_names() -> list[str]:
    """Return 周一 to 周日, the heads of a trace's columns."""
    monday = date(2024, 1, 1)
    return [dates.weekday(monday + _ONE_DAY * step) for step in range(_WEEK)]


def weeks(deadline: Deadline) -> list[list[DayView | None]]:
    """Return the trace as calendar weeks, Monday first, with gaps before and after."""
    days = [_day_view(day, last=day.on == deadline.due) for day in deadline.trace]
    padded: list[DayView | None] = [None] * deadline.start.weekday() + list(days)
    padded += [None] * (-len(padded) % _WEEK)
    return [padded[at : at + _WEEK] for at in range(0, len(padded), _WEEK)]


def summary(deadline: Deadline) -> str:
    """Return in one sentence from when to when, and how many days were counted."""
    counted = max((day.counted or 0 for day in deadline.trace), default=0)
    words = _("从%(start)s的次日起算，计入 %(counted)d 天，到%(due)s届满。") % {
        "start": dates.chinese_date(deadline.start),
        "counted": counted,
        "due": dates.chinese_date(deadline.due),
    }
    return words + "".join(_missing(deadline))


def _missing(deadline: Deadline) -> Iterator[str]:
    for year in deadline.missing_years:
        yield _("%(year)d年的放假安排尚未公布，该日期是暂定的。") % {"year": year}


def _day_view(day: TraceDay, *, last: bool) -> DayView:
    tone = _TONES.get(day.kind, "off")
    return DayView(day.on, _day_word(day), _day_note(day), tone, last)


def _day_word(day: TraceDay) -> str:
    if day.counted is not None:
        return _("第 %(number)d 天") % {"number": day.counted}
    words = {
        "start": _("起算日"),
        "weekend": _("周末"),
        "excluded": _("不计入"),
        "licence-ends": _("届满"),
    }
    fallback = _("顺延") if day.kind.startswith("rolled") else _("放假")
    return words.get(day.kind, fallback)


def _day_note(day: TraceDay) -> str:
    if day.kind == "start":
        return _("当天不计")
    if day.kind == "make-up":
        return _("调休上班")
    if day.kind == "licence-ends":
        return _("有效期的最后一日，须在届满前决定")
    return sentences.citation_words(day.note) if day.kind == "excluded" else day.note
