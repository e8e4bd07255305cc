"""What a case shows when its story has been told, in the words of the file."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from tests.kernel import deeds
from tests.law.told import Told

from xuke.kernel.case import clocks, decision_limits
from xuke.kernel.case.bars import bars_of_case
from xuke.kernel.case.waiting import next_actor


def assert_shows(told: Told, expected: Mapping[str, Any]) -> None:
    """Hold each thing that the story expects against what the case shows."""
    for name, value in expected.items():
        found = seen(told, name)
        assert found == value, (name, found)


def seen(told: Told, name: str) -> object:
    """Return what the case shows under this name."""
    if " may " in name:
        return _may(told, name)
    if name in DUES:
        found = DUES[name](told.case, told.calendar)
        return found.due if found else None
    return SHOWN[name](told) if name in SHOWN else getattr(told.case, name)


def _may(told: Told, name: str) -> object:
    """Return whether the person may take the step now: true, or the code of why not."""
    person, _, step = name.partition(" may ")
    refused = deeds.refusal(step, told.persons[person], told.case)
    return refused.code if refused else True


def _next(told: Told) -> str | None:
    """Return the role that must act next, and the persons who alone are meant."""
    actor = next_actor(told.case)
    return " ".join((actor.role, *actor.persons)) if actor else None


def _clocks(told: Told) -> Iterator[tuple[str, date]]:
    """Yield every clock that runs or ran, by its name and whose it is, with its last day."""
    for one in clocks.all_clocks(told.case, told.calendar):
        yield f"{one.name} {one.party}".strip(), one.deadline.due


def _late(told: Told) -> Iterator[str]:
    """Yield the clocks that were met only after their last day; the promise is no law."""
    for one in clocks.all_clocks(told.case, told.calendar):
        was_late = one.done_on is not None and one.done_on > one.deadline.due
        if was_late and one.name is not clocks.ClockName.COMMITTED:
            yield str(one.name)


def _promise_kept(told: Told) -> bool | None:
    """Whether the decision came by the promised day; nothing if undecided or not promised."""
    due = decision_limits.committed_due(told.case, told.calendar)
    decided = told.case.decision
    return decided.on <= due.due if due and decided else None


def _provisional(told: Told) -> bool:
    """Whether the decision's last day rests on a calendar that is not loaded."""
    due = decision_limits.statutory_due(told.case, told.calendar)
    return due is not None and due.provisional


DUES = {
    "completeness_due": clocks.completeness_due,
    "preliminary_due": decision_limits.preliminary_due,
    "due": decision_limits.statutory_due,
    "committed_due": decision_limits.committed_due,
    "appointment_due": clocks.appointment_due,
    "delivery_due": clocks.delivery_due,
    "disclosure_due": clocks.disclosure_due,
    "next_due": clocks.next_due,
}
SHOWN: Mapping[str, Callable[[Told], object]] = {
    "phase": lambda told: str(told.case.phase),
    "outcome": lambda told: str(told.case.outcome),
    "fee": lambda told: str(told.case.fee),
    "next": _next,
    "recorded": lambda told: told.recorded,
    "provisional": _provisional,
    "in_time": lambda told: decision_limits.was_in_time(told.case, told.calendar),
    "on_the_spot": lambda told: decision_limits.was_on_the_spot(told.case),
    "promise_kept": _promise_kept,
    "clocks": lambda told: dict(_clocks(told)),
    "late": lambda told: sorted(_late(told)),
    "bars": lambda told: [
        {"kind": str(one.kind), "until": one.until} for one in bars_of_case(told.case)
    ],
    "barred_items": lambda told: [one.item for one in bars_of_case(told.case)],
    "also": lambda told: list(getattr(told.case.decision, "also", ())),
    "sent_to": attrgetter("case.not_accepted.competent"),
    "warned": lambda told: getattr(told.case.decision, "warned", False),
    "accepted_on": lambda told: told.case.accepted and told.case.accepted.on,
    "deemed": lambda told: bool(told.case.accepted and told.case.accepted.deemed),
    "valid_from": attrgetter("case.decision.valid_from"),
    "valid_until": attrgetter("case.decision.valid_until"),
    "pending": lambda told: sorted(told.case.pending),
    "extended_by": lambda told: told.case.extension.days if told.case.extension else 0,
    "excluded": lambda told: [
        [str(one.procedure), one.since, one.until] for one in told.case.procedure.exclusions
    ],
    "experts": lambda told: list(told.case.procedure.experts),
    "parties": lambda told: [one.party for one in told.case.procedure.parties],
    "verified": lambda told: [list(one.officers) for one in told.case.procedure.verified],
    "chair": lambda told: told.case.procedure.scheduled and told.case.procedure.scheduled.chair,
    "recused": lambda told: sorted(told.case.handling.recused),
    "unsigned": lambda told: list(told.case.handling.unsigned),
}
"""What a lawyer asks of a case, by the word for it; any other word is the case's own field."""
