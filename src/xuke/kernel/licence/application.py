"""Applications on a licence: whether it can be asked for, of this licence, on this day."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from xuke.kernel.item.licence import LateRenewal
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, PENALTY_LAW, PHYSICIANS_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.clocks import latest_renewal_filing
from xuke.kernel.licence.places import asked_under
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import IN_FORCE, AdverseAct, AnnulmentCause, Promise, Status

_WITHOUT_LICENCE = frozenset({Action.NEW, Action.OTHER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to apply for on a licence, on which day, and what would change.

    `by` is the index of the applicant's identity; empty where it is not known.
    """

    action: Action
    on: date
    changed: Collection[str] = ()
    by: str = ""


@cites(LICENSING_LAW.art(50, 1))
def is_late(licence: Licence, on: date, calendar: Calendar) -> bool:
    """Whether a renewal filed on this day comes after the last day for it."""
    latest = latest_renewal_filing(licence, calendar)
    return latest is not None and on > latest


@cites(LICENSING_LAW.art(49), LICENSING_LAW.art(50, 1), LICENSING_LAW.art(70))
def refusal_of(licence: Licence, asked: Asked, calendar: Calendar) -> Unlawful | None:
    """Say why this cannot be applied for on this licence, or nothing if it can."""
    if asked.action in _WITHOUT_LICENCE:
        return None
    status = Status.EXPIRED if _has_lapsed(licence, asked.on) else licence.status
    if status not in _askable(asked.action):
        facts = {"status": status, "action": asked.action}
        return Unlawful("licence-not-in-force", LICENSING_LAW.art(70), **facts)
    # What was filed stands in the way of others and, granted, changes what is the holder's alone.
    if is_stranger(licence, asked.by):
        return Unlawful("not-the-holder", asked_under(licence, asked.action), action=asked.action)
    check = _CHECKS.get(asked.action)
    return check(licence, asked, calendar) if check else None


def needs_new(licence: Licence, changed: Collection[str]) -> Unlawful | None:
    """Ask for a new application where the special law takes the change for another licence."""
    beyond = sorted(set(changed).intersection(licence.rule.new_application_for))
    if not beyond:
        return None
    place = licence.rule.place("new_application_for", asked_under(licence, Action.MODIFICATION))
    return Unlawful("needs-new-application", place, target=" ".join(beyond))


def _has_lapsed(licence: Licence, on: date) -> bool:
    """Whether the term has run out, be it not recorded yet."""
    return licence.is_in_force and licence.is_over(on)


def _askable(action: Action) -> frozenset[Status]:
    """Return at which status a licence can be asked for this."""
    match action:
        case Action.DEREGISTRATION:
            return frozenset(Status) - {Status.NONE, Status.DEREGISTERED}
        # A suspended licence exists; only its use is forbidden meanwhile.
        case Action.RENEWAL | Action.MODIFICATION | Action.REISSUE | Action.PERIODIC_VERIFICATION:
            return IN_FORCE
        case _:
            return frozenset({Status.VALID})


@cites(PENALTY_LAW.art(66, 1), PHYSICIANS_LAW.art(42))
def evades(licence: Licence, on: date) -> Unlawful | None:
    """Say that the holder would evade what stands against him, struck off at his own wish.

    He would be spared the decision of which he was told, the bar that follows it, the second
    assessment that he owes, or the rest of a suspension, which is to be carried out.
    """
    act = _evaded(licence)
    if act is not None:
        return Unlawful("adverse-act-intended", LICENSING_LAW.art(69), act=act)
    stopped = licence.suspension
    if stopped and licence.is_assessed_again:
        return Unlawful("assessment-owed", PHYSICIANS_LAW.art(42))
    if stopped and on <= stopped.until:
        return Unlawful(
            "suspension-running", PENALTY_LAW.art(66, 1), until=stopped.until.isoformat()
        )
    return None


@cites(LICENSING_LAW.art(69, 1), LICENSING_LAW.art(69, 2), LICENSING_LAW.art(79))
def _evaded(licence: Licence) -> AdverseAct | None:
    """Return the revocation, annulment or barring deregistration of which the holder was told.

    What the office alone did wrong bars nobody: such a licence he may give up. Who was told no
    cause or ground, before it had to be told, is treated as before.
    """
    if licence.is_in_force and licence.is_intended(AdverseAct.REVOCATION):
        return AdverseAct.REVOCATION
    intent = licence.intents.get(AdverseAct.ANNULMENT)
    cause = intent.told.cause if intent else None
    barred = {None, AnnulmentCause.DECEIT, AnnulmentCause.OTHER}
    is_his = cause in barred or licence.promise is Promise.BROKEN
    if is_his and licence.is_intended(AdverseAct.ANNULMENT):
        return AdverseAct.ANNULMENT
    striking = licence.intents.get(AdverseAct.DEREGISTRATION)
    barring = {one.id for one in licence.rule.further_grounds if one.bar}
    is_barred = striking is not None and striking.told.further in barring
    return AdverseAct.DEREGISTRATION if is_barred else None


def _deregistration(licence: Licence, asked: Asked, _calendar: Calendar) -> Unlawful | None:
    return evades(licence, asked.on)


def _modification(licence: Licence, asked: Asked, _calendar: Calendar) -> Unlawful | None:
    return needs_new(licence, asked.changed)


def _renewal(licence: Licence, asked: Asked, calendar: Calendar) -> Unlawful | None:
    """Say why no renewal can be filed; what comes late the item may take with a flag."""
    rule, cited = licence.rule, asked_under(licence, Action.RENEWAL)
    if rule.renewal_lead is None:
        return Unlawful("not-renewable", rule.place("not_renewed", cited))
    if licence.valid_until is None:
        return Unlawful("no-term", cited)
    if licence.renewal:
        return Unlawful("renewal-pending", cited, case=licence.renewal.case)
    if rule.late_renewal is LateRenewal.NEW_APPLICATION and is_late(licence, asked.on, calendar):
        return Unlawful("renewal-late", cited, until=licence.valid_until.isoformat())
    return None


@cites(LICENSING_LAW.art(9), LICENSING_LAW.art(49))
def is_stranger(licence: Licence, by: str) -> bool:
    """Whether somebody else holds the licence; where either is not known, nobody is a stranger."""
    known = licence.holder.identity_index if licence.holder else ""
    # Lists of history hold numbers that nobody has checked; the officials look at the paper.
    return bool(by and known) and by != known and not licence.origin.imported


def _verification(licence: Licence, _asked: Asked, _calendar: Calendar) -> Unlawful | None:
    """Say why no verification can be asked for; the law names no day before which it cannot.

    Three months before the end may be the first day or the last one; nobody is sent away who
    comes before, and who comes early loses no day of his period.
    """
    if licence.is_verified:
        return None
    return Unlawful("no-verification", asked_under(licence, Action.PERIODIC_VERIFICATION))


_CHECKS: Mapping[Action, Callable[[Licence, Asked, Calendar], Unlawful | None]] = {
    Action.MODIFICATION: _modification,
    Action.RENEWAL: _renewal,
    Action.DEREGISTRATION: _deregistration,
    Action.PERIODIC_VERIFICATION: _verification,
}
