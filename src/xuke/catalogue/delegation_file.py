"""Reads the delegations of an authority's file, and refuses what is delegated on."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from xuke.catalogue.delegation import DelegationEntry
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CITED
from xuke.catalogue.shape import Day, Effect, Flag, Inner, Listed, Option, Shape, Text
from xuke.catalogue.sources import Sources
from xuke.kernel.item.rule import Action
from xuke.kernel.law.delegation import Delegation, DelegationKind, passes_on

CODE = re.compile(r"\d{6}-[a-z]+")
"""How an authority of the catalogue is named; any other text is the full name of an office."""

DELEGATION: Final = Shape(
    {
        "kind": Option(tuple(DelegationKind)),
        "from": Text(),
        "to": Text(),
        "items": Listed(Text()),
        "actions": Listed(Option(tuple(Action)), optional=True),
        "scope": Text(optional=True, effect=Effect.WORD),
        "announced_on": Day(unconfirmed=True),
        "announcement": Text(effect=Effect.WORD),
        "link": Text(optional=True, effect=Effect.WORD),
        "since": Day(unconfirmed=True),
        "until": Day(unconfirmed=True, optional=True),
        "to_authority": Flag(),
        "note": Text(optional=True, effect=Effect.WORD),
        **CITED,
    }
)
DELEGATIONS: Final = Listed(Inner(DELEGATION), optional=True)

Line = tuple[DelegationEntry, Table]


def read_delegations(
    table: Table, code: str, items: Mapping[str, LicenceItem], sources: Sources
) -> Iterator[Line]:
    """Yield the delegations that this authority gives or receives, with their places."""
    for one in table.tables("delegations"):
        entry = _entry(one, items, sources)
        parties = {entry.delegation.delegator, entry.delegation.delegate}
        if code not in parties:
            one.refuse("not-its-delegation")
        yield entry, one


def _entry(table: Table, items: Mapping[str, LicenceItem], sources: Sources) -> DelegationEntry:
    return DelegationEntry(
        delegation=_delegation(table, items, sources),
        scope=table.text("scope"),
        announcement=table.known("announcement"),
        link=table.text("link"),
        note=table.text("note"),
        certainty=sources.certain(table, "delegations"),
    )


def _delegation(table: Table, items: Mapping[str, LicenceItem], sources: Sources) -> Delegation:
    kind = table.option("kind")
    delegate = table.text("to")
    since, until = table.known_day("since"), table.known_day("until")
    if since and until and until < since:
        table.refuse("span-reversed", None, "until")
    return Delegation(
        kind=DelegationKind(kind) if kind in tuple(DelegationKind) else DelegationKind.DELEGATION,
        delegator=table.text("from"),
        delegate=delegate,
        items=frozenset(table.options("items", tuple(items), "unknown-item")),
        actions=_actions(table),
        announced_on=table.known_day("announced_on"),
        since=since,
        until=until,
        to_authority=table.flag("to_authority", default=bool(CODE.fullmatch(delegate))),
        basis=sources.cited(table, "basis"),
    )


def _actions(table: Table) -> frozenset[str]:
    """Return the actions that are delegated; none listed means all."""
    if not table.has("actions"):
        return frozenset()
    return frozenset(table.options("actions"))


def refuse_passed_on(lines: Sequence[Line], codes: Collection[str]) -> None:
    """Refuse authorities that nobody knows, and what a delegate delegates on (article 24(3))."""
    for entry, table in lines:
        _refuse_unknown(entry, table, codes)
        first = _given_by(entry.delegation, (one.delegation for one, _ in lines))
        if first is not None:
            table.refuse("sub-delegation", None, "from", delegate=first.delegate)


def _refuse_unknown(entry: DelegationEntry, table: Table, codes: Collection[str]) -> None:
    for key, party in (("from", entry.delegation.delegator), ("to", entry.delegation.delegate)):
        if CODE.fullmatch(party) and party not in codes:
            table.refuse("unknown-authority", None, key)


def _given_by(second: Delegation, others: Iterable[Delegation]) -> Delegation | None:
    return next((first for first in others if passes_on(first, second)), None)
