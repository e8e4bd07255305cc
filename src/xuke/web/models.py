"""What the shared pages keep: windows of the rate limit, and nothing else."""

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
