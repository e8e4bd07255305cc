"""Acts told by plain facts, through the door, as tests tell them in one line."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from xuke.casework.case.kind import CASES
from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case.state import Case
from xuke.kernel.licence.state import Licence


def act_on(stream: UUID, verb: str, facts: Mapping[str, Any], act: Act) -> Outcome[Case]:
    return do(CASES, stream, verb, facts, act)


def act_on_licence(stream: UUID, verb: str, facts: Mapping[str, Any], act: Act) -> Outcome[Licence]:
    return do(LICENCES, stream, verb, facts, act)
