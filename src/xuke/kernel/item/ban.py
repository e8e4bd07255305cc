"""Bans 依法不予注册的限制: a court's sentence, or a ban from the profession, that an office enters.

Neither follows from anything that happened here: somebody reads it in a judgment or a decision and
enters it with that document. It keeps a person from his profession wherever he applies, so another
official must stand by it before it bars, and it can be taken back. What it bars from, and how long
after its end, the item's law says.

Two documents bar beside each other, each until its own end: the law asks of every sentence and of
every ban. Only the same document, entered again because its end moved, replaces itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace as replaced
from datetime import date
from typing import Final, TypeVar, assert_never
from unicodedata import normalize

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
    whether nobody knew the day: they bar like one for life. The same document replaces itself.
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
    """限制确认: a second official compared the entry with its document; from now on it bars.

    It is told by the entry's key, or by its ground where one entry alone can be meant; which
    `document` of which `issuer` it is stands in the record. Older ones name none: they meant the
    last entry of their ground.
    """

    on: date
    by: str
    ground: str
    issuer: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BanWithdrawn:
    """限制撤销: what was entered is taken back, and bars no more; `evidence` is what shows it.

    It `barred` where a second official had confirmed it: then whom it barred is told. Which entry
    it is, is told and recorded as of a confirmation.
    """

    on: date
    by: str
    ground: str
    reason: str
    evidence: str
    barred: bool = False
    issuer: str = ""
    document: str = ""


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
    """限制: by their keys the bans that bar, those that await a second official, and the past.

    Past are those that were taken back, and those that the same document, entered again, replaced.
    """

    bans: Mapping[str, Ban] = field(default_factory=dict)
    bans_awaiting: Mapping[str, BanNoted] = field(default_factory=dict)
    bans_past: tuple[Ban, ...] = ()


_Banned = TypeVar("_Banned", bound=Banned)
_PARTED: Final = "|"
_BRACKETS: Final = str.maketrans("〔〕【】[]〈〉", "()()()()")


def key_of(noted: BanNoted) -> str:
    """Return what tells the entry from others: its ground, and its document in normal form."""
    return _PARTED.join((noted.ground, _normal(noted.issuer), _normal(noted.document)))


def _normal(words: str) -> str:
    """Return words as they compare: full or half width, whatever brackets, without spaces."""
    return "".join(normalize("NFKC", words).split()).translate(_BRACKETS).casefold()


def _is_same(noted: BanNoted, ground: str, issuer: str, document: str) -> bool:
    """Whether the entry is by this document; older entries named no issuer, the number tells."""
    same = (noted.ground, _normal(noted.document)) == (ground, _normal(document))
    issuers = {_normal(noted.issuer), _normal(issuer)} - {""}
    return same and len(issuers) <= 1


def fold_ban(state: _Banned, event: BanEvent) -> _Banned:
    """Return what bars somebody after one more entry, confirmation or withdrawal."""
    match event:
        case BanNoted(owes_confirmation=True):
            return _waiting(state, event)
        case BanNoted():
            return _barring(state, Ban(noted=event))
        case BanConfirmed():
            noted = _of_event(state.bans_awaiting.values(), event)[-1]
            return _barring(state, Ban(noted=noted, confirmed=event))
        case BanWithdrawn():
            return _withdrawn(state, event)
        case _:
            assert_never(event)


def _waiting(state: _Banned, noted: BanNoted) -> _Banned:
    """Let it wait, in the place of what waits by the same document."""
    awaiting, replaced_ones = _apart(state.bans_awaiting, noted)
    past = (*state.bans_past, *(Ban(noted=one) for one in replaced_ones))
    return replace(state, bans_awaiting={**awaiting, key_of(noted): noted}, bans_past=past)


def _barring(state: _Banned, ban: Ban) -> _Banned:
    """Let it bar, in the place of what barred by the same document; others bar beside it."""
    awaiting, _ = _apart(state.bans_awaiting, ban.noted)
    noted = {key: one.noted for key, one in state.bans.items()}
    left, _ = _apart(noted, ban.noted)
    return replace(
        state,
        bans={**{key: state.bans[key] for key in left}, key_of(ban.noted): ban},
        bans_awaiting=awaiting,
        bans_past=(*state.bans_past, *(state.bans[key] for key in noted if key not in left)),
    )


def _withdrawn(state: _Banned, event: BanWithdrawn) -> _Banned:
    """Take back what awaits a second official; where nothing does, what bars."""
    awaiting = _of_event(state.bans_awaiting.values(), event)
    if awaiting:
        left, _ = _apart(state.bans_awaiting, awaiting[-1])
        taken = Ban(noted=awaiting[-1], withdrawn=event)
        return replace(state, bans_awaiting=left, bans_past=(*state.bans_past, taken))
    noted = _of_event((one.noted for one in state.bans.values()), event)[-1:]
    gone = [key for key, one in state.bans.items() if one.noted in noted]
    bars = {key: one for key, one in state.bans.items() if key not in gone}
    past = (replace(state.bans[key], withdrawn=event) for key in gone)
    return replace(state, bans=bars, bans_past=(*state.bans_past, *past))


def _apart(
    entries: Mapping[str, BanNoted], noted: BanNoted
) -> tuple[dict[str, BanNoted], tuple[BanNoted, ...]]:
    """Return the entries by other documents, and those by the same one."""
    told = (noted.ground, noted.issuer, noted.document)
    left = {key: one for key, one in entries.items() if not _is_same(one, *told)}
    return left, tuple(one for key, one in entries.items() if key not in left)


def _of_event(entries: Iterable[BanNoted], event: BanConfirmed | BanWithdrawn) -> list[BanNoted]:
    """Return what a recorded act is about: of an older one, which names no document, the last."""
    if not event.document:
        return [one for one in entries if one.ground == event.ground]
    told = (event.ground, event.issuer, event.document)
    return [one for one in entries if _is_same(one, *told)]


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
def require_second(state: Banned, confirmed: BanConfirmed, law: LicenceRule | None) -> BanConfirmed:
    """Ask for an entry that waits, and for another official than the one who made it."""
    place = place_of(law, confirmed.ground)
    noted = _meant(state.bans_awaiting.values(), confirmed.ground, place)
    if noted is None:
        raise Unlawful("ban-not-awaiting", place, ground=confirmed.ground)
    if noted.by == confirmed.by:
        raise NotYours("ban-entered-by-same-person", place)
    return replaced(confirmed, ground=noted.ground, issuer=noted.issuer, document=noted.document)


@cites(LICENSING_LAW.art(38, 1), PHYSICIANS_LAW.art(16, 1, 2))
def taken_back(
    state: Banned, withdrawn: BanWithdrawn, law: LicenceRule | None, person: Person
) -> BanWithdrawn:
    """Ask for what was entered and for evidence; and of what bars, for a second official.

    What nobody has confirmed yet may be taken back by whoever entered it. What bars was read by
    two, and is taken back by one who decides and did not enter it himself.
    """
    place, awaiting = place_of(law, withdrawn.ground), tuple(state.bans_awaiting.values())
    bars = tuple(one.noted for one in state.bans.values())
    noted = _meant((*bars, *awaiting), withdrawn.ground, place)
    if noted is None:
        raise Unlawful("ban-not-entered", place, ground=withdrawn.ground)
    if not withdrawn.evidence.strip():
        raise Unlawful("ban-without-evidence", place)
    named = replaced(withdrawn, ground=noted.ground, issuer=noted.issuer, document=noted.document)
    if noted in awaiting:
        return named
    if not person.has(Role.DECIDER):
        raise NotYours("role-missing", role=Role.DECIDER)
    if noted.by == person.id:
        raise NotYours("ban-entered-by-same-person", place)
    return replaced(named, barred=True)


def _meant(entries: Iterable[BanNoted], told: str, place: Citation) -> BanNoted | None:
    """Return the entry of this key, or the one entry of this ground; of several, ask which."""
    found = {key_of(one): one for one in entries if told in (key_of(one), one.ground)}
    if len(found) > 1:
        raise Unlawful("ban-of-several-documents", place, ground=told)
    return next(iter(found.values()), None)


def place_of(law: LicenceRule | None, told: str) -> Citation:
    """Return the provision by which a ban of this ground or key bars; the general one else."""
    rule = rule_of(law, told.partition(_PARTED)[0])
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


def awaits_for(banned: Banned, law: LicenceRule | None, own: Iterable[str], item: str) -> bool:
    """Whether something waits for a second official that would bar from this item."""
    waiting = {key: Ban(noted=one) for key, one in banned.bans_awaiting.items()}
    return law is not None and any(one.item == item for one in bars_of(waiting, law, "", own))
