"""Reads who applies, and how the result is to be delivered, from an item's answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from xuke.catalogue.identifiers.names import shown_name
from xuke.catalogue.identifiers.papers import holder_number

PERSON = "person"
ORGANISATION = "organisation"
_NATURAL_PERSON = "个人"
_AT_THE_WINDOW = "窗口领取"
_ELECTRONIC = "电子送达"
WHO = frozenset({"applicant_type", "applicant_name", "applicant_id"})
"""The questions whose answers say who applies; another answer is another application."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicantFacts:
    """Kind, name as it is shown, and identity number in its normal form of who applies."""

    kind: str
    name: str
    identity: str


def applicant_of(taken_from: str, answers: Mapping[str, str]) -> ApplicantFacts:
    """Return who applies; `taken_from` is the item's `object`: person, organisation, both."""
    kind = taken_from
    if taken_from not in {PERSON, ORGANISATION}:
        natural = answers.get("applicant_type") == _NATURAL_PERSON
        kind = PERSON if natural else ORGANISATION
    return ApplicantFacts(
        kind=kind,
        name=shown_name(answers.get("applicant_name", "")),
        identity=holder_number(answers.get("applicant_id", ""), is_person=kind == PERSON),
    )


def is_collected_at_window(answers: Mapping[str, str]) -> bool:
    """Whether the applicant chose to come to the window, so that not all was online."""
    return answers.get("delivery_way") == _AT_THE_WINDOW


def asks_for_electronic(answers: Mapping[str, str]) -> bool:
    """Whether the applicant asked for the electronic way, and so agreed to it."""
    return answers.get("delivery_way") == _ELECTRONIC
