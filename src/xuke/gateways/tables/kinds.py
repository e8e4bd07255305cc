"""Which kind of table a file is, by its first bytes; names are not asked."""

from enum import StrEnum
from typing import Final


class TableKind(StrEnum):
    """The kinds of files whose rows can be read."""

    TEXT = "text"
    XLSX = "xlsx"
    """Office Open XML (ISO/IEC 29500), as Excel, WPS and LibreOffice write it."""
    XLS = "xls"
    """BIFF in a compound file, as Excel 97 to 2003 and WPS (.et) write it."""


class NotATable(Exception):
    """The file has no rows that can be read; the code says why, the words live in the room."""

    def __init__(self, code: str, **facts: object) -> None:
        """Keep the code, and what the words need."""
        super().__init__(code)
        self.code = code
        self.facts = facts


_WORKBOOKS: Final = ((b"PK\x03\x04", TableKind.XLSX), (b"\xd0\xcf\x11\xe0", TableKind.XLS))
_FOREIGN: Final = (
    (b"\x1f\x8b", "GZIP"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7Z"),
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
)
_PAGES: Final = (b"<!doctype", b"<html", b"<table", b"<meta", b"<?xml")
"""What many systems call an Excel file is a page of HTML, or XML of Excel 2003."""


def kind_of(start: bytes) -> TableKind:
    """Return the kind of a file that begins so; NotATable of one that is another kind of file."""
    for magic, kind in _WORKBOOKS:
        if start.startswith(magic):
            return kind
    foreign = next((name for magic, name in _FOREIGN if start.startswith(magic)), "")
    if foreign:
        raise NotATable("foreign", kind=foreign)
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower().startswith(_PAGES):
        raise NotATable("page")
    return TableKind.TEXT
