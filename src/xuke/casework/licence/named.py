"""The licence that an application names, and whether it can be applied for as is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.granted import NUMBER, UNTIL, changed
from xuke.casework.licence.holding import WITHOUT_LICENCE, as_recorded
from xuke.casework.licence.judging import judged
from xuke.catalogue.identifiers.numbers import plain_number, spellings
from xuke.kernel.case.state import Case
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.item.rule import Action
from xuke.kernel.licence.application import Asked, refusal_of
from xuke.kernel.licence.clocks import decided_by
from xuke.kernel.licence.state import Licence


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The licence that an application is about, and the answers in which it would change.

    `decide_by` is the end of one whose renewal is filed in time: it is decided before (50(2)).
    """

    number: str = ""
    changed: frozenset[str] = frozenset()
    known: bool = False
    decide_by: date | None = None


NONE_NAMED = Named()


def named_by(authority: str, case: Case, answers: Mapping[str, str], on: date, *, by: str) -> Named:
    """Return the licence that the answers name, or raise why it cannot be asked for this.

    `by` is the index of the applicant's identity. Of a licence that is not known here nothing can
    be said; the officials look at its paper.
    """
    if case.action in WITHOUT_LICENCE:
        return NONE_NAMED
    number = answers.get(NUMBER, "").strip()
    found = find_licence(authority, number, case.item)
    if found is None:
        return Named(number=plain_number(number), decide_by=_as_named(case, answers, on))
    number = _as_printed(number, found.state)
    changes = frozenset(changed(answers, found.state.face))
    asked = Asked(action=case.action, on=on, changed=changes, by=as_recorded(found.state, by))
    reason = refusal_of(judged(found.state, on), asked, catalogue.calendar())
    if reason:
        raise reason
    until, rule = found.state.valid_until, found.state.rule
    return Named(
        number=number,
        changed=changes,
        known=True,
        decide_by=_decided_by(case, until, rule, on),
    )


def _as_named(case: Case, answers: Mapping[str, str], on: date) -> date | None:
    """Return the end of a licence that is not known here, as the applicant names it."""
    told = answers.get(UNTIL, "").strip()
    until = date.fromisoformat(told) if told else None
    return _decided_by(case, until, catalogue.item(case.item).licence_on(on).rule, on)


def _decided_by(case: Case, until: date | None, rule: LicenceRule, on: date) -> date | None:
    """Return by when a renewal is decided; of any other application the licence's end is none."""
    if case.action is not Action.RENEWAL:
        return None
    return decided_by(until, rule, on, catalogue.calendar())


def _as_printed(number: str, licence: Licence) -> str:
    """Return the number as the licence has it, if this is a way to write it; else plain.

    The number of an earlier paper, which has changed since, is none of the licence's.
    """
    return licence.number if licence.number in spellings(number) else plain_number(number)
