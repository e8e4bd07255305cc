"""The record of a case as an onlooker reads it: the plain list of events, counted anew.

Nothing of the kernel is asked here but the events themselves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from xuke.kernel.case import events as e
from xuke.kernel.item.rule import COUNTER_CHANNELS, Course, ItemRule, PendingMode

K = TypeVar("K")
Record = Sequence[e.CaseEvent]
SYSTEM = "system"
IMPORT = "import"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Seen:
    """One more event, what stood on the record before it, and the day on which it was written."""

    before: Record
    event: Any
    today: date

    def all(self, kind: type[K]) -> list[K]:
        """Return what of this kind stands on the record."""
        return [one for one in self.before if isinstance(one, kind)]

    def last(self, kind: type[K]) -> K | None:
        """Return the last of this kind."""
        return next((one for one in reversed(self.before) if isinstance(one, kind)), None)

    def the(self, kind: type[K]) -> K:
        """Return the only one of this kind."""
        (one,) = self.all(kind)
        return one

    @property
    def rule(self) -> ItemRule:
        return self.the(e.Submitted).rule

    @property
    def owner(self) -> str:
        """Return the official who filed his own application; a clerk writes down others'."""
        filed = self.the(e.Submitted)
        return "" if filed.channel in COUNTER_CHANNELS else filed.owner

    @property
    def imported(self) -> bool:
        return self.the(e.Submitted).imported

    @property
    def was_accepted_elsewhere(self) -> bool:
        """Whether what was accepted may have been verified and reviewed before the import."""
        return self.imported and self.acceptor == IMPORT

    @property
    def recused(self) -> set[str]:
        return {one.person for one in self.all(e.Recused)}

    @property
    def acceptor(self) -> str:
        """Return who accepted; silence is nobody."""
        accepted = self.last(e.Accepted)
        return accepted.by if accepted and accepted.by != SYSTEM else ""


def working_day(start: date, number: int, off: Sequence[tuple[date, date]] = ()) -> date:
    """Return the so-manieth weekday after the start that lies in none of these periods."""
    while number:
        start += DAY
        free = start.weekday() > 4 or any(since <= start <= until for since, until in off)
        number -= not free
    return start


def silence(seen: Seen) -> date:
    """Return the last day for telling what is missing."""
    received, corrected = seen.the(e.Received), seen.last(e.Corrected)
    zero = (corrected.counts_from or corrected.on) if corrected else received.counts_from
    return working_day(zero, seen.rule.completeness.length)


def barred(seen: Seen) -> bool:
    """Whether a bar from applying ran on the day of filing."""
    filed_on = seen.the(e.Received).on
    return any(filed_on <= one.until for one in seen.all(e.BarFound) if not one.registration)


def unregistrable(seen: Seen, on: date) -> bool:
    """Whether a bar from registration runs on the day."""
    return any(on <= one.until for one in seen.all(e.BarFound) if one.registration)


def missing(seen: Seen) -> set[str]:
    """Return the required materials to which no file was put; history's lie elsewhere."""
    if seen.imported:
        return set()
    there = {material for material, _digest in files(seen.before)}
    return {one.id for one in seen.rule.materials if one.required and one.id not in there}


def files(before: Record) -> set[tuple[str, str]]:
    """Return the files that are there: by material and digest, as a walk gives each one name."""
    moved = [one for one in before if isinstance(one, e.MaterialAttached | e.MaterialRemoved)]
    last = {(one.material, one.digest): one for one in moved}
    return {key for key, one in last.items() if isinstance(one, e.MaterialAttached)}


def examinations(before: Record) -> list[e.Examined]:
    """Return those that stand: sent back, called back, or of one recused, they do not."""
    left: list[e.Examined] = []
    for one in before:
        match one:
            case e.Examined():
                left.append(one)
            case e.Returned() | e.AmendmentAllowed():
                left = []
            case e.CalledBack(by=who) | e.Recused(person=who):
                left = [other for other in left if other.by != who]
            case _:
                pass
    return left


