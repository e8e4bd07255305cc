"""The list of licences 许可; every row can be rebuilt from the record."""

from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from xuke.casework.models.key import KeyedRow


class LicenceRow(KeyedRow):
    """许可 as lists, filings and the day's work see it; derived from the record."""

    version = models.IntegerField()
    case = models.UUIDField(null=True)
    number = models.TextField()
    identifier = models.TextField(blank=True)
    item = models.TextField()
    holder_kind = models.TextField()
    holder_name = models.TextField()
    holder_index = models.TextField(blank=True)
    status = models.TextField()
    deferred_until = models.DateField(null=True)
    suspended_until = models.DateField(null=True)
    # From when on a second assessment is due: who failed one practises again by it alone.
    assessment_due = models.DateField(null=True)
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    check_due = models.DateField(null=True)
    review_due = models.DateField(null=True)
    promise = models.TextField()
    commitment_due = models.DateField(null=True)
    # Since when a promise is known not to be kept, and nobody has drawn the consequence.
    promise_broken_on = models.DateField(null=True)
    renewal = models.UUIDField(null=True)
    # Whether that renewal was filed in time: then the term waits for its decision.
    renewal_timely = models.BooleanField(default=False, db_default=False)
    # When falls due of what the holder was reminded of, and nobody was reached.
    unreached = models.DateField(null=True)
    # By when something written must have reached the holder, and has not yet.
    undelivered = models.DateField(null=True)
    next_clock = models.TextField(blank=True)
    next_due = models.DateField(null=True)
    wakes_on = models.DateField(null=True)
    imported = models.BooleanField()
    # What replaced versions of the certificate were found by: identifier, or number without one.
    earlier = ArrayField(models.TextField(), default=list)

    class Meta:
        """Indexes: each for the question that it answers."""

        db_table = "casework_licence"
        indexes = (
            # Which licence an application names; the register's list of one authority.
            models.Index(fields=["authority", "number"], name="casework_licence_number"),
            models.Index(fields=["authority", "stream"], name="casework_licence_authority"),
            # From a certificate's page to what became of it.
            models.Index(
                fields=["identifier"],
                condition=~Q(identifier=""),
                name="casework_licence_identifier",
            ),
            GinIndex(
                fields=["earlier"],
                condition=~Q(earlier=[]),
                name="casework_licence_earlier",
            ),
            models.Index(fields=["case"], name="casework_licence_case"),
            # Which of an authority's licences run out next.
            models.Index(
                fields=["authority", "valid_until", "stream"],
                condition=Q(valid_until__isnull=False),
                name="casework_licence_until",
            ),
            # What falls due next at an authority: verification, checks, expiry.
            models.Index(
                fields=["authority", "next_due", "stream"],
                condition=Q(next_due__isnull=False),
                name="casework_licence_due",
            ),
            # Whose promise is to be looked at next.
            models.Index(
                fields=["authority", "commitment_due", "stream"],
                condition=Q(commitment_due__isnull=False),
                name="casework_licence_promises",
            ),
            # Whose promise was found not to be kept.
            models.Index(
                fields=["authority", "promise_broken_on", "stream"],
                condition=Q(promise_broken_on__isnull=False),
                name="casework_licence_broken",
            ),
            # Whom no reminder has reached.
            models.Index(
                fields=["authority", "unreached", "stream"],
                condition=Q(unreached__isnull=False),
                name="casework_licence_unreached",
            ),
            # Whom something written has not reached.
            models.Index(
                fields=["authority", "undelivered", "stream"],
                condition=Q(undelivered__isnull=False),
                name="casework_licence_undelivered",
            ),
            # Who waits for a second assessment.
            models.Index(
                fields=["authority", "assessment_due", "stream"],
                condition=Q(assessment_due__isnull=False),
                name="casework_licence_assessment",
            ),
            # The day's work.
            models.Index(
                fields=["wakes_on", "stream"],
                condition=Q(wakes_on__isnull=False),
                name="casework_licence_wakes",
            ),
        )

    def is_over(self, on: date) -> bool:
        """Whether its term has run out by then, recorded or not; a timely renewal is waited for."""
        return self.valid_until is not None and self.valid_until < on and not self.renewal_timely

    def __str__(self) -> str:
        """Return the certificate's number."""
        return self.number
