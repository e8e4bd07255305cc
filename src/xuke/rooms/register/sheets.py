"""The act of issuing, with the certificate as it will be printed."""

import base64
from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke.casework.case.door import Act, Done
from xuke.casework.case.officials import certificate_of
from xuke.kernel.case import decision
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step
from xuke.rooms.register import certificate, issuing
from xuke.web.acts.case_page import Sheet, Situation
from xuke.web.acts.form import ActForm
from xuke.web.case.file import CaseFile

UNNUMBERED: Final = "1.2.156.3005.2"
"""The preview takes no number: numbers are given without gaps, at issue."""


def _foresee(seen: Situation, _form: ActForm) -> tuple[CaseEvent, ...]:
    number = _("（签发时自动编号）")
    issued = certificate_of(seen.file.case, seen.act, number=number, identifier=UNNUMBERED)
    return decision.issue(seen.file.case, issued, person=seen.official)


def _issue(stream: UUID, _form: ActForm, act: Act) -> Done:
    return issuing.issue(stream, act)


def _shown(file: CaseFile, after: Case | None) -> Mapping[str, object]:
    """Return the certificate's pages, as pictures that the page carries in itself."""
    if after is None or after.certificate is None:
        return {}
    pages = certificate.pictures(file.stream, after)
    encoded = [base64.b64encode(page).decode() for page in pages]
    return {"certificate_pages": [f"data:image/png;base64,{page}" for page in encoded]}


ISSUE: Final = Sheet(
    step=Step.ISSUE,
    template="register/issue.html",
    form=ActForm,
    foresee=_foresee,
    do=_issue,
    said=gettext_lazy("证照已签发，正在生成带电子印章的文件。"),
    shown=_shown,
)
