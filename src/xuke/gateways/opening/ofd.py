"""OFD files 开放版式文档 (GB/T 33190-2016), as far as a reader is at hand.

Read are the archive (each entry whole, none locked, no program among them), OFD.xml, the documents
that it names, and their first pages. Not read: fonts, pictures and drawing within a page, and
whether signatures hold; nothing is rendered.
"""

import zipfile
from io import BytesIO
from operator import itemgetter
from pathlib import PurePosixPath
from struct import Struct
from typing import Any, Final

from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import MEBIBYTE, Limits, NotTaken, Opened, Refusal
from xuke.gateways.opening.xmltext import NotPlain, check_plain, local, root_of

_ENTRANCE: Final = "OFD.xml"
_MOST_ENTRIES: Final = 5_000
_MOST_DIRECTORY: Final = 2 * MEBIBYTE
_MOST_UNPACKED: Final = 200 * MEBIBYTE
"""Bytes of all entries; more is a bomb, not a document."""
_MOST_XML: Final = 32 * MEBIBYTE
_LOCKED: Final = 1
"""The bit of an entry's flags that says that it asks for a password."""
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!")
_END: Final = Struct("<4s4H2LH")
_END_MARK, _LARGE_END_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LARGE_END_BYTES: Final = 20
_LONGEST_COMMENT: Final = 65_535


def open_file(content: bytes, _kind: Kind, _limits: Limits) -> Opened:
    """Return what the file holds; WRONG_KIND where the archive is no OFD file."""
    if not _has_small_directory(content):
        raise NotTaken(Refusal.WRONG_KIND)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _Archive(archive).opened()
    except (zipfile.BadZipFile, NotImplementedError, NotPlain, EOFError, KeyError) as error:
        raise NotTaken(Refusal.BROKEN) from error


class _Archive:
    """The entries of an OFD file, found by the paths that its XML names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Ask for what every OFD file has, and no file may have."""
        self._archive = archive
        if _ENTRANCE not in archive.namelist():
            raise NotTaken(Refusal.WRONG_KIND)
        entries = archive.infolist()
        if any(entry.flag_bits & _LOCKED for entry in entries):
            raise NotTaken(Refusal.ENCRYPTED)
        if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
            raise NotTaken(Refusal.TOO_COMPLEX)
        self._check_entries(entries)

    def _check_entries(self, entries: list[zipfile.ZipInfo]) -> None:
        """Read each entry to its end, which compares its checksum; let no program pass."""
        for entry in entries:
            with self._archive.open(entry) as file:
                if file.read(4).startswith(_PROGRAMS):
                    raise NotTaken(Refusal.ACTIVE_CONTENT)
                while file.read(MEBIBYTE):
                    pass

    def opened(self) -> Opened:
        """Return the pages of all documents, and the names of their attachments."""
        root = self._xml(_ENTRANCE)
        documents = [_text(one) for one in root.iter("{*}DocRoot")]
        if local(root) != "OFD" or not documents:
            raise NotTaken(Refusal.BROKEN)
        pages = sum(self._pages(path) for path in documents)
        names = [name for path in documents for name in self._attachments(path)]
        return Opened(pages=pages, shown_kind=Kind.OFD, attachments=tuple(names))

    def _pages(self, path: str) -> int:
        """Return how many pages a document has; the first of them must be there."""
        document = self._xml(path)
        pages = [one.get("BaseLoc", "") for one in document.iter("{*}Page")]
        if local(document) != "Document" or not pages:
            raise NotTaken(Refusal.BROKEN)
        if local(self._xml(_beside(path, pages[0]))) != "Page":
            raise NotTaken(Refusal.BROKEN)
        return len(pages)

    def _attachments(self, path: str) -> list[str]:
        """Return the names of a document's attachments; each is XML, or the file is refused."""
        lists = [_text(one) for one in self._xml(path).iter("{*}Attachments")]
        found = []
        for place in (_beside(path, one) for one in lists if one):
            for one in self._xml(place).iter("{*}Attachment"):
                self._check_attachment(_beside(place, _file_of(one)))
                found.append(one.get("Name", ""))
        return found

    def _check_attachment(self, path: str) -> None:
        try:
            check_plain(self._read(path))
        except NotPlain as error:
            raise NotTaken(Refusal.ACTIVE_CONTENT) from error

    def _xml(self, path: str) -> Any:  # noqa: ANN401 - lxml ships no types
        return root_of(self._read(path))

    def _read(self, path: str) -> bytes:
        """Return an entry's bytes; KeyError where there is none, as of a path that leads out."""
        with self._archive.open(path.lstrip("/")) as file:
            content = file.read(_MOST_XML + 1)
        if len(content) > _MOST_XML:
            raise NotTaken(Refusal.TOO_COMPLEX)
        return content


def _text(element: Any) -> str:  # noqa: ANN401 - lxml ships no types
    return (element.text or "").strip()


def _file_of(attachment: Any) -> str:  # noqa: ANN401 - lxml ships no types
    return next((_text(one) for one in attachment.iter("{*}FileLoc")), "")


def _beside(path: str, other: str) -> str:
    """Return a path that is told as seen from another entry, or from the root by a slash."""
    return other if other.startswith("/") else str(PurePosixPath(path).parent / other)


def _has_small_directory(content: bytes) -> bool:
    """Whether the ZIP's end record tells of few entries in few bytes; read before any entry is."""
    at = content.rfind(_END_MARK, max(0, len(content) - _END.size - _LONGEST_COMMENT))
    if at < 0 or at + _END.size > len(content):
        return False
    # A record for large archives would overrule this one.
    if content[max(0, at - _LARGE_END_BYTES) : at].startswith(_LARGE_END_MARK):
        return False
    entries, size, comment = map(int, itemgetter(4, 5, 7)(_END.unpack_from(content, at)))
    ends_here = at + _END.size + comment == len(content)
    return ends_here and entries <= _MOST_ENTRIES and size <= _MOST_DIRECTORY
