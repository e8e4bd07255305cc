"""What an office states of itself, as a kind of stream: one stream an office, and a row of it."""

import json
from dataclasses import replace
from typing import Final, TypeVar

from xuke import catalogue
from xuke.casework.models import OfficeRow
from xuke.casework.office.checking import normal
from xuke.casework.stream import tables
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import Kind, Seen
from xuke.casework.stream.readmodels import Change
from xuke.kernel.office import OFFICE, FactStated, LimitPromised, MajorListed, Office
from xuke.record.codec import encode
from xuke.record.events import Stream


def _checked(event: FactStated, _seen: Seen[Office]) -> FactStated:
    return replace(event, value=normal(event.fact, event.value))


E = TypeVar("E", LimitPromised, MajorListed)


def _offered(event: E, seen: Seen[Office]) -> E:
    """Refuse what is stated of an item or action that the office does not do."""
    if event.item not in {one.item.slug for one in catalogue.offered(seen.stream.authority)}:
        raise FactsInvalid({"item": "not-an-option"})
    if event.action not in catalogue.item(event.item).actions:
        raise FactsInvalid({"action": "not-an-option"})
    return event


def _statutory(event: LimitPromised, _seen: Seen[Office]) -> int:
    """Return how long the statutory limit is on the day from which the promise holds."""
    limits = catalogue.item(event.item).limits_of(event.action, event.since)
    return limits.statutory.span.length


OFFICES: Final = Kind(
    machine=OFFICE,
    completes={"state": _checked, "promise": _offered, "list-major": _offered},
    knows={"promise": _statutory},
    apart=frozenset(OFFICE.verbs),
)
"""本机关资料."""


def office_stream(authority: str) -> Stream:
    """Return the stream of what this office states."""
    return stream_named(OFFICE.kind, authority, authority)


def _row(change: Change[Office]) -> OfficeRow:
    """Return the row that holds every statement."""
    stream, office = change.stream, change.state
    stated = {
        "facts": [encode(one) for each in office.stated.values() for one in each],
        "promises": [encode(one) for each in office.promised.values() for one in each],
        "majors": [encode(one) for each in office.listed.values() for one in each],
    }
    return OfficeRow(
        stream=stream.id,
        authority=stream.authority,
        version=change.recorded[-1].version,
        stated=json.dumps(stated, ensure_ascii=False),
    )


OFFICE_LIST: Final = tables.listed(OfficeRow, OFFICE.kind, _row, name="offices' own facts")
OFFICE_VISIBILITY: Final = tables.at_home(OfficeRow, OFFICE.kind)
