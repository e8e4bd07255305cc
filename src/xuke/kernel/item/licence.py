"""What an item's law asks of its licences after issue; copied onto each licence."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from xuke.kernel.law.bar import BarKind
from xuke.kernel.law.citation import Citation
from xuke.kernel.law.limit import Span, Unit

RENEWAL_LEAD = Span(30, Unit.CALENDAR)
"""延续申请提前期: Licensing Law 50(1); calendar days, since article 82 binds authorities only."""


class LateRenewal(StrEnum):
    """What becomes of a renewal that is filed too late: the law is silent, the item says."""

    FLAGGED = "flagged"
    NEW_APPLICATION = "new-application"


class IdleCause(StrEnum):
    """停业的原因: rebuilding 改建、扩建、迁建, or anything else."""

    REBUILDING = "rebuilding"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationRule:
    """校验: how often an institution of at least so many beds is verified.

    With a `field` it holds for those alone who gave it one of these answers, and goes before.
    """

    beds: int
    every: Span
    field: str = ""
    answers: tuple[str, ...] = ()

    def is_of(self, beds: int, face: Mapping[str, str]) -> bool:
        """Whether it is the rule of who has so many beds, and of whom the licence says this."""
        return self.beds <= beds and (not self.field or face.get(self.field, "") in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferral:
    """暂缓校验: how long it may last; below so many beds there is no practice meanwhile."""

    least: Span
    most: Span
    practises_from_beds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """暂扣、暂停执业的幅度: the shortest and the longest suspension that a special law allows."""

    least: Span
    most: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherGround:
    """One more case of deregistration that a special law gives (article 70(6)); cited by path.

    `bar` is how long nothing new is granted to the holder after it, where the law says so;
    `forbids` what it then keeps from, by the provision `bar_basis` (by `basis` where none is told).
    """

    id: str
    basis: str
    bar: Span | None = None
    forbids: BarKind = BarKind.APPLICATION
    bar_basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BanRule:
    """依法不予注册的限制: what a sentence or a ban by another body bars from, how long after it.

    Besides the item and its sisters (`bar_reaches`) it `reaches` these items. The law gives it for
    `least` this long.
    """

    id: str
    basis: str
    after: Span | None = None
    least: Span | None = None
    reaches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceRule:
    """The special law of one item's licences: leads, verification, bars, grounds.

    `verified_with` names the items whose licence carries this one's verification 同时校验;
    `reassessed_after` is the stop of practice after which a person is assessed anew 重新注册;
    `lead_rolls` says that a last day for renewal that is a day off moves to the next working day.
    `verification_after_deferral` is the period of who passed it after a deferral only;
    `bar_after_annulment` follows on what a special law annuls for an offence, which is no deceit.
    `bar_reaches` names the items that are the same registration in law: a bar from one of them
    is a bar from all. `idle_exempts` are the causes of a stop that is not counted 视为歇业.
    `registration_alone` names the bars by which the law forbids to register, and not to apply.
    `bases` has the provision, as a path, behind each value that a special law sets, and behind
    each action that it governs. `suspension` stands on licences of before: each penalty has bounds
    of its own now.
    """

    item: str
    renewal_lead: Span | None = RENEWAL_LEAD
    late_renewal: LateRenewal = LateRenewal.FLAGGED
    keeps_number: bool = True
    validity: Span | None = None
    verification: tuple[VerificationRule, ...] = ()
    verification_lead: Span | None = None
    deferral: Deferral | None = None
    review_every: Span | None = None
    review_until: date | None = None
    bar_after_revocation: Span | None = None
    bar_after_deceit: Span | None = None
    idle_after: Span | None = None
    new_application_for: tuple[str, ...] = ()
    further_grounds: tuple[FurtherGround, ...] = ()
    commitment_check: Span | None = None
    verified_with: tuple[str, ...] = ()
    reassessed_after: Span | None = None
    lead_rolls: bool = True
    suspension: Bounds | None = None
    bar_reaches: tuple[str, ...] = ()
    bases: Mapping[str, str] = field(default_factory=dict)
    verification_after_deferral: Span | None = None
    bar_after_annulment: Span | None = None
    idle_exempts: tuple[IdleCause, ...] = ()
    bans: tuple[BanRule, ...] = ()
    registration_alone: tuple[str, ...] = ()

    def forbids(self, bar: str) -> BarKind:
        """Return from what one of the rule's bars keeps."""
        return BarKind.REGISTRATION if bar in self.registration_alone else BarKind.APPLICATION

    def place(self, key: str, general: Citation) -> Citation:
        """Return the provision behind a value: the special law's own, else the general law's."""
        own = self.bases.get(key, "")
        return Citation.parse(own) if "/" in own else general

    def governing(self, action: str, general: Citation) -> Citation:
        """Return the provision by which this is asked for: the special law's own, else this one.

        What sets a term or a period of its own says more than what governs the action at large.
        """
        place = self.place(action, general)
        for key in reversed(_SET_BY.get(action, ())):
            place = self.place(key, place)
        return place

    def at(self, now: "LicenceRule") -> "LicenceRule":
        """Return the rule of an act of the day whose law is `now`, on a licence issued under this.

        Term, renewal, number and review stay as they were granted; grounds, bars, bounds,
        verification and idleness are those of the day.
        """
        kept = {name: getattr(self, name) for name in RELIED_ON}
        bases = {name: place for name, place in now.bases.items() if name not in RELIED_ON}
        own = {name: place for name, place in self.bases.items() if name in RELIED_ON}
        # What is the same today may be named by today's provision, where the licence names none.
        same = {
            name: place
            for name, place in now.bases.items()
            if name in RELIED_ON and getattr(now, name) == kept[name]
        }
        return replace(now, **kept, bases={**same, **own, **bases})


RELIED_ON = frozenset(
    {
        "validity",
        "renewal_lead",
        "late_renewal",
        "lead_rolls",
        "keeps_number",
        "review_every",
        "review_until",
        "commitment_check",
    }
)
"""What the holder relies on 信赖保护: of these a later rule changes nothing (Licensing Law 8)."""

_SET_BY: Mapping[str, tuple[str, ...]] = {
    "renewal": ("renewal_lead",),
    "periodic-verification": ("verification", "verified_with"),
    "review-renewal": ("review_every",),
}
"""Which values say by what an action is asked for, the one that says most first."""
