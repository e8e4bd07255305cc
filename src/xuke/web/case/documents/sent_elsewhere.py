"""What a non-acceptance tells who is sent elsewhere: by the item's own law, and whom he may ask."""

from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.case.scope import Asked
from xuke.kernel.case.acceptance import NOT_COMPETENT
from xuke.kernel.case.events import NotAccepted
from xuke.kernel.case.state import Case
from xuke.web.documents.registry import Subject

NOT_REQUIRED: Final = "not-required"


def of_the_item(subject: Subject[Case], declined: NotAccepted) -> list[str]:
    """Return where the item's law sends such an application elsewhere; nothing where it does not.

    A level that nobody has confirmed sends nobody away, and is no basis.
    """
    if declined.reason not in {NOT_REQUIRED, NOT_COMPETENT}:
        return []
    case, place = subject.state, subject.stream
    answers = answers_of(place.id, case)
    asked = Asked(authority=place.authority, case=case, answers=answers, on=declined.on)
    if declined.reason == NOT_REQUIRED:
        needless = asked.needless()
        return [needless.origin.basis] if needless and needless.origin.basis else []
    other = asked.other_level(is_sure=True)
    return [other.rule.origin.basis] if other and other.rule.origin.basis else []


def whom_to_ask(authority: str, declined: NotAccepted) -> str:
    """Return who tells the applicant whose his application is, where no authority is named."""
    place = catalogue.authorities().get(authority)
    if declined.reason != NOT_COMPETENT or place is None:
        return ""
    bodies = {place.parent, *(one.full_name for one in catalogue.authorities().values())}
    if any(body and body in declined.competent for body in bodies):
        return ""
    return _("本机关或者%(parent)s") % {"parent": place.parent} if place.parent else _("本机关")
