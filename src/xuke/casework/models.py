"""Drafts, files, and the read model of cases; every row of a read model can be rebuilt."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from xuke.casework.licence.models import BarRow, LicenceRow
from xuke.casework.stream.models import StreamRow

__all__ = ["BarRow", "Blob", "CaseRow", "Draft", "LicenceRow", "NumberSeries", "StreamRow"]


class Draft(models.Model):
    """草稿: answers not yet submitted; sealed where sensitive, deleted at submission."""

    stream = models.UUIDField(primary_key=True)
    owner = models.TextField(db_index=True)
    authority = models.TextField()
    item = models.TextField()
    form = models.JSONField(default=dict)
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


class CaseRow(models.Model):
    """办件 as lists, searches and statistics see it; derived from the record."""

    stream = models.UUIDField(primary_key=True)
    version = models.IntegerField()
    authority = models.TextField()
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
    in_time = models.BooleanField(null=True)
    on_the_spot = models.BooleanField(default=False)
    fee = models.DecimalField(max_digits=14, decimal_places=2)
    certificate_number = models.TextField(blank=True)
    accepted_by = models.TextField(blank=True)
    examined_by = ArrayField(models.TextField())
    # Who alone is meant: to whom it was handed over, whose signature is awaited; else anybody.
    assigned_to = ArrayField(models.TextField(), default=list)
    recused = ArrayField(models.TextField(), default=list)
    # Until when materials may still come that were allowed to come later.
    pending_until = models.DateField(null=True)

    class Meta:
        """Indexes: each for the list that it serves."""

        db_table = "casework_case"
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "number"],
                condition=~Q(number=""),
                name="casework_case_number_once",
            ),
        )
        indexes = (
            # The desk's first page: what waits for a role, due first, paged by key.
            models.Index(
                fields=["authority", "waits_for", "due", "stream"],
                condition=~Q(waits_for=""),
                name="casework_case_desk",
            ),
            # The yearly table and its drill-down: closed cases of a period.
            models.Index(
                fields=["authority", "closed_on", "item", "stream"],
                condition=Q(closed_on__isnull=False),
                name="casework_case_closed",
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


class NumberSeries(models.Model):
    """文号: the last number given in a series of an authority and year; no gaps, no reuse."""

    authority = models.TextField()
    series = models.TextField()
    year = models.IntegerField()
    last = models.IntegerField()

    class Meta:
        """One row a series, locked only while a numbered act commits."""

        db_table = "casework_number_series"
        constraints = (
            models.UniqueConstraint(
                fields=["authority", "series", "year"], name="casework_number_series_once"
            ),
        )

    def __str__(self) -> str:
        """Return the series and where it stands."""
        return f"{self.authority} {self.series} {self.year}: {self.last}"
