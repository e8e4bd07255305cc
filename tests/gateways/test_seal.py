import random
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from hypothesis import given, strategies as st
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from tests.gateways.forms import FORMS

from xuke.gateways.seal import DevelopmentSeal, NotSealable, Seal, Verdict
from xuke.gateways.seal_material import SPECIMEN_NAME
from xuke.gateways.seal_proof import MOST_BYTES
from xuke.gateways.typesetting import typeset

Facts = dict[str, dict[str, object]]

_AT = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def ours(folder: Path) -> Seal:
    return DevelopmentSeal.at(folder)


@pytest.fixture
def plain(facts: Facts) -> bytes:
    return typeset(FORMS["certificate"], facts["certificate"])


@pytest.fixture
def sealed(ours: Seal, plain: bytes) -> bytes:
    return ours.seal(plain, reason="颁证", at=_AT)


def test_a_sealed_file_is_genuine(ours: Seal, sealed: bytes) -> None:
    assert ours.judge(sealed) is Verdict.GENUINE


def test_the_key_is_made_once_for_its_owner_only(folder: Path, sealed: bytes) -> None:
    assert DevelopmentSeal.at(folder).judge(sealed) is Verdict.GENUINE

    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_seal_names_itself_a_specimen_and_the_instant_it_was_told(sealed: bytes) -> None:
    signature = PdfFileReader(BytesIO(sealed)).embedded_signatures[0]

    assert signature.signer_cert.subject.native["common_name"] == SPECIMEN_NAME
    assert "测试样章" in SPECIMEN_NAME
    assert signature.self_reported_timestamp == _AT


def test_no_changed_byte_goes_unnoticed(ours: Seal, sealed: bytes) -> None:
    dice = random.Random(20260120)  # noqa: S311 - places to try, not secrets
    places = [0, 9, len(sealed) // 2, sealed.rfind(b"/ByteRange") + 13, len(sealed) - 2]
    places += dice.sample(range(len(sealed)), 300)
    contents = sealed.rfind(b"/Contents <")
    places += range(contents, contents + 1900)

    for place in places:
        for bit in (1, 2, 4, 32):
            changed = bytearray(sealed)
            changed[place] ^= bit
            assert ours.judge(bytes(changed)) is not Verdict.GENUINE, (place, bit)


def _appended(sealed: bytes) -> bytes:
    return sealed + b"\n% one more line\n%%EOF\n"


def _updated(sealed: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(sealed))
    writer.root["/PageLayout"] = writer.root["/Type"]
    writer.update_root()  # type: ignore[no-untyped-call]
    output = BytesIO()
    writer.write(output)  # type: ignore[no-untyped-call]
    return output.getvalue()


def _relabelled(sealed: bytes) -> bytes:
    """Add a second range that is no signature, after the old one."""
    return sealed + b"\n/ByteRange [0 100 200 9]\n%%EOF"


@pytest.mark.parametrize("change", [_appended, _updated, _relabelled, lambda sealed: sealed[:-1]])
def test_a_longer_or_shorter_file_is_altered(
    ours: Seal, sealed: bytes, change: Callable[[bytes], bytes]
) -> None:
    assert ours.judge(change(sealed)) is Verdict.ALTERED


def test_another_key_with_the_same_name_is_foreign(
    ours: Seal, plain: bytes, tmp_path: Path
) -> None:
    theirs = DevelopmentSeal.at(tmp_path)

    forged = theirs.seal(plain, reason="颁证", at=_AT)

    assert ours.judge(forged) is Verdict.FOREIGN
    assert theirs.judge(forged) is Verdict.GENUINE


def test_a_signature_moved_to_another_file_is_altered(
    ours: Seal, plain: bytes, sealed: bytes, facts: Facts
) -> None:
    other = typeset(FORMS["certificate"], facts["certificate"] | {"title": "卫生许可证二"})
    moved = other + sealed[len(plain) :]

    assert ours.judge(moved) is Verdict.ALTERED


def test_a_file_without_a_signature_is_unsigned(ours: Seal, plain: bytes) -> None:
    assert ours.judge(plain) is Verdict.UNSIGNED


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7", id="only a head"),
        pytest.param(b"PK\x03\x04" + bytes(2000), id="zip"),
        pytest.param(b"%PDF-1.7\n" + bytes(MOST_BYTES), id="huge"),
    ],
)
def test_what_is_no_pdf_file_is_unreadable(ours: Seal, content: bytes) -> None:
    assert ours.judge(content) is Verdict.UNREADABLE


def test_a_truncated_file_is_unreadable(ours: Seal, plain: bytes) -> None:
    assert ours.judge(plain[: len(plain) // 2]) is Verdict.UNREADABLE


def _signed_with(contents: bytes) -> bytes:
    head = b"%PDF-1.7\n/Contents "
    gap = b"<" + contents.hex().upper().encode() + b">"
    tail = b"/ByteRange [0 %d %d %d]"
    end = tail % (len(head), len(head) + len(gap), 50)
    return head + gap + end + b" " * (50 - len(end))


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"\x30\x80" * 5000,
        b"\x30\x84\x7f\xff\xff\xff" + bytes(1000),
        bytes.fromhex("301006092a864886f70d010702a003020100"),
    ],
)
def test_a_hostile_signature_is_altered(ours: Seal, contents: bytes) -> None:
    assert ours.judge(_signed_with(contents)) is Verdict.ALTERED


@given(head=st.binary(max_size=200), tail=st.binary(max_size=200), contents=st.binary())
def test_no_bytes_break_the_judgement(
    ours: Seal, head: bytes, tail: bytes, contents: bytes
) -> None:
    assert ours.judge(head) is not Verdict.GENUINE
    assert ours.judge(b"%PDF-" + head + b"/ByteRange" + tail) is not Verdict.GENUINE
    assert ours.judge(_signed_with(contents)) is not Verdict.GENUINE


def test_a_sealed_file_is_still_readable(sealed: bytes) -> None:
    assert len(pypdf.PdfReader(BytesIO(sealed)).pages) == 1


def test_what_is_sealed_already_or_no_pdf_is_not_sealed(ours: Seal, sealed: bytes) -> None:
    for content in (sealed, b"", b"%PDF-1.7\n%%EOF", bytes(MOST_BYTES)):
        with pytest.raises(NotSealable):
            ours.seal(content, reason="颁证", at=_AT)
