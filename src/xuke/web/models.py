"""What the shared pages keep: windows of the rate limit, how the clock was set, drafts of acts."""

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


class ActDraft(models.Model):
    """未提交的办理内容: what somebody has written into the form of an act and not done; sealed.

    `page` is the request that the form was opened for: what one window saves twice is no conflict.
    """

    person = models.TextField()
    stream = models.UUIDField()
    verb = models.TextField()
    page = models.UUIDField()
    typed = models.BinaryField()
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        """One a person, stream and verb."""

        db_table = "web_act_draft"
        constraints = (
            models.UniqueConstraint(fields=("person", "stream", "verb"), name="one_act_draft"),
        )

    def __str__(self) -> str:
        """Return of which act it is."""
        return f"{self.stream}: {self.verb}"
