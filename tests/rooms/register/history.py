"""Decisions of past years, told by the same events as an import tells them."""

from datetime import date
from typing import Any

from tests.casework.journey import CLERK as ANYBODY, HOME, ITEM, act

from xuke import catalogue
from xuke.casework.case.imported import past_history
from xuke.casework.stream.bulk import History, begin_many
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.history import PastCase
from xuke.kernel.case.state import Outcome
from xuke.kernel.item.rule import Action, Channel


def past(number: str, **facts: Any) -> History:  # noqa: ANN401
    """Return a granted case of 2023; `authority`, `item`, `kind`, `name`, `identity`, and dates."""
    identity = facts.pop("identity", "")
    kind, name = facts.pop("kind", "organisation"), facts.pop("name", "虚构梧桐理发店")
    authority, item = facts.pop("authority", HOME), facts.pop("item", ITEM)
    action = facts.pop("action", Action.NEW)
    known: dict[str, Any] = {
        "received_on": date(2023, 3, 1),
        "accepted_on": date(2023, 3, 2),
        "decided_on": date(2023, 3, 8),
        **facts,
    }
    told = PastCase(
        number=number,
        rule=catalogue.item(item).rule(action),
        action=action,
        channel=Channel.WINDOW,
        applicant=Applicant(kind=kind, name=name),
        outcome=Outcome.GRANTED,
        **known,
    )
    return past_history(authority, told, identity)


def imported(*histories: History) -> None:
    """Record the histories."""
    begin_many(histories, act(ANYBODY))
