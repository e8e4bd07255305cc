"""In which encoding a text is, looked at from its first byte to its last, piece by piece.

UTF-8 is known by its strictness, UTF-16 by its mark or by the zeros beside each letter. What is
neither is GB 18030 (of which GBK is a part) where each of its lines is. Which of them a text is can
be wrong; so whoever reads it is told.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xuke.gateways.tables.kinds import NotATable

CHUNK: Final = 1 << 20
_LONGEST_LINE: Final = 16 * CHUNK
_FEW: Final = 0.3
"""The share of zeros, in every other byte, from which a text is UTF-16."""
UTF8: Final = "utf-8-sig"
CHINESE: Final = "gb18030"
_MARKS: Final = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class TextForm:
    """The encoding of a text, and about how many lines it has."""

    encoding: str
    lines: int


def text_form(path: Path) -> TextForm:
    """Return how the text is written; NotATable where it is in no encoding that is known."""
    start = next(_chunks(path), b"")
    if not start.removeprefix(codecs.BOM_UTF8).strip():
        raise NotATable("empty")
    encoding = _told_by(start) or UTF8
    try:
        return TextForm(encoding, _lines(path, encoding))
    except UnicodeDecodeError as error:
        if encoding != UTF8:
            raise NotATable("bad-encoding", encoding=called(encoding)) from error
    return TextForm(CHINESE, _chinese_lines(path))


def called(encoding: str) -> str:
    """Return what people call an encoding.

    >>> called("utf-8-sig"), called("utf-16-le"), called("gb18030")
    ('UTF-8', 'UTF-16', 'GBK/GB18030')
    """
    return "GBK/GB18030" if encoding == CHINESE else "-".join(encoding.upper().split("-")[:2])


def _told_by(start: bytes) -> str:
    """Return the encoding that a mark or zeros tell, or nothing."""
    marked = next((name for mark, name in _MARKS if start.startswith(mark)), "")
    if marked:
        return marked
    half = len(start) / 2
    for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[offset::2].count(0) > _FEW * half and not start[1 - offset :: 2].count(0):
            return name
    return ""


def _lines(path: Path, encoding: str) -> int:
    """Decode all of it; return how many line ends there are."""
    decoder = codecs.getincrementaldecoder(encoding)()
    lines = since = 0
    for chunk in _chunks(path):
        text = decoder.decode(chunk)
        if "\0" in text:
            raise NotATable("nul", row=lines + text[: text.index("\0")].count("\n") + 1)
        ends = text.count("\n")
        lines += ends
        since = 0 if ends or "\r" in text else since + len(chunk)
        if since > _LONGEST_LINE:
            raise NotATable("long-line", row=lines + 1)
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise NotATable("cut", row=lines + 1, encoding=called(encoding)) from error
    return lines


def _chinese_lines(path: Path) -> int:
    """Return how many lines a text in GB 18030 has; NotATable with the first that is none.

    A text in UTF-8 with a broken line would decode, too, to other characters than were meant:
    where more lines are UTF-8 than not, it is that.
    """
    first = bad = unicode = number = 0
    for number, line in enumerate(_byte_lines(path), start=1):
        if line.isascii():
            if b"\0" in line:
                raise NotATable("nul", row=number)
            continue
        if _is(line, "utf-8"):
            unicode += 1
            continue
        bad += 1
        first = first or number
        if not _is(line, CHINESE):
            raise NotATable("no-encoding", row=number)
    if unicode > bad:
        raise NotATable("no-encoding", row=first)
    return number


def _is(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _byte_lines(path: Path) -> Iterator[bytes]:
    """Yield the lines; no second byte of a character of GB 18030 is a line end."""
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            yield line


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
