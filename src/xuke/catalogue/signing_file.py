"""Reads under whose name an authority decides, from its file."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from xuke.catalogue.identifiers.credit import is_uscc
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.nodes import Table
from xuke.catalogue.parts import CITED
from xuke.catalogue.shape import Day, Effect, Inner, Listed, Shape, Text
from xuke.catalogue.signing import Signing
from xuke.catalogue.sources import Sources

SIGNING: Final = "signing"
SIGNINGS: Final = Listed(
    Inner(
        Shape(
            {
                "items": Listed(Text()),
                "name": Text(effect=Effect.WORD),
                "uscc": Text(optional=True),
                "since": Day(unconfirmed=True),
                "until": Day(unconfirmed=True, optional=True),
                "note": Text(optional=True, effect=Effect.WORD),
                **CITED,
            }
        )
    ),
    optional=True,
)


def read_signings(
    table: Table, items: Mapping[str, LicenceItem], sources: Sources
) -> tuple[Signing, ...]:
    """Return the names and their days; of one item and day there is one name."""
    read: list[Signing] = []
    for one in table.tables(SIGNING):
        signing = _signing(one, items, sources)
        if signing.since and signing.until and signing.until < signing.since:
            one.refuse("span-reversed", None, "until")
        if signing.uscc and not is_uscc(signing.uscc):
            one.refuse("bad-check-digit", None, "uscc")
        if any(_overlap(signing, other) for other in read):
            one.refuse("overlapping-versions", None, "since")
        read.append(signing)
    return tuple(read)


def _signing(table: Table, items: Mapping[str, LicenceItem], sources: Sources) -> Signing:
    basis = sources.cited(table, "basis")
    return Signing(
        items=frozenset(table.options("items", tuple(items), "unknown-item")),
        name=table.known("name"),
        uscc=table.known("uscc") or None,
        since=table.known_day("since"),
        until=table.known_day("until"),
        basis=basis,
        note=table.text("note"),
        certainty=sources.certain(table, SIGNING, basis),
    )


def _overlap(first: Signing, second: Signing) -> bool:
    """Whether both name somebody for one item on one day."""
    if not first.items & second.items or first.since is None or second.since is None:
        return False
    ends = (first.until or date.max, second.until or date.max)
    return max(first.since, second.since) <= min(ends)
