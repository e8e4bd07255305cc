"""What an office promises 承诺时限 and lists 重大决定目录, for each action of its items."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise as Words

from xuke import catalogue
from xuke.casework.office import standing
from xuke.casework.office.majors import majors
from xuke.catalogue.major import MajorDecision
from xuke.kernel.law.limit import Span
from xuke.kernel.office import LimitPromised
from xuke.rooms.people.office_words import asked_words
from xuke.web.words import sentences
from xuke.web.words.topics import by_topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """How long an action of an item may take by law, by the item's file, and by the office."""

    item: str
    action: str
    name: str
    unit: str
    statutory: str
    promised: str
    own: LimitPromised | None
    major: Sequence[MajorDecision] = ()

    @property
    def listed(self) -> dict[str, Any]:
        """Return what the list of major decisions asks, as its form begins, and its name."""
        return {
            "legality_review": any(one.legality_review for one in self.major),
            "discussion": any(one.discussion for one in self.major),
            "source": "、".join(dict.fromkeys(one.listed_in for one in self.major)),
        }

    @property
    def before_decision(self) -> str:
        """Return what the list asks before the decision, in words."""
        told = self.listed
        return asked_words(review=told["legality_review"], discussion=told["discussion"])

    @property
    def is_in_part(self) -> bool:
        """Whether a part of the item alone is listed."""
        return any(one.field for one in self.major)


@dataclass(frozen=True, slots=True)
class Theme:
    """A heading of the list, and the promises below it."""

    title: str | Words
    promises: Sequence[Promise]


def themes(authority: str, today: date, words: str = "") -> list[Theme]:
    """Return the promises by theme; where words are asked for, of the items that have them all."""
    wanted = [
        one.item
        for one in catalogue.offered(authority)
        if all(word in one.item.name for word in words.split())
    ]
    return [
        Theme(topic.title, [one for item in topic.items for one in _of(authority, item, today)])
        for topic in by_topic(wanted)
    ]


def promise(authority: str, item: str, action: str, today: date) -> Promise | None:
    """Return one of them; nothing where the office does no such thing."""
    offered = (one.item for one in catalogue.offered(authority) if one.item.slug == item)
    found = (one for item_ in offered for one in _of(authority, item_, today))
    return next((one for one in found if one.action == action), None)


def _of(authority: str, item: catalogue.LicenceItem, today: date) -> Iterator[Promise]:
    """Yield the promises of an item, an action each."""
    for action in item.actions:
        yield _promise(authority, item, action, today)


def _promise(authority: str, item: catalogue.LicenceItem, action: str, on: date) -> Promise:
    limits = standing.limits_at(authority, item.slug, action, on, item.limits_of(action))
    promised = limits.committed
    return Promise(
        item=item.slug,
        action=action,
        name=f"{item.name}（{sentences.action(action)}）",
        unit=sentences.unit(limits.statutory.span.unit.value),
        statutory=_span(limits.statutory.span),
        promised=_span(promised.span) if promised else "",
        own=standing.promised(authority, item.slug, action, on),
        major=majors(authority, item.slug, action, on),
    )


def _span(span: Span) -> str:
    return sentences.span(span.length, span.unit.value)
