"""Acceptance with materials pending 容缺受理: promised, handed in later."""

from dataclasses import replace

from xuke.kernel.case.acceptance import deem_accepted, is_silence, missing_materials
from xuke.kernel.case.commitment import last_day_of_tolerance, may_come_later
from xuke.kernel.case.events import Accepted, CaseEvent, PendingSupplied
from xuke.kernel.case.gaps import in_order
from xuke.kernel.case.guards import check_accepted_here, hands_in, is_not_barred
from xuke.kernel.case.known import known
from xuke.kernel.case.rights import AT_COUNTER, OPEN, RECEIVED, right
from xuke.kernel.case.state import Case
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb


@cites(LICENSING_LAW.art(32, 1, 5))
def accept_pending(case: Case, accepted: Accepted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Accept 容缺受理 on the promise that what is missing, none of it core, comes by a day."""
    if is_silence(case, accepted.on, at.calendar):
        return deem_accepted(case, accepted.on, at)
    check_accepted_here(at)
    refused = may_come_later(case.filed_rule, known(at).bars, on=accepted.on)
    if refused:
        raise refused
    _check_pending(case, accepted)
    last = last_day_of_tolerance(case.filed_rule, accepted.on, at.calendar)
    until = accepted.pending_until or last
    if not accepted.on < until <= last:
        raise Unlawful("pending-day-out-of-reach", last=last.isoformat())
    return (replace(accepted, deemed=False, pending_until=until),)


def _check_pending(case: Case, accepted: Accepted) -> None:
    """Ask for exactly what is missing, nothing of it core, and for the applicant's promise."""
    missing = missing_materials(case)
    core = missing & {one.id for one in case.filed_rule.materials if one.core}
    if core:
        raise Unlawful("core-missing", LICENSING_LAW.art(32, 1, 4), missing=in_order(core))
    if not missing or sorted(accepted.pending) != sorted(missing):
        raise Unlawful("pending-inexact", LICENSING_LAW.art(32, 1, 5), missing=in_order(missing))
    if not accepted.promise.strip():
        raise Unlawful("promise-missing")


def supply_pending(case: Case, supplied: PendingSupplied, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Hand in what was promised; also after the day, as long as the case is open."""
    named = set(supplied.materials)
    others = named - case.pending
    if others or not named or len(named) < len(supplied.materials):
        raise Unlawful("not-pending", LICENSING_LAW.art(31), material=in_order(others))
    # What is pending had no file at acceptance: any that is there has come since.
    without = named & missing_materials(case)
    if without:
        raise Unlawful("pending-without-file", missing=in_order(without))
    return (supplied,)


def _may_come_later(case: Case) -> bool:
    return case.filed_rule.tolerance is not None and case.notice is None


def _has_pending(case: Case) -> bool:
    return bool(case.pending)


HANDED_IN: tuple[Verb[Case], ...] = (
    Verb(
        name="supply-pending",
        event=PendingSupplied,
        right=right(OPEN, hands_in, when=_has_pending),
        decide=supply_pending,
    ),
)
ACCEPTING: tuple[Verb[Case], ...] = (
    Verb(
        name="accept-pending",
        event=Accepted,
        right=right(RECEIVED, *AT_COUNTER, is_not_barred, held_by=Role.CLERK, when=_may_come_later),
        decide=accept_pending,
        settled=frozenset({"deemed"}),
    ),
)
