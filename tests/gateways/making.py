"""Makes files of every kind that people hand in, whole and spoilt, plain and hostile."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ExifTags, Image
from pillow_heif import register_heif_opener
from tests import papers

register_heif_opener()
Make = Callable[[], bytes]
SIZE = (240, 160)
INVOICE = b'<?xml version="1.0" encoding="UTF-8"?><Invoice><Total>12.50</Total></Invoice>'
GB_INVOICE = '<?xml version="1.0" encoding="GB18030"?><发票><名称>䶮</名称></发票>'.encode(
    "gb18030"
)
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a exif:GPSLatitude='31,14N'/></x:xmpmeta>"
PROGRAM = b"MZ\x90\0" + bytes(200)

# Pictures


def picture(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a picture with something on it."""
    drawn = Image.linear_gradient("L").resize(size)
    shown = drawn.convert("RGB").convert(mode)
    if mode == "RGBA":
        shown.putalpha(drawn)
    return shown


def saved(kind: str, image: Image.Image | None = None, **options: object) -> bytes:
    """Return the picture as a file of Pillow's kind."""
    into = BytesIO()
    (image or picture()).save(into, kind, **options)
    return into.getvalue()


def exif(*, orientation: int = 1, place: bool = False) -> Image.Exif:
    """Return what a telephone tells of a photograph."""
    told = Image.Exif()
    told[ExifTags.Base.Orientation] = orientation
    told[ExifTags.Base.Make] = "虚构"
    if place:
        told.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (31.0, 14.0, 0.0)})
    return told


def scan(*modes: str) -> bytes:
    """Return a TIFF file with a page of each mode."""
    first, *others = (picture(mode) for mode in modes)
    return saved("TIFF", first, save_all=True, append_images=others, dpi=(300, 300))


def png_that_claims(width: int, height: int) -> bytes:
    """Return a PNG file whose header tells of so many pixels, and which brings none."""
    header = b"IHDR" + struct.pack(">LL5B", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(header)
        + _chunk(b"IDAT" + zlib.compress(b""))
        + _chunk(b"IEND")
    )


def _chunk(part: bytes) -> bytes:
    return struct.pack(">L", len(part) - 4) + part + struct.pack(">L", zlib.crc32(part))


def jpeg_that_claims(side: int) -> bytes:
    """Return a JPEG file whose frame tells of so many pixels a side."""
    content = bytearray(saved("JPEG"))
    frame = content.index(b"\xff\xc0")
    content[frame + 5 : frame + 9] = struct.pack(">HH", side, side)
    return bytes(content)


# PDF


def pdf(change: Callable[[Pdf], None] = lambda _pdf: None, **options: Any) -> bytes:  # noqa: ANN401 - pikepdf's own
    """Return a PDF file of one page after a change."""
    with pikepdf.new() as made:
        made.add_blank_page()
        change(made)
        into = BytesIO()
        made.save(into, **options)
    return into.getvalue()


def with_root(**entries: Any) -> Make:  # noqa: ANN401 - pikepdf's own
    """Return what makes a PDF file whose catalog has these entries."""
    return partial(pdf, lambda made: made.Root.update(Dictionary(**entries)))


def action(kind: str, **facts: Any) -> Dictionary:  # noqa: ANN401 - pikepdf's own
    """Return an action."""
    return Dictionary(S=Name(f"/{kind}"), **facts)


def with_annotation(kind: str, **entries: Any) -> Make:  # noqa: ANN401 - pikepdf's own
    """Return what makes a PDF file with an annotation on its page."""

    def change(made: Pdf) -> None:
        place = Array([0, 0, 9, 9])
        shown = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=place, **entries)
        made.pages[0].obj.Annots = made.make_indirect(Array([made.make_indirect(shown)]))

    return partial(pdf, change)


def with_file(name: str, content: bytes, *, typed: bool = True, listed: bool = True) -> Make:
    """Return what makes a PDF file with a file within, listed by name or pinned to the page."""

    def change(made: Pdf) -> None:
        stream = made.make_stream(content)
        if typed:
            stream.Type = Name.EmbeddedFile
        file = Dictionary(Type=Name.Filespec, F=String(name), EF=Dictionary(F=stream))
        file = made.make_indirect(file)
        file.UF = String(name)
        if listed:
            names = Dictionary(Names=Array([String(name), file]))
            made.Root.Names = Dictionary(EmbeddedFiles=names)
            return
        pin = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=file)
        pin.Rect = Array([0, 0, 9, 9])
        made.pages[0].obj.Annots = Array([pin])

    return partial(pdf, change)


