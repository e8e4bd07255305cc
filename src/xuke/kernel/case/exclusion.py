"""不计入期限: what lengthens the decision limit of a case, and which time does not count."""

from collections.abc import Iterator
from datetime import date

from xuke.kernel.case.events import Exclusion, SpecialProcedure
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.limit import Allowance, ExcludedPeriod, Span, working_day


@cites(LICENSING_LAW.art(45))
def pauses(procedure: SpecialProcedure, rule: ItemRule) -> bool:
    """Whether the procedure's time does not count: the eight, and 整改 where a rule says so."""
    return procedure is not SpecialProcedure.RECTIFICATION or rule.rectification_pauses


@cites(LICENSING_LAW.art(45))
def announced_end(exclusion: Exclusion, calendar: Calendar) -> date:
    """Return the last of the working days that were announced; the first day is one of them."""
    return working_day(exclusion.since, exclusion.days, calendar)


@cites(LICENSING_LAW.art(45))
def excluded(case: Case, calendar: Calendar) -> tuple[ExcludedPeriod, ...]:
    """Return the periods that do not count: of imported history, and announced here.

    What lasts longer than was announced counts, unless it was announced anew; what still goes on
    is computed as if it ended on the announced day.
    """
    imported = (one.period for one in case.excluded if one.period)
    return (*imported, *_announced(case, calendar))


def _announced(case: Case, calendar: Calendar) -> Iterator[ExcludedPeriod]:
    """Yield the announced periods of those procedures whose time does not count."""
    for one in case.procedure.exclusions:
        if pauses(one.procedure, case.filed_rule):
            until = min(one.until or date.max, announced_end(one, calendar))
            yield ExcludedPeriod(one.since, until, LICENSING_LAW.art(45))


@cites(LICENSING_LAW.art(42, 1), LICENSING_LAW.art(42, 2), LICENSING_LAW.art(45))
def allowance(case: Case, calendar: Calendar) -> Allowance:
    """Return what lengthens the decision limit of this case."""
    return Allowance(
        excluded=excluded(case, calendar),
        excluded_days=sum(one.days for one in case.excluded),
        extension=_extension(case),
    )


def _extension(case: Case) -> Span | None:
    """Return by how much the limit was lengthened, in the unit of the law that lengthens it."""
    if case.extension is None:
        return None
    return Span(case.extension.days, case.filed_rule.extension.unit)
