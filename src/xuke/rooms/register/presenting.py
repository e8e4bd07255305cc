"""Certificates and verdicts as pages show them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from xuke.gateways.seal import Verdict
from xuke.rooms.register.queries import PublicCertificate
from xuke.rooms.register.standing import State
from xuke.web.words.dates import chinese_date

_VERDICTS: Final = {
    Verdict.GENUINE: (
        "success",
        gettext_lazy("文件真实，签发后未被改动"),
        gettext_lazy("该文件由本平台签发并加盖电子印章。当前为测试样章，不具有法律效力。"),
    ),
    Verdict.ALTERED: (
        "error",
        gettext_lazy("文件已被改动"),
        gettext_lazy("文件带有签名，但签名之后内容发生了变化。请勿采信，可凭编号查询真实信息。"),
    ),
    Verdict.FOREIGN: (
        "error",
        gettext_lazy("不是本平台签发的证照"),
        gettext_lazy("文件带有的签名不属于本平台登记的证照。请勿采信，并可向发证机关举报。"),
    ),
    Verdict.UNSIGNED: (
        "error",
        gettext_lazy("文件没有电子签名"),
        gettext_lazy("可能是打印后重新扫描的文件，也可能是伪造的。请用编号或二维码核验。"),
    ),
    Verdict.UNREADABLE: (
        "warning",
        gettext_lazy("无法读取该文件"),
        gettext_lazy("请选择从本平台下载的 PDF 文件，不超过 20 MB。"),
    ),
}


def verdict(found: Verdict) -> dict[str, str]:
    """Return what a verdict means and what to do now."""
    tone, what, now = _VERDICTS[found]
    return {"code": found.value, "tone": tone, "what": str(what), "now": str(now)}


STATES: Final[Mapping[State, str | Promise]] = {
    State.VALID: gettext_lazy("有效"),
    State.NOT_YET: gettext_lazy("尚未生效"),
    State.DEFERRED: gettext_lazy("有效，暂缓校验"),
    State.SUSPENDED: gettext_lazy("暂扣"),
    State.EXPIRED: gettext_lazy("已失效（已过有效期）"),
    State.REPLACED: gettext_lazy("已被新版替换"),
    State.WITHDRAWN: gettext_lazy("已撤回"),
    State.ANNULLED: gettext_lazy("已撤销"),
    State.REVOKED: gettext_lazy("已吊销"),
    State.DEREGISTERED: gettext_lazy("已注销"),
}
_LOOKS: Final = {
    State.VALID: "valid",
    State.DEFERRED: "expired",
    State.NOT_YET: "expired",
    State.EXPIRED: "expired",
    State.SUSPENDED: "expired",
}
"""How a certificate is drawn; whatever is not here counts no more."""
_MEANS: Final[Mapping[State, str | Promise]] = {
    State.DEFERRED: gettext_lazy("校验没有通过，正在整改；期间能否执业以发证机关的决定为准。"),
    State.SUSPENDED: gettext_lazy("证照被暂扣，期间不得从事许可的活动。"),
    State.REPLACED: gettext_lazy("这一版证照已经作废，请以新版证照为准。"),
}


def card(found: PublicCertificate) -> dict[str, Any]:
    """Return what the certificate component shows."""
    return {
        "name": found.name,
        "number": found.number,
        "holder": found.holder,
        "rows": [{"label": label, "value": value} for label, value in _rows(found) if value],
        **state(found.state),
    }


def state(found: State) -> dict[str, str]:
    """Return how a certificate of this state is drawn, and the state in words."""
    return {"state": _LOOKS.get(found, "dead"), "state_words": str(STATES[found])}


def _rows(found: PublicCertificate) -> Iterator[tuple[str, str]]:
    """Yield what is told of every certificate besides its number; some have no value."""
    yield _("说明"), str(_MEANS.get(found.state, ""))
    label = _("暂扣至") if found.state is State.SUSPENDED else _("暂缓校验至")
    yield label, chinese_date(found.lasts_until) if found.lasts_until else ""
    yield _("许可事项"), found.item
    yield _("发证机关"), found.issuer
    yield _("电子证照标识"), found.identifier
    yield _("发证日期"), chinese_date(found.issued_on)
    since = found.valid_from if found.valid_from != found.issued_on else None
    yield _("有效期自"), chinese_date(since) if since else ""
    yield _("有效期至"), chinese_date(found.valid_until) if found.valid_until else ""
    yield _("有效期限"), _("长期") if not found.valid_until and not found.imported else ""
    yield _("数据来源"), _("历史数据导入") if found.imported else ""
