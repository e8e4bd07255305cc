"""邮寄地址: what a parcel to an applicant needs, from his own application; much of it is sealed."""

from typing import Final

from xuke.casework.case.answers import answers_of
from xuke.casework.definitions import item_of
from xuke.kernel.case.state import Case
from xuke.record.events import Stream

_ENVELOPE: Final = (
    "applicant_name",
    "delivery_address",
    "mailing_address",
    "registered_address",
    "postcode",
    "contact_name",
    "contact_phone",
)
"""The answers that a parcel needs, as they stand on it."""
_ADDRESSES: Final = ("delivery_address", "mailing_address", "registered_address")
"""The first of these that was told is where papers go."""


def envelope(place: Stream, case: Case) -> list[tuple[str, str]]:
    """Return to whom and where a paper is posted, each under its question; nothing if untold."""
    given = answers_of(place.id, case, only=_ENVELOPE)
    address = next((name for name in _ADDRESSES if given.get(name)), "")
    labels = {field.id: field.label for part in item_of(case).form for field in part.fields}
    others = [one for one in _ADDRESSES if one != address]
    shown = [one for one in _ENVELOPE if one not in others]
    return [(labels.get(one, one), given[one]) for one in shown if given.get(one)]
