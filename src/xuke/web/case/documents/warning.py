"""What a decision tells who filed untrue papers: the warning, and until when he is barred."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke.gateways.forms import names
from xuke.kernel.case.bars import barred_until
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.web.case.documents.letter import addressed
from xuke.web.documents.parts import cited
from xuke.web.documents.registry import Facts
from xuke.web.words import sentences
from xuke.web.words.dates import chinese_date

WARNING: Final = names("warned barred")
"""The facts of a decision that comes with a warning."""
UNTRUE: Final = LICENSING_LAW.art(78)


def warned(case: Case, on: date) -> Facts:
    """Return the warning of a decision of a day, and the bar that the law ties to it."""
    span = case.filed_rule.law.bar_false_materials
    words = {
        "basis": cited(UNTRUE),
        "you": addressed(case),
        "span": sentences.span(span.length, span.unit.value),
        "last": chinese_date(barred_until(case, on)),
    }
    return {
        "warned": True,
        "barred": _(
            "根据%(basis)s的规定，%(you)s自本决定作出之日起%(span)s内，"
            "即在%(last)s（含当日）以前，不得再次申请该行政许可。"
        )
        % words,
    }
