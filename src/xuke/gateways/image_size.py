"""How many pixels an image claims, read from its header without decoding it."""

import struct

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_MARKER = 0xFF
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of a frame header; three of the sixteen mean something else."""
_MOST_SEGMENTS = 10_000
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that no length follows."""


class NotAnImage(ValueError):
    """The header is cut short or says nothing of the image's size."""


def is_png(content: bytes) -> bool:
    """Tell whether the content begins as a PNG file does."""
    return content.startswith(_PNG)


def is_jpeg(content: bytes) -> bool:
    """Tell whether the content begins as a JPEG file does."""
    return content.startswith(_JPEG)


def size_of(content: bytes) -> tuple[int, int]:
    """Return an image's width and height in pixels; NotAnImage."""
    try:
        width, height = _png_size(content) if is_png(content) else _jpeg_size(content)
    except (struct.error, IndexError) as error:
        raise NotAnImage from error
    if not (width and height):
        raise NotAnImage
    return width, height


def _png_size(content: bytes) -> tuple[int, int]:
    length, kind, width, height = struct.unpack_from(">L4sLL", content, len(_PNG))
    if (length, kind) != (13, b"IHDR"):
        raise NotAnImage
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    for _ in range(_MOST_SEGMENTS):
        if content[place] != _MARKER:
            raise NotAnImage
        marker = content[place + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, place + 5)
            return width, height
        place += _step(content, place, marker)
    raise NotAnImage


def _step(content: bytes, place: int, marker: int) -> int:
    """Return how far the next marker is: a fill byte, a lonely marker or a segment."""
    if marker == _MARKER:
        return 1
    if marker in _ALONE:
        return 2
    (length,) = struct.unpack_from(">H", content, place + 2)
    return 2 + max(int(length), 2)
