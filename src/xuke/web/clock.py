"""The one place that asks what time it is; everything below is told.

For training the whole product may stand on another day: `web.training` keeps how many days it is
moved. `now` and `today` never ask the database; a process looks where something begins (a request,
a job, a command), so that the day does not change under what has begun.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.signals import request_started
from django.db import Error, connection

if TYPE_CHECKING:
    from procrastinate import App

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
FRESH_SECONDS: Final = 2.0
"""How long a web process believes what it saw: one small question a process in this time."""

BACK: Final = timedelta(days=1)
"""So far the machine's clock may stand before what was recorded last."""
_NEWEST: Final = """
    SELECT coalesce(setting.offset_days, 0), setting.id IS NOT NULL,
           CASE WHEN confirmed.position >= event.position THEN confirmed.at
                ELSE event.recorded_at END,
           (SELECT coalesce(sum(version), 0) FROM casework_office)
      FROM (SELECT) AS one
      LEFT JOIN LATERAL (SELECT id, offset_days FROM web_clock_setting
                          ORDER BY id DESC LIMIT 1) AS setting ON true
      LEFT JOIN LATERAL (SELECT position, recorded_at FROM record_event
                          ORDER BY position DESC LIMIT 1) AS event ON true
      LEFT JOIN LATERAL (SELECT position, at FROM web_clock_confirmation
                          ORDER BY id DESC LIMIT 1) AS confirmed ON true
"""
"""How the clock is set, whether it ever was, and when it was last known to be right: when the
last event was recorded, or somebody has confirmed it since; and how often offices have stated
their own facts, which whoever keeps them is told by the same question."""
_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class _Seen:
    """What this process last saw of the installation's clock."""

    offset: timedelta = timedelta(0)
    until: float = 0.0
    warned: bool = False
    trained: bool = False
    right_at: datetime | None = None


class Doubtful(Exception):
    """时钟可疑: it stands before the last event, or far behind it; nobody acts by such a clock."""

    def __init__(self, now: datetime, right_at: datetime) -> None:
        """Keep what the clock says, and when it was last known to be right."""
        super().__init__(
            f"服务器时间是 {now:%Y-%m-%d %H:%M}，而最近一次办理或者确认是"
            f" {right_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}，时间可能不对，没有办理。"
            "请核对服务器时间；无误的，先运行 xuke clock confirm 再办理。"
        )
        self.now = now
        self.right_at = right_at


_seen: Final = _Seen()
_followers: Final[list[Callable[[int], None]]] = []
"""Who keeps what offices have stated, and is told how often they have."""


def machine_now() -> datetime:
    """Return this instant by the machine, aware, in Asia/Shanghai; never moved."""
    return datetime.now(SHANGHAI)  # noqa: TID251 - this is the one place


def now() -> datetime:
    """Return this instant, aware, in Asia/Shanghai; in training on the day of the training."""
    return machine_now() + _seen.offset


def today() -> date:
    """Return the legal day in Asia/Shanghai."""
    return now().date()


def training_day() -> date | None:
    """Return the day on which the product stands for training; nothing by the real clock."""
    return today() if _seen.offset else None


def look() -> None:
    """See how the installation's clock is set; if the database does not answer, keep what was."""
    try:
        days, _seen.trained, _seen.right_at, stated = _read()
        for told in _followers:
            told(stated)
    except Error:
        # Whoever needs the database next says so; the clock alone is no reason to fail, nor
        # to ask at every request while the database is down.
        _seen.until = time.monotonic() + FRESH_SECONDS
        return
    _seen.offset = timedelta(days=_allowed(days))
    _seen.until = time.monotonic() + FRESH_SECONDS


def require_plausible() -> None:
    """Raise Doubtful where the machine's clock may be wrong; what it says would stand for ever.

    In a folder that was used for training the record's days say nothing about the clock.
    """
    if in_doubt():
        # Others may have acted, or confirmed, since this process looked.
        look()
    right_at = in_doubt()
    if right_at:
        raise Doubtful(machine_now(), right_at)


def in_doubt() -> datetime | None:
    """Return when the clock was last known to be right, if it cannot be by now."""
    right_at, ahead = _seen.right_at, settings.CLOCK_DAYS
    if right_at is None or not ahead or (_seen.trained and not settings.PRODUCTION):
        return None
    is_right = right_at - BACK <= machine_now() <= right_at + timedelta(days=ahead)
    return None if is_right else right_at


def also_tell(follower: Callable[[int], None]) -> None:
    """Tell this one, with each look, how often offices have stated their own facts."""
    if follower not in _followers:
        _followers.append(follower)


def follow_requests() -> None:
    """Look before requests of this process, at most once in FRESH_SECONDS."""
    request_started.connect(_before_request, dispatch_uid="xuke.web.clock")


def follow_jobs(app: "App") -> None:
    """Look before every job of a worker. For PROCRASTINATE_ON_APP_READY."""
    app.worker_defaults["task_middleware"] = [_before_job]


def _before_request(**_signal: Any) -> None:  # noqa: ANN401 - what a signal sends
    if time.monotonic() >= _seen.until:
        look()


def _before_job(call_next: Any, _context: object, _worker: object) -> Any:  # noqa: ANN401
    look()
    return call_next()


def _read() -> tuple[int, bool, datetime | None, int]:
    """Return by how many days the clock is moved, whether it ever was, when it was right.

    And how often offices have stated anything.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        days, trained, right_at, stated = cursor.fetchone()
    return int(days), bool(trained), right_at, int(stated)


def _allowed(days: int) -> int:
    """Return the days, in production none: a setting left over from training counts for nothing."""
    if not days or not settings.PRODUCTION:
        return days
    if not _seen.warned:
        _seen.warned = True
        _log.warning("A training clock is set in production and ignored; run `xuke clock real`.")
    return 0
