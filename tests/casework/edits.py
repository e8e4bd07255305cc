"""An item as somebody edits its form: what its next version says, and a start with it."""

import json

import pytest

from xuke import catalogue
from xuke.casework.models import PublishedDefinition
from xuke.catalogue import LicenceItem
from xuke.catalogue.kit.published import item_as_published
from xuke.catalogue.kit.version import canonical


def text_of_edit(item: str, **fields: dict[str, str]) -> str:
    """Return the item's text after an edit: of these fields, keys that now say this."""
    kept = PublishedDefinition.objects.get(pk=catalogue.item(item).definition.digest)
    told = json.loads(kept.content)
    for section in told["form"]:
        for field in section["fields"]:
            field.update(fields.get(field["id"], {}))
    return canonical(told)


def edited(item: str, **fields: dict[str, str]) -> LicenceItem:
    """Return the item after the same edit."""
    return item_as_published(text_of_edit(item, **fields), catalogue.law())


def start_with(now: LicenceItem, patch: pytest.MonkeyPatch) -> None:
    """Start again, as it were, with this version of an item."""
    own = catalogue.item
    patch.setattr(catalogue, "item", lambda slug: now if slug == now.slug else own(slug))
