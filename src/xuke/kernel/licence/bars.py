"""Which bars 限制申请期 follow from how a licence ended (articles 78 and 79, special laws)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from xuke.kernel.item.ban import BanConfirmed, BanNoted, BanWithdrawn, bars_of
from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind, last_day
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, PENALTY_LAW, cites
from xuke.kernel.licence.events import Annulled, CreditRepaired, Deregistered, Revoked
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import AnnulmentCause, Promise

BARRING = (
    Annulled,
    Revoked,
    Deregistered,
    CreditRepaired,
    BanNoted,
    BanConfirmed,
    BanWithdrawn,
)
"""After which acts somebody may be barred, or free again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ban:
    """What one act bars its holder from, before the holder is named."""

    kind: BarKind
    since: date
    until: date
    basis: str
    reaches: tuple[str, ...] = ()


RuleOn = Callable[[date], LicenceRule]
"""Tells the item's rule of a day."""


@cites(LICENSING_LAW.art(79), COMMITMENT_OPINION.art(2))
def bars_of_licence(licence: Licence, rule_on: RuleOn | None = None) -> tuple[Bar, ...]:
    """Return the bars that follow from the licence; nobody is barred without an identity.

    What bars is the rule of the day of the act that bars; the licence's own, where none is told.
    """
    holder = licence.holder
    if holder is None or not holder.identity_index:
        return ()
    followed = tuple(
        Bar(
            kind=ban.kind,
            holder=holder.identity_index,
            item=item,
            since=ban.since,
            until=ban.until,
            basis=ban.basis,
            source=licence.number,
        )
        for ban in (*_after_ending(licence, rule_on), *_after_deregistration(licence, rule_on))
        for item in _items(licence, ban)
    )
    return (*followed, *_of_bans(licence, holder.identity_index, rule_on))


def _rule(licence: Licence, rule_on: RuleOn | None, day: date) -> LicenceRule:
    """Return the rule by which an act of the day bars."""
    return licence.origin.rule.at(rule_on(day)) if rule_on else licence.rule


def _items(licence: Licence, ban: _Ban) -> tuple[str, ...]:
    """Return from which items it bars: its own, and those that are the same registration in law.

    A broken promise bars from every promise, whatever the item.
    """
    if ban.kind is BarKind.COMMITMENT:
        return ("",)
    return (licence.item, *ban.reaches)


def _after_ending(licence: Licence, rule_on: RuleOn | None) -> Iterator[_Ban]:
    """Yield what annulment and revocation bar from."""
    ending, annulled = licence.ending, licence.annulled
    if annulled:
        yield from _after_annulment(licence, annulled, _rule(licence, rule_on, annulled.on))
    if isinstance(ending, Revoked):
        rule = _rule(licence, rule_on, ending.on)
        if rule.bar_after_revocation:
            until = last_day(ending.on, rule.bar_after_revocation)
            basis = rule.bases.get("bar_after_revocation", str(PENALTY_LAW.art(9)))
            yield _ban(rule.forbids("bar_after_revocation"), ending.on, until, basis, rule)


def _after_annulment(licence: Licence, annulled: Annulled, rule: LicenceRule) -> Iterator[_Ban]:
    """Yield what an annulment bars from: for deceit, for an offence, for a broken promise."""
    if annulled.cause is AnnulmentCause.DECEIT:
        span = rule.bar_after_deceit or licence.law.bar_deceit
        until = last_day(annulled.on, span)
        basis = rule.bases.get("bar_after_deceit", str(LICENSING_LAW.art(79)))
        yield _ban(rule.forbids("bar_after_deceit"), annulled.on, until, basis, rule)
    if annulled.cause is AnnulmentCause.OTHER and rule.bar_after_annulment:
        until = last_day(annulled.on, rule.bar_after_annulment)
        basis = rule.bases.get("bar_after_annulment", str(LICENSING_LAW.art(69, 1, 5)))
        yield _ban(rule.forbids("bar_after_annulment"), annulled.on, until, basis, rule)
    if licence.promise is Promise.BROKEN:
        yield _Ban(
            kind=BarKind.COMMITMENT,
            since=annulled.on,
            # Only the repair of the credit record ends it, which no day does.
            until=licence.repaired.on - ONE_DAY if licence.repaired else FOR_EVER,
            basis=str(COMMITMENT_OPINION.art(2)),
        )


def _after_deregistration(licence: Licence, rule_on: RuleOn | None) -> Iterator[_Ban]:
    """Yield what a special law's ground of deregistration bars from."""
    struck: Deregistered | None = licence.deregistered
    if struck is None:
        return
    rule = _rule(licence, rule_on, struck.on)
    for ground in rule.further_grounds:
        if ground.id == struck.further and ground.bar:
            basis = ground.bar_basis or ground.basis
            yield _ban(ground.forbids, struck.on, last_day(struck.on, ground.bar), basis, rule)


def _ban(kind: BarKind, since: date, until: date, basis: str, rule: LicenceRule) -> _Ban:
    """Return what bars from the item and its sisters."""
    return _Ban(kind=kind, since=since, until=until, basis=basis, reaches=rule.bar_reaches)


def _of_bans(licence: Licence, holder: str, rule_on: RuleOn | None) -> Iterator[Bar]:
    """Yield what the bans entered on the holder keep him from, each by the rule of its day."""
    for ground, ban in licence.bans.items():
        rule = _rule(licence, rule_on, ban.noted.on)
        yield from bars_of({ground: ban}, rule, holder, (licence.item, *rule.bar_reaches))
