"""Whose licence it is: an application about a licence is its holder's."""

from typing import Final

from xuke.casework.licence.find import licence_about
from xuke.casework.sealing import holder_index
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.application import is_stranger
from xuke.kernel.licence.state import Licence

WITHOUT_LICENCE: Final = frozenset({Action.NEW, Action.OTHER})
"""What is applied for without a licence."""


def as_recorded(licence: Licence, by: str) -> str:
    """Return the index that the licence itself has for whoever asks, if he is its holder.

    An earlier spelling of his number was recorded with another one.
    """
    holder = licence.holder
    return holder.identity_index if holder and holder_index(holder) == by else by


def check_holder(change: Change[Case]) -> None:
    """Refuse a grant on somebody else's licence: what was filed may have been corrected since."""
    case, who = change.state, change.state.applicant
    if case.action in WITHOUT_LICENCE or who is None:
        return
    found = licence_about(change.stream, case)
    if found and is_stranger(found.state, as_recorded(found.state, holder_index(who))):
        law, general = case.filed_rule.licence, LICENSING_LAW.art(49)
        place = law.governing(case.action, general) if law else general
        raise Unlawful("not-the-holder", place, action=case.action)
