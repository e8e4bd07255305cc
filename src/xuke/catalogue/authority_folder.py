"""Reads the authorities of a folder together: what one delegated, another may not pass on."""

from collections.abc import Mapping
from pathlib import Path

from xuke.catalogue.authority import Authority
from xuke.catalogue.authority_file import read_authority
from xuke.catalogue.delegation_file import refuse_passed_on
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.keys import Refusals
from xuke.catalogue.law import Law


def read_authorities(
    folder: Path, law: Law, items: Mapping[str, LicenceItem], refusals: Refusals
) -> Mapping[str, Authority]:
    """Return the authorities by code."""
    paths = sorted(folder.glob("*.yaml"))
    read = {path.stem: read_authority(path, law, items, refusals) for path in paths}
    lines = [line for one in read.values() if one for line in one[1]]
    refuse_passed_on(lines, read.keys())
    return {code: one[0] for code, one in read.items() if one}
