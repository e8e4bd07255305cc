"""The one place that asks what time it is; everything below is told."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import timezone

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return this instant, aware, in Asia/Shanghai."""
    return timezone.now().astimezone(SHANGHAI)


def today() -> date:
    """Return the legal day in Asia/Shanghai."""
    return now().date()
