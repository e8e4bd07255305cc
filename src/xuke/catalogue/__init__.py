"""The catalogue: items, authorities, calendars and statutes, read once a process from data/.

Everything here is frozen; a folder with a mistake in any file is refused as a whole, with
all reasons at once (CatalogueError). The file, the line and the remedy stand in each.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from xuke.catalogue.answers import as_typed, check_form, form_warnings, normal_answer
from xuke.catalogue.authority import Authority, Offer
from xuke.catalogue.claims import plain
from xuke.catalogue.errors import CatalogueError, Problem
from xuke.catalogue.item import LicenceItem, NotInForce
from xuke.catalogue.kept import check, index, load, loaded
from xuke.catalogue.law import Law
from xuke.catalogue.whole import Catalogue
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.delegation import Competence, Matter, competence as competence_of

if TYPE_CHECKING:
    from xuke.catalogue.search.finding import Findings

__all__ = [
    "Authority",
    "Catalogue",
    "CatalogueError",
    "LicenceItem",
    "NotInForce",
    "Offer",
    "Problem",
    "as_typed",
    "authorities",
    "authority",
    "calendar",
    "check",
    "check_form",
    "citation_words",
    "competence",
    "find",
    "find_item",
    "findings",
    "form_warnings",
    "item",
    "items",
    "law",
    "load",
    "loaded",
    "normal_answer",
    "offered",
    "popular",
    "rule",
]


def items() -> Mapping[str, LicenceItem]:
    """Return the licence items by slug, in the order of their serial."""
    return loaded().items


def item(slug: str) -> LicenceItem:
    """Return the item of this slug, or raise KeyError."""
    return loaded().items[slug]


@lru_cache(maxsize=1000)
def rule(slug: str, action: str, on: date | None = None) -> ItemRule:
    """Return the rule of this action's cases as in force on the day; without one, now.

    A rule is put together of some fifty parts, and is the same for all cases of a day.
    """
    return item(slug).rule(action, on=on)


def find_item(name: str) -> LicenceItem | None:
    """Return the item of this slug, printed name or alias, whatever its white space."""
    return loaded().names.get(plain(name))


def findings(text: str) -> "Findings":
    """Return what the text may mean: items, best first, or where else it is done."""
    from xuke.catalogue.search.finding import search as found  # noqa: PLC0415 - pinyin loads late

    return found(index(), text)


def find(text: str) -> tuple[LicenceItem, ...]:
    """Return the items that the text may mean, best first; all of them for no text."""
    return tuple(hit.item for hit in findings(text).hits)


def popular() -> tuple[str, ...]:
    """Return the words that are offered to whoever does not know what to type."""
    return loaded().search.popular


def calendar() -> Calendar:
    """Return the working-day calendar of all loaded years."""
    return loaded().calendar


def authority(code: str) -> Authority:
    """Return the authority of this code, or raise KeyError."""
    return loaded().authorities[code]


def authorities() -> Mapping[str, Authority]:
    """Return the authorities by code."""
    return loaded().authorities


def offered(code: str) -> tuple[Offer, ...]:
    """Return what the authority offers, in the printed order of its yearly table."""
    return loaded().authorities[code].offers


def competence(
    code: str, item: str, on: date, *, action: str | None = None, owner: str | None = None
) -> Competence:
    """Return in whose name the authority acts on the item; Unlawful where it may not.

    `owner` asks for what the authority handles for another, beside matters of its own.
    """
    delegations = [entry.delegation for one in authorities().values() for entry in one.delegations]
    matter = Matter(item=item, action=action, owner=owner)
    has_own = authority(code).offer(item) is not None
    return competence_of(code, matter, on, delegations, has_own=has_own)


def law() -> Law:
    """Return the statutes."""
    return loaded().law


def citation_words(text: str, day: date | None = None) -> str:
    """Return a citation such as civil-code/203 as documents print it: 《…》第二百零三条."""
    return loaded().law.words(text, day)
