"""What the case itself shows for a decision of the counter: filled in, never decided."""

from django.utils.translation import gettext as _

from xuke.kernel.case.events import BarFound
from xuke.kernel.case.guards import is_not_barred
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.case.not_required import needless
from xuke.web.words import dates, sentences

NOT_REQUIRED = "not-required"
BARRED = "barred"


def non_acceptance(file: CaseFile) -> dict[str, str]:
    """Return ground and words of the non-acceptance that the case calls for; else nothing."""
    found = needless(file, clock.today())
    if found:
        return {"reason": NOT_REQUIRED, "text": found.as_reason()}
    if file.case.bar and is_not_barred(file.person, file.case):
        return {"reason": BARRED, "text": _barred(file.case.bar)}
    return {}


def _barred(bar: BarFound) -> str:
    words = _("经核实，申请人在法定禁止申请期限内，期限至%(until)s。") % {
        "until": dates.chinese_date(bar.until)
    }
    if not bar.basis:
        return words
    return words + _("依据：%(basis)s。") % {"basis": sentences.citation_words(bar.basis)}
