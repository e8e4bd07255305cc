"""Files on their way in: each is put to its material, or refused in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid5

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from xuke.casework.case.files import FileRefused, SentFile, attach_material
from xuke.casework.stream.act import Act
from xuke.gateways.uploads import DEFAULT_LIMITS, Refusal
from xuke.kernel.law.refusal import Unlawful
from xuke.web.case.file import CaseFile
from xuke.web.words import refusals, uploads


def sent_file(sent: "UploadedFile[Any]") -> SentFile:
    """Return the file to be judged; one that is too large is refused before it is read."""
    if (sent.size or 0) > DEFAULT_LIMITS.most_bytes:
        raise FileRefused(Refusal.TOO_LARGE.value)
    return SentFile(name=sent.name or "", content=sent.read())


def words_of(refused: FileRefused) -> str:
    """Return why a file was refused, and what to do about it."""
    return uploads.why(Refusal(refused.code))


def put(file: CaseFile, material: str, sent: "Sequence[UploadedFile[Any]]", act: Act) -> list[str]:
    """Put files to a material in their order; return in words which were not taken, and why.

    Each is an act of its own: one that is refused leaves nothing, and does not stop the others.
    """
    refused = []
    for place, one in enumerate(sent):
        request = uuid5(act.request, str(place)) if act.request and place else act.request
        why = _put(file, material, one, replace(act, request=request))
        if why:
            refused.append(_named(one, why) if len(sent) > 1 else why)
    return refused


def _put(file: CaseFile, material: str, sent: "UploadedFile[Any]", act: Act) -> str:
    """Put one file, or return why not in words."""
    try:
        attach_material(file.stream.id, material, sent_file(sent), act)
    except FileRefused as refused:
        return words_of(refused)
    except Unlawful as refused:
        return refusals.why(refused, file.stream.kind, file.things)
    return ""


def _named(sent: "UploadedFile[Any]", why: str) -> str:
    return _("%(name)s：%(why)s") % {"name": sent.name, "why": why}
