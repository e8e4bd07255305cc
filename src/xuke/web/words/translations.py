"""Compiles catalogues of translations (.po) where no gettext programs are installed.

`python -m xuke.web.words.translations` compiles every catalogue; installation runs it.
"""

import ast
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_MAGIC: Final = 0x950412DE
_HEADER: Final = struct.Struct("<7I")
_ENTRY: Final = struct.Struct("<2I")
_PACKAGE: Final = Path(__file__).resolve().parents[2]


def compile_all(folder: Path = _PACKAGE) -> list[Path]:
    """Compile every catalogue below the folder, and return what was written."""
    return [compile_catalogue(path) for path in sorted(folder.rglob("LC_MESSAGES/*.po"))]


def compile_catalogue(path: Path) -> Path:
    """Write the .mo beside this .po; entries without a translation are left out."""
    found = read(path.read_text(encoding="utf-8").splitlines())
    target = path.with_suffix(".mo")
    target.write_bytes(_pack(found))
    return target


def read(lines: Iterable[str]) -> dict[str, str]:
    """Return translations by message; plural forms are joined as gettext stores them."""
    pairs = (_pair(parts) for parts in _entries(lines))
    return {message: words for message, words in pairs if words.strip("\0")}


def _pair(parts: dict[str, str]) -> tuple[str, str]:
    message = parts["msgid"]
    if "msgid_plural" in parts:
        message += "\0" + parts["msgid_plural"]
    if "msgctxt" in parts:
        message = f"{parts['msgctxt']}\x04{message}"
    return message, "\0".join(words for key, words in parts.items() if key.startswith("msgstr"))


def _entries(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Yield each entry's parts by keyword; a line that is only a string continues the last."""
    parts: dict[str, str] = {}
    key = ""
    for line in lines:
        if not line or line.startswith("#"):
            continue
        if not line.startswith('"'):
            key, _space, line = line.partition(" ")  # noqa: PLW2901 - the rest is the string
            if key in {"msgid", "msgctxt"} and "msgstr" in " ".join(parts):
                yield parts
                parts = {}
            parts[key] = ""
        parts[key] += str(ast.literal_eval(line))
    if parts:
        yield parts


def _pack(found: dict[str, str]) -> bytes:
    """Return the file that `gettext` reads: two tables of places, then all strings, sorted."""
    keys = sorted(found)
    strings = [key.encode() for key in keys] + [found[key].encode() for key in keys]
    first = _HEADER.size
    place = first + len(strings) * _ENTRY.size
    table = b""
    for one in strings:
        table += _ENTRY.pack(len(one), place)
        place += len(one) + 1
    second = first + len(keys) * _ENTRY.size
    header = _HEADER.pack(_MAGIC, 0, len(keys), first, second, 0, first)
    return header + table + b"".join(one + b"\0" for one in strings)


if __name__ == "__main__":
    compile_all()
