"""Decision 决定: decided, charged, certified, delivered, disclosed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar, assert_never

from xuke.kernel.case.events.acceptance import Remedies
from xuke.kernel.case.phase import Phase, Standing
from xuke.kernel.copying import replace
from xuke.kernel.law.delivery import NOTICE, ElectronicAgreed
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCharged:
    """收费: an amount in yuan was charged for the case (articles 58 and 59).

    `exemption` is why less than the published fee was charged, or nothing; `receipt` is the number
    of the voucher by which it was paid in. Of imported history neither is known.
    """

    on: date
    amount: Decimal
    by: str = ""
    basis: str = ""
    exemption: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """准予许可: the written decision (article 38(1)); validity facts for the certificate.

    `deemed` is 视为准予延续 by silence (article 50(2)); `minutes` are those it rests on (48(2)).
    """

    on: date
    by: str
    document: str
    valid_from: date | None = None
    valid_until: date | None = None
    deemed: bool = False
    minutes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """不予许可: with its reason, the facts and the basis (article 38(2)).

    `also` are further provisions on which it rests; refusals of before named one alone.
    """

    on: date
    by: str
    document: str
    reason: str
    text: str
    basis: str = ""
    facts: str = ""
    remedies: Remedies | None = None
    minutes: str = ""
    warned: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateIssued:
    """颁证: number, identifier and face of the certificate (articles 39 and 44)."""

    on: date
    by: str
    number: str
    identifier: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    face: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """送达: the document reached the applicant, in this way.

    `witnesses` saw it left (留置); `proof` is who signed for it, or the number of a receipt, a
    parcel, or of photographs or a video of leaving it; `published_on` is the day of a public
    notice, which delivers thirty days later, and `tried` why no other way is left.
    `received_on` is the day on its receipt, where that is not the day of the act; deliveries of
    before say neither.
    """

    on: date
    by: str
    way: str
    witnesses: tuple[str, ...] = ()
    proof: str = ""
    published_on: date | None = None
    tried: str = ""
    received_on: date | None = None

    @property
    def received(self) -> date:
        """Return the day on which it came: of deliveries of before that of the act."""
        return self.received_on or self.on

    @property
    def begun(self) -> date:
        """Return the day on which the authority did its part: a public notice was published."""
        return self.published_on if self.way == NOTICE and self.published_on else self.received


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed:
    """公示: the decision stands on the public list (article 40)."""

    on: date
    by: str


DecisionEvent = (
    FeeCharged | Granted | Refused | CertificateIssued | ElectronicAgreed | Delivered | Disclosed
)


@dataclass(frozen=True, kw_only=True)
class Decision(Standing):
    """决定: what was decided, and what followed from it."""

    fee: Decimal = Decimal(0)
    charges: tuple[FeeCharged, ...] = ()
    decision: Granted | Refused | None = None
    certificate: CertificateIssued | None = None
    electronic: tuple[ElectronicAgreed, ...] = ()
    delivered: Delivered | None = None
    disclosed_on: date | None = None


DECISION_WAYS: tuple[Way, ...] = (
    Way(name="grant", to=Phase.GRANTED),
    Way(name="deem-granted", to=Phase.GRANTED),
    Way(name="refuse", to=Phase.REFUSED),
    Way(name="issue", to=Phase.ISSUED),
    Way(name="deliver", to=Phase.CONCLUDED),
)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Decision)


def fold_decision(case: _Case, event: DecisionEvent) -> _Case:  # noqa: PLR0911 - one arm an event
    """Return the case after one more event of its decision."""
    match event:
        case FeeCharged():
            charges = (*case.charges, event)
            return replace(case, fee=case.fee + event.amount, charges=charges)
        case Granted():
            return replace(case, phase=Phase.GRANTED, decision=event)
        case Refused():
            return replace(case, phase=Phase.REFUSED, decision=event)
        case CertificateIssued():
            return replace(case, phase=Phase.ISSUED, certificate=event)
        case ElectronicAgreed():
            return replace(case, electronic=(*case.electronic, event))
        case Delivered():
            return replace(case, delivered=event)
        case Disclosed():
            return replace(case, disclosed_on=event.on)
        case _:
            assert_never(event)
