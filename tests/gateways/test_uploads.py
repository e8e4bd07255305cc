"""Files are judged by opening them: what is taken, what is refused, what is shown."""

import time
import tracemalloc
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings, strategies as st
from PIL import Image, ImageChops
from tests import papers
from tests.gateways import making
from tests.gateways.corpus import TAKEN, Case, refused
from tests.gateways.forms import FORMS

from xuke.gateways.opening.ofd import open_file
from xuke.gateways.opening.verdict import NotTaken
from xuke.gateways.typesetting import preview, typeset
from xuke.gateways.uploads import Kind, Limits, Refusal, Upload, harmless_name, judge_upload

Facts = dict[str, dict[str, object]]


def taken(content: bytes, name: str = "a") -> Upload:
    """Return what a file is that must be taken."""
    upload = judge_upload(content, name)
    assert isinstance(upload, Upload), upload
    return upload


def shown(content: bytes) -> Image.Image:
    """Return the picture that is shown in place of a file."""
    upload = taken(content)
    assert upload.shown
    return Image.open(BytesIO(upload.shown.content))


@pytest.mark.parametrize("case", TAKEN.values(), ids=TAKEN)
def test_a_file_that_can_be_opened_is_taken(case: Case) -> None:
    content = case.make()

    upload = taken(content, case.name)

    assert (upload.kind, upload.pages, upload.attachments) == (
        case.kind,
        case.pages,
        case.attachments,
    )
    assert (upload.size, len(upload.sha256)) == (len(content), 64)
    assert upload.name == harmless_name(case.name, case.kind)
    assert (upload.shown.kind if upload.shown else None) is case.shown


@pytest.mark.parametrize(
    ("refusal", "make"),
    [pytest.param(why, make, id=f"{why}: {name}") for why, name, make in refused()],
)
def test_what_may_not_become_a_material(refusal: Refusal, make: making.Make) -> None:
    assert judge_upload(make(), "a.pdf") is refusal


def test_our_own_documents_can_be_handed_in(facts: Facts) -> None:
    taken(typeset(FORMS["grant"], facts["grant"]), "a.pdf")
    (page,) = preview(FORMS["grant"], facts["grant"], ppi=30)
    taken(page, "a.png")


def test_what_is_shown_of_a_photograph_stands_upright_and_tells_no_place() -> None:
    content = making.saved("JPEG", exif=making.exif(orientation=6, place=True))

    picture = shown(content)

    assert picture.size == (making.SIZE[1], making.SIZE[0])
    assert not picture.getexif()


def test_what_is_shown_looks_like_what_came() -> None:
    # The gradient runs from above to below, and a JPEG of it loses next to nothing.
    difference = ImageChops.difference(shown(making.saved("HEIF")), making.picture())

    assert max(difference.tobytes()) < 12


def test_a_scan_of_several_pages_is_shown_as_a_document_in_its_order() -> None:
    upload = taken(making.scan("RGB", "1"))

    assert upload.shown
    with pikepdf.open(BytesIO(upload.shown.content)) as document:
        assert len(document.pages) == 2
        # 240 pixels at 300 dots an inch.
        assert float(document.pages[0].mediabox[2]) == pytest.approx(240 / 300 * 72, abs=0.1)
    taken(upload.shown.content)


def test_the_same_file_is_shown_as_the_same_bytes() -> None:
    content = making.scan("RGB", "1")

    assert taken(content).shown == taken(content).shown


def test_limits_can_be_told() -> None:
    content = papers.pdf()

    assert judge_upload(content, "a.pdf", Limits(most_bytes=10)) is Refusal.TOO_LARGE
    assert judge_upload(content, "a", Limits(kinds=frozenset({Kind.PNG}))) is Refusal.WRONG_KIND


def test_a_file_that_never_ends_is_given_up_and_the_next_one_is_read() -> None:
    started = time.monotonic()

    refusal = judge_upload(making.endless(), "a.pdf", Limits(seconds=1))

    assert refusal is Refusal.TOO_COMPLEX
    assert time.monotonic() - started < 10
    taken(papers.pdf())


def test_a_file_that_takes_more_memory_than_there_is_is_given_up() -> None:
    content = making.saved("PNG", Image.new("L", (8000, 8000)))

    refusal = judge_upload(content, "a.png", Limits(memory=64 * 1024 * 1024))

    assert refusal is Refusal.TOO_COMPLEX
    taken(content)


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


_HEADS = st.sampled_from(
    [b"", b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"II*\0", b"BM", b"RIFF"]
)
_PIECES = st.sampled_from(
    [b"stream\n", b"endstream", b" obj", b"/ObjStm", b"/FlateDecode", b"%%EOF", b"#", b"\xff\xda"]
)


@given(head=_HEADS, pieces=st.lists(_PIECES | st.binary(max_size=30)), name=st.text(max_size=20))
def test_no_bytes_break_the_judgement(head: bytes, pieces: list[bytes], name: str) -> None:
    assert isinstance(judge_upload(head + b"".join(pieces), name), Upload | Refusal)


_WHOLE = [case.make() for case in TAKEN.values() if case.kind in {Kind.PDF, Kind.OFD, Kind.TIFF}]


@settings(max_examples=30, deadline=None)
@given(content=st.sampled_from(_WHOLE), data=st.data())
def test_no_spoilt_file_breaks_the_judgement(content: bytes, data: st.DataObject) -> None:
    spoilt = bytearray(content)
    for _ in range(data.draw(st.integers(1, 20))):
        spoilt[data.draw(st.integers(0, len(spoilt) - 1))] = data.draw(st.integers(0, 255))

    assert isinstance(judge_upload(bytes(spoilt), "a"), Upload | Refusal)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(making.crowded(20_000, told=20_000), id="it says so"),
        pytest.param(making.crowded(400_000, told=1), id="it hides it"),
        pytest.param(making.crowded(400_000, told=1, large=True), id="as large archives do"),
    ],
)
def test_a_crowded_archive_is_refused_before_its_entries_are_listed(content: bytes) -> None:
    tracemalloc.start()

    with pytest.raises(NotTaken) as refusal:
        open_file(content, Kind.OFD, Limits())

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert refusal.value.refusal is Refusal.WRONG_KIND
    assert peak < 100_000
