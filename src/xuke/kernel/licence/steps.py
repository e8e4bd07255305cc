"""What may be done to a licence, by whom, and why not: the only source of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, PENALTY_LAW, Citation
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.events import Annulled
from xuke.kernel.licence.state import Licence, Promise
from xuke.kernel.licence.words import IN_FORCE, AdverseAct, Status
from xuke.kernel.person import Person, Role


class LicenceStep(StrEnum):
    """What can be done to a licence."""

    MODIFY = "modify"
    RENEW = "renew"
    CERTIFY_RENEWAL = "certify-renewal"
    REISSUE = "reissue"
    VERIFY = "verify"
    DEFER_VERIFICATION = "defer-verification"
    FAIL_VERIFICATION = "fail-verification"
    REVIEW = "review"
    CHECK_COMMITMENT = "check-commitment"
    ORDER_RECTIFICATION = "order-rectification"
    NOTE_CREDIT_REPAIR = "note-credit-repair"
    NOTE_IDLE = "note-idle"
    NOTE_RESUMED = "note-resumed"
    HEAR = "hear-holder"
    SUSPEND = "suspend"
    RESTORE = "restore"
    WITHDRAW = "withdraw-licence"
    ANNUL = "annul"
    DECLINE_ANNULMENT = "decline-annulment"
    REVOKE = "revoke"
    DEREGISTER = "deregister"
    ANNOUNCE = "announce-deregistration"


Guard = Callable[[Person, Licence], Unlawful | None]


@dataclass(frozen=True, slots=True)
class NextLicenceStep:
    """A step that the licence's status calls for, and why this person may not take it."""

    step: LicenceStep
    refusal: Unlawful | None

    @property
    def allowed(self) -> bool:
        """Whether the person may take it now."""
        return self.refusal is None


def _always(_licence: Licence) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Right:
    """At which status a step is called for, on what condition, by whom, and what bars it."""

    statuses: frozenset[Status]
    roles: frozenset[Role]
    basis: Citation
    guards: tuple[Guard, ...] = ()
    when: Callable[[Licence], bool] = _always

    def applies(self, licence: Licence) -> bool:
        """Whether the licence calls for the step, whoever looks."""
        return licence.status in self.statuses and self.when(licence)


def _was_heard(act: AdverseAct) -> Guard:
    """Ask that the holder was heard, or waived, since being told of this act (article 7)."""

    def guard(_person: Person, licence: Licence) -> Unlawful | None:
        heard = act in licence.heard
        return None if heard else Unlawful("statement-missing", LICENSING_LAW.art(7), act=act)

    return guard


