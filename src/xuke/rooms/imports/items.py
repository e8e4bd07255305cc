"""Which item a row means, and which rule its case was under."""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.kernel.item.rule import Action, ItemRule
from xuke.rooms.imports.cells import LONGEST_NAME, Cells


def item_in(cells: Cells) -> catalogue.LicenceItem | None:
    """Return the item that the row names, by slug or as printed."""
    text = cells.text("item", longest=LONGEST_NAME, required=True)
    item = _find_item(text) if text else None
    if text and item is None:
        cells.wrong("item", _("没有这个事项：请写事项的代码，或者与事项清单完全一致的名称。"))
    return item


@lru_cache(maxsize=1000)
def _find_item(text: str) -> catalogue.LicenceItem | None:
    """Look an item up once a file."""
    return catalogue.find_item(text)


@lru_cache(maxsize=10_000)
def rule_on(slug: str, action: Action, on: date, *, is_open: bool) -> ItemRule:
    """Return the rule in force on the day.

    A closed case needs its limits only: what else would be asked for today was not asked then.
    """
    item = catalogue.item(slug)
    rule = item.rule(action, on=max(on, item.limits[0].since))
    rule = rule if is_open else replace(rule, materials=(), fields=(), checks=())
    return _alike(slug, action, rule)


def _alike(slug: str, action: Action, rule: ItemRule) -> ItemRule:
    """Return the very rule that an equal one was before: a year has few, and many days of each."""
    known = _rules(slug, action)
    found = next((one for one in known if one == rule), rule)
    if found is rule:
        known.append(rule)
    return found


@lru_cache(maxsize=1000)
def _rules(_slug: str, _action: Action) -> list[ItemRule]:
    """Return where the rules of an item's action are kept."""
    return []
