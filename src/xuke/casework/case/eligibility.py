"""Who may apply, and who may apply on a promise: asked of the answers before they are filed."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.bars import bars_for
from xuke.casework.case.answers import answers_of, applicant_as
from xuke.casework.sealing import holder_index, identity_index, open_answers
from xuke.catalogue.applicants import applicant_of
from xuke.kernel.case.barring import applies_anew
from xuke.kernel.case.commitment import eligibility
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.bar import Bar, BarKind, running
from xuke.kernel.law.refusal import Unlawful


def bars_of_applicant(item: str, answers: Mapping[str, str]) -> tuple[Bar, ...]:
    """Return every bar of whoever these answers name; without a number nobody is known."""
    who = applicant_of(catalogue.item(item).object, answers)
    return bars_for(identity_index(who.kind, who.identity)) if who.identity else ()


def bars_told(item: str, answers: Mapping[str, str], on: date) -> tuple[Bar, ...]:
    """Return the bars that follow from what the applicant tells of himself on the day."""
    found = (one.bar(item, answers, on) for one in catalogue.item(item).told_bars)
    return tuple(filter(None, found))


def bars_of_applicant_of(case: Case) -> tuple[Bar, ...]:
    """Return every bar of whoever applied, by his number as it is indexed today."""
    return bars_for(holder_index(case.applicant))


def bars_besides(stream: UUID, case: Case, on: date) -> tuple[Bar, ...]:
    """Return every bar of whoever applied but those that this case makes: those he tells, too."""
    told = bars_told(case.item, answers_of(stream, case), on)
    return (*bars_for(holder_index(case.applicant), besides=str(stream)), *told)


def bars_now(stream: UUID, case: Case, on: date) -> tuple[Bar, ...] | None:
    """Return what bars whoever applies anew on the day of a decision; of others nobody asks."""
    return bars_besides(stream, case, on) if applies_anew(case.action) else None


def bars_put_right(stream: UUID, case: Case, changed: Mapping[str, str]) -> tuple[Bar, ...] | None:
    """Return every bar of the applicant once these answers, as they are sealed, stand.

    Whoever they name now is asked for in the register; what he tells counts as of the filing.
    Nothing where no answer changes.
    """
    if not changed or case.received is None:
        return None
    item = catalogue.item(case.item)
    told = open_answers(stream, changed, item.sensitive)
    answers = {**answers_of(stream, case), **told}
    who = holder_index(applicant_as(case, answers))
    return (*bars_for(who), *bars_told(case.item, answers, case.received.on))


def running_bar(
    item: str,
    action: Action,
    answers: Mapping[str, str],
    on: date,
    *,
    registration: bool = False,
) -> Bar | None:
    """Return what keeps the applicant from the item on the day, or from being registered."""
    if not applies_anew(action):
        return None
    bars = (*bars_of_applicant(item, answers), *bars_told(item, answers, on))
    kind = BarKind.REGISTRATION if registration else BarKind.APPLICATION
    return running(bars, on=on, item=item, kind=kind)


def promise_refusal(
    item: str, action: str, answers: Mapping[str, str], on: date
) -> Unlawful | None:
    """Return why this applicant may not apply on a promise on the day, or nothing."""
    rule = catalogue.rule(item, action, on)
    return eligibility(rule, bars_of_applicant(item, answers), on=on)
