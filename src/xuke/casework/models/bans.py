"""The bans 限制登记 that an office entered; every row can be rebuilt from the record."""

from django.db import models
from django.db.models import Q


class BanRow(models.Model):
    """限制登记: one ban as it was entered on a case or a licence, and how it stands.

    The table's own key goes on with authority and year; authority is who entered it. `awaiting` is
    since when it waits for a second official, where it does.
    """

    pk = models.CompositePrimaryKey("stream", "place")
    stream = models.UUIDField()
    place = models.IntegerField()
    authority = models.TextField()
    year = models.IntegerField()
    kind = models.TextField()
    item = models.TextField()
    number = models.TextField(blank=True)
    name = models.TextField(blank=True)
    ground = models.TextField()
    issuer = models.TextField(blank=True)
    document = models.TextField()
    since = models.DateField()
    until = models.DateField(null=True)
    standing = models.TextField()
    entered_on = models.DateField()
    entered_by = models.TextField()
    awaiting = models.DateField(null=True)

    class Meta:
        """Listed by authority, the last entered first; what waits is asked for on a first page."""

        db_table = "casework_ban"
        indexes = (
            models.Index(fields=["authority", "entered_on", "stream"], name="casework_ban_entered"),
            models.Index(
                fields=["authority", "awaiting", "stream"],
                condition=Q(awaiting__isnull=False),
                name="casework_ban_awaiting",
            ),
        )

    def __str__(self) -> str:
        """Return by which document whom it bars."""
        return f"{self.document} {self.name}"
