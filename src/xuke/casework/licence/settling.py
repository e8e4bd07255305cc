"""What a decided case records on its licence: changed, renewed, reissued, reviewed, struck."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from xuke.casework.licence.granted import BEDS, beds_of, changes_in
from xuke.casework.sealing import holder_index
from xuke.casework.stream.kinds import Seen
from xuke.casework.stream.readmodels import Change
from xuke.kernel.case.events import Applicant, Granted
from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import Action
from xuke.kernel.law.calendar import ONE_DAY
from xuke.kernel.licence.events import (
    Deregistered,
    Modified,
    PeriodicallyVerified,
    Reissued,
    RenewalCertified,
    Renewed,
    ReviewPassed,
)
from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import GROUNDS_BY_STATUS, DeregistrationGround

Decided = Change[Case]


@dataclass(frozen=True, slots=True)
class Settled:
    """The verb that carries the case over to its licence, and how its event is told."""

    verb: str
    tell: Callable[[Decided, Seen[Licence]], Any]


def _paper(change: Decided) -> tuple[str, str]:
    """Return number and identifier of the case's certificate, if it has one."""
    paper = change.state.certificate
    return (paper.number, paper.identifier) if paper else ("", "")


def _renamed(licence: Licence, applicant: Applicant | None) -> Applicant | None:
    """Return the holder under another name; a change makes nobody the holder who was not."""
    held = licence.holder
    if applicant is None or held is None or holder_index(applicant) != holder_index(held):
        return None
    # An earlier spelling of his number stays as the licence has it.
    return replace(held, name=applicant.name) if applicant.name != held.name else None


def _modified(change: Decided, seen: Seen[Licence]) -> Modified:
    case = change.state
    number, identifier = _paper(change)
    changes = changes_in(case, seen.state.face)
    on = seen.act.on
    return Modified(
        on=on,
        by=seen.person.id,
        case=str(change.stream.id),
        # What changed may stand in the applicant's words alone.
        changes=changes or {"change_content": case.form.get("change_content", "")},
        number=number,
        identifier=identifier,
        holder=_renamed(seen.state, case.applicant),
        beds=beds_of(case.form) if BEDS in case.form else None,
        decided_on=case.decision.on if case.decision and case.decision.on < on else None,
    )


def _certified(change: Decided, seen: Seen[Licence]) -> RenewalCertified:
    number, identifier = _paper(change)
    granted = change.state.decision
    return RenewalCertified(
        on=seen.act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        number=number,
        identifier=identifier,
        deemed=isinstance(granted, Granted) and granted.deemed,
    )


def _renewed(change: Decided, seen: Seen[Licence]) -> Renewed:
    number, identifier = _paper(change)
    granted, old = change.state.decision, seen.state.valid_until
    return Renewed(
        on=seen.act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        valid_from=old + ONE_DAY if old else seen.act.on,
        valid_until=granted.valid_until if isinstance(granted, Granted) else None,
        number=number,
        identifier=identifier,
        certified=bool(number) or not change.state.filed_rule.certificate,
    )


def _reissued(change: Decided, seen: Seen[Licence]) -> Reissued:
    number, identifier = _paper(change)
    received = change.state.received
    lost = change.state.action is Action.REISSUE
    return Reissued(
        on=seen.act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        # The statement of the loss is a material of the application, handed in with it.
        loss_declared_on=received.on if lost and received else None,
        old_returned=not lost,
        number=number,
        identifier=identifier,
    )


def _reviewed(change: Decided, seen: Seen[Licence]) -> ReviewPassed:
    number, identifier = _paper(change)
    return ReviewPassed(
        on=seen.act.on,
        by=seen.person.id,
        case=str(change.stream.id),
        number=number,
        identifier=identifier,
    )


def _verified(change: Decided, seen: Seen[Licence]) -> PeriodicallyVerified:
    return PeriodicallyVerified(on=seen.act.on, by=seen.person.id, case=str(change.stream.id))


def _struck(change: Decided, seen: Seen[Licence]) -> Deregistered:
    """Strike on application: by the holder's wish, or because the licence has ended already."""
    possible = GROUNDS_BY_STATUS[seen.state.status]
    own = DeregistrationGround.OTHER_LAW
    return Deregistered(
        on=seen.act.on,
        by=seen.person.id,
        ground=own if own in possible else min(possible),
        on_application=True,
        case=str(change.stream.id),
    )


_MODIFY: Final = Settled("modify", _modified)
_CERTIFY: Final = Settled("certify-renewal", _certified)
_RENEW: Final = Settled("renew", _renewed)
_REISSUE: Final = Settled("reissue", _reissued)
_REVIEW: Final = Settled("review", _reviewed)
_VERIFY: Final = Settled("verify", _verified)
_STRIKE: Final = Settled("deregister", _struck)


def renewal(change: Decided, licence: Licence) -> Settled:
    """Return the renewal, or of one that is decided already only its certificate."""
    return _CERTIFY if licence.uncertified == str(change.stream.id) else _RENEW


def _review_or_exchange(_change: Decided, licence: Licence) -> Settled:
    """Return a review where the item's law asks for one; else the paper was exchanged 换证."""
    return _REISSUE if licence.rule.review_every is None else _REVIEW


SETTLES: Final[Mapping[Action, Callable[[Decided, Licence], Settled]]] = {
    Action.MODIFICATION: lambda _change, _licence: _MODIFY,
    Action.RENEWAL: renewal,
    Action.REISSUE: lambda _change, _licence: _REISSUE,
    Action.REVIEW_RENEWAL: _review_or_exchange,
    Action.PERIODIC_VERIFICATION: lambda _change, _licence: _VERIFY,
    Action.DEREGISTRATION: lambda _change, _licence: _STRIKE,
}
"""What the grant of each action does to the licence."""
