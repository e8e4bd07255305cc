import struct
import tracemalloc
import zipfile
import zlib
from io import BytesIO

import pytest
from hypothesis import given, strategies as st
from tests.gateways.forms import FORMS

from xuke.gateways.typesetting import preview, typeset
from xuke.gateways.uploads import Kind, Limits, Refusal, Upload, harmless_name, judge_upload

Facts = dict[str, dict[str, object]]

_PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


def _png(width: int, height: int) -> bytes:
    header = struct.pack(">LL5B", width, height, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">L4s", 13, b"IHDR") + header + b"crc."


def _jpeg(width: int, height: int) -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", 6) + b"\xff\xc0\xff\xff"
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, height, width, 1) + b"\x01\x11\x00"
    return b"\xff\xd8" + comment + b"\xff" + frame + b"\xff\xd9"


def _with(words: bytes) -> bytes:
    return _PDF.replace(b"/Type /Catalog", b"/Type /Catalog " + words)


def _packed(words: bytes, header: bytes = b"/Filter /FlateDecode") -> bytes:
    stream = zlib.compress(words)
    part = b"2 0 obj\n<< /Type /ObjStm %s >>\nstream\n%s\nendstream\nendobj\n" % (header, stream)
    return _PDF.replace(b"trailer", part + b"trailer")


def _ofd(*names: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (_PDF, "平面图.pdf", Kind.PDF),
        (_png(100, 100), "scan.png", Kind.PNG),
        (_jpeg(100, 100), "photo.JPEG", Kind.JPEG),
        (_ofd("OFD.xml", "Doc_0/Document.xml"), "证照.ofd", Kind.OFD),
        pytest.param(_PDF, "第3.2版", Kind.PDF, id="a dot is not yet an extension"),
    ],
)
def test_the_content_tells_the_kind(content: bytes, name: str, kind: Kind) -> None:
    upload = judge_upload(content, name)

    assert isinstance(upload, Upload)
    assert (upload.kind, upload.size, len(upload.sha256)) == (kind, len(content), 64)


def test_our_own_documents_can_be_handed_in(facts: Facts) -> None:
    assert isinstance(judge_upload(typeset(FORMS["grant"], facts["grant"]), "a.pdf"), Upload)
    (page,) = preview(FORMS["grant"], facts["grant"], ppi=30)
    assert isinstance(judge_upload(page, "a.png"), Upload)


@pytest.mark.parametrize(
    ("content", "name", "refusal"),
    [
        (b"", "a.pdf", Refusal.EMPTY),
        (b"MZ\x90\x00", "a.pdf", Refusal.WRONG_KIND),
        (b"<html><script>", "a.png", Refusal.WRONG_KIND),
        (b"GIF89a", "a.gif", Refusal.WRONG_KIND),
        (_ofd("word/document.xml"), "a.ofd", Refusal.WRONG_KIND),
        (b"PK\x03\x04" + b"OFD.xml" * 9, "a.ofd", Refusal.WRONG_KIND),
        (_PDF, "a.exe", Refusal.NAME_MISMATCH),
        (_png(1, 1), "a.jpg", Refusal.NAME_MISMATCH),
        (_PDF[:-7], "a.pdf", Refusal.BROKEN),
        (_png(0, 9), "a.png", Refusal.BROKEN),
        (_png(9, 9)[:20], "a.png", Refusal.BROKEN),
        (b"\xff\xd8\xff\xe0\x00\x00", "a.jpg", Refusal.BROKEN),
        (b"\xff\xd8\xff" + b"\xff" * 20_000_000, "a.jpg", Refusal.BROKEN),
        pytest.param(
            b"%PDF-" + b" obj/ObjStm stream\n" * 100_000 + b"%%EOF",
            "a.pdf",
            Refusal.ACTIVE_CONTENT,
            id="streams that never end",
        ),
        (_png(50_000, 50_000), "a.png", Refusal.TOO_MANY_PIXELS),
        (_jpeg(65_000, 65_000), "a.jpg", Refusal.TOO_MANY_PIXELS),
        (_PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), "a.pdf", Refusal.ENCRYPTED),
        (_with(b"/OpenAction << /S /JavaScript /JS (x) >>"), "a.pdf", Refusal.ACTIVE_CONTENT),
        (_with(b"/S /J#61va#53cript"), "a.pdf", Refusal.ACTIVE_CONTENT),
        (_with(b"/Names << /EmbeddedFiles 3 0 R >>"), "a.pdf", Refusal.ACTIVE_CONTENT),
        (_with(b"/AcroForm << /XFA 7 0 R >>"), "a.pdf", Refusal.ACTIVE_CONTENT),
        (_packed(b"<< /S /Launch /F (cmd) >>"), "a.pdf", Refusal.ACTIVE_CONTENT),
        pytest.param(
            _packed(b"x", b"/Filter [/ASCIIHexDecode /FlateDecode]"),
            "a.pdf",
            Refusal.ACTIVE_CONTENT,
            id="packed in a way that is not opened",
        ),
        pytest.param(
            _packed(bytes(70 * 1024 * 1024)), "a.pdf", Refusal.ACTIVE_CONTENT, id="a bomb"
        ),
    ],
)
def test_what_may_not_become_a_material(content: bytes, name: str, refusal: Refusal) -> None:
    assert judge_upload(content, name) is refusal


