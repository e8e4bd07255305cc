"""What a decision on a case must know beside it: rule, bars, the old term, what is unconfirmed."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from xuke import catalogue
from xuke.casework.case.answers import is_electronic, rule_of
from xuke.casework.case.awaiting import awaits_ban
from xuke.casework.case.certificate import old_until
from xuke.casework.case.eligibility import (
    bars_besides,
    bars_now,
    bars_of_applicant_of,
    bars_put_right,
)
from xuke.casework.case.scope import scope_of
from xuke.casework.case.twin import twin_of
from xuke.casework.stream.kinds import Seen
from xuke.catalogue.licence import Point
from xuke.catalogue.nodes import UNCONFIRMED
from xuke.kernel.case.events import (
    Accepted,
    AmendmentAllowed,
    CorrectedOnTheSpot,
    Delivered,
    Drafted,
    Granted,
    MaterialAttached,
    NotAccepted,
    Terminated,
)
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case


def _rule_of_draft(event: Drafted, seen: Seen[Case]) -> Known:
    return Known(rule=catalogue.rule(event.item, event.action, seen.act.on))


def _rule(_event: MaterialAttached, seen: Seen[Case]) -> Known:
    return Known(rule=rule_of(seen.state))


def _bars(_event: Accepted, seen: Seen[Case]) -> Known:
    """Return the bars of the applicant: whoever broke a promise may not make another."""
    return Known(bars=bars_of_applicant_of(seen.state), scope=scope_of(seen, Point.ACCEPTANCE))


def _scope(_event: Accepted, seen: Seen[Case]) -> Known:
    return Known(scope=scope_of(seen, Point.ACCEPTANCE))


def _old_until(_event: Granted, seen: Seen[Case]) -> Known:
    old = old_until(seen.stream, seen.state)
    now = bars_now(seen.stream.id, seen.state, seen.act.on)
    return Known(
        old_until=old,
        scope=scope_of(seen, Point.GRANT),
        bars_now=now,
        awaits_ban=awaits_ban(seen.stream.id, seen.state),
    )


def _refused(_event: object, seen: Seen[Case]) -> Known:
    """Return what is unconfirmed, and what bars the applicant today."""
    now = bars_now(seen.stream.id, seen.state, seen.act.on)
    return Known(unconfirmed=UNCONFIRMED, bars_now=now)


def _ended(event: Terminated, seen: Seen[Case]) -> Known:
    """Return what may have ended the case: no licence is needed any more, or it repeats another."""
    return Known(scope=scope_of(seen, Point.ACCEPTANCE), twin=twin_of(seen, event.other))


def _delivered(_event: Delivered, seen: Seen[Case]) -> Known:
    """Return what is unconfirmed, and whether the application asked for the electronic way."""
    return Known(unconfirmed=UNCONFIRMED, agreed=is_electronic(seen.state))


def _declined(_event: NotAccepted, seen: Seen[Case]) -> Known:
    """Return whose the application is by the item's rules, where they send it elsewhere."""
    return Known(unconfirmed=UNCONFIRMED, scope=scope_of(seen, Point.ACCEPTANCE))


def _mended(event: CorrectedOnTheSpot, seen: Seen[Case]) -> Known:
    """Return what bars the applicant by an answer that was mended; a mended paper bars nobody."""
    case = seen.state
    is_answer = event.target in case.filed_rule.fields
    changed = {event.target: event.value} if is_answer else {}
    return Known(bars_anew=bars_put_right(seen.stream.id, case, changed))


def _amended(_event: AmendmentAllowed, seen: Seen[Case]) -> Known:
    """Return what bars the applicant by the answers that are allowed."""
    asked = seen.state.amendment
    changed = asked.form if asked else {}
    return Known(bars_anew=bars_put_right(seen.stream.id, seen.state, changed))


def _besides(_event: object, seen: Seen[Case]) -> Known:
    """Return what else bars the applicant of whom a ban is confirmed or taken back."""
    return Known(bars=bars_besides(seen.stream.id, seen.state, seen.act.on))


KNOWS: Final[Mapping[str, Callable[[Any, Seen[Case]], Known]]] = {
    "accept": _scope,
    "accept-pending": _bars,
    "allow-amendment": _amended,
    "attach": _rule,
    "confirm-ban": _besides,
    "correct-on-the-spot": _mended,
    "deliver": _delivered,
    "draft": _rule_of_draft,
    "grant": _old_until,
    "not-accept": _declined,
    "refuse": _refused,
    "terminate": _ended,
    "withdraw-ban": _besides,
}
"""What a decision needs beside the case, by verb; what is filed brings its own along."""
