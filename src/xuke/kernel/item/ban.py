"""Bans 依法不予注册的限制: a court's sentence, or a ban from the profession, that an office enters.

Neither follows from anything that happened here: somebody reads it in a judgment or a decision and
enters it with that document. It keeps a person from his profession wherever he applies, so another
official must stand by it before it bars, and it can be taken back. What it bars from, and how long
after its end, the item's law says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace as replaced
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.copying import replace
from xuke.kernel.item.licence import BanRule, LicenceRule
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind, last_day
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.law.refusal import NotYours, Unlawful
from xuke.kernel.person import Person, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class BanNoted:
    """限制登记: a sentence or a ban by another body was found, which bars this person.

    `since` is the day of its `document`, `ends` the last day of the sentence or the ban; none
    where it is `for_life`. Of older entries without a day it is not known whether they are, or
    whether nobody knew the day: they bar like one for life. Noted again, it replaces itself.
    `issuer` is the court or the authority that decided. One that `owes_confirmation` bars nobody
    before a second official stands by it; what was entered before barred at once, and named no
    issuer of its own.
    """

    on: date
    by: str
    ground: str
    since: date
    ends: date | None = None
    document: str
    reason: str
    for_life: bool = False
    issuer: str = ""
    owes_confirmation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BanConfirmed:
    """限制确认: a second official compared the entry with its document; from now on it bars."""

    on: date
    by: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BanWithdrawn:
    """限制撤销: what was entered is taken back, and bars no more; `evidence` is what shows it.

    It `barred` where a second official had confirmed it: then whom it barred is told.
    """

    on: date
    by: str
    ground: str
    reason: str
    evidence: str
    barred: bool = False


BanEvent = BanNoted | BanConfirmed | BanWithdrawn


@dataclass(frozen=True, kw_only=True)
class Ban:
    """限制: what was entered, who stands by it, and by what it was taken back or replaced."""

    noted: BanNoted
    confirmed: BanConfirmed | None = None
    withdrawn: BanWithdrawn | None = None

    @property
    def since(self) -> date:
        """Return the day from which it bars: of its confirmation; of its document, if of before."""
        return self.confirmed.on if self.confirmed else self.noted.since


@dataclass(frozen=True, kw_only=True)
class Banned:
    """限制: by their grounds the bans that bar, those that await a second official, and the past.

    Past are those that were taken back, and those in whose place another was confirmed.
    """

    bans: Mapping[str, Ban] = field(default_factory=dict)
    bans_awaiting: Mapping[str, BanNoted] = field(default_factory=dict)
    bans_past: tuple[Ban, ...] = ()


_Banned = TypeVar("_Banned", bound=Banned)


def fold_ban(state: _Banned, event: BanEvent) -> _Banned:
    """Return what bars somebody after one more entry, confirmation or withdrawal."""
    match event:
        case BanNoted(owes_confirmation=True):
            awaiting = {**state.bans_awaiting, event.ground: event}
            return replace(state, bans_awaiting=awaiting)
        case BanNoted():
            return _barring(state, Ban(noted=event))
        case BanConfirmed():
            noted = state.bans_awaiting[event.ground]
            return _barring(state, Ban(noted=noted, confirmed=event))
        case BanWithdrawn():
            return _withdrawn(state, event)
        case _:
            assert_never(event)


def _barring(state: _Banned, ban: Ban) -> _Banned:
    """Let it bar, in the place of the one of its ground that did."""
    ground = ban.noted.ground
    before = state.bans.get(ground)
    return replace(
        state,
        bans={**state.bans, ground: ban},
        bans_awaiting=_without(state.bans_awaiting, ground),
        bans_past=(*state.bans_past, before) if before else state.bans_past,
    )


def _withdrawn(state: _Banned, event: BanWithdrawn) -> _Banned:
    """Take back what awaits a second official; where nothing does, what bars."""
    ground, awaiting = event.ground, state.bans_awaiting.get(event.ground)
    taken = Ban(noted=awaiting) if awaiting else state.bans[ground]
    past = (*state.bans_past, replace(taken, withdrawn=event))
    if awaiting:
        left = _without(state.bans_awaiting, ground)
        return replace(state, bans_awaiting=left, bans_past=past)
    return replace(state, bans=_without(state.bans, ground), bans_past=past)


_One = TypeVar("_One")


def _without(bans: Mapping[str, _One], ground: str) -> dict[str, _One]:
    return {name: one for name, one in bans.items() if name != ground}


def rule_of(law: LicenceRule | None, ground: str) -> BanRule | None:
    """Return what the item's law makes of a ban on this ground; nothing where it knows none."""
    known = law.bans if law else ()
    return next((one for one in known if one.id == ground), None)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def require_ban(law: LicenceRule | None, noted: BanNoted) -> BanRule:
    """Ask for a ground that the item's law knows, for days that fit, and for the document."""
    rule = rule_of(law, noted.ground)
    if rule is None:
        raise Unlawful("no-such-ban", LICENSING_LAW.art(38, 1), ground=noted.ground)
    place = Citation.parse(rule.basis)
    if noted.since > noted.on or (noted.ends and noted.ends < noted.since):
        raise Unlawful("ban-days", place)
    if not noted.document.strip():
        raise Unlawful("ban-without-document", place)
    if not noted.issuer.strip():
        raise Unlawful("ban-without-issuer", place)
    _check_end(rule, noted, place)
    return rule


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def require_second(state: Banned, confirmed: BanConfirmed, law: LicenceRule | None) -> BanNoted:
    """Ask for an entry that waits, and for another official than the one who made it."""
    noted, place = state.bans_awaiting.get(confirmed.ground), place_of(law, confirmed.ground)
    if noted is None:
        raise Unlawful("ban-not-awaiting", place, ground=confirmed.ground)
    if noted.by == confirmed.by:
        raise NotYours("ban-entered-by-same-person", place)
    return noted


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def taken_back(
    state: Banned, withdrawn: BanWithdrawn, law: LicenceRule | None, person: Person
) -> BanWithdrawn:
    """Ask for what was entered and for evidence; and of what bars, for a second official.

    What nobody has confirmed yet may be taken back by whoever entered it. What bars was read by
    two, and is taken back by one who decides and did not enter it himself.
    """
    ground, place = withdrawn.ground, place_of(law, withdrawn.ground)
    awaiting, bars = state.bans_awaiting.get(ground), state.bans.get(ground)
    if awaiting is None and bars is None:
        raise Unlawful("ban-not-entered", place, ground=ground)
    if not withdrawn.evidence.strip():
        raise Unlawful("ban-without-evidence", place)
    if awaiting or bars is None:
        return withdrawn
    if not person.has(Role.DECIDER):
        raise NotYours("role-missing", role=Role.DECIDER)
    if bars.noted.by == person.id:
        raise NotYours("ban-entered-by-same-person", place)
    return replaced(withdrawn, barred=True)


