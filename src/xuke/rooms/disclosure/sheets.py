"""The act of disclosing one grant."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

from xuke.kernel.case.state import Case
from xuke.rooms.disclosure import presenting, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web.acts.form import ActForm
from xuke.web.case.acts.page import Sheet
from xuke.web.case.file import CaseFile


def _shown(file: CaseFile, _after: Case | None) -> Mapping[str, object]:
    """Return what the public will see."""
    found = Disclosure.objects.filter(stream=file.stream.id)[:1]
    details = [presenting.detail(*one) for one in standing.with_statuses(found)]
    return {"sections": [], **details[0]} if details else {}


DISCLOSE: Final = Sheet(
    step="disclose",
    template="disclosure/disclose.html",
    form=ActForm,
    tell=lambda _form: {},
    said=_("已公示，公众现在可以查到这项决定。"),
    shown=_shown,
)
