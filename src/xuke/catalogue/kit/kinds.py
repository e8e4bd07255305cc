"""The kinds of data file, and where the files of each lie."""

from collections.abc import Mapping
from typing import Final

from xuke.catalogue.authority_shape import AUTHORITY
from xuke.catalogue.calendars import STATUTORY, YEAR
from xuke.catalogue.disclosure import STANDARD
from xuke.catalogue.form_file import SECTION
from xuke.catalogue.item_shape import ITEM
from xuke.catalogue.kit.examples import CASES
from xuke.catalogue.kit.kind import Kind
from xuke.catalogue.kit.reporting_kinds import REPORTING
from xuke.catalogue.law_shape import STATUTE
from xuke.catalogue.law_values import VALUE
from xuke.catalogue.search_file import SEARCH
from xuke.catalogue.shape import Inner
from xuke.catalogue.written_act_file import WRITTEN_ACT

_KINDS: Final = (
    Kind("item", "item", Inner(ITEM), ("items/*/item.yaml",)),
    Kind("section", "section", Inner(SECTION), ("items/_*.yaml",)),
    Kind("authority", "authority", Inner(AUTHORITY), ("authorities/*.yaml",)),
    Kind("calendar", "year", Inner(YEAR), ("calendars/*.yaml",)),
    Kind("holidays", "yearly", Inner(STATUTORY), ("calendars/statutory/*.yaml",)),
    Kind("statute", "statute", Inner(STATUTE), ("law/*/[0-9]*.yaml",)),
    Kind("value", "value", Inner(VALUE), ("law/values/*.yaml",)),
    Kind("law-case", "title", CASES, ("law/cases/*.yaml", "items/*/examples/*.yaml")),
    Kind("disclosure", "columns", Inner(STANDARD), ("disclosure/*.yaml",)),
    Kind("document", "document", Inner(WRITTEN_ACT), ("documents/*.yaml",)),
    *REPORTING,
    Kind("search", "elsewhere", Inner(SEARCH), ("search/*.yaml",)),
)
KINDS: Final[Mapping[str, Kind]] = {kind.name: kind for kind in _KINDS}
"""Every kind by its name; a delegation is no file of its own, it stands in its authority's."""
