"""What is or must be disclosed: one row a grant, derived from the record."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from xuke.casework.models import KeyedRow


class Disclosure(KeyedRow):
    """公示记录: a grant, the day by which it must be public, and its 28 data items.

    `imported` is a decision that an import tells, not one made here on an imported case.
    `facts` keeps what the items are computed from; identity numbers in it stay sealed.
    `words` is what the public may search by, as `searching.indexed` writes it; the name of a person
    that is masked is not in it.
    """

    item = models.TextField()
    number = models.TextField(blank=True)
    document = models.TextField(blank=True)
    holder_kind = models.TextField()
    holder_name = models.TextField()
    decided_on = models.DateField()
    due = models.DateField()
    disclosed_on = models.DateField(null=True)
    imported = models.BooleanField()
    facts = models.JSONField()
    words = SearchVectorField(default="")

    class Meta:
        """Indexes for the public list and for what waits."""

        db_table = "disclosure_record"
        indexes = (
            # The public list: newest first, of one day by number, paged by key.
            models.Index(
                fields=["-decided_on", "-number", "-stream"],
                condition=Q(disclosed_on__isnull=False) | Q(imported=True),
                name="disclosure_public",
            ),
            models.Index(
                fields=["item", "-decided_on", "-number", "-stream"],
                condition=Q(disclosed_on__isnull=False) | Q(imported=True),
                name="disclosure_public_item",
            ),
            GinIndex(
                fields=["words"],
                fastupdate=False,
                condition=Q(disclosed_on__isnull=False) | Q(imported=True),
                name="disclosure_words",
            ),
            # The file for the credit platform: an authority's records of a period.
            models.Index(fields=["authority", "decided_on", "stream"], name="disclosure_authority"),
            # What waits for publication, due first.
            models.Index(
                fields=["authority", "due", "stream"],
                condition=Q(disclosed_on__isnull=True, imported=False),
                name="disclosure_waiting",
            ),
        )

    def __str__(self) -> str:
        """Return the number of the decision."""
        return self.document or self.number
