"""The act of issuing, with the certificate as it will be printed."""

import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _, gettext_lazy

from xuke.casework.case import officials
from xuke.kernel.case.state import Case
from xuke.rooms.register import certificate
from xuke.web.acts.form import ActForm
from xuke.web.case.acts.page import Sheet
from xuke.web.case.file import CaseFile

UNNUMBERED: Final = "1.2.156.3005.2"
"""The preview takes no number: numbers are given without gaps, at issue."""


def _shown(file: CaseFile, after: Case | None) -> Mapping[str, object]:
    """Return the certificate's pages, as pictures that the page carries in itself."""
    if after is None or after.certificate is None:
        return {}
    numbered = replace(after.certificate, number=_("（签发时自动编号）"), identifier=UNNUMBERED)
    shown = replace(after, certificate=numbered)
    pages = certificate.pictures(file.stream, shown)
    encoded = [base64.b64encode(page).decode() for page in pages]
    return {
        "certificate_pages": [f"data:image/png;base64,{page}" for page in encoded],
        "document_missing": certificate.missing(file.stream, shown),
    }


ISSUE: Final = Sheet(
    step="issue",
    template="register/issue.html",
    form=ActForm,
    tell=lambda _form: officials.issue,
    said=gettext_lazy("证照已签发，正在生成带电子印章的文件。"),
    shown=_shown,
)
