"""Cases as casework knows them: their machine, and what is done around its decisions."""

from uuid import UUID

from xuke.casework.case.acts import COMPLETES, named
from xuke.casework.case.due import due
from xuke.casework.case.knowing import KNOWS
from xuke.casework.stream.door import load
from xuke.casework.stream.kinds import Kind, Loaded, NoSuchStream
from xuke.casework.stream.tables import numbered
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case


class NoSuchCase(NoSuchStream):
    """There is no such case, or it is not this person's to see."""


CASES = Kind(
    machine=CASE,
    absent=NoSuchCase,
    completes=COMPLETES,
    knows=KNOWS,
    named=named,
    due=due,
    find=numbered(CASE.kind),
    apart=frozenset(
        {
            "draft",
            "attach",
            "submit",
            "correct",
            "withdraw",
            "accept",
            "request-amendment",
            "request-correction",
            "not-accept",
            "examine",
            "object",
            "grant",
            "refuse",
            "issue",
            "deliver",
            "disclose",
        }
    ),
)
"""办件."""


def load_case(stream: UUID) -> Loaded[Case]:
    """Return a case with its history, or raise NoSuchCase."""
    return load(CASES, stream)
