"""Reads an expression from a file, and refuses one that cannot be relied on."""

from xuke.catalogue.expression import Names, fault
from xuke.catalogue.nodes import Table


def expression(table: Table, key: str, names: Names) -> str:
    """Return an expression that can be relied on; any other is refused, with what is wrong."""
    source = table.text(key)
    wrong = fault(source, names) if source else None
    if wrong:
        reason, detail = wrong
        table.refuse(reason, None, key, detail=detail)
        return "true"
    return source
