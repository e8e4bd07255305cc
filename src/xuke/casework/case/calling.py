"""Which materials the answers of a case call for, by its own version of the item."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.casework.definitions import item_of
from xuke.catalogue import demands
from xuke.kernel.case.state import Case


def called_for(case: Case, answers: Mapping[str, str], on: date) -> tuple[str, ...]:
    """Return the materials that these answers make required; told with whatever changes answers."""
    filed_on = _applied_on(case, on)
    found = demands.called_for(item_of(case), case.action, answers, filed_on, catalogue.calendar())
    return tuple(name for name, is_so in found.items() if is_so)


def demanded(
    stream: UUID, case: Case, on: date, given: Mapping[str, str] | None = None
) -> Mapping[str, bool | None]:
    """Return of each material that answers can call for whether those of the case do.

    Of a draft the answers given so far are asked, which may not tell yet; what was filed keeps
    what was told with it. `given` are the answers where they are at hand already.
    """
    item = item_of(case)
    asked = [one.id for one in item.materials_for(case.action) if one.when]
    if case.is_filed or not asked:
        # What the old system asked of an imported case nobody knows.
        return {} if case.imported else {name: name in case.called_for for name in asked}
    answers = answers_of(stream, case) if given is None else given
    return demands.called_for(item, case.action, answers, on, catalogue.calendar())


def _applied_on(case: Case, on: date) -> date:
    """Return the day of receipt; of what is only being filed, the day."""
    return case.received.on if case.received else on
