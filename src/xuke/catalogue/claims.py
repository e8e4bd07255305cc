"""What an item claims for itself alone: its names, its serial, its certificates' numbers."""

from collections.abc import Callable, Iterable, Mapping

from xuke.catalogue.item import LicenceItem
from xuke.catalogue.nodes import Table


def names_of(item: LicenceItem) -> tuple[str, ...]:
    """Return every name by which the item is found: printed, aliases, slug."""
    return (item.name, *item.aliases, item.slug)


def plain(name: str) -> str:
    """Return the name without white space, which line wraps put into printed tables."""
    return "".join(name.split())


def _numbers_of(item: LicenceItem) -> tuple[str, ...]:
    return (item.certificate.number_template,) if item.certificate else ()


CLAIMS: Mapping[str, Callable[[LicenceItem], tuple[str, ...]]] = {
    "name": names_of,
    "serial": lambda item: (str(item.serial),),
    "certificate": _numbers_of,
}
"""What an item claims for itself alone, by the key under which it stands in the file."""


def refuse_taken(
    pairs: Iterable[tuple[LicenceItem, Table]],
    attribute: str,
    claim: Callable[[LicenceItem], tuple[str, ...]],
) -> None:
    """Refuse what two items claim: a name, a serial, the numbers of certificates."""
    owners: dict[str, str] = {}
    for item, table in pairs:
        for value in {plain(one) for one in claim(item)}:
            other = owners.setdefault(value, item.slug)
            if other != item.slug:
                table.refuse("taken", None, attribute, other=f"{other} {value}")