def since_examined(before: Record) -> Record:
    """Return what was recorded since the examination last fell: only that is built on it."""
    for place in range(len(before) - 1, -1, -1):
        match before[place]:
            case e.Returned():
                return before[place:]
            case e.AmendmentAllowed() if examinations(before[:place]):
                return before[place:]
            case e.Recused(person=who) if who in {one.by for one in examinations(before[:place])}:
                return before[place:]
            case _:
                pass
    return before


def reviewers(seen: Seen) -> set[str]:
    """Return who ever examined the application, alone or with others, be it that it fell."""
    found = {one.by for one in seen.all(e.Examined)}
    found.update(one.by for one in seen.all(e.LegalityReviewed))
    found.update(one.by for one in standing(seen, e.Tested, "by"))
    found.update(*(one.officers for one in standing(seen, e.SiteVerified, "officers")))
    # Who was replaced tests nothing, also if those in his place have fallen away since.
    found.update(*(one.officers for one in appointed(seen)))
    return found


def appointed(seen: Seen) -> list[e.TestersAppointed]:
    """Return the testers appointed last, if none of them was recused."""
    last = seen.all(e.TestersAppointed)[-1:]
    return [one for one in last if not seen.recused.intersection(one.officers)]


def standing(seen: Seen, kind: type[K], named: str) -> list[K]:
    """Return what of this kind rests on nobody who was recused."""
    found = []
    for one in seen.all(kind):
        who = getattr(one, named)
        if not seen.recused.intersection([who] if isinstance(who, str) else who):
            found.append(one)
    return found


def chair(seen: Seen) -> str:
    """Return who was named last to chair the hearing, unless he was recused since."""
    last = seen.all(e.HearingScheduled)[-1:]
    return "".join(one.chair for one in last if one.chair not in seen.recused)


def awaited(record: Record) -> set[str]:
    """Return whose signatures are asked for and have not come."""
    asked: set[str] = set()
    for one in record:
        match one:
            case e.CountersignRequested():
                asked.update(one.signers)
            case e.SignerAdded():
                asked.add(one.signer)
            case e.SignerRemoved(signer=who) | e.Countersigned(by=who) | e.Recused(person=who):
                asked.discard(who)
            case _:
                pass
    return asked


def pending(seen: Seen, mode: PendingMode) -> set[str]:
    """Return what was allowed to come until then, and has not come."""
    if seen.rule.tolerance is None or seen.rule.tolerance.mode is not mode:
        return set()
    came = {one for event in seen.all(e.PendingSupplied) for one in event.materials}
    return set(seen.the(e.Accepted).pending) - came


@dataclass
class Exclusion:
    """A special procedure whose time does not count."""

    procedure: str
    since: date
    until: date
    goes_on: bool = True


def exclusions(before: Record, *, still: bool = False) -> list[tuple[date, date]]:
    """Return the periods that do not count; if asked, only those that still go on."""
    found: list[Exclusion] = []
    for one in before:
        if not isinstance(one, e.ExclusionAnnounced | e.ExclusionEnded):
            continue
        same = [it for it in found if it.goes_on and it.procedure == one.procedure]
        if isinstance(one, e.ExclusionEnded):
            same[0].until, same[0].goes_on = min(same[0].until, one.until), False
            continue
        # Announced anew while it goes on, the new days take the place of the old ones.
        found = [it for it in found if it not in same]
        found.append(Exclusion(one.procedure, one.since, working_day(one.since - DAY, one.days)))
    return [(it.since, it.until) for it in found if it.goes_on or not still]


def due_day(before: Record, *, without: bool = False) -> date | None:
    """Return the last day for the decision; if asked, as if no time were excluded."""
    seen = Seen(before, None, date.max)
    taken, sent = seen.last(e.Accepted), seen.last(e.Forwarded)
    if taken is None or (seen.rule.course is Course.TWO_LEVEL and sent is None):
        return None
    start = sent.on if sent and seen.rule.course is Course.TWO_LEVEL else taken.on
    length = 45 if seen.rule.course is Course.JOINT else seen.rule.statutory.length
    more = sum(one.days for one in seen.all(e.LimitExtended))
    off = () if without else exclusions(before)
    if seen.the(e.Submitted).commitment:
        # On the spot: the day itself, or the first one after it that is no day off.
        return working_day(working_day(start - DAY, 1, off), more, off)
    return working_day(start, length + more, off)
