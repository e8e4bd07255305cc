"""The one table of events, and the guards that keep it append-only."""

import pgtrigger
from django.db import models
from django.db.models.functions import Cast

NEXT_POSITION = models.Func(
    models.Value("record_position"), function="nextval", output_field=models.BigIntegerField()
)
THIS_TRANSACTION = Cast(
    Cast(models.Func(function="pg_current_xact_id"), models.TextField()),
    models.BigIntegerField(),
)


class EventRow(models.Model):
    """One event; of two officials who decide at once, the primary key tells one to reload."""

    pk = models.CompositePrimaryKey("stream", "version")
    stream = models.UUIDField()
    version = models.IntegerField()
    # Positions fill in late; `transaction` lets a follower wait for the running ones.
    position = models.BigIntegerField(db_default=NEXT_POSITION)
    transaction = models.BigIntegerField(db_default=THIS_TRANSACTION)
    stream_kind = models.TextField()
    authority = models.TextField()
    type = models.TextField()
    facts = models.JSONField()
    on = models.DateField(db_column="legal_day")
    at = models.DateTimeField(db_column="recorded_at")
    actor = models.TextField()
    request = models.UUIDField(null=True)
    hash = models.BinaryField()

    class Meta:
        """Followed by position; guarded against change by the database itself."""

        db_table = "record_event"
        indexes = (models.Index(fields=["position"], name="record_event_position"),)
        triggers = (
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="no_truncate",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func="RAISE EXCEPTION 'xuke: the record is append-only';",
            ),
        )

    def __str__(self) -> str:
        """Return the place of the event in its stream."""
        return f"{self.stream}/{self.version} {self.type}"
