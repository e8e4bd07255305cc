"""The trace of a deadline at the terminal: which day counts, which does not, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from xuke.kernel.law.limit import TraceDay

_WEEKDAYS: Final = "一二三四五六日"
_KINDS: Final = {
    "start": "起算事由发生之日，不计入",
    "working": "工作日",
    "weekend": "周末，不计入",
    "holiday": "法定节假日，不计入",
    "make-up": "调休工作日",
    "counted": "自然日",
    "excluded": "不计入期限",
    "named": "文书写明的日期",
    "licence-ends": "有效期的最后一日，延续须在届满前决定",
    "rolled-working": "顺延至工作日",
    "rolled-make-up": "顺延至调休工作日",
    "rolled-weekend": "期末遇周末，顺延",
    "rolled-holiday": "期末遇节假日，顺延",
}


def days_of(trace: tuple[TraceDay, ...]) -> Iterator[str]:
    """Yield the days of a trace as lines."""
    return (_line(days) for days in _folded(trace))


def _folded(trace: tuple[TraceDay, ...]) -> Iterator[list[TraceDay]]:
    """Yield runs of days that do not count for one and the same reason as one."""
    run: list[TraceDay] = []
    for day in trace:
        same = run and day.counted is None and run[-1].counted is None
        if same and (day.kind, day.note) == (run[-1].kind, run[-1].note):
            run.append(day)
            continue
        if run:
            yield run
        run = [day]
    yield run


def _line(days: list[TraceDay]) -> str:
    """Say what one day, or one run of days, is."""
    first, last = days[0], days[-1]
    when = named(first.on) if first is last else f"{named(first.on)} 至 {named(last.on)}"
    counted = f"第 {first.counted} 日  " if first.counted is not None else ""
    note = f"({first.note})" if first.note else ""
    return f"  {when}  {counted}{_KINDS.get(str(first.kind), str(first.kind))}{note}"


def named(day: date) -> str:
    """Return a date with its weekday."""
    return f"{day.isoformat()} 周{_WEEKDAYS[day.weekday()]}"
