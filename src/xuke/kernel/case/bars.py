"""Which bars 限制 follow from how a case ended: false materials, a broken promise."""

from collections.abc import Iterator
from datetime import date

from xuke.kernel.case.events import NotAccepted, Refused, Terminated
from xuke.kernel.case.state import Case
from xuke.kernel.item.ban import BanConfirmed, BanNoted, BanWithdrawn, bars_of
from xuke.kernel.law.bar import Bar, BarKind, last_day
from xuke.kernel.law.citation import LICENSING_LAW, cites

BARRING = (NotAccepted, Refused, Terminated, BanNoted, BanConfirmed, BanWithdrawn)
"""After which acts somebody may be barred, or free again."""
PENDING_NOT_SUPPLIED = "pending-not-supplied"
"""Why a case was terminated whose applicant did not keep the promise of 容缺受理."""


@cites(LICENSING_LAW.art(78))
def bars_of_case(case: Case) -> tuple[Bar, ...]:
    """Return the bars that follow from how the case ended; nobody is barred without an identity."""
    if case.applicant is None or not case.applicant.identity_index:
        return ()
    followed = tuple(
        Bar(
            kind=kind,
            holder=case.applicant.identity_index,
            item=item,
            since=on,
            until=until,
            basis=basis,
            source=case.number,
        )
        for kind, on, until, basis in _grounds(case)
        for item in _items(case, kind)
    )
    return (*followed, *_of_bans(case, case.applicant.identity_index))


def _items(case: Case, kind: BarKind) -> tuple[str, ...]:
    """Return from which items it bars: its own, and those that are the same licence in law.

    A promise of 容缺受理 that was not kept is that item's own matter.
    """
    special = case.filed_rule.licence
    reached = special.bar_reaches if special and kind is BarKind.APPLICATION else ()
    return (case.item, *reached)


@cites(LICENSING_LAW.art(78))
def barred_until(case: Case, on: date) -> date:
    """Return the last day on which who was warned on a day for false materials may not apply."""
    return last_day(on, case.filed_rule.law.bar_false_materials)


def _grounds(case: Case) -> Iterator[tuple[BarKind, date, date, str]]:
    """Yield what bars, from which act, until when, by which provision."""
    match case.not_accepted or case.decision:
        # Article 78 asks for an item that directly concerns health: every item here does.
        case NotAccepted(reason="false-materials") | Refused(reason="materials-untrue") as act:
            until = barred_until(case, act.on)
            yield BarKind.APPLICATION, act.on, until, str(LICENSING_LAW.art(78))
        case _:
            pass
    ended, tolerance = case.terminated, case.filed_rule.tolerance
    if ended and ended.reason == PENDING_NOT_SUPPLIED and tolerance and tolerance.bar:
        yield BarKind.TOLERANCE, ended.on, last_day(ended.on, tolerance.bar), ""


def _of_bans(case: Case, holder: str) -> Iterator[Bar]:
    """Yield what the bans entered on the applicant keep him from."""
    law = case.rule.licence if case.rule else None
    if law:
        yield from bars_of(case.bans, law, holder, _items(case, BarKind.APPLICATION))
