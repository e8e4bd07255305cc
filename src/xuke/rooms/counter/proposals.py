"""What the case itself shows for a decision of the counter: filled in, never decided."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of
from xuke.kernel.case.acceptance import NOT_COMPETENT
from xuke.kernel.case.events import BarFound
from xuke.kernel.case.guards import is_not_barred
from xuke.kernel.case.people import applicant_name
from xuke.kernel.law import delivery as delivered
from xuke.web import clock
from xuke.web.case.elsewhere import elsewhere
from xuke.web.case.file import CaseFile
from xuke.web.case.not_required import needless
from xuke.web.words import dates, sentences

NOT_REQUIRED = "not-required"
BARRED = "barred"
DELIVERY_FIELD: Final = "delivery_way"
"""The question of every application in which way its decision shall come."""
_WAYS: Final[Mapping[str, str]] = {
    "电子送达": delivered.ELECTRONIC,
    "窗口领取": delivered.DIRECT,
    "邮寄送达": delivered.POST,
}


def non_acceptance(file: CaseFile) -> dict[str, str]:
    """Return ground and words of the non-acceptance that the case calls for; else nothing."""
    found = needless(file, clock.today())
    if found:
        return {"reason": NOT_REQUIRED, "text": found.as_reason()}
    other = elsewhere(file, clock.today())
    if other:
        return {
            "reason": NOT_COMPETENT,
            "competent": other.competent,
            "text": other.as_reason(),
        }
    if file.case.bar and is_not_barred(file.person, file.case):
        return {"reason": BARRED, "text": _barred(file.case.bar)}
    return {}


def delivery(file: CaseFile) -> dict[str, str]:
    """Return the way that the applicant chose in his application, and that he signs himself."""
    way = way_chosen(answers_of(file.stream.id, file.case))
    name = applicant_name(file.case)
    return {"proof": name, "way": way} if way else {"proof": name}


def way_chosen(answers: Mapping[str, str]) -> str:
    """Return the way of delivery that these answers ask for; nothing where they ask for none."""
    return _WAYS.get(answers.get(DELIVERY_FIELD, ""), "")


def _barred(bar: BarFound) -> str:
    words = _("经核实，申请人在法定禁止申请期限内，期限至%(until)s。") % {
        "until": dates.chinese_date(bar.until)
    }
    if bar.until == date.max:
        words = _("经核实，申请人在法定禁止申请期限内，期限没有终期。")
    if not bar.basis:
        return words
    return words + _("依据：%(basis)s。") % {"basis": sentences.citation_words(bar.basis)}
