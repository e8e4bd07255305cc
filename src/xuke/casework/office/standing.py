"""The facts of an office as they stand on a day: what its file says, and what it stated since.

Each process keeps what all offices have stated, a few hundred bytes of each, and reads it again
when the look at the clock finds that it has changed: an act asks the database nothing for it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, Final

from xuke import catalogue
from xuke.casework.models import OfficeRow
from xuke.catalogue.authority import Authority, Hours, Remedies, Remedy
from xuke.catalogue.certainty import Certainty
from xuke.catalogue.item import Limits
from xuke.kernel.item.rule import Action, ItemRule
from xuke.kernel.office import OFFICE, FactStated, LimitPromised, MajorListed, Office, OfficeFact
from xuke.record.codec import decode

_DOUBTS: Final[Mapping[OfficeFact, str]] = {
    OfficeFact.USCC: "uscc",
    OfficeFact.REVIEWER: "reconsideration",
    OfficeFact.COURT: "litigation",
}
"""What a file calls the doubt that a statement ends."""
_CONTACT: Final = (OfficeFact.PHONE, OfficeFact.COMPLAINTS, OfficeFact.ADDRESS)
_HOURS: Final = (OfficeFact.OPENS, OfficeFact.CLOSES)


@dataclass(slots=True)
class _Known:
    """What this process last read, and the mark by which it is told whether that is the newest."""

    mark: int = 0
    offices: Mapping[str, Office] = field(default_factory=dict)


_known: Final = _Known()


def seen(mark: int) -> None:
    """Read what offices have stated, unless it is what was read when the mark was the same."""
    if mark != _known.mark:
        rows = OfficeRow.objects.values_list("authority", "stated")
        _known.offices = {authority: _office(stated) for authority, stated in rows}
        _known.mark = mark


def forget() -> None:
    """Know nothing that was stated, as at the start."""
    _known.mark, _known.offices = 0, {}


def authority(code: str, on: date) -> Authority:
    """Return the facts of an authority on a day; KeyError where the catalogue does not know it."""
    return _standing(catalogue.authority(code), on)


def known_authority(code: str, on: date) -> Authority | None:
    """Return the same, or nothing of an authority that is not loaded."""
    found = catalogue.authorities().get(code)
    return _standing(found, on) if found else None


def statement(code: str, fact: OfficeFact, on: date) -> FactStated | None:
    """Return what the office has stated of a fact that holds on a day, if anything."""
    return _known.offices.get(code, Office()).statement(fact, on)


def promised(code: str, item: str, action: str, on: date) -> LimitPromised | None:
    """Return what the office has promised for cases that are filed on a day, if anything."""
    return _known.offices.get(code, Office()).promise(item, Action(action), on)


def listed(code: str, item: str, action: str, on: date) -> MajorListed | None:
    """Return what the office itself has listed of an action for cases filed on a day, if so."""
    return _known.offices.get(code, Office()).major(item, Action(action), on)


def rule_at(code: str, rule: ItemRule, action: str, on: date) -> ItemRule:
    """Return the rule with the office's own promise in the place of the item's.

    The law may have become shorter since it was promised; longer than it nothing is promised.
    """
    told = promised(code, rule.item, action, on)
    if told is None or told.days > rule.statutory.length:
        return rule
    return replace(rule, committed=replace(rule.statutory, length=told.days))


def limits_at(code: str, item: str, action: str, on: date, limits: Limits) -> Limits:
    """Return the limits with the office's own promise, as `rule_at` copies them onto a case."""
    told, lawful = promised(code, item, action, on), limits.statutory
    if told is None or told.days > lawful.span.length:
        return limits
    span = replace(lawful.span, length=told.days)
    return replace(limits, committed=replace(lawful, span=span, certainty=Certainty.HIGH))


def value_of(place: Authority, fact: OfficeFact) -> str:
    """Return a fact of an authority in words of its own; nothing where it is not known."""
    remedies = place.remedies
    values: Mapping[OfficeFact, str | None] = {
        OfficeFact.USCC: place.uscc,
        OfficeFact.REVIEWER: remedies.reconsideration.body,
        OfficeFact.COURT: remedies.litigation.body,
        OfficeFact.ONLINE: remedies.online,
        OfficeFact.PHONE: place.phone,
        OfficeFact.COMPLAINTS: place.complaints_phone,
        OfficeFact.ADDRESS: place.address,
        OfficeFact.WINDOWS: place.windows,
        OfficeFact.OPENS: f"{place.hours.open:%H:%M}",
        OfficeFact.CLOSES: f"{place.hours.close:%H:%M}",
    }
    return values[fact] or ""


def _office(stated: str) -> Office:
    told = json.loads(stated)
    facts = [decode(FactStated, one) for one in told["facts"]]
    promises = [decode(LimitPromised, one) for one in told.get("promises", ())]
    majors = [decode(MajorListed, one) for one in told.get("majors", ())]
    return OFFICE.replay([*facts, *promises, *majors])


def _standing(place: Authority, on: date) -> Authority:
    """Return the authority with what it has stated; what its file did not know held before, too."""
    office = _known.offices.get(place.code)
    if office is None:
        return place
    told: dict[OfficeFact, str] = {}
    for fact in office.stated:
        held = office.statement(fact, on)
        if held is None and not value_of(place, fact):
            held = office.first(fact)
        if held:
            told[fact] = held.value
    return _with(place, told) if told else place


def _with(place: Authority, told: Mapping[OfficeFact, str]) -> Authority:
    """Return the authority with these facts in the place of its file's."""
    hours, remedies = place.hours, place.remedies
    opens, closes = (told.get(fact) for fact in _HOURS)
    return replace(
        place,
        uscc=told.get(OfficeFact.USCC, place.uscc),
        phone=told.get(OfficeFact.PHONE, place.phone),
        complaints_phone=told.get(OfficeFact.COMPLAINTS, place.complaints_phone),
        address=told.get(OfficeFact.ADDRESS, place.address),
        windows=told.get(OfficeFact.WINDOWS, place.windows),
        hours=Hours(
            open=time.fromisoformat(opens) if opens else hours.open,
            close=time.fromisoformat(closes) if closes else hours.close,
        ),
        remedies=Remedies(
            reconsideration=_heard_by(remedies.reconsideration, told.get(OfficeFact.REVIEWER)),
            litigation=_heard_by(remedies.litigation, told.get(OfficeFact.COURT)),
            online=told.get(OfficeFact.ONLINE, remedies.online),
        ),
        doubts=_doubts(place.doubts, told),
    )


def _heard_by(remedy: Remedy, body: str | None) -> Remedy:
    """Return the remedy with the body that was stated."""
    return replace(remedy, body=body, certainty=Certainty.HIGH) if body else remedy


def _doubts(doubts: Mapping[str, str], told: Mapping[OfficeFact, Any]) -> Mapping[str, str]:
    """Return the doubts of the file that no statement has ended."""
    ended = {_DOUBTS[fact] for fact in told if fact in _DOUBTS}
    if all(fact in told for fact in _CONTACT):
        ended.add("contact")
    if all(fact in told for fact in _HOURS):
        ended.add("hours")
    return {name: why for name, why in doubts.items() if name not in ended}
