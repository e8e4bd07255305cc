"""Sealed papers: the file that was handed out once is handed out ever after."""

import pgtrigger
from django.db import models


class SealedDocument(models.Model):
    """A document under seal, as it was first handed out; no read model, as a seal is set once.

    `occasion` tells papers of one name apart: the day and the number of the act that it tells. The
    table's own key goes on with authority and year.
    """

    pk = models.CompositePrimaryKey("stream", "slug", "occasion")
    stream = models.UUIDField()
    slug = models.TextField()
    occasion = models.TextField()
    authority = models.TextField()
    year = models.IntegerField()
    digest = models.TextField()
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """Never changed: it has been handed out."""

        db_table = "casework_sealed_document"
        triggers = (pgtrigger.Protect(name="sealed", operation=pgtrigger.Update),)

    def __str__(self) -> str:
        """Return which paper it is."""
        return f"{self.slug} {self.stream}"
