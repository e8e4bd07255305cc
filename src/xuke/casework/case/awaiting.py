"""Whether a ban 限制登记 of an applicant waits for a second official, on another file of his."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from xuke import catalogue
from xuke.casework.models import BanRow
from xuke.casework.sealing import holder_index
from xuke.casework.stream.door import load
from xuke.casework.stream.kinds import kind_of
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case
from xuke.kernel.item.ban import awaits_for
from xuke.kernel.item.licence import LicenceRule


def awaits_ban(stream: UUID, case: Case) -> bool:
    """Whether what waits on another file of the applicant would bar from this case's item.

    The few that wait under his name are read; the index of his identity tells whether it is he.
    """
    if case.applicant is None or not _is_reached(case.item):
        return False
    rows = BanRow.objects.filter(awaiting__isnull=False, name=case.applicant.name)
    return any(_is_his(row, case) for row in rows.exclude(stream=stream))


@cache
def _is_reached(item: str) -> bool:
    """Whether a ban that can be entered on any item reaches this one; else nothing is asked."""
    laws = (version.rule for one in catalogue.items().values() for version in one.licence)
    own = any(version.rule.bans for version in catalogue.item(item).licence)
    return own or any(law.bans and item in law.bar_reaches for law in laws)


def _is_his(row: BanRow, case: Case) -> bool:
    state = load(kind_of(row.kind), row.stream).state
    who = state.applicant if row.kind == CASE.kind else state.holder
    his = holder_index(case.applicant)
    if not his or holder_index(who) != his:
        return False
    law = _law(row, state)
    return awaits_for(state, law, _items(law, row.item), case.item)


def _law(row: BanRow, state: Any) -> LicenceRule | None:  # noqa: ANN401 - of either kind
    if row.kind == CASE.kind:
        law: LicenceRule | None = state.filed_rule.licence
        return law
    return catalogue.item(row.item).licence_on(row.entered_on).rule


def _items(law: LicenceRule | None, item: str) -> Iterable[str]:
    return (item, *(law.bar_reaches if law else ()))