def place_of(law: LicenceRule | None, ground: str) -> Citation:
    """Return the provision by which a ban on this ground bars; the general one of an unknown."""
    rule = rule_of(law, ground)
    return Citation.parse(rule.basis) if rule else LICENSING_LAW.art(38, 1)


@cites(PHYSICIANS_LAW.art(58))
def _check_end(rule: BanRule, noted: BanNoted, place: Citation) -> None:
    """Ask for the last day, or for life as an answer of its own; for no less than the law gives.

    A decision may count its years from its own day or from the day after: both are taken.
    """
    if noted.for_life is (noted.ends is not None):
        raise Unlawful("ban-end", place)
    least = last_day(noted.since, rule.least) - ONE_DAY if rule.least else None
    if noted.ends and least and noted.ends < least:
        raise Unlawful("ban-too-short", place, least=least.isoformat())


@cites(PHYSICIANS_LAW.art(16, 1, 2), PHYSICIANS_LAW.art(58))
def barred_until(rule: BanRule, noted: BanNoted) -> date:
    """Return the last day on which it bars: its own, or so long after; or no day ends it."""
    if noted.ends is None:
        return FOR_EVER
    return last_day(noted.ends, rule.after) if rule.after else noted.ends


def bars_of(
    bans: Mapping[str, Ban], law: LicenceRule, holder: str, items: Iterable[str]
) -> Iterator[Bar]:
    """Yield what somebody's bans bar him from: these items, and those that each ban reaches."""
    own = tuple(items)
    for ban in bans.values():
        noted, rule = ban.noted, rule_of(law, ban.noted.ground)
        for item in dict.fromkeys((*own, *rule.reaches)) if rule else ():
            yield Bar(
                kind=BarKind.REGISTRATION,
                holder=holder,
                item=item,
                since=ban.since,
                until=barred_until(rule, noted) if rule else FOR_EVER,
                basis=rule.basis if rule else "",
                source=noted.document,
            )
