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

cited: dict[str, tuple[Citation, ...]] = {}
"""Rule (module and name) to the provisions it rests on, filled by `cites`."""


def cites(*places: Citation) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Record the provisions a rule rests on; the rule itself is returned unchanged."""

    def record(rule: Callable[P, R]) -> Callable[P, R]:
        cited[f"{rule.__module__}.{rule.__qualname__}"] = places
        return rule

    return record
