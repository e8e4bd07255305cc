"""Bodies 机构: what an authority was called on a day, and under which other body it stood.

The tree holds bodies that have no office here too, such as the city between district and
province: a province's figure is that of its cities, a city's that of its districts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from xuke.catalogue.certainty import Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyName:
    """A name, from its first to its last day; without a last one it is today's."""

    name: str
    short_name: str
    since: date
    until: date | None
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """The body above, from the first to the last day; without a last one it still is."""

    body: str
    since: date
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body by its code, the same as that of the authority which it is."""

    code: str
    names: tuple[BodyName, ...]
    under: tuple[Under, ...]


@dataclass(frozen=True, slots=True)
class Bodies:
    """All bodies by code."""

    by_code: Mapping[str, Body]

    def name_on(self, code: str, day: date) -> BodyName | None:
        """Return what the body was called that day; nothing where that is not known."""
        body = self.by_code.get(code)
        names = body.names if body else ()
        return next((one for one in names if _holds(one, day)), None)

    def above(self, code: str, day: date) -> str:
        """Return the body above on the day; none is the empty text."""
        body = self.by_code.get(code)
        return next((one.body for one in body.under if _holds(one, day)), "") if body else ""

    def below(self, code: str, day: date) -> tuple[str, ...]:
        """Return the body and every one that stood below it on the day, at whatever distance."""
        return tuple(self._below(code, day))

    def _below(self, code: str, day: date) -> Iterator[str]:
        yield code
        for one in self.by_code:
            if self.above(one, day) == code:
                yield from self._below(one, day)


def _holds(one: BodyName | Under, day: date) -> bool:
    return one.since <= day and (one.until is None or day <= one.until)
