"""The licence that an application names, and whether it can be applied for as is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.granted import NUMBER, changed
from xuke.casework.sealing import holder_index
from xuke.catalogue.identifiers.numbers import plain_number, spellings
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.application import Asked, refusal_of
from xuke.kernel.licence.state import Licence


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
        return Named(number=plain_number(number))
    number = _as_printed(number, found.state)
    changes = frozenset(changed(answers, found.state.face))
    asked = Asked(action=case.action, on=on, changed=changes, by=_as_recorded(found.state, by))
    reason = refusal_of(found.state, asked, catalogue.calendar())
    if reason:
        raise reason
    return Named(number=number, changed=changes, known=True)


def _as_printed(number: str, licence: Licence) -> str:
    """Return the number as the licence has it, if this is a way to write it; else plain.

    The number of an earlier paper, which has changed since, is none of the licence's.
    """
    return licence.number if licence.number in spellings(number) else plain_number(number)


def _as_recorded(licence: Licence, by: str) -> str:
    """Return the index that the licence itself has for whoever asks, if he is its holder.

    An earlier spelling of his number was recorded with another one.
    """
    holder = licence.holder
    return holder.identity_index if holder and holder_index(holder) == by else by
