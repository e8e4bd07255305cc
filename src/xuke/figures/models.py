"""The read model of supervision, and the roll-ups; every row can be rebuilt from the record."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from xuke.casework.models import KeyedRow

NEXT_ENTRY = models.Func(
    models.Value("figure_entry"), function="nextval", output_field=models.BigIntegerField()
)


class SupervisionRow(KeyedRow):
    """监管: one visit, violation, complaint, penalty case or remedy, counted by item and day."""

    kind = models.TextField()
    item = models.TextField()
    object = models.TextField(blank=True)
    reference = models.TextField(blank=True)
    noted_on = models.DateField()
    imported = models.BooleanField()

    class Meta:
        """One index for the yearly table and the lists behind its cells."""

        db_table = "statistics_supervision"
        indexes = (
            models.Index(
                fields=["authority", "noted_on", "stream"], name="statistics_supervision_year"
            ),
        )

    def __str__(self) -> str:
        """Return what was noted, and of whom."""
        return f"{self.kind} {self.object}"


class StatedFigureRow(KeyedRow):
    """填报: what an authority states of an indicator for some days, both ends included."""

    indicator = models.TextField()
    since = models.DateField()
    until = models.DateField()
    value = models.DecimalField(max_digits=14, decimal_places=2)
    evidence = models.TextField()
    phase = models.TextField()
    revised = models.BooleanField()
    stated_on = models.DateField()

    class Meta:
        """What is stated for days counts once; found by authority, indicator and days."""

        db_table = "statistics_stated_figure"
        indexes = (
            models.Index(
                fields=["authority", "indicator", "since", "stream"],
                name="statistics_stated_figure_of",
            ),
        )

    def __str__(self) -> str:
        """Return which indicator it is of, and for which days."""
        return f"{self.indicator} {self.since}–{self.until}"


class FigureDelta(models.Model):
    """What an act added to a cell of a cube, or took away: written with it, folded later."""

    pk = models.CompositePrimaryKey("authority", "year", "cube", "entry")
    authority = models.TextField()
    year = models.IntegerField()
    cube = models.TextField()
    entry = models.BigIntegerField(db_default=NEXT_ENTRY)
    month = models.IntegerField()
    dims = ArrayField(models.TextField())
    measures = ArrayField(models.DecimalField(max_digits=30, decimal_places=2))

    class Meta:
        """Nearly empty after each fold; vacuumed oftener than other tables are."""

        db_table = "figure_delta"

    def __str__(self) -> str:
        """Return which cell it moves."""
        return f"{self.cube} {self.year}-{self.month:02} {self.dims}"


class FigureRoll(models.Model):
    """A cell of a cube: what was counted in a month, as far as it has been folded."""

    pk = models.CompositePrimaryKey("authority", "year", "cube", "month", "dims")
    authority = models.TextField()
    year = models.IntegerField()
    cube = models.TextField()
    month = models.IntegerField()
    dims = ArrayField(models.TextField())
    measures = ArrayField(models.DecimalField(max_digits=30, decimal_places=2))

    class Meta:
        """Read by authority and year, by which it can be partitioned."""

        db_table = "figure_roll"

    def __str__(self) -> str:
        """Return which cell it is."""
        return f"{self.cube} {self.year}-{self.month:02} {self.dims}"
