"""What the shared pages keep: windows of the rate limit, and how the clock was set."""

import pgtrigger
from django.db import models


class RateWindow(models.Model):
    """How often one stranger called one view in the window that began at `started`."""

    key = models.BinaryField(primary_key=True)
    started = models.BigIntegerField(db_index=True)
    hits = models.IntegerField()

    class Meta:
        """Counts of a minute."""

        db_table = "web_rate_window"

    def __str__(self) -> str:
        """Return the count."""
        return f"{self.started}: {self.hits}"


class ClockSetting(models.Model):
    """培训时钟: by how many days the clock was moved, and after which place in the record.

    The newest row holds; the older ones say under which clock each event was recorded.
    """

    offset_days = models.IntegerField()
    set_by = models.TextField()
    set_at = models.DateTimeField()
    position = models.BigIntegerField()

    class Meta:
        """A history, never altered."""

        db_table = "web_clock_setting"
        triggers = (
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        )

    def __str__(self) -> str:
        """Return the offset."""
        return f"{self.offset_days:+d}"


class ClockConfirmation(models.Model):
    """时钟确认: somebody said that the machine's clock is right, after a place in the record."""

    at = models.DateTimeField()
    confirmed_by = models.TextField()
    position = models.BigIntegerField()

    class Meta:
        """A history, never altered."""

        db_table = "web_clock_confirmation"
        triggers = (
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        )

    def __str__(self) -> str:
        """Return when it was confirmed."""
        return f"{self.at:%Y-%m-%d %H:%M}"
