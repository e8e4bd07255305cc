"""The list of cases 办件; every row can be rebuilt from the record."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from xuke.casework.models.key import KeyedRow


class CaseRow(KeyedRow):
    """办件 as lists, searches and statistics see it; derived from the record."""

    version = models.IntegerField()
    number = models.TextField(blank=True)
    item = models.TextField()
    action = models.TextField()
    channel = models.TextField()
    phase = models.TextField()
    outcome = models.TextField(blank=True)
    waits_for = models.TextField(blank=True)
    owner = models.TextField(blank=True)
    applicant_kind = models.TextField(blank=True)
    applicant_name = models.TextField(blank=True)
    applicant_index = models.TextField(blank=True)
    commitment = models.BooleanField()
    fully_online = models.BooleanField()
    imported = models.BooleanField()
    received_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    decided_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    due = models.DateField(null=True)
    due_provisional = models.BooleanField(default=False)
    committed_due = models.DateField(null=True)
    # The earlier of what the law and what the authority promised: by it lists of work are ranked.
    nearest = models.DateField(null=True)
    in_time = models.BooleanField(null=True)
    on_the_spot = models.BooleanField(default=False)
    fee = models.DecimalField(max_digits=14, decimal_places=2)
    certificate_number = models.TextField(blank=True)
    accepted_by = models.TextField(blank=True)
    examined_by = ArrayField(models.TextField())
    # Who alone is meant: to whom it was handed over, whose signature is awaited; else anybody.
    assigned_to = ArrayField(models.TextField(), default=list)
    recused = ArrayField(models.TextField(), default=list)
    # Who delegated 委托, as far as its facts are known: it decides by law, and counts the case.
    in_name_of = models.TextField(default="")
    # Until when materials may still come that were allowed to come later.
    pending_until = models.DateField(null=True)

    class Meta:
        """Indexes: each for the list that it serves."""

        db_table = "casework_case"
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "number", "year"],
                condition=~Q(number=""),
                name="casework_case_number_once",
            ),
        )
        indexes = (
            # The desk's first page: what waits for a role, due first, paged by key.
            models.Index(
                fields=["authority", "waits_for", "nearest", "stream"],
                condition=~Q(waits_for=""),
                name="casework_case_desk",
            ),
            # The yearly table and its drill-down: closed cases of a period.
            models.Index(
                fields=["authority", "closed_on", "item", "stream"],
                condition=Q(closed_on__isnull=False),
                name="casework_case_closed",
            ),
            # What is handled for a delegator, in his own yearly table.
            models.Index(
                fields=["in_name_of", "closed_on", "stream"],
                condition=~Q(in_name_of=""),
                name="casework_case_delegated",
            ),
            models.Index(fields=["owner", "stream"], name="casework_case_owner"),
            models.Index(fields=["applicant_index"], name="casework_case_applicant"),
            # Progress by number, whatever the authority; the API's list of one authority.
            models.Index(fields=["number"], name="casework_case_number"),
            models.Index(fields=["authority", "stream"], name="casework_case_authority"),
            # Which case granted the licence of this number; history's licences are found so.
            models.Index(
                fields=["authority", "certificate_number"],
                condition=~Q(certificate_number=""),
                name="casework_case_certificate",
            ),
            # What waits for one person by name, whatever the roles.
            GinIndex(
                fields=["assigned_to"],
                condition=~Q(assigned_to=[]),
                name="casework_case_assigned",
            ),
            # The day's work: received cases whose days have passed, corrections that were never
            # answered, promised materials that did not come.
            models.Index(
                fields=["due", "stream"],
                condition=Q(phase="received"),
                name="casework_case_received",
            ),
            models.Index(
                fields=["due", "stream"],
                condition=Q(phase="in-correction"),
                name="casework_case_correction",
            ),
            models.Index(
                fields=["pending_until", "stream"],
                condition=Q(pending_until__isnull=False),
                name="casework_case_pending",
            ),
        )

    def __str__(self) -> str:
        """Return the case's number, or its stream before it has one."""
        return self.number or str(self.stream)
