"""What an uploaded PDF file may not hold: encryption, scripts, forms that send, other files.

It is a search for names in the raw file and in its compressed object streams, not a reader:
it follows no references, so that nothing in the file can lead it astray, and it takes time in
line with the file's length. Its limits: it finds what calls itself by its name; an object
stream packed in a way that it cannot open counts as active content; it does not look into
pictures, fonts and page content, which cannot act.
"""

import re
import zlib
from collections.abc import Iterator


def _named(*names: str) -> re.Pattern[bytes]:
    """Return a pattern of these names, each letter plain or escaped (/J#61vaScript)."""
    letters = ["".join(f"(?:{one}|#(?i:{ord(one):02x}))" for one in name) for name in names]
    return re.compile(f"/(?:{'|'.join(letters)})(?![A-Za-z0-9_.#-])".encode())


# No name shorter than six letters stands here alone: pictures hold every short one by chance.
_ACTIVE = _named(
    *("JavaScript", "Launch", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "SubmitForm"),
    *("ImportData", "GoToR", "GoToE", "Movie", "Sound", "Rendition"),
)
_DYNAMIC_FORM = re.compile(_named("XFA").pattern + rb"\s{0,8}(?:\d|\[)")
_ENCRYPTED = re.compile(_named("Encrypt").pattern + rb"\s{0,8}(?:\d|<<)")
_OBJECTS = _named("ObjStm")
_FLATE = _named("FlateDecode")
_OTHER_FILTERS = _named("ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt")
_PREDICTED = re.compile(_named("Predictor").pattern + rb"\s{0,8}(?!1\b)\d")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_HEADER = 2048
_MOST_STREAMS = 100_000
_MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of all object streams of a file; more is a bomb, not a document."""


class _Unclear(ValueError):
    """An object stream cannot be opened, or all of them are more than a document has."""


def is_pdf(content: bytes) -> bool:
    """Tell whether the content begins as a PDF file does."""
    return content[:16].lstrip().startswith(b"%PDF-")


def is_whole(content: bytes) -> bool:
    """Tell whether the file has its end mark where a reader looks for it."""
    return b"%%EOF" in content[-2048:]


def is_encrypted(content: bytes) -> bool:
    """Tell whether the file asks for a password or limits what may be done with it."""
    return bool(_ENCRYPTED.search(content))


def is_active(content: bytes) -> bool:
    """Tell whether the file holds scripts, actions that reach out, or other files."""
    if _acts(content):
        return True
    try:
        return any(_acts(part) for part in _object_streams(content))
    except _Unclear:
        return True


def _acts(content: bytes) -> bool:
    return bool(_ACTIVE.search(content) or _DYNAMIC_FORM.search(content))


def _object_streams(content: bytes) -> Iterator[bytes]:
    place, left = 0, _MOST_UNPACKED
    for _ in range(_MOST_STREAMS):
        match = _STREAM.search(content, place)
        if match is None:
            return
        place = match.end()
        header = _header(content, match.start())
        if not _OBJECTS.search(header):
            continue
        end = content.find(b"endstream", place)
        if end < 0:
            raise _Unclear
        part = _unpacked(header, content[place:end], left)
        place, left = end, left - len(part)
        yield part
    raise _Unclear


def _header(content: bytes, end: int) -> bytes:
    """Return the dictionary before a stream: from the last `obj`, at most 2,048 bytes."""
    header = content[max(0, end - _HEADER) : end]
    return header[header.rfind(b" obj") + 1 :]


def _unpacked(header: bytes, packed: bytes, most: int) -> bytes:
    if _OTHER_FILTERS.search(header) or _PREDICTED.search(header):
        raise _Unclear
    if not _FLATE.search(header):
        return b""  # not packed at all: the search of the raw file has seen it
    try:
        part = zlib.decompressobj().decompress(packed, most + 1)
    except zlib.error as error:
        raise _Unclear from error
    if len(part) > most:
        raise _Unclear
    return part
