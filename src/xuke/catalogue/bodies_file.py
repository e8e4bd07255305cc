"""Reads the bodies, data/authorities/bodies/*.yaml: names and places in the tree, all dated."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Final

from xuke.catalogue.bodies import Bodies, Body, BodyName, Under
from xuke.catalogue.certainty import certainty_of
from xuke.catalogue.keys import Refusals
from xuke.catalogue.nodes import Table, opened, refuse_equal
from xuke.catalogue.parts import CERTAIN
from xuke.catalogue.shape import Day, Effect, Inner, Listed, Shape, Text

_DAYS: Final = {"since": Day(), "until": Day(optional=True)}
_NAME: Final = Shape({"name": Text(), "short_name": Text(), **_DAYS, "certainty": CERTAIN})
_UNDER: Final = Shape({"body": Text(), **_DAYS})
_BODY: Final = Shape(
    {
        "code": Text(effect=Effect.BREAK),
        "names": Listed(Inner(_NAME)),
        "under": Listed(Inner(_UNDER), optional=True),
    },
    id="code",
)
BODIES: Final = Shape({"bodies": Listed(Inner(_BODY))})
"""Bodies, whether they have an office here or not."""

Read = list[tuple[Table, Body]]


def read_bodies(folder: Path, refusals: Refusals) -> Bodies:
    """Read all files of the folder; a body stands below one that is known, never itself."""
    read: Read = []
    for path in sorted(folder.glob("*.yaml")):
        read += _file(path, refusals)
    refuse_equal((table, "code", one.code) for table, one in read)
    bodies = Bodies({one.code: one for _, one in read})
    for table, one in read:
        for above in one.under:
            if above.body not in bodies.by_code:
                table.refuse("unknown-body", None, "under", other=above.body)
            elif _is_below(above.body, one.code, above.since, bodies):
                table.refuse("below-itself", None, "under", other=above.body)
    return bodies


def read_bodies_file(path: Path, refusals: Refusals) -> None:
    """Read one file by itself: whether another body is known is not looked up."""
    _file(path, refusals)


def _is_below(code: str, other: str, day: date, bodies: Bodies) -> bool:
    """Whether a body stood that day below the other, or is it."""
    seen: set[str] = set()
    while code and code not in seen:
        if code == other:
            return True
        seen.add(code)
        code = bodies.above(code, day)
    return False


def _file(path: Path, refusals: Refusals) -> Read:
    table = opened(path, refusals, BODIES)
    if table is None:
        return []
    read = [(one, _body(one)) for one in table.tables("bodies")]
    table.close()
    return read


def _body(table: Table) -> Body:
    names = [(one, _name(one)) for one in table.tables("names")]
    places = [(one, _under(one)) for one in table.tables("under")]
    _refuse_overlaps(names)
    _refuse_overlaps(places)
    return Body(
        code=table.text("code"),
        names=tuple(name for _, name in names),
        under=tuple(place for _, place in places),
    )


def _name(table: Table) -> BodyName:
    return BodyName(
        name=table.text("name"),
        short_name=table.text("short_name"),
        since=table.day("since"),
        until=table.known_day("until"),
        certainty=certainty_of(table.option("certainty")),
    )


def _under(table: Table) -> Under:
    return Under(body=table.text("body"), since=table.day("since"), until=table.known_day("until"))


def _refuse_overlaps(dated: "Sequence[tuple[Table, BodyName | Under]]") -> None:
    """Refuse days on which two would hold, and an end before its beginning."""
    for table, one in dated:
        if one.until is not None and one.until < one.since:
            table.refuse("span-reversed", None, "until")
    for (_, before), (table, after) in pairwise(dated):
        if before.until is None or after.since <= before.until:
            table.refuse("overlapping-days", None, "since")
