"""承诺时限: what an office promises for each action of each item that it does."""

from dataclasses import dataclass
from datetime import date

from xuke import catalogue
from xuke.casework.office import standing
from xuke.kernel.law.limit import Span
from xuke.kernel.office import LimitPromised
from xuke.web.words import sentences


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


def promises(authority: str, today: date) -> list[Promise]:
    """Return each action of each item that the office does, in the order of its list."""
    offered = [one.item for one in catalogue.offered(authority)]
    return [_promise(authority, item, action, today) for item in offered for action in item.actions]


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
    )


def _span(span: Span) -> str:
    return sentences.span(span.length, span.unit.value)
