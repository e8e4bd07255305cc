"""From what a bar keeps by its provision: from applying, or from being registered alone."""

from typing import Final

from xuke.catalogue.nodes import Table
from xuke.catalogue.shape import Option
from xuke.kernel.law.bar import BarKind

FORBIDS: Final = Option((BarKind.APPLICATION, BarKind.REGISTRATION), optional=True)
"""限制的是申请还是只限制注册: where the file says nothing, to apply."""


def forbids(table: Table) -> BarKind:
    """Return from what a bar keeps."""
    text = table.option("forbids")
    return BarKind(text) if text in tuple(BarKind) else BarKind.APPLICATION


def is_of_registration(table: Table) -> bool:
    """Whether it keeps from being registered alone."""
    return forbids(table) is BarKind.REGISTRATION
