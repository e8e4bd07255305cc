"""What the law asks of one item's cases; copied onto each case when it is filed."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xuke.kernel.item.licence import LicenceRule
from xuke.kernel.law.limit import Span
from xuke.kernel.law.terms import TERMS_2019, Terms


class Action(StrEnum):
    """业务办理项: what the applicant asks for."""

    NEW = "new"
    MODIFICATION = "modification"
    RENEWAL = "renewal"
    REISSUE = "reissue"
    DEREGISTRATION = "deregistration"
    PERIODIC_VERIFICATION = "periodic-verification"
    REVIEW_RENEWAL = "review-renewal"
    OTHER = "other"


class Channel(StrEnum):
    """办理形式: where the application came in."""

    WINDOW = "window"
    ONLINE = "online"
    MOBILE = "mobile"
    POST = "post"
    KIOSK = "kiosk"


ONLINE_CHANNELS = frozenset({Channel.ONLINE, Channel.MOBILE})
COUNTER_CHANNELS = frozenset({Channel.WINDOW, Channel.POST})
"""Where a clerk writes down what an applicant handed in or sent on paper."""


class Course(StrEnum):
    """办理方式: who handles, which sets the limit of articles 42 and 43."""

    SINGLE = "single"
    JOINT = "joint"
    TWO_LEVEL = "two-level"


class PendingMode(StrEnum):
    """容缺受理: what waits until the materials that may come later are in."""

    BEFORE_DECISION = "before-decision"
    BEFORE_DELIVERY = "before-delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """容缺受理: until when materials that are not core may come, and what waits for them.

    `bar` is how long who broke the promise may make no other, where the item says so.
    """

    mode: PendingMode
    within: Span
    bar: Span | None = None


@dataclass(frozen=True, slots=True)
class MaterialRule:
    """A material 申请材料 that may be demanded; core ones may not come later."""

    id: str
    core: bool
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRule:
    """The rule under which a case is judged, as it stood when the case was filed.

    `extendable` says whether article 42's extension is given to the limit; `hearing_full_days`
    that the days of a hearing's notice lie between the notice and the hearing. `public_notice` is
    how long the public is asked at least 公示征求意见, where it is; `checks_on_site` are the checks
    that rest on a verification on site; `fee` is in yuan, as published.
    """

    item: str
    version: str
    statutory: Span
    completeness: Span
    committed: Span | None = None
    materials: tuple[MaterialRule, ...] = ()
    fields: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    examinations: int = 2
    commitment_allowed: bool = False
    certificate: bool = True
    validity: Span | None = None
    course: Course = Course.SINGLE
    site_verification: bool = False
    expert_review: bool = False
    legality_review: bool = False
    discussion: bool = False
    rectification_pauses: bool = False
    tolerance: Tolerance | None = None
    correction_answer: Span | None = None
    licence: LicenceRule | None = None
    terms: Terms | None = None
    counted_from_receipt: bool = False
    extendable: bool = True
    hearing_full_days: bool = False
    public_notice: Span | None = None
    checks_on_site: tuple[str, ...] = ()
    fee: Decimal = Decimal(0)
    fee_basis: str = ""
    major: str = ""

    @property
    def law(self) -> Terms:
        """Return the general law's terms that judge the case."""
        return self.terms or TERMS_2019

    @property
    def extension(self) -> Span:
        """Return by how much the limit may be lengthened once (article 42)."""
        joint = self.course is Course.JOINT
        return self.law.joint_extension if joint else self.law.extension

    def required_now(self, called_for: Collection[str]) -> frozenset[str]:
        """Return the ids of the materials that must be there: always, or called for by answers.

        `called_for` are the ids of those that the answers of the case make required; what the item
        does not list for the action is never asked for (article 31).
        """
        return frozenset(one.id for one in self.materials if one.required or one.id in called_for)

    def examinations_needed(self, *, commitment: bool) -> int:
        """Return how many persons must examine; a commitment is checked after the grant."""
        return 1 if commitment else self.examinations
