"""What the page of one ban 限制登记 shows: who entered, confirmed and took it back, and why."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from xuke.access.people import names_of
from xuke.casework.bans import listed
from xuke.casework.case.kind import load_case
from xuke.casework.licence.kind import load_licence
from xuke.casework.models import BanRow
from xuke.kernel.case.machine import CASE
from xuke.kernel.item.ban import Ban
from xuke.rooms.register.bancells import line
from xuke.web.words import bans


class Entry(NamedTuple):
    """What somebody did about the ban, and when."""

    on: date
    who: str
    did: str
    words: str


def page(row: BanRow) -> dict[str, Any]:
    """Return everything about one ban."""
    load = load_case if row.kind == CASE.kind else load_licence
    ban = listed(load(row.stream).state)[row.place].ban
    return {"ban": line(row), "runs": bans.until(ban.noted), "entries": list(_entries(ban))}


def _entries(ban: Ban) -> Iterator[Entry]:
    """Yield each act about the ban, the first one first."""
    noted, confirmed, withdrawn = ban.noted, ban.confirmed, ban.withdrawn
    people = {one.by for one in (noted, confirmed, withdrawn) if one}
    names = names_of(people)
    yield Entry(noted.on, names.get(noted.by, noted.by), _("登记"), noted.reason)
    if confirmed:
        who = names.get(confirmed.by, confirmed.by)
        yield Entry(confirmed.on, who, _("确认，自即日起限制"), "")
    if withdrawn:
        words = f"{withdrawn.reason}；{withdrawn.evidence}"
        yield Entry(withdrawn.on, names.get(withdrawn.by, withdrawn.by), _("撤销"), words)