def hidden_script() -> bytes:
    """Return a PDF file whose script no search for words finds: packed, and by references."""

    def change(made: Pdf) -> None:
        kind = made.make_indirect(Name.JavaScript)
        act = made.make_indirect(Dictionary(S=kind, Padding=String("x" * 5000)))
        act.JS = made.make_indirect(String("app.alert(1)"))
        made.Root.OpenAction = act

    modes = {"object_stream_mode": pikepdf.ObjectStreamMode.generate}
    content = pdf(change, compress_streams=True, **modes)
    assert b"JavaScript" not in content
    return content


def chained() -> bytes:
    """Return a PDF file that opens an address after something harmless."""
    address = action("URI", URI=String("https://example.com/"))
    return with_root(OpenAction=action("Named", N=Name.FirstPage, Next=address))()


def locked(*, user: str) -> bytes:
    """Return a PDF file with an owner's password, and with one to open it where it is told."""
    return pdf(encryption=pikepdf.Encryption(owner="eigentum", user=user, R=6))


def damaged_index() -> bytes:
    """Return a PDF file whose index points nowhere: every reader mends it."""
    return papers.pdf().replace(b"startxref\n", b"startxref\n9")


def endless() -> bytes:
    """Return a PDF file whose page is drawn by forms that draw forms, ten times each."""

    def change(made: Pdf) -> None:
        inner = made.make_stream(b"0 0 9 9 re f " * 200)
        for _level in range(9):
            inner.stream_dict.update(
                Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 600, 800]))
            )
            outer = made.make_stream(b"/X Do " * 10)
            outer.Resources = Dictionary(XObject=Dictionary(X=inner))
            inner = outer
        page = made.pages[0].obj
        page.Contents, page.Resources = made.make_stream(inner.read_bytes()), inner.Resources

    return pdf(change)


# OFD

_SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_PAGES = "<ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages>"
OFD_PARTS: Mapping[str, bytes] = {
    "OFD.xml": f"<ofd:OFD {_SPACE}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
    "</ofd:DocBody></ofd:OFD>".encode(),
    "Doc_0/Document.xml": f"<ofd:Document {_SPACE}>{_PAGES}</ofd:Document>".encode(),
    "Doc_0/Pages/Page_0/Content.xml": f"<ofd:Page {_SPACE}/>".encode(),
}
OUTSIDE = b'<!DOCTYPE OFD [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def ofd(changed: Mapping[str, bytes] | None = None, *, without: str = "") -> bytes:
    """Return an OFD file with some entries changed, or without one."""
    into = BytesIO()
    parts = {**OFD_PARTS, **(changed or {})}
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            if name != without:
                archive.writestr(name, content)
    return into.getvalue()


def ofd_with(name: str, content: bytes) -> bytes:
    """Return an OFD file with an attachment."""
    document = OFD_PARTS["Doc_0/Document.xml"].replace(
        b"</ofd:Document>",
        b"<ofd:Attachments>Attached/Attachments.xml</ofd:Attachments></ofd:Document>",
    )
    told = f"<ofd:Attachment ID='1' Name='{name}'><ofd:FileLoc>x</ofd:FileLoc></ofd:Attachment>"
    listed = f"<ofd:Attachments {_SPACE}>{told}</ofd:Attachments>"
    parts = {
        "Doc_0/Document.xml": document,
        "Doc_0/Attached/Attachments.xml": listed.encode(),
        "Doc_0/Attached/x": content,
    }
    return ofd(parts)


def locked_archive() -> bytes:
    """Return an OFD file whose entries ask for a password: the flag says so, twice each."""
    content = bytearray(ofd())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def crowded(entries: int, *, told: int, large: bool = False) -> bytes:
    """Return a ZIP file whose directory has so many entries and tells of so many."""
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 0, 0, 0, 0, 1, 0) + b"a"
    one = struct.pack("<4s4B4HL2L5H2L", b"PK\1\2", 20, 0, 20, *[0] * 8, 1, *[0] * 6) + b"a"
    size = entries * len(one)
    end = b""
    if large:
        facts = (44, 45, 45, 0, 0, entries, entries, size, len(local))
        end += struct.pack("<4sQ2H2L4Q", b"PK\6\6", *facts)
        end += struct.pack("<4sLQL", b"PK\6\7", 0, len(local) + size, 1)
    end += struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, told, told, size, len(local), 0)
    return local + one * entries + end


def noise() -> bytes:
    return random.Random(1).randbytes(5000)  # noqa: S311 - the same noise each time


def half(make: Make) -> Make:
    """Return what makes the first half of a file."""
    return lambda: make()[: len(make()) // 2]


def spoilt(content: bytes) -> bytes:
    """Return an archive one of whose entries no longer is what its checksum says."""
    at = content.rindex(b"PK\x01\x02") + 16
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
