"""Reads the time limits of an item: by the day in force, and by action where they differ."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from xuke.catalogue.item import Limit, Limits, LimitsVersion
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CITED, PRACTISED, SPAN
from xuke.catalogue.shape import Day, Inner, Keyed, Option, Shape, Value
from xuke.catalogue.sources import Sources, span_of
from xuke.kernel.item.rule import Action
from xuke.kernel.law.limit import Unit

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


def _versions(outer: Table, actions: tuple[str, ...], sources: Sources) -> Iterator[LimitsVersion]:
    for key, node, _ in outer.pairs():
        since = outer.as_day(key, node, key)
        one = outer.table(key)
        if one is not None:
            yield _version(one, since, actions, sources)
            one.close()


def _version(
    table: Table, since: date, actions: tuple[str, ...], sources: Sources
) -> LimitsVersion:
    by_action = {}
    inner = table.table("by_action")
    for key, node, _ in inner.pairs() if inner else ():
        if key not in actions:
            table.refuse("unknown-action", node, key, allowed="、".join(actions))
        one = inner.table(key) if inner else None
        if one is not None:
            by_action[key] = _limits(one, sources)
            one.close()
    return LimitsVersion(since, _limits(table, sources), by_action)


def _limits(table: Table, sources: Sources) -> Limits:
    statutory = table.table_or_empty("statutory")
    committed = table.table("committed")
    limits = Limits(
        _limit(statutory, "statutory", sources),
        _limit(committed, "committed", sources) if committed else None,
    )
    if committed is not None and limits.committed is not None:
        _refuse_longer(committed, limits.statutory, limits.committed)
    return limits


def _limit(table: Table, attribute: str, sources: Sources) -> Limit:
    limit = Limit(
        span_of(table),
        sources.cited(table, "basis"),
        sources.certain(table, attribute),
        table.option("counted_from"),
    )
    table.close()
    return limit


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
