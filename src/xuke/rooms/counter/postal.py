"""邮寄地址: where a decision is posted to; it is sealed, and whoever reads it is written down."""

from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of
from xuke.casework.looks import look
from xuke.casework.stream.act import Act
from xuke.kernel.law.delivery import POST
from xuke.kernel.looking import Seen
from xuke.rooms.counter.proposals import DELIVERY_FIELD, way_chosen
from xuke.web.case import submitted
from xuke.web.case.file import CaseFile

_ENVELOPE: Final = frozenset(
    {"applicant_name", "contact_name", "contact_phone", "delivery_address", "postcode"}
)
"""The answers that a parcel needs."""


def wish(file: CaseFile) -> dict[str, Any]:
    """Return in which way the applicant wants his papers, and where to if they are posted."""
    rows = [row for part in submitted.answers(file) for row in part["rows"]]
    chosen = next((row["value"] for row in rows if row["id"] == DELIVERY_FIELD), "")
    lines = [(row["label"], row["value"]) for row in rows if row["id"] in _ENVELOPE]
    told = [line for line in lines if line[1]] if is_posted(file) else []
    return {"wanted": chosen, "postal": told}


def is_posted(file: CaseFile) -> bool:
    """Whether the person may deliver now, and the applicant wants it by post."""
    may = any(one.name == "deliver" and one.allowed for one in file.steps)
    return may and way_chosen(answers_of(file.stream.id, file.case)) == POST


def note(file: CaseFile, act: Act) -> None:
    """Write down that an official reads where this decision is posted to, if it is."""
    if is_posted(file):
        look(Seen.ANSWERS, file.loaded, act, _("邮寄地址"))
