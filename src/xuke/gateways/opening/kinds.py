"""Which kind a file is, by its first bytes: whose reader opens it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The kinds of files that can be handed in; the value is the media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    OFD = "application/ofd"
    """开放版式文档, GB/T 33190: a ZIP file with an entry OFD.xml."""
    HEIC = "image/heic"
    """Photographs of many telephones, ISO/IEC 23008-12."""
    WEBP = "image/webp"
    TIFF = "image/tiff"
    BMP = "image/bmp"


PICTURES: Final = frozenset(
    {Kind.JPEG, Kind.PNG, Kind.HEIC, Kind.WEBP, Kind.TIFF, Kind.BMP},
)
MODULES: Final[Mapping[Kind, str]] = {
    Kind.PDF: "pdf",
    Kind.OFD: "ofd",
    **dict.fromkeys(PICTURES, "pictures"),
}
"""Which module of this package opens each kind."""
EXTENSIONS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.PDF: ("pdf",),
    Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Kind.PNG: ("png",),
    Kind.OFD: ("ofd",),
    Kind.HEIC: ("heic", "heif"),
    Kind.WEBP: ("webp",),
    Kind.TIFF: ("tif", "tiff"),
    Kind.BMP: ("bmp",),
}
"""How the names of each kind end; the first is the one that we give."""

_SIGNATURES: Final = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
    (b"II+\0", Kind.TIFF),
    (b"MM\0+", Kind.TIFF),
    (b"PK\x03\x04", Kind.OFD),
)
_PROGRAMS: Final = (b"MZ", b"\x7fELF", b"#!")
"""What begins so runs as a program, whatever a reader of documents finds behind it."""
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})
_BMP_HEADERS: Final = frozenset({12, 40, 52, 56, 64, 108, 124})
"""Lengths of the second header of a BMP file, one a version."""
_PDF_WITHIN: Final = 1024
"""So far readers look for the header of a PDF file (ISO 32000-1, implementation note 13)."""


def kind_of(content: bytes) -> Kind | None:
    """Return the kind that the first bytes show, or None; whether it can be opened is not asked."""
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            return kind
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Kind.WEBP
    if _is_heic(content):
        return Kind.HEIC
    if content[:2] == b"BM" and int.from_bytes(content[14:18], "little") in _BMP_HEADERS:
        return Kind.BMP
    is_pdf = b"%PDF-" in content[:_PDF_WITHIN] and not content.startswith(_PROGRAMS)
    return Kind.PDF if is_pdf else None


def _is_heic(content: bytes) -> bool:
    """Whether the first box names a brand of HEIC: as the main one, or among the compatible."""
    if content[4:8] != b"ftyp":
        return False
    box = content[8 : min(int.from_bytes(content[:4], "big"), 256)]
    return any(box[place : place + 4] in _HEIC_BRANDS for place in range(0, len(box), 4))
