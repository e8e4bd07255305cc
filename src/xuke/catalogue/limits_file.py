"""Reads the time limits of an item: by the day in force, and by action where they differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from xuke.catalogue.item import Limit, Limits, LimitsVersion
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CITED, PRACTISED, SPAN
from xuke.catalogue.shape import Day, Inner, Keyed, Option, Shape, Value
from xuke.catalogue.sources import Sources, span_of
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Span, Unit

STARTS = ("acceptance", "receipt")
START: Final = {"counted_from": Option(STARTS, default="acceptance")}
LIMITS: Final[Mapping[str, Value]] = {
    "statutory": Inner(Shape({**SPAN, **CITED, **START})),
    "committed": Inner(Shape({**SPAN, **PRACTISED, **START}), optional=True),
}
VERSIONS: Final = Keyed(
    Day(),
    Inner(
        Shape(
            {
                **LIMITS,
                "by_action": Keyed(Option(tuple(Action)), Inner(Shape(LIMITS)), optional=True),
            }
        )
    ),
)
"""The limits by the day from which they are in force."""
DECISION: Final = "decision"
"""The value of the law that no other limit exceeds, unless a law or a regulation sets it."""
NOT_DECIDED: Final = frozenset({Action.PERIODIC_VERIFICATION})
"""校验: whether what was granted is still well kept; no licence is applied for."""
DAYS = {Unit.MONTH: 31, Unit.YEAR: 366}
"""The most calendar days that a month and a year can have."""


def read_limits(
    table: Table, actions: tuple[str, ...], sources: Sources
) -> tuple[LimitsVersion, ...]:
    """Read the versions in their order; the days ascend, and none comes twice."""
    outer = table.table("limits")
    if outer is None:
        return ()
    versions = list(_versions(outer, actions, sources))
    for earlier, later in pairwise(versions):
        if earlier.since >= later.since:
            outer.refuse("overlapping-versions", None, later.since.isoformat())
    if not versions:
        outer.refuse("empty")
    return tuple(versions)


@dataclass(frozen=True, slots=True)
class _Reign:
    """The days for which limits are written: from one, to before another."""

    since: date
    before: date


def _versions(outer: Table, actions: tuple[str, ...], sources: Sources) -> Iterator[LimitsVersion]:
    pairs = [(key, outer.as_day(key, node, key)) for key, node, _ in outer.pairs()]
    following = [*(since for _, since in pairs[1:]), date.max]
    for (key, since), before in zip(pairs, following, strict=True):
        one = outer.table(key)
        if one is not None:
            yield _version(one, _Reign(since, before), actions, sources)
            one.close()


def _version(
    table: Table, reign: _Reign, actions: tuple[str, ...], sources: Sources
) -> LimitsVersion:
    by_action = {}
    inner = table.table("by_action")
    for key, node, _ in inner.pairs() if inner else ():
        if key not in actions:
            table.refuse("unknown-action", node, key, allowed="、".join(actions))
        one = inner.table(key) if inner else None
        if one is not None:
            by_action[key] = _limits(one, reign, sources)
            if key not in NOT_DECIDED:
                _refuse_beyond_rank(one, by_action[key].statutory, reign, sources)
            one.close()
    limits = _limits(table, reign, sources)
    _refuse_beyond_rank(table, limits.statutory, reign, sources)
    return LimitsVersion(reign.since, limits, by_action)


def _limits(table: Table, reign: _Reign, sources: Sources) -> Limits:
    statutory = table.table_or_empty("statutory")
    committed = table.table("committed")
    limits = Limits(
        _limit(statutory, "statutory", sources, reign.since),
        _limit(committed, "committed", sources, reign.since) if committed else None,
    )
    if committed is not None and limits.committed is not None:
        _refuse_longer(committed, limits.statutory, limits.committed)
    return limits


def _limit(table: Table, attribute: str, sources: Sources, since: date) -> Limit:
    basis = sources.cited(table, "basis")
    limit = Limit(
        span_of(table),
        basis,
        sources.certain(table, attribute, basis, since),
        table.option("counted_from"),
    )
    table.close()
    return limit


def _refuse_beyond_rank(table: Table, limit: Limit, reign: _Reign, sources: Sources) -> None:
    """Refuse more time than Licensing Law 42(1) gives, where no law or regulation sets it."""
    decision, slug = sources.law.values.get(DECISION), limit.basis.partition("/")[0]
    statute = sources.law.on(slug, reign.since)
    if decision is None or statute is None or statute.sets_limits:
        return
    in_force = reign.before > min(decision.values)
    allowed = decision.on(reign.since).value
    if in_force and isinstance(allowed, Span) and _is_longer(limit.span, allowed):
        table.refuse("limit-beyond-rank", None, "statutory", source=statute.name, kind=statute.kind)


def _is_longer(span: Span, working: Span) -> bool:
    """Whether a span can take longer than so many working days, of which five make a week."""
    if span.unit is Unit.WORKING:
        return span.length > working.length
    return span.unit is not Unit.CALENDAR or span.length > working.length * 7 // 5


def _refuse_longer(table: Table, statutory: Limit, committed: Limit) -> None:
    """Refuse a promise longer than the law allows; units that differ compare with leave."""
    if committed.span.unit is statutory.span.unit:
        longer = committed.span.length > statutory.span.length
    else:
        longer = _least_days(committed) > _most_days(statutory)
    if longer:
        span = statutory.span
        table.refuse(
            "committed-above-statutory", None, "length", statutory=f"{span.length} {span.unit}"
        )


def _least_days(limit: Limit) -> int:
    """Return the fewest calendar days the span can take."""
    return limit.span.length * {Unit.MONTH: 28, Unit.YEAR: 365}.get(limit.span.unit, 1)


def _most_days(limit: Limit) -> int:
    """Return the most calendar days it takes; working days are doubled and some, to be safe."""
    if limit.span.unit is Unit.WORKING:
        return limit.span.length * 2 + 15
    return limit.span.length * DAYS.get(limit.span.unit, 1)
