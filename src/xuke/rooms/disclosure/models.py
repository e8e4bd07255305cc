"""What is or must be disclosed, and what the public is asked about; derived from the record."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from xuke.casework.models import KeyedRow


class Disclosure(KeyedRow):
    """公示记录: a grant, the day by which it must be public, and its 28 data items.

    `issuer` is in whose name it was decided and who reports it: who delegated 委托, if anybody did.
    `imported` is a decision that an import tells, not one made here on an imported case.
    `facts` keeps what the items are computed from; identity numbers in it stay sealed.
    `words` is what the public may search by, as `searching.indexed` writes it; the name of a person
    that is masked is not in it.
    """

    issuer = models.TextField()
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
            models.Index(fields=["issuer", "decided_on", "stream"], name="disclosure_issuer"),
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


class PublicComment(KeyedRow):
    """公示征求意见: an application that the public is or was asked about, last until when.

    `facts` are the answers that are shown, by their fields; sensitive ones are none of them.
    """

    item = models.TextField()
    action = models.TextField()
    number = models.TextField()
    holder_kind = models.TextField()
    holder_name = models.TextField()
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    facts = models.JSONField()

    class Meta:
        """One index for the public list: what runs longest comes first."""

        db_table = "disclosure_comment"
        indexes = (models.Index(fields=["-until", "-stream"], name="disclosure_comment_newest"),)

    def __str__(self) -> str:
        """Return the number of the case."""
        return self.number
