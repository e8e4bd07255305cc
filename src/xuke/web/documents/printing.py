"""A document printed from the record: what is previewed and what is signed are one."""

import re
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe

from xuke.gateways.typesetting import drawings, typeset, unprintable
from xuke.web.documents.registry import Document, Facts, NoSuchDocument, Subject, find

_SIZE: Final = re.compile(r' width="[\d.]+pt" height="[\d.]+pt"')
"""A drawing without its own size takes that of its place."""


def facts(document: Document[Any], subject: Subject[Any]) -> Facts:
    """Return what the template prints; NoSuchDocument where the stream has no such document."""
    if not document.exists(subject.state):
        raise NoSuchDocument(document.slug)
    return document.facts(subject)


def pdf(document: Document[Any], subject: Subject[Any]) -> bytes:
    """Return the document as a PDF file; NoSuchDocument where the stream has none."""
    return typeset(document.form, facts(document, subject))


def pictures(document: Document[Any], subject: Subject[Any]) -> list[SafeString]:
    """Return the document's pages as drawings that a page can carry in itself.

    Our own compiler made them from outlines alone, so they are safe as markup.
    """
    pages = drawings(document.form, facts(document, subject))
    return [mark_safe(_SIZE.sub("", page, count=1)) for page in pages]  # noqa: S308


def preview(document: Document[Any] | None, subject: Subject[Any]) -> dict[str, object]:
    """Return what the page of an act shows of the document that would follow, if one would."""
    if document is None or subject.state is None:
        return {}
    pages = pictures(document, subject)
    missing = unprintable(facts(document, subject))
    return {
        "document_title": document.title,
        "document_pages": pages,
        "document_missing": missing,
    }


def answer(document: Document[Any] | None, subject: Subject[Any], number: str) -> HttpResponse:
    """Answer with the document as a PDF file that bears the stream's number in its name."""
    if document is None:
        raise Http404
    try:
        content = pdf(document, subject)
    except NoSuchDocument:
        raise Http404 from None
    name = content_disposition_header(as_attachment=False, filename=f"{document.slug}-{number}.pdf")
    headers = {"Content-Disposition": name or ""}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def answer_named(slug: str, subject: Subject[Any], number: str) -> HttpResponse:
    """Answer with the stream's document of this name; what a room has signed, it hands out."""
    try:
        document = find(subject.stream.kind, slug)
    except NoSuchDocument:
        raise Http404 from None
    return answer(None if document.signed else document, subject, number)
