"""The officials' main acts through the door, as tests tell them in one line."""

from uuid import UUID

from xuke.casework.case import officials
from xuke.casework.case.kind import CASES
from xuke.casework.case.officials import Delivery, Examination, Refusal
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Outcome, do
from xuke.kernel.case.events import Gap
from xuke.kernel.case.state import Case

__all__ = ["Delivery", "Examination", "Refusal"]

Done = Outcome[Case]


def accept(stream: UUID, act: Act) -> Done:
    return do(CASES, stream, "accept", {}, act)


def request_correction(stream: UUID, gaps: tuple[Gap, ...], act: Act) -> Done:
    return do(CASES, stream, "request-correction", officials.request_correction(gaps), act)


def not_accept(stream: UUID, reason: str, text: str, competent: str, act: Act) -> Done:
    return do(CASES, stream, "not-accept", officials.not_accept(reason, text, competent), act)


def examine(stream: UUID, examination: Examination, act: Act) -> Done:
    return do(CASES, stream, "examine", officials.examine(examination), act)


def grant(stream: UUID, act: Act) -> Done:
    return do(CASES, stream, "grant", officials.grant, act)


def refuse(stream: UUID, refusal: Refusal, act: Act) -> Done:
    return do(CASES, stream, "refuse", officials.refuse(refusal), act)


def issue(stream: UUID, act: Act) -> Done:
    return do(CASES, stream, "issue", officials.issue, act)


def deliver(stream: UUID, delivery: Delivery, act: Act) -> Done:
    return do(CASES, stream, "deliver", officials.deliver(delivery), act)


def disclose(stream: UUID, act: Act) -> Done:
    return do(CASES, stream, "disclose", {}, act)
