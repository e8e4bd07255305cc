"""The files of a case: judged, put to a material, taken away, read again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from xuke.casework.case import draftrows, kind, quota
from xuke.casework.models import Blob
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.casework.stream.kinds import Seen
from xuke.gateways.uploads import Upload, judge_upload
from xuke.kernel.case.events import MaterialAttached, MaterialRemoved
from xuke.kernel.case.state import Case, Phase
from xuke.record import values, writing

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
    """Judge a file and put it to a material; file and event are one transaction.

    FileRefused says why it cannot be taken, quota.Full why no more of them.
    """
    upload = judge_upload(sent.content, sent.name)
    if not isinstance(upload, Upload):
        raise FileRefused(upload.value)

    def attached(seen: Seen[Case]) -> MaterialAttached:
        quota.check(seen, upload.size)
        return MaterialAttached(
            on=act.on,
            material=material,
            digest=upload.sha256,
            size=upload.size,
            media_type=upload.kind.value,
            file_name=_recorded_name(seen.state, upload.name),
        )

    def keep(outcome: Outcome[Case]) -> None:
        _store_blob(upload, sent.content)
        quota.count(act, upload.size)
        if outcome.state.phase is Phase.DRAFT:
            draftrows.name_file(stream, outcome.state.materials[-1].file_name, upload.name)

    return do(kind.CASES, stream, "attach", attached, act, also=keep)


def _recorded_name(case: Case, name: str) -> str:
    """Return what the record calls a file: of a draft a word that tells nothing.

    A name may tell whose paper it is, and what is in the record nobody can erase. It goes there
    with the answers, when the draft is filed.
    """
    return f"#{case.version + 1}" if case.phase is Phase.DRAFT else name


def names_of(stream: UUID, case: Case) -> Mapping[str, str]:
    """Return the names of a case's files by the words that stand for them."""
    is_draft = case.phase is Phase.DRAFT and bool(case.materials)
    return draftrows.file_names(stream) if is_draft else case.file_names


def name_of(stream: UUID, case: Case, attached: MaterialAttached) -> str:
    """Return what one file of a case is called."""
    return names_of(stream, case).get(attached.file_name, attached.file_name)


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
    do(kind.CASES, stream, "remove", lambda _seen: removed, act)


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
    kept = (upload.sha256, upload.size, upload.kind.value, content)
    writing.write(_KEEP, [values.as_text(one) for one in kept])
