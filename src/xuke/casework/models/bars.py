"""The bars 限制 that hold for somebody; every row can be rebuilt from the record."""

from django.db import models


class BarRow(models.Model):
    """限制: what a case or a licence keeps its holder from; derived from the record.

    The table's own key goes on with authority and year; authority is whose stream made the bar.
    """

    pk = models.CompositePrimaryKey("stream", "place")
    stream = models.UUIDField()
    place = models.IntegerField()
    authority = models.TextField()
    year = models.IntegerField()
    kind = models.TextField()
    holder = models.TextField()
    item = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField()
    basis = models.TextField(blank=True)
    source = models.TextField()

    class Meta:
        """Asked for by holder, at each filing."""

        db_table = "casework_bar"
        indexes = (models.Index(fields=["holder"], name="casework_bar_holder"),)

    def __str__(self) -> str:
        """Return whom it keeps from what, and until when."""
        return f"{self.holder} {self.item} {self.until}"
