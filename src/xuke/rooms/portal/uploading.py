"""A file on its way in: what may come, how it is put to its material, the words for a refusal."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.casework.case.files import FileRefused, SentFile, replace_material
from xuke.casework.case.quota import Full, Quota
from xuke.casework.stream.act import Act
from xuke.gateways.uploads import Limits, Refusal
from xuke.kernel.law.refusal import Unlawful
from xuke.web.case.file import CaseFile
from xuke.web.words import refusals

MOST_BYTES: Final = Limits().most_bytes

REFUSALS: Final[dict[Refusal, str | Promise]] = {
    Refusal.EMPTY: _("这个文件是空的，请重新选择。"),
    Refusal.TOO_LARGE: _("文件超过 20 MB，请压缩或拆分后重新上传。"),
    Refusal.WRONG_KIND: _("只能上传 PDF、JPG、PNG 或 OFD 文件。请另存为其中一种再上传。"),
    Refusal.NAME_MISMATCH: _("文件名的后缀和内容不一致，请用原来的程序另存为 PDF 后再上传。"),
    Refusal.BROKEN: _("文件不完整，打不开。请重新扫描或另存后再上传。"),
    Refusal.ENCRYPTED: _("文件有密码，工作人员打不开。请去掉密码后再上传。"),
    Refusal.ACTIVE_CONTENT: _("文件里带有脚本或附件，为了安全不能接收。请“打印为 PDF”后再上传。"),
    Refusal.TOO_MANY_PIXELS: _("图片太大，请用 300 dpi 重新扫描或缩小后再上传。"),
}
"""Why a file was refused, and what to do about it."""

FULL: Final[dict[Quota, str | Promise]] = {
    Quota.CASE: _(
        "一份申请的文件总共不能超过 %(most)d MB，没有保存这个文件。"
        "请先删除或压缩已上传的文件，再上传。"
    ),
    Quota.ACCOUNT: _(
        "您的草稿里的文件总共不能超过 %(most)d MB，没有保存这个文件。"
        "请先提交或删除别的草稿，再上传。"
    ),
    Quota.DAY: _(
        "您今天上传的文件总共已到 %(most)d MB，没有保存这个文件。请明天再上传，或者到窗口办理。"
    ),
}
"""Which bound is reached, and what to do about it."""


def sent_file(sent: "UploadedFile[Any]") -> SentFile:
    """Return the file to be judged; one that is too large is refused before it is read."""
    if (sent.size or 0) > MOST_BYTES:
        raise FileRefused(Refusal.TOO_LARGE.value)
    return SentFile(name=sent.name or "", content=sent.read())


def words_of(refused: FileRefused | Full) -> str:
    """Return why a file was refused, and what to do about it."""
    if isinstance(refused, Full):
        return str(FULL[refused.quota]) % {"most": refused.most}
    return str(REFUSALS[Refusal(refused.code)])


def put(file: CaseFile, material: str, sent: "UploadedFile[Any]", act: Act) -> str:
    """Put a file to a material, or return why not in words; a refused one leaves nothing."""
    try:
        replace_material(file.stream.id, material, sent_file(sent), act)
    except (FileRefused, Full) as refused:
        return words_of(refused)
    except Unlawful as refused:
        return refusals.why(refused, file.stream.kind, file.things)
    return ""
