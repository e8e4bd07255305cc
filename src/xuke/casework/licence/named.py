"""The licence that an application names, and whether it can be applied for as is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.granted import NUMBER, changed
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.application import Asked, refusal_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The licence that an application is about, and the answers in which it would change."""

    number: str = ""
    changed: frozenset[str] = frozenset()
    known: bool = False


NONE_NAMED = Named()


def named_by(authority: str, case: Case, answers: Mapping[str, str], on: date, *, by: str) -> Named:
    """Return the licence that the answers name, or raise why it cannot be asked for this.

    `by` is the index of the applicant's identity. Of a licence that is not known here nothing can
    be said; the officials look at its paper.
    """
    if case.action in {Action.NEW, Action.OTHER}:
        return NONE_NAMED
    number = answers.get(NUMBER, "").strip()
    found = find_licence(authority, number, case.item)
    if found is None:
        return Named(number=number)
    changes = frozenset(changed(answers, found.state.face))
    asked = Asked(action=case.action, on=on, changed=changes, by=by)
    reason = refusal_of(found.state, asked, catalogue.calendar())
    if reason:
        raise reason
    return Named(number=number, changed=changes, known=True)
