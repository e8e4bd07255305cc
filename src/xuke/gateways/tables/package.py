"""The parts of an XLSX package that its reader does not show: sheets' paths, styles, the epoch."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from xuke.gateways.opening.xmltext import local, root_of
from xuke.gateways.tables.kinds import NotATable

_BOOK: Final = "xl/workbook.xml"
_LOCKED: Final = 1
_MOST_ENTRIES: Final = 5_000
_MOST_UNPACKED: Final = 1 << 30
"""Bytes of all entries; a million rows of a list of cases have less."""
_MOST_XML: Final = 16 << 20
_ZEROS: Final = re.compile(r"0{2,40}")


def check_package(archive: zipfile.ZipFile) -> None:
    """Refuse what is locked, too large when it is unpacked, or no workbook in XML."""
    entries = archive.infolist()
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise NotATable("encrypted")
    too_many = len(entries) > _MOST_ENTRIES
    if too_many or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise NotATable("too-complex")
    if _BOOK not in archive.namelist():
        raise NotATable("no-workbook")


def since_1904(archive: zipfile.ZipFile) -> bool:
    """Whether the workbook counts days from 1904, as those of old Macintoshes do."""
    properties = _named(_root(archive, _BOOK), "workbookPr")
    return any(one.get("date1904", "") in ("1", "true") for one in properties)


def sheet_paths(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the path of each sheet by its name."""
    related = _root(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target", "") for one in _named(related, "Relationship")}
    sheets = _named(_root(archive, _BOOK), "sheet")
    return {one.get("name", ""): _path(targets.get(_relation(one), "")) for one in sheets}


def zeros_by_style(archive: zipfile.ZipFile) -> list[int]:
    """Return for each style to how many digits it fills a number with zeros, or 0."""
    if "xl/styles.xml" not in archive.namelist():
        return []
    root = _root(archive, "xl/styles.xml")
    formats = {one.get("numFmtId"): one.get("formatCode", "") for one in _named(root, "numFmt")}
    widths = {key: len(code) for key, code in formats.items() if _ZEROS.fullmatch(code)}
    styles = (one for cells in _named(root, "cellXfs") for one in _named(cells, "xf"))
    return [widths.get(one.get("numFmtId"), 0) for one in styles]


def _relation(sheet: Any) -> str | None:  # noqa: ANN401 - lxml ships no types
    """Return the sheet's relation, whichever of the two namespaces of relations it is in."""
    found = (value for name, value in sheet.items() if name.endswith("}id"))
    return next(found, None)


def _path(target: str) -> str:
    """Return a path within the package that is told as seen from the workbook, or from the root."""
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _named(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml ships no types
    return (one for one in element.iter() if local(one) == name)


def _root(archive: zipfile.ZipFile, path: str) -> Any:  # noqa: ANN401 - lxml ships no types
    with archive.open(path) as file:
        content = file.read(_MOST_XML + 1)
    if len(content) > _MOST_XML:
        raise NotATable("too-complex")
    return root_of(content)
