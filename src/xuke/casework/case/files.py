"""The files of a case: judged, put to a material, taken away, read again."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from xuke.casework.case.kind import CASES
from xuke.casework.models import Blob
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.gateways.uploads import Upload, judge_upload
from xuke.kernel.case.events import MaterialAttached, MaterialRemoved
from xuke.kernel.case.state import Case


class FileAltered(Exception):
    """A kept file is no longer what was handed in; its digest says so."""


class FileRefused(Exception):
    """A file that was sent is not taken; `code` says why."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file as it was sent: hostile until judged."""

    name: str
    content: bytes


def attach_material(stream: UUID, material: str, sent: SentFile, act: Act) -> Outcome[Case]:
    """Judge a file and put it to a material; file and event are one transaction."""
    upload = judge_upload(sent.content, sent.name)
    if not isinstance(upload, Upload):
        raise FileRefused(upload.value)
    attached = MaterialAttached(
        on=act.on,
        material=material,
        digest=upload.sha256,
        size=upload.size,
        media_type=upload.kind.value,
        file_name=upload.name,
    )
    return do(
        CASES,
        stream,
        "attach",
        lambda _seen: attached,
        act,
        also=lambda _outcome: _store_blob(upload, sent.content),
    )


def remove_material(stream: UUID, material: str, digest: str, act: Act) -> Outcome[Case]:
    """Take a file from a material of a draft."""
    removed = MaterialRemoved(on=act.on, material=material, digest=digest)
    return do(CASES, stream, "remove", lambda _seen: removed, act)


def blob(digest: str) -> Blob | None:
    """Return a file's bytes by its digest, or raise FileAltered."""
    kept = Blob.objects.filter(digest=digest).first()
    if kept and sha256(kept.content).hexdigest() != digest:
        raise FileAltered(digest)
    return kept


def altered_files() -> list[str]:
    """Return the digests of the files whose bytes are no longer what was handed in."""
    kept = Blob.objects.order_by("digest").iterator(chunk_size=50)
    return [one.digest for one in kept if sha256(one.content).hexdigest() != one.digest]


def _store_blob(upload: Upload, content: bytes) -> None:
    """Keep the bytes once, whoever sends them."""
    kept = Blob(
        digest=upload.sha256, size=upload.size, media_type=upload.kind.value, content=content
    )
    Blob.objects.bulk_create([kept], ignore_conflicts=True)
