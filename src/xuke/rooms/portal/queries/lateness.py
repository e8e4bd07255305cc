"""Where the authority itself is late: what it owes, since which day, why, and whom one may ask."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke import catalogue
from xuke.casework.office import standing as offices
from xuke.kernel.case.clocks import Clock, ClockName, all_clocks
from xuke.kernel.case.state import Case, Phase
from xuke.web import clock
from xuke.web.case.documents.silence import against_silence
from xuke.web.case.file import CaseFile
from xuke.web.words import dates, sentences

_DECIDING: Final = frozenset({Phase.ACCEPTED, Phase.EXAMINED})
_GRANTED: Final = frozenset({Phase.GRANTED, Phase.ISSUED})
OWED_IN: Final[Mapping[ClockName, frozenset[Phase]]] = {
    ClockName.COMPLETENESS: frozenset({Phase.RECEIVED}),
    ClockName.STATUTORY: _DECIDING,
    ClockName.COMMITTED: _DECIDING,
    ClockName.PRELIMINARY: _DECIDING,
    ClockName.HEARING_HELD: _DECIDING,
    ClockName.APPOINTMENT: _DECIDING,
    ClockName.DELIVERY: _GRANTED | {Phase.REFUSED},
    ClockName.DISCLOSURE: _GRANTED | {Phase.CONCLUDED},
}
"""The clocks by which the authority owes something, and in which phases it still does.

The other clocks are the applicant's own, or end a right that nobody has to use.
"""
BROKEN: Final[Mapping[ClockName, str | Promise]] = {
    ClockName.COMPLETENESS: lazy(
        "本件已超过决定是否受理、告知补正的法定期限（%(day)s），这是我们的延误。"
        "依照行政许可法第三十二条，逾期不告知补正的，自收到申请材料之日起即为受理。"
    ),
    ClockName.STATUTORY: lazy(
        "本件已超过法定期限（%(day)s），还没有作出决定，这是我们的延误，我们正在加紧办理。"
    ),
    ClockName.COMMITTED: lazy(
        "本件已超过承诺日期（%(day)s），还没有作出决定，这是我们的延误，我们正在加紧办理。"
    ),
    ClockName.PRELIMINARY: lazy(
        "初审已超过法定期限（%(day)s），这是我们的延误，我们正在加紧办理。"
    ),
    ClockName.HEARING_HELD: lazy(
        "组织听证已超过法定期限（%(day)s），这是我们的延误，我们正在加紧办理。"
    ),
    ClockName.APPOINTMENT: lazy(
        "指派检验、检测、检疫人员已超过法定期限（%(day)s），这是我们的延误，我们正在加紧办理。"
    ),
    ClockName.DELIVERY: lazy("送达已超过法定期限（%(day)s），这是我们的延误，我们正在加紧办理。"),
    ClockName.DISCLOSURE: lazy(
        "公开这个决定已超过规定的期限（%(day)s），这是我们的延误，不影响许可的效力。"
    ),
}
"""What is said of a broken clock, the graver one first."""
_EXTENDED: Final = lazy("这个日期已经算上延长的期限。")
_EXTENDED_FOR: Final = lazy("这个日期已经算上延长的期限，延长的理由：%(reason)s。")
_EXCLUDED: Final = lazy("这个日期已经扣除不计入期限的时间（%(procedures)s）。")
_BOTH: Final = lazy("%(first)s%(then)s")
_ASK: Final = lazy("办理情况请打%(phone)s询问。")
_COMPLAIN: Final = lazy("对办理有意见的，请打监督电话%(phone)s。")
_HOTLINE: Final = lazy("对办理有意见的，可以拨打12345政务服务便民热线。")


def told(file: CaseFile, *, reasons: bool = True) -> str:
    """Return what the authority owes and since which day, and whom to ask; nothing where in time.

    `reasons` also gives the words by which an extension was explained to the applicant.
    """
    late = {one.name: one for one in _broken(file.case)}
    if ClockName.STATUTORY in late:
        # The law's day is the graver one: who missed it missed the promise too.
        late.pop(ClockName.COMMITTED, None)
    if not late:
        return ""
    words = [
        said % {"day": dates.chinese_date(late[name].deadline.due)}
        for name, said in BROKEN.items()
        if name in late
    ]
    if late.keys() & {ClockName.STATUTORY, ClockName.COMMITTED}:
        words += _lengthened(file.case, extended=ClockName.STATUTORY in late, reasons=reasons)
    if ClockName.STATUTORY in late:
        words.append(against_silence(clock.today()))
    return together(*words, *_whom_to_ask(file))


def together(*said: str) -> str:
    """Return the sentences one after the other, as the reader's language sets them."""
    return reduce(_one_more, filter(None, said), "")


def _one_more(first: str, then: str) -> str:
    return str(_BOTH) % {"first": first, "then": then} if first else then


def _broken(case: Case) -> Iterator[Clock]:
    """Yield the authority's clocks whose last day went by without what was owed."""
    today = clock.today()
    for one in all_clocks(case, catalogue.calendar()):
        if case.imported and one.name is ClockName.DISCLOSURE:
            # What the old system made public nobody here knows.
            continue
        is_owed = case.phase in OWED_IN.get(one.name, ())
        if is_owed and one.done_on is None and one.deadline.due < today:
            yield one


def _lengthened(case: Case, *, extended: bool, reasons: bool) -> Iterator[str]:
    """Yield what lengthened the limit, so that nobody takes the day for the first one."""
    if extended and case.extension:
        reason = case.extension.reason.rstrip("。") if reasons else ""
        yield str(_EXTENDED_FOR) % {"reason": reason} if reason else str(_EXTENDED)
    names = dict.fromkeys(
        sentences.special_procedure(one.procedure) for one in case.procedure.exclusions
    )
    if names:
        yield str(_EXCLUDED) % {"procedures": _("、").join(names)}


def _whom_to_ask(file: CaseFile) -> list[str]:
    """Return the office's own telephones; where it tells none, the hotline of every office."""
    body = offices.authority(file.stream.authority, clock.today())
    numbers = ((_ASK, body.phone), (_COMPLAIN, body.complaints_phone))
    ask = [str(said) % {"phone": phone} for said, phone in numbers if phone]
    return ask if body.complaints_phone else [*ask, str(_HOTLINE)]
