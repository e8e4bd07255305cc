"""The files of a case: judged, put to a material, taken away, read again."""

from hashlib import sha256
from typing import Final
from uuid import UUID

from django.db import transaction

from xuke.casework.case import draftrows, naming, quota
from xuke.casework.case.judging import FileRefused, SentFile, attached, check_number, judged
from xuke.casework.case.kind import CASES
from xuke.casework.models import Blob
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.casework.stream.kinds import Seen
from xuke.gateways.uploads import Kind, Upload
from xuke.kernel.case.events import MaterialAttached, MaterialRemoved
from xuke.kernel.case.state import Case
from xuke.record import values, writing

__all__ = [
    "FileAltered",
    "FileRefused",
    "SentFile",
    "altered_files",
    "attach_material",
    "blob",
    "remove_material",
]

SHARED: Final = 7_391_023
"""A lock of our own: whoever keeps a file holds it together with others until the commit, whoever
deletes files holds it alone. So no file is deleted that is just being put to a case again."""

_KEEP: Final = (
    "INSERT INTO casework_blob (digest, size, media_type, content)"  # noqa: S608 - ours
    f" SELECT %s, %s::integer, %s, %s::bytea FROM pg_advisory_xact_lock_shared({SHARED})"
    " ON CONFLICT DO NOTHING"
)


class FileAltered(Exception):
    """A kept file is no longer what was handed in; its digest says so."""


def attach_material(stream: UUID, material: str, sent: SentFile, act: Act) -> Outcome[Case]:
    """Judge a file and put it to a material, beside those there; file and event are one commit.

    FileRefused says why it cannot be taken, quota.Full why no more of them.
    """
    upload = judged(sent)
    came = attached(upload, material, act.on)
    names: dict[str, str] = {}

    def tell(seen: Seen[Case]) -> MaterialAttached:
        check_number(seen.state, material)
        quota.check(seen, upload.size)
        recorded, called = naming.as_recorded(stream, seen.state, came)
        names.update(called)
        return recorded

    def store(_outcome: Outcome[Case]) -> None:
        _store(upload, sent.content)
        quota.count(act, upload.size)
        if names:
            draftrows.name_files(stream, names)

    return do(CASES, stream, "attach", tell, act, also=store)


def remove_material(
    stream: UUID, material: str, digest: str, file_name: str, act: Act
) -> Outcome[Case]:
    """Take a file away that has not been handed in; without a name, all of these bytes there."""

    def tell(seen: Seen[Case]) -> MaterialRemoved:
        name = naming.word_of(stream, seen.state, digest, file_name) if file_name else ""
        return MaterialRemoved(on=act.on, material=material, digest=digest, file_name=name)

    return do(CASES, stream, "remove", tell, act)


def blob(digest: str) -> Blob | None:
    """Return a file's bytes by its digest, or raise FileAltered."""
    kept = Blob.objects.filter(digest=digest).first()
    if kept and sha256(kept.content).hexdigest() != digest:
        raise FileAltered(digest)
    return kept


def altered_files() -> list[str]:
    """Return the digests of the files whose bytes are no longer what was handed in."""
    kept = Blob.objects.order_by("digest").iterator(chunk_size=50)
    # In a transaction: outside of one the server would copy every file before it sends the first.
    with transaction.atomic():
        return [one.digest for one in kept if sha256(one.content).hexdigest() != one.digest]


def _store(upload: Upload, content: bytes) -> None:
    """Keep a file's bytes as they came, and those that are shown in their place."""
    _store_blob(upload.sha256, upload.kind, content)
    if upload.shown:
        _store_blob(upload.shown.sha256, upload.shown.kind, upload.shown.content)


def _store_blob(digest: str, kind: Kind, content: bytes) -> None:
    """Keep the bytes once, whoever sends them."""
    kept = (digest, len(content), kind.value, content)
    writing.write(_KEEP, [values.as_text(one) for one in kept])
