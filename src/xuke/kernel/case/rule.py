"""What the law asks of one item's cases; copied onto each case when it is filed."""

from dataclasses import dataclass
from enum import StrEnum

from xuke.kernel.limit import Span


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


@dataclass(frozen=True, slots=True)
class MaterialRule:
    """A material 申请材料 that may be demanded; core ones may not come later."""

    id: str
    core: bool
    required: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRule:
    """The rule under which a case is judged, as it stood when the case was filed."""

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

    def examinations_needed(self, *, commitment: bool) -> int:
        """Return how many persons must examine; a commitment is checked after the grant."""
        return 1 if commitment else self.examinations
