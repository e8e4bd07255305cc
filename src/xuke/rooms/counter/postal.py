"""邮寄地址: where a decision is posted to; it is sealed, and whoever reads it is written down."""

from typing import Any

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of, is_electronic
from xuke.casework.looks import look
from xuke.casework.stream.act import Act
from xuke.kernel.law.delivery import POST
from xuke.kernel.looking import Seen
from xuke.rooms.counter.proposals import DELIVERY_FIELD, way_chosen
from xuke.web.case.envelope import envelope
from xuke.web.case.file import CaseFile
from xuke.web.words import delivering


def wish(file: CaseFile) -> dict[str, Any]:
    """Return how the applicant wants his papers, what he signed, and where they are posted to."""
    given = answers_of(file.stream.id, file.case, only={DELIVERY_FIELD})
    signed, before = file.case.electronic, is_electronic(file.case)
    return {
        "wanted": given.get(DELIVERY_FIELD, ""),
        "confirmation": delivering.confirmation(signed, before=before),
        "postal": envelope(file.stream, file.case) if is_posted(file) else [],
    }


def is_posted(file: CaseFile) -> bool:
    """Whether the person may deliver now, and the applicant wants it by post."""
    may = any(one.name == "deliver" and one.allowed for one in file.steps)
    return may and way_chosen(answers_of(file.stream.id, file.case)) == POST


def note(file: CaseFile, act: Act) -> None:
    """Write down that an official reads where this decision is posted to, if it is."""
    if is_posted(file):
        look(Seen.ADDRESS, file.loaded, act, _("邮寄地址"))
