"""Citations: which provision of which statute a rule, a date or a refusal rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in a statute: article 条, paragraph 款, item 项.

    >>> str(Citation("administrative-licensing-law", 32, 1, 4))
    'administrative-licensing-law/32/1/4'
    """

    statute: str
    article: int
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        """Return the place as a path, the form in which it is stored and looked up."""
        parts = (self.statute, self.article, self.paragraph, self.item)
        return "/".join(str(part) for part in parts if part is not None)

    @classmethod
    def parse(cls, text: str) -> "Citation":
        """Read a citation back from its path.

        >>> Citation.parse("civil-code/203").article
        203
        """
        statute, *places = text.split("/")
        numbers = [int(place) for place in places]
        most = 3
        if not numbers or len(numbers) > most:
            raise ValueError(text)
        return cls(statute, *numbers)

    def covers(self, path: str) -> bool:
        """Whether the place at this path is this one, or a part of it.

        >>> Citation("physicians-law", 16).covers("physicians-law/16/1/2")
        True
        """
        return f"{path}/".startswith(f"{self}/")


@dataclass(frozen=True, slots=True)
class Statute:
    """A statute by its slug in data/law, from which citations are made."""

    slug: str

    def art(self, article: int, paragraph: int | None = None, item: int | None = None) -> Citation:
        """Cite an article, or a paragraph or item of it."""
        return Citation(self.slug, article, paragraph, item)


LICENSING_LAW = Statute("administrative-licensing-law")
CIVIL_CODE = Statute("civil-code")
RECONSIDERATION_LAW = Statute("administrative-reconsideration-law")
LITIGATION_LAW = Statute("administrative-litigation-law")
DISCLOSURE_RULE = Statute("double-publicity-opinion")
PENALTY_LAW = Statute("administrative-penalty-law")
CIVIL_PROCEDURE_LAW = Statute("civil-procedure-law")
ADVERTISING_LAW = Statute("advertising-law")
PHYSICIANS_LAW = Statute("physicians-law")
PRACTISING_PHYSICIANS_LAW = Statute("practising-physicians-law")
NURSE_REGULATIONS = Statute("nurse-regulations")
TCM_LAW = Statute("tcm-law")
MEDICAL_INSTITUTIONS = Statute("medical-institutions-regulations")
MEDICAL_INSTITUTIONS_RULES = Statute("medical-institutions-rules")
VERIFICATION_MEASURES = Statute("medical-institution-verification-measures")
CLINIC_FILING_MEASURES = Statute("clinic-filing-measures")
HEALTH_LICENSING_MEASURES = Statute("health-licensing-measures")
PUBLIC_PLACES_REGULATIONS = Statute("public-places-hygiene-regulations")
PUBLIC_PLACES_RULES = Statute("public-places-hygiene-rules")
PUBLIC_PLACES_FILING = Statute("public-places-filing-measures")
MATERNAL_INFANT_TECHNIQUE = Statute("maternal-infant-technique-measures")
RADIOLOGICAL_PRACTICE = Statute("radiological-practice-rules")
NARCOTIC_CARD_RULES = Statute("narcotic-purchase-card-rules")
DISINFECTION_MEASURES = Statute("disinfection-measures")
DRINKING_WATER_MEASURES = Statute("drinking-water-measures")
CREDIT_REPAIR_MEASURES = Statute("credit-repair-measures")
ONLINE_SERVICE_PROVISIONS = Statute("online-service-provisions")
COMMITMENT_OPINION = Statute("commitment-opinion")
PUBLIC_HOLIDAYS = Statute("public-holidays-measures")

cited: dict[str, tuple[Citation, ...]] = {}
"""Rule (module and name) to the provisions it rests on, filled by `cites`."""


def cites(*places: Citation) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Record the provisions a rule rests on; the rule itself is returned unchanged."""

    def record(rule: Callable[P, R]) -> Callable[P, R]:
        cited[f"{rule.__module__}.{rule.__qualname__}"] = places
        return rule

    return record
