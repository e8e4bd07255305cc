"""Which files cases stand on, and what each account has sent; the bytes are elsewhere."""

from django.db import models


class FileRow(models.Model):
    """文件: a file that stands in a case, by its digest; derived from the record.

    A file that no row names is one that nothing refers to. The table's own key goes on with
    authority and year.
    """

    pk = models.CompositePrimaryKey("stream", "place")
    stream = models.UUIDField()
    place = models.IntegerField()
    authority = models.TextField()
    year = models.IntegerField()
    digest = models.TextField()
    size = models.IntegerField()

    class Meta:
        """Asked for by digest, before a file is deleted."""

        db_table = "casework_file"
        indexes = (models.Index(fields=["digest"], name="casework_file_digest"),)

    def __str__(self) -> str:
        """Return which file it is."""
        return self.digest


class UploadDay(models.Model):
    """How many bytes an account has sent on a day, also of files that were taken away again."""

    pk = models.CompositePrimaryKey("owner", "day")
    owner = models.TextField()
    day = models.DateField()
    bytes = models.BigIntegerField()

    class Meta:
        """Kept for some days."""

        db_table = "casework_upload_day"

    def __str__(self) -> str:
        """Return the account's day."""
        return f"{self.owner} {self.day}"
