"""What any kind of stream may use: a row in lists, and its series of numbers."""

from django.db import models
from django.db.models import Q

from xuke.casework.models.key import KeyedRow


class StreamRow(KeyedRow):
    """One stream as lists, search and the day's work see it; derived from the record."""

    kind = models.TextField()
    version = models.IntegerField()
    number = models.TextField()
    title = models.TextField()
    phase = models.TextField()
    opened_on = models.DateField()
    due = models.DateField(null=True)
    wakes_on = models.DateField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        """Indexes: each for the question that it answers."""

        db_table = "casework_stream"
        indexes = (
            # The list of a kind at one authority, a page by key.
            models.Index(fields=["authority", "kind", "opened_on", "stream"], name="stream_newest"),
            # Looks, of which a day has many, by the instant; of other kinds it is not kept.
            models.Index(fields=["authority", "kind", "at", "stream"], name="stream_latest"),
            # One stream by its number.
            models.Index(fields=["authority", "kind", "number", "stream"], name="stream_list"),
            # What the day's work looks at: only streams to which days do something.
            models.Index(
                fields=["kind", "wakes_on", "stream"],
                name="stream_wakes",
                condition=Q(wakes_on__isnull=False),
            ),
        )

    def __str__(self) -> str:
        """Return which stream this is."""
        return f"{self.kind} {self.number}"


class OfficeRow(KeyedRow):
    """本机关资料: what one office has stated of itself, as JSON; derived from the record.

    There are as many rows as offices that have stated anything; whoever reads them reads all.
    """

    version = models.IntegerField()
    stated = models.TextField()

    class Meta:
        """Read whole: no index helps."""

        db_table = "casework_office"

    def __str__(self) -> str:
        """Return whose facts these are."""
        return self.authority


class NumberSeries(models.Model):
    """文号: the last number given in a series of an authority and year; no gaps, no reuse."""

    authority = models.TextField()
    series = models.TextField()
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        """One row a series, locked only while a numbered act commits."""

        db_table = "casework_number_series"
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "series", "year"], name="casework_number_series_once"
            ),
        )

    def __str__(self) -> str:
        """Return the series and where it stands."""
        return f"{self.authority} {self.series} {self.year}: {self.last}"
