"""A document printed from the record: what is previewed and what is signed are one."""

import re
from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString, mark_safe

from xuke.casework.stream.kinds import Loaded
from xuke.gateways.typesetting import drawings, typeset, unprintable
from xuke.web.documents.keeping import kept
from xuke.web.documents.registry import (
    LAST,
    NTH,
    Document,
    Facts,
    NoSuchDocument,
    Subject,
    find,
    subject_of,
)

_SIZE: Final = re.compile(r' width="[\d.]+pt" height="[\d.]+pt"')
"""A drawing without its own size takes that of its place."""


def facts(document: Document[Any], subject: Subject[Any]) -> Facts:
    """Return what the template prints; NoSuchDocument where the stream has no such document."""
    is_there = document.exists(subject.state) if document.event is None else bool(subject.event)
    if not is_there:
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
    return as_file(content, document.slug, number)


def named(kind: str, slug: str) -> Document[Any]:
    """Return the document of this name, or raise Http404; what a room signs, it hands out."""
    try:
        document = find(kind, slug)
    except NoSuchDocument:
        raise Http404 from None
    if document.signed:
        raise Http404
    return document


def which(request: HttpRequest) -> int:
    """Return which of several letters of one name is asked for; of none that says it the last."""
    asked = request.GET.get(NTH, str(LAST))
    if not (asked.isascii() and asked.isdigit()):
        raise Http404
    return int(asked)


def handed_out(
    document: Document[Any], loaded: Loaded[Any], number: str, at: datetime, nth: int = LAST
) -> HttpResponse:
    """Answer with a stream's document: sealed and kept if it is to be, else from the record."""
    subject = subject_of(document, loaded, nth)
    try:
        told = facts(document, subject)
    except NoSuchDocument:
        raise Http404 from None
    if not document.sealed:
        return as_file(typeset(document.form, told), document.slug, number)
    return as_file(kept(document, loaded, told, at, nth), document.slug, number)


def as_file(content: bytes, slug: str, number: str) -> HttpResponse:
    """Answer with a PDF file of this name."""
    name = content_disposition_header(as_attachment=False, filename=f"{slug}-{number}.pdf")
    headers = {"Content-Disposition": name or ""}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
