"""Which examination of a case each was: 初审, 复审, as officials call them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke.kernel.case import events
from xuke.record.events import Recorded
from xuke.web.case.history import Entry

_PASSED: Final = {1: lazy("初审通过"), 2: lazy("复审通过")}
_FAILED: Final = {1: lazy("初审不通过"), 2: lazy("复审不通过")}
_FOUND: Final = (
    events.Examined,
    events.SiteVerified,
    events.Tested,
    events.ExpertsReported,
    events.LegalityReviewed,
    events.Discussed,
)
"""What was found of the answers as they then were."""


def in_rounds(history: Sequence[Recorded], told: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the lines, each examination with which it was since the case was last returned."""
    number = 0
    for one, entry in zip(history, told, strict=True):
        match one.event:
            case events.Examined(passed=passed):
                number += 1
                yield replace(entry, text=_of_round(number, passed=passed))
            case events.CalledBack():
                number -= 1
                yield entry
            case events.Returned() | events.AmendmentAllowed():
                number = 0
                yield entry
            case _:
                yield entry


def before_amendment(history: Sequence[Recorded], told: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the lines, those of what was found before answers were put right with a word of it."""
    places = [
        at for at, one in enumerate(history) if isinstance(one.event, events.AmendmentAllowed)
    ]
    last = places[-1] if places else 0
    for at, (one, entry) in enumerate(zip(history, told, strict=True)):
        if at < last and isinstance(one.event, _FOUND):
            note = "；".join(
                part for part in (entry.note.rstrip("。"), _("此后申请内容有更正")) if part
            )
            yield replace(entry, note=note)
        else:
            yield entry


def _of_round(number: int, *, passed: bool) -> str:
    words = (_PASSED if passed else _FAILED).get(number)
    if words:
        return str(words)
    text = _("第%(number)d次审查通过") if passed else _("第%(number)d次审查不通过")
    return text % {"number": number}
