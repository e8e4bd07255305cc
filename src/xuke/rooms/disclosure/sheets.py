"""The act of disclosing one grant."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from xuke.casework.case import officials
from xuke.casework.case.door import Act, Done
from xuke.kernel.case import decision
from xuke.kernel.case.events import CaseEvent
from xuke.kernel.case.state import Case
from xuke.kernel.case.steps import Step
from xuke.rooms.disclosure import presenting, standing
from xuke.rooms.disclosure.models import Disclosure
from xuke.web.acts.case_page import Sheet, Situation
from xuke.web.acts.form import ActForm
from xuke.web.case.file import CaseFile


def _foresee(seen: Situation, _form: ActForm) -> tuple[CaseEvent, ...]:
    return decision.disclose(seen.file.case, person=seen.official, on=seen.act.on)


def _disclose(stream: UUID, _form: ActForm, act: Act) -> Done:
    return officials.disclose(stream, act)


def _shown(file: CaseFile, _after: Case | None) -> Mapping[str, object]:
    """Return what the public will see."""
    found = Disclosure.objects.filter(stream=file.stream.id)[:1]
    details = [presenting.detail(*one) for one in standing.with_statuses(found)]
    return {"sections": [], **details[0]} if details else {}


DISCLOSE: Final = Sheet(
    step=Step.DISCLOSE,
    template="disclosure/disclose.html",
    form=ActForm,
    foresee=_foresee,
    do=_disclose,
    said=_("已公示，公众现在可以查到这项决定。"),
    shown=_shown,
)
