"""A first look at a file's bytes: is it text at all, and in UTF-8?"""

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from xuke.rooms.imports.problems import ImportRefused

_CHUNK: Final = 1 << 20
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FOREIGN: Final = (
    (b"PK\x03\x04", "XLSX/ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"\x1f\x8b", "GZIP"),
    (b"%PDF", "PDF"),
)


def survey(path: Path) -> int:
    """Return about how many rows the file has, or refuse what is no text in UTF-8."""
    if not path.is_file():
        raise ImportRefused(_("%(path)s 不是普通文件，请先存为 CSV 文件。") % {"path": path})
    decoder = codecs.getincrementaldecoder("utf-8-sig")()
    lines = 0
    for number, chunk in enumerate(_chunks(path)):
        if number == 0:
            _refuse_foreign(chunk)
        try:
            text = decoder.decode(chunk)
        except UnicodeDecodeError as error:
            raise _not_utf8(path) from error
        if "\0" in text:
            raise _binary(lines + text[: text.index("\0")].count("\n"))
        lines += text.count("\n")
    _finish(decoder, path)
    return lines


def _chunks(path: Path) -> Iterator[bytes]:
    """Yield the file piece by piece; an unreadable or empty one is refused."""
    try:
        with path.open("rb") as file:
            chunk = file.read(_CHUNK)
            if not chunk.strip():
                raise ImportRefused(_("文件是空的：没有表头，也没有数据。"))
            while chunk:
                yield chunk
                chunk = file.read(_CHUNK)
    except OSError as error:
        words = {"path": path, "why": error.strerror}
        raise ImportRefused(_("文件 %(path)s 无法读取：%(why)s。") % words) from error


def _refuse_foreign(start: bytes) -> None:
    """Refuse files that begin as other kinds do."""
    kind = next((name for magic, name in _FOREIGN if start.startswith(magic)), "")
    if kind:
        raise ImportRefused(
            _("这是 %(kind)s 文件，不是 CSV。请在表格软件中另存为“CSV UTF-8”后再导入。")
            % {"kind": kind}
        )
    if start.startswith(_UTF16):
        raise ImportRefused(_("文件编码是 UTF-16。请另存为“CSV UTF-8”后再导入。"))


def _finish(decoder: codecs.IncrementalDecoder, path: Path) -> None:
    """Refuse a file that ends in the middle of a character."""
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _not_utf8(path) from error


def _not_utf8(path: Path) -> ImportRefused:
    """Name the first line that is not UTF-8, and what it seems to be."""
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode()
            except UnicodeDecodeError:
                return ImportRefused(_encoding_words(number, line))
    raise LookupError(path)


def _encoding_words(number: int, line: bytes) -> str:
    """Return the sentence about the encoding."""
    try:
        line.decode("gb18030")
    except UnicodeDecodeError:
        guess = ""
    else:
        guess = _("看起来是 GBK 编码，")
    return _("文件不是 UTF-8 编码（第 %(row)d 行）：%(guess)s请另存为“CSV UTF-8”后再导入。") % {
        "row": number,
        "guess": guess,
    }


def _binary(lines: int) -> ImportRefused:
    """Refuse a file with NUL bytes, which no text has."""
    row = {"row": lines + 1}
    return ImportRefused(_("第 %(row)d 行含有空字节（NUL），文件已损坏或不是 CSV。") % row)
