"""Discloses many grants, each by an act of its own: one that cannot be holds up no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from xuke.casework.case.kind import CASES
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import do, load
from xuke.kernel.case.events import Disclosed
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.rooms.disclosure.models import Disclosure


@dataclass(frozen=True, slots=True)
class Came:
    """What came of each of many: how many were disclosed, and the numbers of the others.

    `before` were public already by the same person's act, `by_others` by somebody else's.
    """

    done: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    by_others: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def disclose_each(records: Iterable[Disclosure], act: Act) -> Came:
    """Disclose each of them, and say what came of it."""
    came = Came()
    for one in records:
        if one.disclosed_on or not _is_done(one, act):
            _not_done(came, one, act).append(one.number)
        else:
            came.done.append(one.number)
    return came


def _is_done(record: Disclosure, act: Act) -> bool:
    try:
        do(CASES, record.stream, "disclose", {}, act)
    except (Unlawful, StaleStream):
        return False
    return True


def _not_done(came: Came, record: Disclosure, act: Act) -> list[str]:
    """Return the list to which one belongs that this act did not disclose."""
    disclosed = load(CASES, record.stream).last(Disclosed)
    if disclosed is None:
        return came.refused
    return came.before if disclosed.envelope.actor == act.person.id else came.by_others
