"""What a ban 限制登记 says in a letter to whom it bars: the same on a case and on a licence."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from xuke.gateways.forms import names
from xuke.kernel.item.ban import Ban, BanConfirmed, Banned, BanWithdrawn, barred_until, rule_of
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import FOR_EVER
from xuke.web.documents.parts import cited
from xuke.web.words import bans
from xuke.web.words.dates import chinese_date

BAN_FIELDS: Final = names("ban ban_issuer ban_document ban_since ban_until ban_barred ban_basis")
"""The fields of a letter that tells of a ban."""


def banned(item: str, state: Banned, law: LicenceRule | None, event: object) -> dict[str, str]:
    """Return what the act confirms or takes back; nothing of any other act."""
    found = _meant(state, event)
    rule = rule_of(law, found.noted.ground) if found else None
    if found is None or rule is None:
        return {}
    noted, last = found.noted, barred_until(rule, found.noted)
    return {
        "ban": bans.grounds_of(item).get(noted.ground, noted.ground),
        "ban_issuer": noted.issuer,
        "ban_document": noted.document,
        "ban_since": chinese_date(noted.since),
        "ban_until": bans.until(noted),
        "ban_barred": _open_end() if last == FOR_EVER else _until(last),
        "ban_basis": cited(rule.basis),
    }


def _open_end() -> str:
    return _("自即日起，没有终期")


def _until(last: date) -> str:
    return _("自即日起至%(last)s（含当日）") % {"last": chinese_date(last)}


def _meant(state: Banned, event: object) -> Ban | None:
    """Return the ban of which the act tells, as it stands after the act."""
    known = (*state.bans.values(), *state.bans_past)
    match event:
        case BanConfirmed():
            return next((one for one in known if one.confirmed == event), None)
        case BanWithdrawn():
            return next((one for one in known if one.withdrawn == event), None)
        case _:
            return None
