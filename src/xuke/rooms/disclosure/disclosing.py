"""Discloses many grants, each by an act of its own: one that cannot be holds up no other."""

from collections.abc import Iterable

from xuke.casework.case.kind import CASES
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.rooms.disclosure.models import Disclosure


def disclose_each(records: Iterable[Disclosure], act: Act) -> tuple[int, list[str]]:
    """Return how many were disclosed, and the numbers of those that could not be."""
    done, refused = 0, []
    for one in records:
        try:
            do(CASES, one.stream, "disclose", {}, act)
            done += 1
        except (Unlawful, StaleStream):
            refused.append(one.number)
    return done, refused
