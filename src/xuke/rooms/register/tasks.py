"""Slow work of the register: the signed document, made after the act has committed."""

from uuid import UUID

from procrastinate.contrib.django import app

from xuke.rooms.register.documents import MAKE_DOCUMENT, document_of
from xuke.web import clock


@app.task(name=MAKE_DOCUMENT, queue="documents", retry=5)
def make_document(stream: str) -> None:
    """Make the signed PDF of a certificate; made twice, the first one stays."""
    document_of(UUID(stream), clock.now())
