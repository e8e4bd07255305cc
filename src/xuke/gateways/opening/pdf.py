"""PDF files: parsed by qpdf, their first page rendered by PDFium."""

from io import BytesIO
from typing import Final

import pikepdf
import pypdfium2

from xuke.gateways.opening.active import check_passive
from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import Limits, NotTaken, Opened, Refusal

_SIDE: Final = 200
"""Pixels of the longer side of a first page that is rendered to see whether it can be."""


def open_file(content: bytes, _kind: Kind, _limits: Limits) -> Opened:
    """Return what the file holds; NotTaken where it is cut off, locked, acts or shows no page."""
    if not _is_whole(content):
        raise NotTaken(Refusal.BROKEN)
    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            attachments = check_passive(pdf)
    except pikepdf.PasswordError as error:
        raise NotTaken(Refusal.ENCRYPTED) from error
    except pikepdf.PdfError as error:
        # Locked for certain certificates: qpdf has no type for it.
        locked = "encryption" in str(error)
        raise NotTaken(Refusal.ENCRYPTED if locked else Refusal.BROKEN) from error
    if not pages:
        raise NotTaken(Refusal.BROKEN)
    _render(content)
    return Opened(pages=pages, shown_kind=Kind.PDF, attachments=attachments)


def _is_whole(content: bytes) -> bool:
    """Whether no object begins after the last end mark; readers mend a wrong index, not an end."""
    return content.rfind(b" obj") < content.rfind(b"%%EOF")


def _render(content: bytes) -> None:
    """Render the first page as whoever opens the file would see it."""
    try:
        document = pypdfium2.PdfDocument(content)
        page = document[0]
        page.render(scale=_SIDE / max(1.0, *page.get_size()))
    except pypdfium2.PdfiumError as error:
        raise NotTaken(Refusal.BROKEN) from error
