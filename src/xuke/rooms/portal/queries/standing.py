"""Where a filed case stands: in one sentence, and on the way from filing to delivery."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.acceptance import owed
from xuke.kernel.case.state import Case, Outcome, Phase
from xuke.rooms.portal.queries import lateness
from xuke.rooms.portal.queries.doubted import last_day
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.documents.registry import Letter
from xuke.web.words import dates

NOW: Final[Mapping[Phase, str | Promise]] = {
    Phase.RECEIVED: _("我们已收到您的申请，正在检查材料是否齐全。您现在不用做什么。"),
    Phase.IN_CORRECTION: _("请按下面的清单补正，补齐后提交。"),
    Phase.ACCEPTED: _("已受理，正在审查。您现在不用做什么。"),
    Phase.EXAMINED: _("审查已完成，等待作出决定。您现在不用做什么。"),
    Phase.GRANTED: _("已准予许可，正在制作决定和证照。"),
    Phase.ISSUED: _("证照已制好，正在送达。"),
    Phase.REFUSED: _("决定不予许可，决定书正在送达。理由和救济途径写在决定书上。"),
    Phase.NOT_ACCEPTED: _("本申请不予受理，理由见下面的办理经过。"),
    Phase.WITHDRAWN: _("您已撤回这个申请。"),
    Phase.TERMINATED: _("本申请已终止办理，理由见下面的办理经过。"),
}
_PENDING: Final = _("已容缺受理。请在承诺的日期前补交还缺的材料。")
_DOUBTED: Final = _(
    "受理机关拟认定您的申请材料虚假，理由写在告知书上。您可以陈述、申辩，最后一日为%(day)s。"
)
_OWED: Final = _("您改过的内容还需要下面的材料，请上传。")
_AMENDING: Final = _("您请求的更正正在核对，会告诉您结果。答复以前以原来的内容为准，期限照常计算。")
CONCLUDED: Final[Mapping[Outcome | None, str | Promise]] = {
    Outcome.GRANTED: _("已准予许可，本件已办结。"),
    Outcome.REFUSED: _("决定不予许可，本件已办结。理由和救济途径写在决定书上。"),
    Outcome.NOT_ACCEPTED: _("本申请不予受理，理由见下面的办理经过。"),
    Outcome.WITHDRAWN: _("您已撤回这个申请。"),
    Outcome.TERMINATED: _("本申请已终止办理，理由见下面的办理经过。"),
}
_ENDS: Final[Mapping[Outcome | None, str | Promise]] = {
    Outcome.NOT_ACCEPTED: _("不予受理"),
    Outcome.WITHDRAWN: _("撤回申请"),
    Outcome.TERMINATED: _("终止办理"),
}
"""How an application ends without a decision."""
_DECISIONS: Final = frozenset({"grant", "refusal", "non-acceptance"})
_UNDECIDED: Final = frozenset({Phase.RECEIVED, Phase.ACCEPTED, Phase.EXAMINED})
"""The phases in which the authority has to act, and nothing is decided yet."""
_PENDING_IN: Final = _UNDECIDED | {Phase.GRANTED, Phase.ISSUED}
"""The phases in which what may come later 容缺 may still come; what is over asks for nothing."""
_EXAMINING: Final = frozenset({Phase.ACCEPTED, Phase.EXAMINED})


def now_words(file: CaseFile, *, reasons: bool = True) -> str:
    """Return where the case stands, what the applicant has to do, and where the authority is late.

    Whoever is late is told first while nothing was decided: nobody is told to wait in good order.
    `reasons` also gives the words by which an extension was explained to the applicant.
    """
    case, late = file.case, lateness.told(file, reasons=reasons)
    asked = _asked(case)
    if late and case.phase in _UNDECIDED:
        return lateness.together(late, asked)
    if case.phase is Phase.CONCLUDED:
        plain = str(CONCLUDED.get(case.outcome, ""))
    else:
        plain = asked or str(NOW.get(case.phase, ""))
    return lateness.together(plain, late)


def _asked(case: Case) -> str:
    """Return what waits for the applicant, or what became of what he asked for."""
    answer_by = last_day(case, clock.today())
    if answer_by:
        return str(_DOUBTED) % {"day": dates.chinese_date(answer_by)}
    if case.pending and case.phase in _PENDING_IN:
        return str(_PENDING)
    if case.phase not in _UNDECIDED:
        return ""
    if case.amendment:
        return str(_AMENDING)
    return str(_OWED) if owed(case) else ""


def shown_outcome(case: Case) -> str:
    """Return what came of a closed case, to be shown in the place of 已办结; else nothing."""
    return case.outcome.value if case.closed_on and case.outcome else ""


def decision(documents: Sequence[Letter]) -> Letter | None:
    """Return the written decision among the documents that the case has, if it was made."""
    return next((one for one in documents if one.slug in _DECISIONS), None)


def steps(file: CaseFile) -> list[dict[str, Any]]:
    """Return the way from filing to delivery in one line, with the days that are known."""
    return list(_steps(file.case))


def _steps(case: Case) -> Iterator[dict[str, Any]]:
    """Yield the steps; a closed case has no step that is going on."""
    received, accepted = _on(case.received), _on(case.accepted)
    decided, closed = _on(case.decision), case.closed_on
    yield {"label": _("提交申请"), "state": "done", "on": received}
    ended = _ENDS.get(case.outcome)
    if ended and not accepted:
        yield {"label": ended, "state": "done", "on": closed}
        return
    label = _("补正") if case.phase is Phase.IN_CORRECTION else _("受理")
    yield {"label": label, "state": "done" if accepted else "now", "on": accepted}
    if ended:
        yield {"label": ended, "state": "done", "on": closed}
        return
    state = "done" if decided else "now" if case.phase in _EXAMINING else "later"
    yield {"label": _("审查"), "state": state, "on": None}
    yield {"label": _("决定"), "state": "done" if decided else "later", "on": decided}
    finished = case.delivered is not None or case.concluded_on is not None
    state = "done" if finished else "now" if decided else "later"
    came = case.delivered.received if case.delivered else None
    yield {"label": _("送达"), "state": state, "on": came}


def _on(event: Any) -> date | None:  # noqa: ANN401 - any event of a case
    """Return the day of an event, if it has happened."""
    return event.on if event else None
