"""An office's own facts 本机关资料: code, courts, telephones, hours, promises, major decisions.

What it states is dated. What was unknown before it was stated was not otherwise before: the first
statement of a fact for which no file has a value holds for the days before it, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, TypeVar, assert_never

from xuke.kernel.item.rule import Action
from xuke.kernel.law.citation import LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Machine, Right, Verb, holds, named

_AHEAD: Final = timedelta(days=366)
"""So far ahead a fact may be stated; a later day is a slip of the pen."""


class OfficeFact(StrEnum):
    """What an office says of itself; the value is the permanent name."""

    USCC = "uscc"
    """统一社会信用代码, with which what it decided is exported."""
    REVIEWER = "reviewer"
    """行政复议机关, which every adverse decision must name."""
    COURT = "court"
    """行政诉讼法院."""
    ONLINE = "online"
    """网上复议渠道, where reconsideration is asked for online."""
    PHONE = "phone"
    COMPLAINTS = "complaints"
    ADDRESS = "address"
    WINDOWS = "windows"
    """办理窗口: which windows of the hall, in its own words."""
    OPENS = "opens"
    CLOSES = "closes"


class Phase(StrEnum):
    """Whether the office has stated anything."""

    NONE = "none"
    STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactStated:
    """填写资料: a fact of the office holds from a day on; `source` says by which paper."""

    on: date
    by: str
    fact: OfficeFact
    value: str
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitPromised:
    """承诺时限: cases of an item's action that are filed from a day on are decided within so long.

    The days are those in which the statutory limit is told.
    """

    on: date
    by: str
    item: str
    action: Action
    days: int
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MajorListed:
    """列入重大决定目录: what an action of an item must pass before it is decided, from a day on.

    `source` names the office's list 重大行政许可决定目录清单; of what is struck from it, neither
    review nor discussion is asked any more.
    """

    on: date
    by: str
    item: str
    action: Action
    legality_review: bool
    discussion: bool
    since: date
    source: str


OfficeEvent = FactStated | LimitPromised | MajorListed
S = TypeVar("S", FactStated, LimitPromised, MajorListed)


@dataclass(frozen=True, kw_only=True)
class Office:
    """本机关: what it has stated of each fact, and promised, each in the order of its telling."""

    stated: Mapping[OfficeFact, tuple[FactStated, ...]] = field(default_factory=dict)
    promised: Mapping[tuple[str, Action], tuple[LimitPromised, ...]] = field(default_factory=dict)
    listed: Mapping[tuple[str, Action], tuple[MajorListed, ...]] = field(default_factory=dict)

    @property
    def has_stated(self) -> bool:
        """Whether anything was stated, promised or listed."""
        return bool(self.stated or self.promised or self.listed)

    def statement(self, fact: OfficeFact, on: date) -> FactStated | None:
        """Return the statement that holds on a day: of two from one day the later."""
        return _newest(self.stated.get(fact, ()), on)

    def promise(self, item: str, action: Action, on: date) -> LimitPromised | None:
        """Return the promise for cases that are filed on a day, likewise."""
        return _newest(self.promised.get((item, action), ()), on)

    def major(self, item: str, action: Action, on: date) -> MajorListed | None:
        """Return what the list asks of cases that are filed on a day, likewise."""
        return _newest(self.listed.get((item, action), ()), on)

    def first(self, fact: OfficeFact) -> FactStated | None:
        """Return the statement from the earliest day."""
        return min(self.stated.get(fact, ()), key=lambda one: one.since, default=None)


def _newest(stated: tuple[S, ...], on: date) -> S | None:
    """Return what holds on a day: of two from one day the later one."""
    known = [one for one in stated if one.since <= on]
    return max(reversed(known), key=lambda one: one.since, default=None)


def evolve(office: Office, event: OfficeEvent) -> Office:
    """Return the office after one more statement."""
    match event:
        case FactStated():
            mine = (*office.stated.get(event.fact, ()), event)
            return replace(office, stated={**office.stated, event.fact: mine})
        case LimitPromised():
            key = (event.item, event.action)
            promises = (*office.promised.get(key, ()), event)
            return replace(office, promised={**office.promised, key: promises})
        case MajorListed():
            key = (event.item, event.action)
            lines = (*office.listed.get(key, ()), event)
            return replace(office, listed={**office.listed, key: lines})
        case _:
            assert_never(event)


def state(office: Office, told: FactStated, _at: Occasion) -> tuple[FactStated, ...]:
    """State a fact, from a past day too: what was decided meanwhile keeps what it told."""
    holds_now = office.statement(told.fact, told.since)
    if holds_now and holds_now.value == told.value:
        raise Unlawful("already-stated")
    _check_day(told)
    return (told,)


@cites(LICENSING_LAW.art(42, 1))
def promise(office: Office, told: LimitPromised, at: Occasion) -> tuple[LimitPromised, ...]:
    """Promise a limit that is no longer than the statutory one, from today on at the earliest.

    Cases that were filed before keep what was promised to them.
    """
    held = office.promise(told.item, told.action, told.since)
    if held and held.days == told.days:
        raise Unlawful("already-stated")
    if told.since < told.on:
        raise Unlawful("promised-for-the-past")
    if not isinstance(at.known, int) or not 0 < told.days <= at.known:
        raise Unlawful("promise-longer-than-law", LICENSING_LAW.art(42, 1), most=str(at.known))
    _check_day(told)
    return (told,)


@cites(LICENSING_LAW.art(38, 1))
def list_major(office: Office, told: MajorListed, _at: Occasion) -> tuple[MajorListed, ...]:
    """List what must be reviewed or discussed before it is decided, from today on at the earliest.

    Cases that were filed before keep the procedure that they were filed under.
    """
    held = office.major(told.item, told.action, told.since)
    asked = (told.legality_review, told.discussion)
    if held and asked == (held.legality_review, held.discussion):
        raise Unlawful("already-stated")
    if told.since < told.on:
        raise Unlawful("listed-for-the-past")
    _check_day(told)
    return (told,)


def _check_day(told: OfficeEvent) -> None:
    if told.since > told.on + _AHEAD:
        raise Unlawful("stated-too-early")


OFFICE: Machine[Office] = Machine(
    kind="office",
    begin=Office(),
    evolve=evolve,
    events=(FactStated, LimitPromised, MajorListed),
    verbs=named(
        Verb(
            name="state",
            event=FactStated,
            right=Right(phases=frozenset(Phase), guards=(holds(Role.ADMIN),)),
            decide=state,
            begins=True,
        ),
        Verb(
            name="promise",
            event=LimitPromised,
            right=Right(phases=frozenset(Phase), guards=(holds(Role.ADMIN),)),
            decide=promise,
            begins=True,
        ),
        Verb(
            name="list-major",
            event=MajorListed,
            right=Right(phases=frozenset(Phase), guards=(holds(Role.ADMIN),)),
            decide=list_major,
            begins=True,
        ),
    ),
    phase_of=lambda office: Phase.STATED if office.has_stated else Phase.NONE,
)
"""本机关资料: what an office states of itself."""
