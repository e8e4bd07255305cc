"""What a decision on a licence must know beside it: the law of its day."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xuke import catalogue
from xuke.casework.stream.kinds import Seen
from xuke.catalogue.levels import levels_of
from xuke.catalogue.penalty import known_on
from xuke.kernel.licence.known import Known
from xuke.kernel.licence.state import Licence


def _law_of_the_day(event: Any, seen: Seen[Licence]) -> Known:  # noqa: ANN401 - any such act
    item = catalogue.item(seen.state.item)
    levels = levels_of(catalogue.authority(seen.stream.authority))
    return known_on(item, event.on, getattr(event, "basis", ""), levels)


KNOWS: Final[Mapping[str, Callable[[Any, Seen[Licence]], Known]]] = dict.fromkeys(
    (
        "tell-holder",
        "suspend",
        "revoke",
        "withdraw-licence",
        "schedule-holder-hearing",
        "hold-holder-hearing",
    ),
    _law_of_the_day,
)
"""What a decision needs beside the licence, by verb."""
