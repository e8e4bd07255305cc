"""The training clock 培训时钟: moves the whole product to another legal day, and back."""

from datetime import date
from typing import Final

from django.conf import settings
from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from xuke.casework.stream.daywork import DayWork, do_days_work
from xuke.kernel.account import ACCOUNT
from xuke.kernel.looking import LOOK
from xuke.kernel.person import IMPORT
from xuke.record.models import EventRow
from xuke.web import clock
from xuke.web.models import ClockConfirmation, ClockSetting
from xuke.web.words import dates

# The development seal's certificate is valid on these days.
FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2099, 12, 30)

_OF_TODAY: Final = (ACCOUNT.kind, LOOK.kind)
"""Kinds of streams that no training is about: accounts are what they are, on the real day."""
_AFTER: Final = "SELECT count(DISTINCT stream) FROM record_event WHERE legal_day > %s"
_IN_TRAINING: Final = """
    SELECT count(*)
      FROM (SELECT offset_days, position, lead(position) OVER (ORDER BY id) AS until
              FROM web_clock_setting) AS held
      JOIN record_event AS event ON event.position > held.position
       AND (held.until IS NULL OR event.position <= held.until)
     WHERE held.offset_days <> 0
"""


class ClockRefused(Exception):
    """时钟不能这样拨: what, why, and what now."""


def move_to(day: date, by: str, *, force: bool = False) -> DayWork:
    """Let the product stand on this day, and do that day's work; ClockRefused says why not."""
    _refuse_production()
    _refuse_out_of_range(day)
    if not force:
        _refuse_before_record(day)
    _keep((day - clock.machine_now().date()).days, by)
    return do_days_work(clock.today(), clock.now())


def confirm(by: str) -> None:
    """Keep that somebody has looked, and that the machine's clock is right as it stands now."""
    ClockConfirmation.objects.create(
        at=clock.machine_now(), confirmed_by=by, position=_last_position()
    )
    clock.look()


def return_to_real(by: str) -> int:
    """Let the real clock run; return how many cases were acted on after its day.

    It is always allowed: nobody may be caught in a training day.
    """
    setting = newest()
    if setting and setting.offset_days:
        _keep(0, by)
    return _count(_AFTER, [clock.machine_now().date()])


def newest() -> ClockSetting | None:
    """Return how the clock is set, by whom and when; nothing if it never was."""
    return ClockSetting.objects.order_by("-id").first()


def events_in_training() -> int:
    """Return how many events of the record were recorded while a training day was set."""
    return _count(_IN_TRAINING, [])


def _keep(days: int, by: str) -> None:
    """Keep the setting, with the place in the record from which it holds, and follow it."""
    ClockSetting.objects.create(
        offset_days=days, set_by=by, set_at=clock.machine_now(), position=_last_position()
    )
    clock.look()


def _last_position() -> int:
    """Return the place in the record of the last event."""
    return EventRow.objects.aggregate(last=Max("position"))["last"] or 0


def _refuse_production() -> None:
    if settings.PRODUCTION:
        raise ClockRefused(
            _(
                "正式运行（XUKE_PRODUCTION=1）的系统不能使用培训时钟：办件日期具有法律效力。"
                "请在另一个数据文件夹（XUKE_DATA）中培训。"
            )
        )


def _refuse_out_of_range(day: date) -> None:
    if not FIRST <= day <= LAST:
        days = {"first": dates.chinese_date(FIRST), "last": dates.chinese_date(LAST)}
        raise ClockRefused(_("培训日期须在%(first)s至%(last)s之间。") % days)


def _refuse_before_record(day: date) -> None:
    """Refuse a day before what has been recorded: cases would go on before they began."""
    last = newest_day()
    if last and day < last:
        days = {"day": dates.chinese_date(day), "last": dates.chinese_date(last)}
        raise ClockRefused(
            _(
                "不能拨到%(day)s：记录中已有%(last)s办理的事，拨到它之前，已有的办件会出现先决定、"
                "后受理一类的颠倒。请选择%(last)s或以后的日期；要从更早的日期练起，请另用一个空的"
                "数据文件夹（XUKE_DATA，xuke run --empty）。确实要在这里拨回，请加 --force。"
            )
            % days
        )


def newest_day() -> date | None:
    """Return the last day of the record's matters: on which something holds, or was done.

    What silence has done holds from an earlier day than the one that showed it. An import is
    done on its own day, and tells of others.
    """
    told = EventRow.objects.exclude(stream_kind__in=_OF_TODAY)
    held: date | None = told.aggregate(on=Max("on"))["on"]
    acts = told.exclude(actor=IMPORT)
    done = acts.aggregate(at=Max("at"))["at"]
    return max(held, dates.local(done).date()) if held and done else held


def _count(sql: str, values: list[date]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        (number,) = cursor.fetchone()
    return int(number)