def _roles(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


def _promised(*stands: Promise) -> Callable[[Licence], bool]:
    """Return whether the promise stands so."""
    return lambda licence: licence.promise in stands


def _is_kept_from_promises(licence: Licence) -> bool:
    """Whether the holder's broken promise stands against him, and nothing has repaired it."""
    broke = isinstance(licence.ending, Annulled) and licence.promise is Promise.BROKEN
    return broke and licence.repaired is None


_VALID = frozenset({Status.VALID})
_FORMALITY = _roles(Role.CLERK, Role.DECIDER)
_INSPECTION = _roles(Role.EXAMINER, Role.DECIDER)
_DECISION = _roles(Role.DECIDER)


def _adverse(act: AdverseAct, basis: Citation, statuses: frozenset[Status] = IN_FORCE) -> _Right:
    """Return the right to an act that burdens the holder."""
    return _Right(statuses, _DECISION, basis, (_was_heard(act),))


def _verification(when: Callable[[Licence], bool] = _always) -> _Right:
    """Return the right to what verification finds."""
    return _Right(_VALID, _INSPECTION, LICENSING_LAW.art(61, 1), when=when)


_RIGHTS: Mapping[LicenceStep, _Right] = {
    LicenceStep.MODIFY: _Right(_VALID, _FORMALITY, LICENSING_LAW.art(49)),
    LicenceStep.RENEW: _Right(IN_FORCE, _FORMALITY, LICENSING_LAW.art(50, 1)),
    LicenceStep.CERTIFY_RENEWAL: _Right(
        IN_FORCE,
        _FORMALITY,
        LICENSING_LAW.art(50, 2),
        when=lambda licence: bool(licence.uncertified),
    ),
    LicenceStep.REISSUE: _Right(_VALID, _FORMALITY, LICENSING_LAW.art(39)),
    LicenceStep.VERIFY: _verification(),
    LicenceStep.DEFER_VERIFICATION: _verification(lambda licence: licence.deferred is None),
    LicenceStep.FAIL_VERIFICATION: _verification(lambda licence: licence.deferred is not None),
    LicenceStep.REVIEW: _Right(_VALID, _FORMALITY | _INSPECTION, LICENSING_LAW.art(61, 1)),
    LicenceStep.CHECK_COMMITMENT: _Right(
        IN_FORCE,
        _roles(Role.EXAMINER),
        LICENSING_LAW.art(61, 1),
        when=_promised(Promise.UNCHECKED, Promise.RECTIFYING),
    ),
    LicenceStep.ORDER_RECTIFICATION: _Right(
        IN_FORCE, _INSPECTION, LICENSING_LAW.art(61, 1), when=_promised(Promise.UNMET)
    ),
    LicenceStep.NOTE_CREDIT_REPAIR: _Right(
        frozenset({Status.ANNULLED, Status.DEREGISTERED}),
        _FORMALITY,
        COMMITMENT_OPINION.art(2),
        when=_is_kept_from_promises,
    ),
    LicenceStep.NOTE_IDLE: _Right(
        IN_FORCE,
        _INSPECTION,
        LICENSING_LAW.art(67, 1),
        when=lambda licence: licence.idle_since is None,
    ),
    LicenceStep.NOTE_RESUMED: _Right(
        IN_FORCE,
        _INSPECTION,
        LICENSING_LAW.art(67, 1),
        when=lambda licence: licence.idle_since is not None,
    ),
    LicenceStep.HEAR: _Right(IN_FORCE, _INSPECTION, LICENSING_LAW.art(7)),
    LicenceStep.SUSPEND: _adverse(AdverseAct.SUSPENSION, PENALTY_LAW.art(9), _VALID),
    LicenceStep.RESTORE: _Right(frozenset({Status.SUSPENDED}), _FORMALITY, PENALTY_LAW.art(9)),
    LicenceStep.WITHDRAW: _adverse(AdverseAct.WITHDRAWAL, LICENSING_LAW.art(8, 2)),
    LicenceStep.ANNUL: _adverse(AdverseAct.ANNULMENT, LICENSING_LAW.art(69)),
    LicenceStep.DECLINE_ANNULMENT: _Right(IN_FORCE, _DECISION, LICENSING_LAW.art(69, 3)),
    LicenceStep.REVOKE: _adverse(AdverseAct.REVOCATION, PENALTY_LAW.art(9)),
    LicenceStep.DEREGISTER: _Right(
        frozenset(Status) - {Status.NONE, Status.DEREGISTERED},
        _FORMALITY,
        LICENSING_LAW.art(70),
    ),
    LicenceStep.ANNOUNCE: _Right(
        frozenset({Status.DEREGISTERED}),
        _roles(Role.CLERK, Role.PUBLISHER),
        LICENSING_LAW.art(70),
        when=lambda licence: licence.announced is None,
    ),
}


def refusal(step: LicenceStep, person: Person, licence: Licence) -> Unlawful | None:
    """Say why this person may not take this step now, or nothing if it may be taken."""
    right = _RIGHTS[step]
    if not right.applies(licence):
        return Unlawful("wrong-status", right.basis, status=licence.status, step=step)
    if not person.roles & right.roles:
        return Unlawful("role-missing", role=min(right.roles))
    return next(filter(None, (guard(person, licence) for guard in right.guards)), None)


def require(step: LicenceStep, person: Person, licence: Licence) -> None:
    """Raise the refusal, if there is one."""
    reason = refusal(step, person, licence)
    if reason:
        raise reason


def next_steps(person: Person, licence: Licence) -> tuple[NextLicenceStep, ...]:
    """List the steps that the licence calls for, each with this person's right to it."""
    return tuple(
        NextLicenceStep(step, refusal(step, person, licence))
        for step, right in _RIGHTS.items()
        if right.applies(licence)
    )
