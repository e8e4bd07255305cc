"""The read model of supervision; every row can be rebuilt from the record."""

from django.db import models

from xuke.casework.models import KeyedRow


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
