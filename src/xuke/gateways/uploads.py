"""Whether a file that somebody hands in may become a material of a case, by what it holds."""

import hashlib
import re
import struct
import unicodedata
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from operator import itemgetter
from pathlib import PurePosixPath

from xuke.gateways.image_size import NotAnImage, is_jpeg, is_png, size_of
from xuke.gateways.pdf_content import is_active, is_encrypted, is_pdf, is_whole

MEBIBYTE = 1024 * 1024


class Kind(StrEnum):
    """The kinds of files that can be materials; the value is the media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    OFD = "application/ofd"
    """开放版式文档, GB/T 33190: a ZIP file with an entry OFD.xml."""


class Refusal(StrEnum):
    """Why a file is refused; the words for people live in the rooms."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    WRONG_KIND = "wrong-kind"
    NAME_MISMATCH = "name-mismatch"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    ACTIVE_CONTENT = "active-content"
    TOO_MANY_PIXELS = "too-many-pixels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a material may be: bytes, pixels, kinds."""

    most_bytes: int = 20 * MEBIBYTE
    most_pixels: int = 100_000_000
    """An A3 sheet scanned at 600 dots an inch has 70 million."""
    kinds: frozenset[Kind] = frozenset(Kind)


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that may become a material: its kind, harmless name, size and SHA-256."""

    kind: Kind
    name: str
    size: int
    sha256: str


_EXTENSIONS = {
    Kind.PDF: ("pdf",),
    Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Kind.PNG: ("png",),
    Kind.OFD: ("ofd",),
}
_OTHERS = """
exe com bat cmd scr msi dll js vbs ps1 sh jar html htm xhtml svg xml doc docx wps xls xlsx et
ppt pptx zip rar 7z gif bmp tif tiff webp heic txt rtf eml
"""
_KNOWN = frozenset(_OTHERS.split()).union(*_EXTENSIONS.values())
_UNSAFE = re.compile(r'[<>:"|?*/\\]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")
_LONGEST_NAME = 100
_MOST_ENTRIES = 5_000
_MOST_DIRECTORY = 2 * MEBIBYTE
_END = struct.Struct("<4s4H2LH")
_END_MARK, _LARGE_END_MARK = b"PK\x05\x06", b"PK\x06\x07"
_LARGE_END_BYTES = 20
_LONGEST_COMMENT = 65_535


def judge_upload(content: bytes, name: str, limits: Limits = DEFAULT_LIMITS) -> Upload | Refusal:
    """Return the upload, or why it is refused; what name and browser claim is not believed."""
    if not content:
        return Refusal.EMPTY
    if len(content) > limits.most_bytes:
        return Refusal.TOO_LARGE
    kind = kind_of(content)
    if kind is None or kind not in limits.kinds:
        return Refusal.WRONG_KIND
    extension = _extension(name)
    if extension in _KNOWN and extension not in _EXTENSIONS[kind]:
        return Refusal.NAME_MISMATCH
    refusal = _refusal(kind, content, limits)
    if refusal is not None:
        return refusal
    digest = hashlib.sha256(content).hexdigest()
    return Upload(kind=kind, name=harmless_name(name, kind), size=len(content), sha256=digest)


def kind_of(content: bytes) -> Kind | None:
    """Return the kind that the content itself shows, or None."""
    if is_pdf(content):
        return Kind.PDF
    if is_png(content):
        return Kind.PNG
    if is_jpeg(content):
        return Kind.JPEG
    return Kind.OFD if _is_ofd(content) else None


def harmless_name(name: str, kind: Kind) -> str:
    """Return a name that is safe to store, list and download, with the kind's own extension."""
    last = PurePosixPath(name.replace("\\", "/")).name
    visible = "".join(
        character
        for character in unicodedata.normalize("NFC", last)
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    stem = visible[: -len(_extension(visible)) - 1] if _extension(visible) in _KNOWN else visible
    stem = _UNSAFE.sub("_", stem).strip(". ")[:_LONGEST_NAME].strip(". ") or "material"
    if _DEVICES.fullmatch(stem.partition(".")[0]):
        stem = f"_{stem}"
    return f"{stem}.{_EXTENSIONS[kind][0]}"


def _extension(name: str) -> str:
    _, dot, extension = name.strip().rpartition(".")
    return extension.lower() if dot else ""


def _refusal(kind: Kind, content: bytes, limits: Limits) -> Refusal | None:
    if kind is Kind.PDF:
        return _pdf_refusal(content)
    if kind is Kind.OFD:
        return None
    try:
        width, height = size_of(content)
    except NotAnImage:
        return Refusal.BROKEN
    return Refusal.TOO_MANY_PIXELS if width * height > limits.most_pixels else None


def _pdf_refusal(content: bytes) -> Refusal | None:
    if not is_whole(content):
        return Refusal.BROKEN
    if is_encrypted(content):
        return Refusal.ENCRYPTED
    return Refusal.ACTIVE_CONTENT if is_active(content) else None


def _is_ofd(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04") or not _has_small_directory(content):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    # zipfile raises more than BadZipFile for hostile bytes: ValueError, NotImplementedError …
    except Exception:  # noqa: BLE001
        return False
    return "OFD.xml" in names and len(names) <= _MOST_ENTRIES


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
