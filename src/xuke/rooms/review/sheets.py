"""The acts of examination and decision."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.casework.case import officials
from xuke.casework.stream.deciding import Tell
from xuke.kernel.case.state import Case
from xuke.rooms.review import queries, weighing
from xuke.rooms.review.forms import ExaminationForm, RefusalForm
from xuke.web.acts.form import ActForm
from xuke.web.case.acts.page import Sheet
from xuke.web.case.documents import decisions


def _examination(form: ExaminationForm) -> Tell[Case]:
    return officials.examine(form.examination())


def _refusal(form: RefusalForm) -> Tell[Case]:
    return officials.refuse(form.refusal())


EXAMINATION: Final = Sheet(
    step="examine",
    template="review/examine.html",
    form=ExaminationForm,
    tell=_examination,
    said=_("审查意见已提交。"),
    previews=False,
    shown=weighing.examination,
)
GRANT: Final = Sheet(
    step="grant",
    template="review/grant.html",
    form=ActForm,
    tell=lambda _form: officials.grant,
    said=_("已准予许可，决定书已编号生成。"),
    document=decisions.GRANT,
    shown=queries.grant,
)
REFUSAL: Final = Sheet(
    step="refuse",
    template="review/refuse.html",
    form=RefusalForm,
    tell=_refusal,
    said=_("已作出不予许可决定，决定书已编号生成。"),
    document=decisions.REFUSAL,
    shown=queries.refusal,
)
