"""Pictures: decoded to the last line; what a browser shows to nobody is converted.

Shown is what an office can open anywhere, upright and without the place where it was taken; what
was handed in stays beside it as it came.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Final

import pikepdf
from PIL import ExifTags, Image, ImageOps, ImageSequence
from pillow_heif import options as heif_options, register_heif_opener

from xuke.gateways.opening.kinds import Kind
from xuke.gateways.opening.verdict import Limits, NotTaken, Opened, Refusal

# Loaded before the fork, not after each.
Image.init()
register_heif_opener(thumbnails=False)
# Threads would count against the processor's seconds, and a fork has one.
heif_options.DECODE_THREADS = 1
# Ours is asked before anything is decoded, page by page.
Image.MAX_IMAGE_PIXELS = None

_READERS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.JPEG: ("JPEG", "MPO"),
    Kind.PNG: ("PNG",),
    Kind.HEIC: ("HEIF",),
    Kind.WEBP: ("WEBP",),
    Kind.TIFF: ("TIFF",),
    Kind.BMP: ("BMP",),
}
_SHOWN_AS_THEY_ARE: Final = frozenset({Kind.JPEG, Kind.PNG})
_LOSSLESS: Final = frozenset({Kind.PNG, Kind.BMP})
_PNG_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA", "I", "I;16"})
_JPEG_MODES: Final = frozenset({"L", "RGB", "CMYK"})
_PAGE_MODES: Final = frozenset({"1", "L", "RGB", "CMYK"})
_CLEAR_MODES: Final = frozenset({"LA", "PA", "RGBA", "RGBa", "La"})
_FEW_COLOURS: Final = frozenset({"1", "P", "I", "I;16"})
_QUALITY: Final = 90
_DOTS: Final = 200
"""Dots an inch of a scan that does not say how many."""
_MOST_PAGES: Final = 500
_UPRIGHT: Final = 1
_NOTES: Final = ("xmp", "XML:com.adobe.xmp")
"""Where pictures of different kinds keep what XMP tells of them."""


def open_file(content: bytes, kind: Kind, limits: Limits) -> Opened:
    """Decode the picture, and return what is shown of it; Pillow's errors where it is broken."""
    with Image.open(BytesIO(content), formats=_READERS[kind]) as picture:
        pages = getattr(picture, "n_frames", 1) if kind is Kind.TIFF else 1
        if pages > _MOST_PAGES:
            raise NotTaken(Refusal.TOO_COMPLEX)
        if pages > 1:
            return Opened(pages=pages, shown_kind=Kind.PDF, shown=_as_pages(picture, limits))
        _decode(picture, limits)
        if kind in _SHOWN_AS_THEY_ARE and not _tells_more(picture):
            return Opened(pages=1, shown_kind=kind)
        shown_kind = _kind_to_show(picture, kind)
        return Opened(pages=1, shown_kind=shown_kind, shown=_converted(picture, shown_kind))


def _decode(picture: Image.Image, limits: Limits) -> None:
    """Decode one page; how many pixels it claims is asked first."""
    if picture.width * picture.height > limits.most_pixels:
        raise NotTaken(Refusal.TOO_MANY_PIXELS)
    picture.load()


def _tells_more(picture: Image.Image) -> bool:
    """Whether it lies on its side, or tells where it was taken."""
    exif = picture.getexif()
    notes = (_bytes(picture.info.get(key)) for key in _NOTES)
    place = exif.get_ifd(ExifTags.IFD.GPSInfo) or any(b"GPS" in note for note in notes)
    return bool(place) or exif.get(ExifTags.Base.Orientation, _UPRIGHT) != _UPRIGHT


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode()


def _kind_to_show(picture: Image.Image, kind: Kind) -> Kind:
    """Return PNG for what would lose by JPEG: drawings, few colours, what one sees through."""
    is_drawn = kind in _LOSSLESS or picture.mode in _FEW_COLOURS
    is_clear = picture.mode in _CLEAR_MODES or "transparency" in picture.info
    return Kind.PNG if is_drawn or is_clear else Kind.JPEG


def _converted(picture: Image.Image, kind: Kind) -> bytes:
    """Return the picture upright in this kind, with its colours and nothing else told of it."""
    upright = ImageOps.exif_transpose(picture)
    modes = _PNG_MODES if kind is Kind.PNG else _JPEG_MODES
    shown = upright if upright.mode in modes else upright.convert("RGB")
    profile = picture.info.get("icc_profile") if shown is upright else None
    # What Pillow would carry over by itself: EXIF, XMP, comments.
    shown.info = {key: shown.info[key] for key in ("transparency",) if key in shown.info}
    into = BytesIO()
    shown.save(into, _READERS[kind][0], quality=_QUALITY, icc_profile=profile)
    return into.getvalue()


def _as_pages(picture: Image.Image, limits: Limits) -> bytes:
    """Return the pages of a scan as a PDF file, one at a time in memory."""
    with pikepdf.new() as whole:
        for page in _pages(picture, limits):
            with pikepdf.open(BytesIO(page)) as single:
                whole.pages.extend(single.pages)
        into = BytesIO()
        whole.save(into, deterministic_id=True)
    return into.getvalue()


def _pages(picture: Image.Image, limits: Limits) -> Iterator[bytes]:
    for frame in ImageSequence.Iterator(picture):
        _decode(frame, limits)
        page = frame if frame.mode in _PAGE_MODES else frame.convert("RGB")
        into = BytesIO()
        # Black and white is packed without loss, by a fax's method that knows no quality.
        quality = {} if page.mode == "1" else {"quality": _QUALITY}
        page.save(into, "PDF", resolution=_dots(frame), **quality)
        yield into.getvalue()


def _dots(frame: Image.Image) -> float:
    """Return the dots an inch that a page says it has, where that can be."""
    told = float(frame.info.get("dpi", (0, 0))[0])
    return told if 36 <= told <= 2400 else _DOTS  # noqa: PLR2004 - of fax and of the finest scanner
