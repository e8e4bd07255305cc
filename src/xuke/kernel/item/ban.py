"""Bans 依法不予注册的限制: a court's sentence, or a ban from the profession, that an office enters.

Neither follows from anything that happened here: somebody reads it in a judgment or a decision and
enters it with that document. What it bars from, and how long after its end, the item's law says.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xuke.kernel.item.licence import BanRule, LicenceRule
from xuke.kernel.law.bar import FOR_EVER, Bar, BarKind, last_day
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.law.citation import LICENSING_LAW, PHYSICIANS_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful


@dataclass(frozen=True, slots=True, kw_only=True)
class BanNoted:
    """限制登记: a sentence or a ban by another body was found, which bars this person.

    `since` is the day of its `document`, `ends` the last day of the sentence or the ban; none
    where it is `for_life`. Of older entries without a day it is not known whether they are, or
    whether nobody knew the day: they bar like one for life. Noted again, it replaces itself.
    """

    on: date
    by: str
    ground: str
    since: date
    ends: date | None = None
    document: str
    reason: str
    for_life: bool = False


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
    _check_end(rule, noted, place)
    return rule


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
    bans: Mapping[str, BanNoted], law: LicenceRule, holder: str, items: Iterable[str]
) -> Iterator[Bar]:
    """Yield what somebody's bans bar him from: these items, and those that each ban reaches."""
    own = tuple(items)
    for noted in bans.values():
        rule = rule_of(law, noted.ground)
        for item in dict.fromkeys((*own, *rule.reaches)) if rule else ():
            yield Bar(
                kind=BarKind.APPLICATION,
                holder=holder,
                item=item,
                since=noted.since,
                until=barred_until(rule, noted) if rule else FOR_EVER,
                basis=rule.basis if rule else "",
                source=noted.document,
            )
