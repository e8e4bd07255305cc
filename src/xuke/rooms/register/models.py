"""Certificates as the register sees them, and their signed documents."""

from django.db import models
from django.db.models import Q

from xuke.casework.models import KeyedRow


class Certificate(KeyedRow):
    """证照: a read model of issued certificates; derived from the record."""

    number = models.TextField()
    identifier = models.TextField(blank=True)
    item = models.TextField()
    holder_kind = models.TextField()
    holder_name = models.TextField()
    issued_on = models.DateField()
    valid_from = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    imported = models.BooleanField()
    signed_as = models.TextField(default="", db_default="")

    class Meta:
        """Found by identifier from a QR code, or by number from a paper."""

        db_table = "register_certificate"
        constraints = (
            models.UniqueConstraint(
                fields=["identifier", "authority", "year"],
                condition=~Q(identifier=""),
                name="register_identifier_once",
            ),
        )
        indexes = (models.Index(fields=["number"], name="register_certificate_number"),)

    def __str__(self) -> str:
        """Return the certificate's number."""
        return self.number


class CertificateDocument(KeyedRow):
    """The signed PDF of a certificate; made once, kept under its SHA-256."""

    digest = models.TextField()
    content = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        """No read model: a signature is made once and cannot be computed again."""

        db_table = "register_certificate_document"
        constraints = (
            models.UniqueConstraint(
                fields=["digest", "authority", "year"], name="register_document_once"
            ),
        )

    def __str__(self) -> str:
        """Return the document's digest."""
        return self.digest
