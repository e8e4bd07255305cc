"""Which characters our fonts can print, read from the fonts' own tables (OpenType cmap)."""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path

_TABLES_AT = 12
_COLLECTION = b"ttcf"
_OF_PICTURES = frozenset({b"CBDT", b"COLR", b"SVG ", b"sbix"})
"""Tables of fonts whose characters are coloured, or are pictures made of dots."""
_MANY_TO_ONE = 12
"""The cmap format that covers all of Unicode by groups (start, end, first glyph)."""


class UnreadableFont(ValueError):
    """The font has no cmap table of format 12, or pictures for outlines."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The characters of one font, as sorted ranges that do not touch."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, character: object) -> bool:
        """Tell whether the font has a glyph for this one character."""
        if not isinstance(character, str):
            return False
        place = bisect_right(self.starts, ord(character)) - 1
        return place >= 0 and ord(character) <= self.ends[place]


def coverage(path: Path) -> Coverage:
    """Return the characters that the font in this OpenType file can print.

    UnreadableFont for one without the table for all of Unicode, and for one of pictures: a
    document that is kept for years takes outlines alone.
    """
    raw = path.read_bytes()
    tables = _tables(raw)
    if b"cmap" not in tables or not _OF_PICTURES.isdisjoint(tables):
        raise UnreadableFont
    groups = _groups(raw, tables[b"cmap"])
    return Coverage(tuple(start for start, _ in groups), tuple(end for _, end in groups))


def _tables(raw: bytes) -> dict[bytes, int]:
    """Return where each table of the font begins."""
    # Fonts of one collection share their characters: the first one tells them.
    start = struct.unpack_from(">L", raw, _TABLES_AT)[0] if raw[:4] == _COLLECTION else 0
    (tables,) = struct.unpack_from(">H", raw, start + 4)
    found = {}
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sLLL", raw, start + _TABLES_AT + 16 * number)
        found[tag] = offset
    return found


def _groups(raw: bytes, cmap: int) -> list[tuple[int, int]]:
    (encodings,) = struct.unpack_from(">H", raw, cmap + 2)
    for number in range(encodings):
        _, _, offset = struct.unpack_from(">HHL", raw, cmap + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", raw, cmap + offset)
        if form == _MANY_TO_ONE:
            return _twelfth_form(raw, cmap + offset)
    raise UnreadableFont


def _twelfth_form(raw: bytes, table: int) -> list[tuple[int, int]]:
    (groups,) = struct.unpack_from(">L", raw, table + 12)
    every = struct.iter_unpack(">LLL", raw[table + 16 : table + 16 + 12 * groups])
    return [(start, end) for start, end, _ in every]