def test_a_harmless_object_stream_is_welcome() -> None:
    assert isinstance(judge_upload(_packed(b"<< /Type /Font >>"), "a.pdf"), Upload)


def test_limits_can_be_told() -> None:
    assert judge_upload(_PDF, "a.pdf", Limits(most_bytes=10)) is Refusal.TOO_LARGE
    assert judge_upload(_PDF, "a.pdf", Limits(kinds=frozenset({Kind.PNG}))) is Refusal.WRONG_KIND


@pytest.mark.parametrize(
    ("name", "harmless"),
    [
        ("平面图.PDF", "平面图.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\temp\\图.pdf", "图.pdf"),
        ("a\u202efdp.exe", "afdp.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ('<b>"x"|?*.pdf', "_b__x____.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("...", "material.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ("长" * 300 + ".pdf", "长" * 100 + ".pdf"),
    ],
)
def test_a_name_is_made_harmless(name: str, harmless: str) -> None:
    assert harmless_name(name, Kind.PDF) == harmless


@given(name=st.text())
def test_no_name_can_leave_its_folder(name: str) -> None:
    harmless = harmless_name(name, Kind.PNG)

    assert harmless.endswith(".png")
    assert not set(harmless) & set('/\\\0\r\n"')
    assert not harmless.startswith(".")


_HEADS = st.sampled_from([b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04"])
_PIECES = st.sampled_from(
    [b"stream\n", b"endstream", b" obj", b"/ObjStm", b"/FlateDecode", b"%%EOF", b"#", b"\xff\xda"]
)


@given(head=_HEADS, pieces=st.lists(_PIECES | st.binary(max_size=30)), name=st.text(max_size=20))
def test_no_bytes_break_the_judgement(head: bytes, pieces: list[bytes], name: str) -> None:
    assert isinstance(judge_upload(head + b"".join(pieces), name), Upload | Refusal)


def _crowded(entries: int, *, told: int, large: bool = False) -> bytes:
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


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_crowded(20_000, told=20_000), id="it says so"),
        pytest.param(_crowded(400_000, told=1), id="it hides it"),
        pytest.param(_crowded(400_000, told=1, large=True), id="it says so for large archives"),
    ],
)
def test_a_crowded_archive_is_refused_before_its_entries_are_listed(content: bytes) -> None:
    tracemalloc.start()

    refusal = judge_upload(content, "a.ofd")

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal is Refusal.WRONG_KIND
    assert peak < 100_000
