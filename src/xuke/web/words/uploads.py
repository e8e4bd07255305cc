"""Files that are handed in, in words: what may come, and why one is not taken."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke.gateways.uploads import DEFAULT_LIMITS, EXTENSIONS, MEBIBYTE, Kind, Refusal

KINDS: Final[Mapping[Kind, str]] = {
    Kind.PDF: "PDF",
    Kind.OFD: "OFD",
    Kind.JPEG: "JPG",
    Kind.PNG: "PNG",
    Kind.HEIC: "HEIC",
    Kind.WEBP: "WebP",
    Kind.TIFF: "TIFF",
    Kind.BMP: "BMP",
}
"""Each kind as people call it; the order in which they are told."""

REFUSALS: Final[Mapping[Refusal, str | Promise]] = {
    Refusal.EMPTY: lazy("这个文件是空的，请重新选择。"),
    Refusal.TOO_LARGE: lazy("文件超过 20 MB，请压缩或拆分后重新上传。"),
    Refusal.TOO_MANY: lazy("这份材料的文件已经够多了，请先删除不要的，或者合并成一个 PDF。"),
    Refusal.WRONG_KIND: lazy("只能上传 PDF、OFD 或图片文件。请另存为其中一种再上传。"),
    Refusal.BROKEN: lazy("文件不完整或已损坏，打不开。请重新扫描或另存后再上传。"),
    Refusal.ENCRYPTED: lazy("打开这个文件要密码，工作人员打不开。请去掉打开密码后再上传。"),
    Refusal.ACTIVE_CONTENT: lazy(
        "文件里带有脚本、自动打开的内容或别的文件，为了安全不能接收。请“打印为 PDF”后再上传。"
    ),
    Refusal.TOO_MANY_PIXELS: lazy("图片太大，请用 300 dpi 重新扫描或缩小后再上传。"),
    Refusal.TOO_COMPLEX: lazy("文件太复杂，打开用时过长。请“打印为 PDF”或拆分后再上传。"),
    Refusal.INFECTED: lazy("查毒软件认为这个文件有病毒，不能接收。请先杀毒，再重新上传。"),
    Refusal.NOT_SCANNED: lazy("查毒服务暂时没有响应，文件没有保存。请过几分钟再上传。"),
}
"""Why a file was refused, and what to do about it."""

ACCEPTED: Final = ",".join(f".{name}" for kind in KINDS for name in EXTENSIONS[kind])
"""What a browser offers first when somebody chooses files."""


def why(refusal: Refusal) -> str:
    """Return why a file was refused, and what to do about it."""
    return str(REFUSALS[refusal])


def limits() -> str:
    """Return in a sentence what may come: kinds, size, how many."""
    pictures = [name for kind, name in KINDS.items() if kind not in {Kind.PDF, Kind.OFD}]
    return _(
        "PDF、OFD 或图片（%(pictures)s），每个不超过 %(each)s MB；"
        "一份材料最多 %(most)s 个，一次合计不超过 %(together)s MB。"
    ) % {
        "pictures": "、".join(pictures),
        "each": DEFAULT_LIMITS.most_bytes // MEBIBYTE,
        "most": DEFAULT_LIMITS.most_files,
        "together": DEFAULT_LIMITS.most_together // MEBIBYTE,
    }
