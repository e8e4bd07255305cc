"""Published versions of definitions: what cases were filed under is kept for ever."""

import pgtrigger
from django.db import models
from django.db.models.functions import Now


class PublishedDefinition(models.Model):
    """A version of a definition as it was in force: its text, once, under the hash of the text."""

    digest = models.TextField(primary_key=True)
    kind = models.TextField()
    slug = models.TextField()
    version = models.TextField()
    since = models.DateField()
    content = models.TextField()
    # By it the first version is told that cases of before are brought up with.
    published_at = models.DateTimeField(db_default=Now())

    class Meta:
        """Neither changed nor deleted: cases name it."""

        db_table = "casework_definition"
        triggers = (
            pgtrigger.Protect(name="published", operation=pgtrigger.Update | pgtrigger.Delete),
        )

    def __str__(self) -> str:
        """Return which version of what this is."""
        return f"{self.kind} {self.slug} {self.version}"
