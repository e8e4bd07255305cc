"""Reads data/authorities/<code>.yaml."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from pathlib import Path

from xuke.catalogue import major_file, signing_file
from xuke.catalogue.authority import Authority, Hours, Offer, Remedies, Remedy
from xuke.catalogue.authority_shape import AUTHORITY
from xuke.catalogue.certainty import Certainty
from xuke.catalogue.delegation_file import Line, read_delegations
from xuke.catalogue.identifiers.credit import is_uscc
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law
from xuke.catalogue.nodes import Table, opened, refuse_equal
from xuke.catalogue.sources import Sources

DIVISION_LENGTH = 6


def read_authority(
    path: Path, law: Law, items: Mapping[str, LicenceItem], refusals: Refusals
) -> tuple[Authority, list[Line]] | None:
    """Read one authority, and its delegations with their places; None where it is no mapping."""
    table = opened(path, refusals, AUTHORITY)
    if table is None:
        return None
    sources = Sources(law, {}, table.notes("unconfirmed"))
    authority = _authority(table, items, sources)
    lines = list(read_delegations(table, authority.code, items, sources))
    if authority.code != path.stem:
        table.refuse("wrong-name", None, "authority", expected=path.stem)
    if authority.uscc and not is_uscc(authority.uscc):
        table.refuse("bad-check-digit", None, "uscc")
    if len(authority.division) != DIVISION_LENGTH or not authority.division.isdigit():
        table.refuse("wrong-name", None, "division", expected="六位行政区划代码")
    table.close()
    return replace(authority, delegations=tuple(entry for entry, _ in lines)), lines


def _authority(table: Table, items: Mapping[str, LicenceItem], sources: Sources) -> Authority:
    name, english = table.name()
    short_name = table.text("short_name")
    contact = table.table_or_empty("contact")
    authority = Authority(
        code=table.text("authority"),
        name=name,
        english=english,
        short_name=short_name,
        full_name=table.text("full_name") or name,
        uscc=table.known("uscc"),
        division=table.text("division"),
        level=table.option("level"),
        parent=table.text("parent"),
        word=table.text("word"),
        province_word=table.text("province_word"),
        decision_number=table.text("decision_number"),
        remedies=_remedies(table, sources),
        hours=_hours(table, sources),
        after_hours_rolls=table.flag("after_hours_rolls"),
        phone=contact.known("phone"),
        complaints_phone=contact.known("complaints"),
        address=contact.known("address"),
        offers=_offers(table, short_name, items, sources),
        majors=tuple(major_file.read_majors(table, items, sources)),
        signings=signing_file.read_signings(table, items, sources),
        doubts=sources.doubts,
    )
    contact.close()
    return authority


def _remedies(table: Table, sources: Sources) -> Remedies:
    outer = table.table("remedies")
    if outer is None:
        none = Remedy(None, "", Certainty.LOW)
        return Remedies(none, none)
    remedies = Remedies(
        _remedy(outer, "reconsideration", sources),
        _remedy(outer, "litigation", sources),
        outer.known("online") or None,
    )
    outer.close()
    return remedies


def _remedy(outer: Table, kind: str, sources: Sources) -> Remedy:
    table = outer.table(kind)
    if table is None:
        return Remedy(None, "", Certainty.LOW)
    basis = sources.cited(table, "basis")
    remedy = Remedy(table.known("body"), basis, sources.certain(table, kind, basis))
    table.close()
    return remedy


def _hours(table: Table, sources: Sources) -> Hours:
    hours = table.table("hours")
    if hours is None:
        return Hours(time.min, time.max)
    sources.certain(hours, "hours")
    opens, closes = hours.time("open"), hours.time("close")
    if closes <= opens:
        hours.refuse("span-reversed", None, "close")
    hours.close()
    return Hours(opens, closes)


def _offers(
    table: Table, department: str, items: Mapping[str, LicenceItem], sources: Sources
) -> tuple[Offer, ...]:
    """Return the offers in the printed order; the serial is the line."""
    lines = [(_offer(one, department, items, sources), one) for one in table.tables("offers")]
    refuse_equal((one, "item", offer.item.slug) for offer, one in lines if offer)
    offers = (offer for offer, _ in lines if offer)
    return tuple(replace(offer, serial=serial) for serial, offer in enumerate(offers, start=1))


def _offer(
    table: Table, department: str, items: Mapping[str, LicenceItem], sources: Sources
) -> Offer | None:
    item = items.get(table.text("item"))
    if item is None:
        table.refuse("unknown-item", None, "item")
    level = table.option("level")
    supervised = table.flag("supervision_system")
    certainty = sources.certain(table, "offers")
    parts = _parts(table, item)
    if item is None:
        return None
    return Offer(
        item=item,
        serial=0,
        level=level,
        department=department,
        supervision_system=supervised,
        certainty=certainty,
        parts=parts,
    )


def _parts(table: Table, item: LicenceItem | None) -> frozenset[str]:
    """Return the parts of a higher level that were moved down; the item's rules name them."""
    if item is None:
        return frozenset(table.texts("parts"))
    known = sorted({part for rule in item.levels for part in rule.parts})
    return frozenset(table.options("parts", known, "not-an-option"))
