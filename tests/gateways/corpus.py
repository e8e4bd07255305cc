"""Every kind of file that people hand in, taken and refused, each made on the spot.

`TAKEN` says what a file is and what is shown in its place, `REFUSED` why it is not taken.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from tests import papers
from tests.gateways.making import (
    GB_INVOICE,
    INVOICE,
    OFD_PARTS,
    OUTSIDE,
    PROGRAM,
    XMP,
    Make,
    action,
    chained,
    damaged_index,
    exif,
    half,
    hidden_script,
    jpeg_that_claims,
    locked,
    locked_archive,
    noise,
    ofd,
    ofd_with,
    pdf,
    picture,
    png_that_claims,
    saved,
    scan,
    spoilt,
    with_annotation,
    with_file,
    with_root,
)

from xuke.gateways.uploads import Kind, Refusal


@dataclass(frozen=True)
class Case:
    """A file as it is sent: its name, how it is made, what it is, what is shown of it."""

    name: str
    make: Make
    kind: Kind
    shown: Kind | None = None
    pages: int = 1
    attachments: tuple[str, ...] = ()


JPEG, PNG = partial(saved, "JPEG"), partial(saved, "PNG")
HEIC, WEBP = partial(saved, "HEIF"), partial(saved, "WEBP")
BMP = partial(saved, "BMP")
XFA = Dictionary(XFA=Array([String("form"), String("x")]), Fields=Array([]))
FAR = Dictionary(F=String("//example.com/x"))
_LINK = action("URI", URI=String("https://example.com/"))
_SCRIPT = action("JavaScript", JS=String("x"))

TAKEN: Mapping[str, Case] = {
    "a PDF file": Case("平面图.pdf", papers.pdf, Kind.PDF),
    "a PDF file with bytes before its header": Case(
        "a.pdf", lambda: b"\xef\xbb\xbf\r\n" + papers.pdf(), Kind.PDF
    ),
    "a PDF file behind a mail's head": Case(
        "a.pdf", lambda: b"Content-Type: application/pdf\r\n\r\n" + papers.pdf(), Kind.PDF
    ),
    "a PDF file padded behind its end": Case(
        "a.pdf", lambda: papers.pdf() + bytes(999_999), Kind.PDF
    ),
    "a PDF file with a wrong index": Case("a.pdf", damaged_index, Kind.PDF),
    "a PDF file with an owner's password": Case("a.pdf", partial(locked, user=""), Kind.PDF),
    "a PDF file with an invoice in XML": Case(
        "发票.pdf", with_file("发票.xml", INVOICE), Kind.PDF, attachments=("发票.xml",)
    ),
    "a PDF file with an invoice in the characters of an office": Case(
        "a.pdf", with_file("发票.xml", GB_INVOICE), Kind.PDF, attachments=("发票.xml",)
    ),
    "a PDF file with a link to click on": Case("a.pdf", with_annotation("Link", A=_LINK), Kind.PDF),
    "a PDF file that opens on its second page": Case(
        "a.pdf", with_root(OpenAction=action("Named", N=Name.NextPage)), Kind.PDF
    ),
    "a PDF file that calls itself a program": Case("a.exe", papers.pdf, Kind.PDF),
    "a PDF file with a font called JS": Case(
        "a.pdf", with_root(Resources=Dictionary(Font=Dictionary(JS=Dictionary()))), Kind.PDF
    ),
    "a PDF file in object streams": Case(
        "a.pdf", partial(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate), Kind.PDF
    ),
    "a JPEG picture": Case("photo.JPEG", JPEG, Kind.JPEG),
    "a JPEG picture named .HEIC": Case("IMG_1.HEIC", JPEG, Kind.JPEG),
    "a JPEG picture padded behind its end": Case("a.jpg", lambda: JPEG() + bytes(99), Kind.JPEG),
    "a JPEG picture in the colours of print": Case(
        "a.jpg", lambda: saved("JPEG", picture("CMYK")), Kind.JPEG
    ),
    "a photograph that lies on its side": Case(
        "a.jpg", lambda: saved("JPEG", exif=exif(orientation=6)), Kind.JPEG, Kind.JPEG
    ),
    "a photograph that tells where": Case(
        "a.jpg", lambda: saved("JPEG", exif=exif(place=True)), Kind.JPEG, Kind.JPEG
    ),
    "a photograph that tells where by XMP": Case(
        "a.jpg", lambda: saved("JPEG", xmp=XMP), Kind.JPEG, Kind.JPEG
    ),
    "a PNG picture": Case("scan.png", PNG, Kind.PNG),
    "a PNG picture named .jpg": Case("扫描.jpg", PNG, Kind.PNG),
    "a PNG picture that tells where": Case(
        "a.png", lambda: saved("PNG", exif=exif(place=True)), Kind.PNG, Kind.PNG
    ),
    "a HEIC photograph": Case("IMG_2.HEIC", HEIC, Kind.HEIC, Kind.JPEG),
    "a HEIC photograph named .jpg": Case("a.jpg", HEIC, Kind.HEIC, Kind.JPEG),
    "a WebP picture": Case("a.webp", WEBP, Kind.WEBP, Kind.JPEG),
    "a WebP picture that one sees through": Case(
        "a.webp", lambda: saved("WEBP", picture("RGBA"), lossless=True), Kind.WEBP, Kind.PNG
    ),
    "a BMP picture": Case("a.bmp", BMP, Kind.BMP, Kind.PNG),
    "a TIFF scan of one page": Case("a.tif", partial(scan, "RGB"), Kind.TIFF, Kind.JPEG),
    "a TIFF scan in black and white": Case("a.tif", partial(scan, "1"), Kind.TIFF, Kind.PNG),
    "a TIFF scan of three pages": Case(
        "a.tiff", partial(scan, "RGB", "1", "LA"), Kind.TIFF, Kind.PDF, pages=3
    ),
    "an OFD file": Case("证照.ofd", ofd, Kind.OFD),
    "an OFD file with an invoice in XML": Case(
        "a.ofd", partial(ofd_with, "发票.xml", INVOICE), Kind.OFD, attachments=("发票.xml",)
    ),
    "a name without an extension": Case("第3.2版", papers.pdf, Kind.PDF),
}

REFUSED: Mapping[Refusal, Mapping[str, Make]] = {
    Refusal.EMPTY: {"nothing": lambda: b""},
    Refusal.TOO_LARGE: {"a byte too many": lambda: papers.pdf() + bytes(20 * 1024 * 1024)},
    Refusal.WRONG_KIND: {
        "a program": lambda: PROGRAM,
        "a program with a PDF file within its head": lambda: PROGRAM + papers.pdf(),
        "a page": lambda: b"<html><script>",
        "an animation": partial(saved, "GIF", picture("P")),
        "a picture with a script": lambda: b"<svg onload=x>",
        "a document of Word": lambda: ofd({"word/document.xml": b"<x/>"}, without="OFD.xml"),
        "an archive without a directory": lambda: b"PK\x03\x04" + b"OFD.xml" * 9,
    },
    Refusal.BROKEN: {
        "a PDF file of 15 bytes": lambda: b"%PDF-1.4\n%%EOF\n",
        "noise in the frame of a PDF file": lambda: b"%PDF-1.4\n" + noise() + b"%%EOF\n",
        "half a PDF file": half(papers.pdf),
        "a PDF file whose last change is cut off": lambda: papers.pdf() + b"9 0 obj<</Len",
        "a PDF file without pages": lambda: (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
        ),
        "half a JPEG picture": half(JPEG),
        "half a PNG picture": half(PNG),
        "half a HEIC picture": half(HEIC),
        "half a WebP picture": half(WEBP),
        "half a BMP picture": half(BMP),
        "half a TIFF scan": half(partial(scan, "RGB", "RGB")),
        "the head of a JPEG picture": lambda: b"\xff\xd8\xff\xe0\x00\x00",
        "a JPEG picture without an end of its head": lambda: b"\xff\xd8\xff" + b"\xff" * 99_999,
        "a PNG picture of no height": partial(png_that_claims, 9, 0),
        "an OFD file without a document": partial(ofd, without="Doc_0/Document.xml"),
        "an OFD file without its page": partial(ofd, without="Doc_0/Pages/Page_0/Content.xml"),
        "an OFD file whose entrance is no XML": partial(ofd, {"OFD.xml": b"x"}),
        "an OFD file that reads our files": lambda: ofd(
            {"OFD.xml": OUTSIDE + OFD_PARTS["OFD.xml"]}
        ),
        "an OFD file that leads out of itself": lambda: ofd(
            {"OFD.xml": OFD_PARTS["OFD.xml"].replace(b"Doc_0/", b"../../etc/")}
        ),
        "an OFD file with a spoilt page": lambda: spoilt(ofd()),
    },
    Refusal.ENCRYPTED: {
        "a PDF file that needs a password": partial(locked, user="geheim"),
        "an OFD file that needs a password": locked_archive,
    },
    Refusal.ACTIVE_CONTENT: {
        "a script at the opening": with_root(OpenAction=_SCRIPT),
        "a script that hides": hidden_script,
        "a script by another name": lambda: papers.pdf(
            catalog="/OpenAction<</S/J#61va#53cript/JS(x)>>"
        ),
        "a script among the names": with_root(
            Names=Dictionary(JavaScript=Dictionary(Names=Array([String("x"), _SCRIPT])))
        ),
        "a script on a page's opening": with_root(AA=Dictionary(WC=_SCRIPT)),
        "a program to launch": with_annotation("Link", A=action("Launch", F=String("cmd"))),
        "an address that opens by itself": with_root(OpenAction=_LINK),
        "an address that opens after something": chained,
        "a link to a script": with_annotation(
            "Link", A=action("URI", URI=String(" JavaScript:alert(1)"))
        ),
        "a link into another file": with_annotation("Link", A=action("GoToR", F=FAR)),
        "a form that sends": with_annotation("Link", A=action("SubmitForm", F=FAR)),
        "a form that is a program": with_root(AcroForm=XFA),
        "a film": with_annotation("RichMedia"),
        "a program within": with_file("x.exe", PROGRAM),
        "a program within that does not call itself a file": with_file(
            "x.exe", PROGRAM, typed=False, listed=False
        ),
        "a program within that calls itself XML": with_file("x.xml", PROGRAM),
        "a page within": with_file("x.xml", b'<html xmlns="http://www.w3.org/1999/xhtml"/>'),
        "XML with a style sheet": with_file("x.xml", b'<?xml-stylesheet href="x"?><a/>'),
        "XML with entities": with_file("x.xml", OUTSIDE + b"<OFD>&x;</OFD>"),
        "an OFD file with a program among its entries": partial(ofd, {"Doc_0/x.xml": PROGRAM}),
        "an OFD file with a page attached": partial(
            ofd_with, "x.htm", b'<html xmlns="http://www.w3.org/1999/xhtml"/>'
        ),
    },
    Refusal.TOO_MANY_PIXELS: {
        "a PNG picture as large as a wall": partial(png_that_claims, 50_000, 50_000),
        "a JPEG picture as large as a wall": partial(jpeg_that_claims, 65_000),
    },
    Refusal.TOO_COMPLEX: {
        "an OFD file that unpacks without end": lambda: ofd({"x": bytes(201 * 1024 * 1024)}),
    },
}


def refused() -> Iterator[tuple[Refusal, str, Make]]:
    """Yield each file that is refused, with why."""
    for refusal, files in REFUSED.items():
        for name, make in files.items():
            yield refusal, name, make
