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
BEGIN_ONCE = """
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.stream::text, 0));
    IF EXISTS (SELECT FROM record_event WHERE stream = NEW.stream AND version = 1) THEN
        RAISE unique_violation USING MESSAGE = 'xuke: this stream has begun already';
    END IF;
    RETURN NEW;
"""


class EventRow(models.Model):
    """One event; of two officials who decide at once, the primary key tells one to reload.

    The table's own key goes on with authority and year, by which the record can be partitioned.
    The year is that of the stream's first event, copied onto each of its events.
    """

    pk = models.CompositePrimaryKey("stream", "version")
    stream = models.UUIDField()
    version = models.IntegerField()
    # Positions fill in late; `transaction` lets a follower wait for the running ones.
    position = models.BigIntegerField(db_default=NEXT_POSITION)
    transaction = models.BigIntegerField(db_default=THIS_TRANSACTION)
    stream_kind = models.TextField()
    authority = models.TextField()
    year = models.IntegerField()
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
            # The key tells two streams of one id apart by authority and year. What a request
            # opens has its id of the request: sent twice at once, it must not open two.
            pgtrigger.Trigger(
                name="begins_once",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.version = 1 AND NEW.request IS NOT NULL"),
                func=BEGIN_ONCE,
            ),
        )

    def __str__(self) -> str:
        """Return the place of the event in its stream."""
        return f"{self.stream}/{self.version} {self.type}"
