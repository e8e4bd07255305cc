"""What a search of the home page finds: items, what needs no licence, what is done elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.licence import NotRequired
from xuke.rooms.portal.queries.guide import offering
from xuke.web.case.not_required import INSTEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundItem:
    """An item with the word by which it was found, and what that word says of the day.

    `action` and `answer` are empty where the word does not say them; `rule` is there where who
    answers so needs no licence.
    """

    item: LicenceItem
    word: str
    action: str
    answer: str
    rule: NotRequired | None
    near: bool

    @property
    def instead(self) -> str:
        """Return what takes the licence's place, in words; nothing where one is needed."""
        return str(INSTEAD[self.rule.instead]) if self.rule else ""

    @property
    def note(self) -> str:
        """Return the item's own words about it, as one sentence."""
        return self.rule.note.rstrip("。") + "。" if self.rule else ""

    @property
    def by_another_name(self) -> bool:
        """Whether the word by which it was found is no part of the printed name."""
        return bool(self.word) and self.word not in {self.item.name, self.item.slug}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found, best first; `elsewhere` says where else it is done, if it is."""

    items: Sequence[FoundItem]
    elsewhere: str = ""

    @property
    def are_near(self) -> bool:
        """Whether they are only what is perhaps meant."""
        return any(one.near for one in self.items)


def found(text: str, on: date, authority: str = "") -> Found:
    """Return what the text may mean on the day; with an authority, only what it handles."""
    findings = catalogue.findings(text)
    shown = [
        FoundItem(
            item=hit.item,
            word=hit.word,
            action=hit.action,
            answer=hit.answer,
            rule=hit.not_required(on),
            near=hit.near,
        )
        for hit in findings.hits
        if not authority or authority in dict(offering(hit.item, on))
    ]
    return Found(items=shown, elsewhere=findings.elsewhere.note if findings.elsewhere else "")
