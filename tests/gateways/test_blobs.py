from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuke.gateways.blobs import BlobDamaged, BlobMissing, Blobs
from xuke.gateways.vault import Vault


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs", Vault(bytes(32)))


def _files(blobs: Blobs) -> list[Path]:
    return [path for path in blobs.folder.rglob("*") if path.is_file()]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary())
def test_content_comes_back_by_its_digest(blobs: Blobs, content: bytes) -> None:
    assert blobs.get(blobs.put(content)) == content


def test_equal_content_is_kept_once_and_unreadable(blobs: Blobs) -> None:
    assert blobs.put(b"secret plan") == blobs.put(b"secret plan")

    (kept,) = _files(blobs)
    assert b"secret" not in kept.read_bytes()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_changed_file_is_reported_and_not_returned(blobs: Blobs) -> None:
    digest = blobs.put(b"plan")
    (kept,) = _files(blobs)
    kept.write_bytes(kept.read_bytes()[:-1] + b"x")

    with pytest.raises(BlobDamaged):
        blobs.get(digest)


def test_two_files_cannot_be_exchanged(blobs: Blobs) -> None:
    first, second = blobs.put(b"plan"), blobs.put(b"another plan")
    one, other = (next(blobs.folder.rglob(digest)) for digest in (first, second))
    one.write_bytes(other.read_bytes())

    with pytest.raises(BlobDamaged):
        blobs.get(first)


@pytest.mark.parametrize("digest", ["0" * 64, "", "../vault.key", "0" * 63 + "G", "0" * 64 + "\n"])
def test_a_digest_that_is_none_leads_nowhere(blobs: Blobs, digest: str) -> None:
    with pytest.raises(BlobMissing):
        blobs.get(digest)
