"""What is kept beside the record: a draft's answers, and the bytes of files."""

import pgtrigger
from django.db import models


class Draft(models.Model):
    """草稿: answers and names of files not yet submitted; deleted at submission."""

    stream = models.UUIDField(primary_key=True)
    owner = models.TextField(db_index=True)
    authority = models.TextField()
    item = models.TextField()
    form = models.JSONField(default=dict)
    # What the files are called, by the words that stand for it in the record.
    file_names = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        """Drafts."""

        db_table = "casework_draft"

    def __str__(self) -> str:
        """Return which draft this is."""
        return str(self.stream)


class Blob(models.Model):
    """The bytes of a file, once, under their SHA-256."""

    digest = models.TextField(primary_key=True)
    size = models.IntegerField()
    media_type = models.TextField()
    content = models.BinaryField()

    class Meta:
        """Files in the database: one durability and one backup for file and event."""

        db_table = "casework_blob"
        triggers = (pgtrigger.Protect(name="unaltered", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        """Return which file this is."""
        return self.digest
