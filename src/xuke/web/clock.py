"""The one place that asks what time it is; everything below is told.

For training the whole product may stand on another day: `web.training` keeps how many days it is
moved. `now` and `today` never ask the database; a process looks where something begins (a request,
a job, a command), so that the day does not change under what has begun.
"""

import logging
import time
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

_NEWEST: Final = "SELECT offset_days FROM web_clock_setting ORDER BY id DESC LIMIT 1"
_log: Final = logging.getLogger(__name__)


@dataclass(slots=True)
class _Seen:
    """What this process last saw of the installation's clock."""

    offset: timedelta = timedelta(0)
    until: float = 0.0
    warned: bool = False


_seen: Final = _Seen()


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
        days = _offset_days()
    except Error:
        # Whoever needs the database next says so; the clock alone is no reason to fail, nor
        # to ask at every request while the database is down.
        _seen.until = time.monotonic() + FRESH_SECONDS
        return
    _seen.offset = timedelta(days=_allowed(days))
    _seen.until = time.monotonic() + FRESH_SECONDS


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


def _offset_days() -> int:
    """Return by how many days the clock is moved."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _allowed(days: int) -> int:
    """Return the days, in production none: a setting left over from training counts for nothing."""
    if not days or not settings.PRODUCTION:
        return days
    if not _seen.warned:
        _seen.warned = True
        _log.warning("A training clock is set in production and ignored; run `xuke clock real`.")
    return 0
