"""谁来办: in whose name the authority acts on an item, and what was delegated or moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case import competence
from xuke.catalogue import Authority
from xuke.catalogue.delegation import DelegationEntry
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.delegation import hindrance
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.queries.lines import Line
from xuke.web.words import dates, refusals, sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Whose decision it will be: `name` is the authority's whose name stands on it."""

    name: str
    is_delegated: bool
    refused: str
    signed_as: str = ""


def standing(authority: Authority, item: str, action: str, on: date) -> Standing:
    """Return in whose name the authority acts on the day, or why it may not."""
    try:
        found = catalogue.competence(authority.code, item, on, action=action)
    except Unlawful as refused:
        why = refusals.with_basis(refused, CASE.kind)
        return Standing(name="", is_delegated=False, refused=why)
    return Standing(
        name=sentences.authority(found.in_name_of),
        is_delegated=found.in_name_of != authority.code,
        refused="",
        signed_as=competence.signed_as(authority.code, found.in_name_of, item, on),
    )


def is_competent(code: str, item: str, on: date) -> bool:
    """Whether the authority may act on some part of the item on the day."""
    try:
        catalogue.competence(code, item, on)
    except Unlawful:
        return False
    return True


def delegations(authority: Authority, item: str, on: date) -> list[Line]:
    """Return the delegations of this item in which the authority takes part."""
    return [
        _line(one, authority, on) for one in authority.delegations if item in one.delegation.items
    ]


def _line(entry: DelegationEntry, authority: Authority, on: date) -> Line:
    kind = _("下放") if entry.delegation.is_transfer else _("委托")
    return Line(
        label=kind,
        words=[*_told(entry, kind), *_hindered(entry, on)],
        basis=entry.delegation.basis,
        unsure=not entry.certainty.is_confirmed or "delegations" in authority.doubts,
    )


def _told(entry: DelegationEntry, kind: str) -> Iterator[str]:
    """Yield what was given by whom to whom, from when, and by which announcement."""
    given = entry.delegation
    yield _("%(giver)s%(kind)s%(receiver)s办理：%(scope)s。") % {
        "giver": sentences.authority(given.delegator),
        "kind": kind,
        "receiver": sentences.authority(given.delegate),
        "scope": entry.scope or _("全部"),
    }
    if given.since:
        yield _("自%(day)s起。") % {"day": dates.chinese_date(given.since)}
    if given.until:
        yield _("至%(day)s止。") % {"day": dates.chinese_date(given.until)}
    if entry.announcement:
        yield _("公告：%(title)s。") % {"title": entry.announcement}


def _hindered(entry: DelegationEntry, on: date) -> Iterator[str]:
    """Yield why nobody may rely on it yet, or any more."""
    others = [
        one.delegation for known in catalogue.authorities().values() for one in known.delegations
    ]
    refused = hindrance(entry.delegation, on, others)
    if refused:
        giver = sentences.authority(entry.delegation.delegator)
        yield _("现在不能据此办理，由%(giver)s办理。") % {"giver": giver}
