"""Files on their way in: each is put to its material, or refused in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import uuid5

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from xuke.casework.case.files import FileRefused, SentFile, attach_material
from xuke.casework.case.quota import Full, Quota
from xuke.casework.stream.act import Act
from xuke.gateways.uploads import DEFAULT_LIMITS, Refusal
from xuke.kernel.law.refusal import Unlawful
from xuke.web.case.file import CaseFile
from xuke.web.words import refusals, uploads

FULL: Final[dict[Quota, str | Promise]] = {
    Quota.CASE: gettext_lazy(
        "一份申请的文件总共不能超过 %(most)d MB，没有保存这个文件。"
        "请先删除或压缩已上传的文件，再上传。"
    ),
    Quota.ACCOUNT: gettext_lazy(
        "您的草稿里的文件总共不能超过 %(most)d MB，没有保存这个文件。"
        "请先提交或删除别的草稿，再上传。"
    ),
    Quota.DAY: gettext_lazy(
        "您今天上传的文件总共已到 %(most)d MB，没有保存这个文件。请明天再上传，或者到窗口办理。"
    ),
}
"""Which bound is reached, and what to do about it."""


def sent_file(sent: "UploadedFile[Any]") -> SentFile:
    """Return the file to be judged; one that is too large is refused before it is read."""
    if (sent.size or 0) > DEFAULT_LIMITS.most_bytes:
        raise FileRefused(Refusal.TOO_LARGE.value)
    return SentFile(name=sent.name or "", content=sent.read())


def words_of(refused: FileRefused | Full) -> str:
    """Return why a file was refused, and what to do about it."""
    if isinstance(refused, Full):
        return str(FULL[refused.quota]) % {"most": refused.most}
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
    except (FileRefused, Full) as refused:
        return words_of(refused)
    except Unlawful as refused:
        return refusals.why(refused, file.stream.kind, file.things)
    return ""


def _named(sent: "UploadedFile[Any]", why: str) -> str:
    return _("%(name)s：%(why)s") % {"name": sent.name, "why": why}
