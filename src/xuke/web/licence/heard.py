"""What the holder was told, said and asked for before a decision that burdens him, in words."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from xuke.access.people import names_of
from xuke.kernel.licence import events
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AdverseAct
from xuke.web.documents.registry import Subject
from xuke.web.words.dates import chinese_date

_DECIDES: Final[Mapping[type, AdverseAct]] = {
    events.Suspended: AdverseAct.SUSPENSION,
    events.Withdrawn: AdverseAct.WITHDRAWAL,
    events.Annulled: AdverseAct.ANNULMENT,
    events.AnnulmentDeclined: AdverseAct.ANNULMENT,
    events.Revoked: AdverseAct.REVOCATION,
    events.Deregistered: AdverseAct.DEREGISTRATION,
}
"""What was told before it, of an act that burdens."""


def heard_before(subject: Subject[Licence]) -> dict[str, str]:
    """Return what the holder was told, said and asked for before a decision that burdens him."""
    act, before = _DECIDES.get(type(subject.event)), subject.before
    if act is None or before is None:
        return {}
    intent, said = before.intents.get(act), before.heard.get(act)
    return {
        "told_on": chinese_date(intent.told.on) if intent else "",
        "statement_said": _statement(said),
        "hearing_said": _hearing(intent),
    }


def _statement(said: events.StatementHeard | None) -> str:
    if said is None:
        return _("在规定的期限内没有提出陈述、申辩")
    if said.waived:
        return _("放弃陈述、申辩")
    return _("陈述、申辩称：%(statement)s") % {"statement": said.statement.strip().rstrip("。")}


def _hearing(intent: events.Intent | None) -> str:
    """Return what became of the right to a hearing; nothing where nobody was told of it."""
    if intent is None:
        return ""
    if intent.held:
        words = {"day": chinese_date(intent.held.held_on), "minutes": intent.held.minutes}
        return _("本机关于%(day)s举行听证，笔录编号%(minutes)s") % words
    if intent.missed:
        words = {"day": chinese_date(intent.missed.hearing_day)}
        how = _("未经许可中途退出") if intent.missed.left else _("没有出席")
        said = _("要求听证，本机关通知于%(day)s举行，无正当理由%(how)s，视为放弃听证权利")
        return said % {**words, "how": how}
    return _("没有要求听证")


def chair(event: object) -> str:
    """Return who chaired the hearing that the act tells; nobody of any other act."""
    who = str(getattr(event, "chair", ""))
    return names_of({who}).get(who, who) if who else ""


def settled(event: object) -> dict[str, str]:
    """Return how the hearing was let pass, or what was decided on its chair, in words."""
    if isinstance(event, events.IntentHearingMissed):
        return {"absence": _("未经许可中途退出听证") if event.left else _("没有出席听证")}
    if isinstance(event, events.ChairRecusalDecided):
        out, stays = _("决定主持人回避，另行通知听证"), _("驳回回避申请，听证仍由原主持人主持")
        return {"recusal": out if event.recused else stays}
    return {}
