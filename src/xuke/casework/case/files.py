"""The files of a case: judged, put to a material, taken away, read again."""

from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from xuke.casework.case.kind import CASES
from xuke.casework.models import Blob
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.gateways.uploads import Upload, judge_upload
from xuke.kernel.case.events import MaterialAttached, MaterialRemoved
from xuke.kernel.case.state import Case, Phase
from xuke.record.values import as_text
from xuke.record.writing import write

_KEEP: Final = (
    "INSERT INTO casework_blob (digest, size, media_type, content) VALUES (%s, %s, %s, %s)"
    " ON CONFLICT DO NOTHING"
)


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


def replace_material(stream: UUID, material: str, sent: SentFile, act: Act) -> Outcome[Case]:
    """Put a file to a material and take a draft's older ones away, or do neither."""
    with transaction.atomic():
        done = attach_material(stream, material, sent, act)
        if done.state.phase is Phase.DRAFT and not done.repeated:
            _remove_files(stream, done.state, material, act, but=done.state.materials[-1].digest)
    return done


def remove_material(stream: UUID, case: Case, material: str, act: Act) -> None:
    """Take every file from a material of a draft, or none."""
    with transaction.atomic():
        _remove_files(stream, case, material, act)


def _remove_files(stream: UUID, case: Case, material: str, act: Act, but: str = "") -> None:
    """Take a material's files away, all but one; each removal is an act of its own."""
    for digest in {one.digest for one in case.materials if one.material == material} - {but}:
        request = uuid5(act.request, digest) if act.request else None
        _remove_file(stream, material, digest, replace(act, request=request, expected=None))


def _remove_file(stream: UUID, material: str, digest: str, act: Act) -> None:
    removed = MaterialRemoved(on=act.on, material=material, digest=digest)
    do(CASES, stream, "remove", lambda _seen: removed, act)


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


def _store_blob(upload: Upload, content: bytes) -> None:
    """Keep the bytes once, whoever sends them."""
    values = (upload.sha256, upload.size, upload.kind.value, content)
    write(_KEEP, [as_text(value) for value in values])
