"""暂缓校验: what was not passed is put right within a term, and verified again."""

from datetime import date

from xuke.kernel.case.reasons import check_reason
from xuke.kernel.item.licence import Deferral
from xuke.kernel.law.bar import last_day
from xuke.kernel.law.citation import MEDICAL_INSTITUTIONS, MEDICAL_INSTITUTIONS_RULES, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import LicenceEvent, VerificationDeferred, VerificationFailed
from xuke.kernel.licence.places import deferred_under, verified_under
from xuke.kernel.licence.reasons import require_term
from xuke.kernel.licence.rights import verifying
from xuke.kernel.licence.state import Licence
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Person
from xuke.kernel.stream import Verb


@cites(MEDICAL_INSTITUTIONS.art(21), MEDICAL_INSTITUTIONS_RULES.art(37))
def defer(licence: Licence, event: VerificationDeferred, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record a verification that was not passed, within the bounds that the rule sets."""
    require_term(licence, event.on)
    rule, place = _deferral(licence), deferred_under(licence)
    check_reason(event.reason, place)
    first, last = bounds(rule, event.on)
    if not first <= event.until <= last:
        days = {"first": first.isoformat(), "last": last.isoformat()}
        raise Unlawful("deferral-out-of-bounds", place, **days)
    if event.practises and licence.beds < rule.practises_from_beds:
        raise Unlawful("may-not-practise", place)
    return (event,)


def _deferral(licence: Licence) -> Deferral:
    """Return the deferral that the law knows, or say that it knows none."""
    if licence.rule.deferral is None:
        raise Unlawful("no-deferral", verified_under(licence))
    return licence.rule.deferral


def bounds(rule: Deferral, on: date) -> tuple[date, date]:
    """Return the first and the last day to which verification can be put off on this day."""
    return last_day(on, rule.least), last_day(on, rule.most)


@cites(MEDICAL_INSTITUTIONS.art(21), MEDICAL_INSTITUTIONS_RULES.art(37))
def fail(licence: Licence, event: VerificationFailed, _at: Occasion) -> tuple[LicenceEvent, ...]:
    """Record that it was not passed again, the deferral being over: a ground of deregistration."""
    deferred, place = licence.deferred, deferred_under(licence)
    if deferred and event.on <= deferred.until:
        raise Unlawful("deferral-running", place, until=deferred.until.isoformat())
    check_reason(event.reason, place)
    return (event,)


def _is_deferrable(_person: Person, licence: Licence) -> Unlawful | None:
    """Ask that the law knows a deferral of its verification."""
    try:
        _deferral(licence)
    except Unlawful as reason:
        return reason
    return None


def _is_not_deferred(licence: Licence) -> bool:
    return licence.deferred is None


def _is_deferred(licence: Licence) -> bool:
    return licence.deferred is not None


VERBS: tuple[Verb[Licence], ...] = (
    Verb(
        name="defer-verification",
        event=VerificationDeferred,
        right=verifying(_is_deferrable, when=_is_not_deferred),
        decide=defer,
        settled=frozenset({"case"}),
    ),
    Verb(
        name="fail-verification",
        event=VerificationFailed,
        right=verifying(when=_is_deferred),
        decide=fail,
        settled=frozenset({"case"}),
    ),
)
