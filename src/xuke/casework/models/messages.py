"""Messages 消息: what was told to an account; the inbox is the first channel of several."""

from django.db import models


class Message(models.Model):
    """A message to an account, written with the event that it tells of; `read_at` is its reader's.

    `code` says what it is about, `facts` what its sentence needs: words belong to the pages.
    """

    key = models.UUIDField(primary_key=True)
    account = models.TextField()
    authority = models.TextField()
    kind = models.TextField()
    stream = models.UUIDField()
    on = models.DateField(db_column="legal_day")
    code = models.TextField()
    facts = models.JSONField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        """One index: the inbox of an account, newest first."""

        db_table = "casework_message"
        indexes = (models.Index(fields=["account", "-on", "-key"], name="casework_message_inbox"),)

    def __str__(self) -> str:
        """Return what it is about."""
        return f"{self.code} {self.stream}"
