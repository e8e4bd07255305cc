"""Tries a report's identities: between columns of each row, and from the rows to the total."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from xuke.figures.reports import Check, Counted, Definition, Identity, Row


def checks(definition: Definition, counted: Counted) -> tuple[Check, ...]:
    """Return every identity, of each row and of the total, and whether it holds."""
    own = (
        Check(str(identity.words), row.name, holds=_holds(identity, row))
        for row in (*counted.rows, counted.total)
        for identity in definition.identities
    )
    return (*own, _sums(definition, counted))


def warnings(definition: Definition, counted: Counted) -> tuple[Check, ...]:
    """Return what is unusual and yet may be right."""
    return tuple(_unusual(definition, counted))


def _unusual(definition: Definition, counted: Counted) -> Iterator[Check]:
    for row in (*counted.rows, counted.total):
        for identity in definition.usual:
            if not _holds(identity, row):
                yield Check(str(identity.words), row.name, holds=False)


def _holds(identity: Identity, row: Row) -> bool:
    """Whether the two sides are to each other what they must be."""
    return identity.holds(row.sum(identity.left), row.sum(identity.right))


def _sums(definition: Definition, counted: Counted) -> Check:
    """Compare the total of all that was counted with the rows that are shown."""
    wrong = [
        name
        for name in (column.name for column in definition.figures)
        if sum(row.figure(name) for row in counted.rows) != counted.total.figure(name)
    ]
    return Check(_("合计 = 各行之和"), counted.total.name, holds=not wrong)
