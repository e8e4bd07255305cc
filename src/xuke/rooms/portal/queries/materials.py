"""The materials of an application as its applicant hands them in."""

from collections.abc import Mapping
from typing import Any, Final

from django.urls import reverse

from xuke.gateways.uploads import DEFAULT_LIMITS
from xuke.kernel.case.acceptance import still_to_come
from xuke.kernel.case.events import MaterialAttached
from xuke.kernel.case.filing import not_handed_in
from xuke.kernel.case.state import Phase
from xuke.web.case import handed_in, submitted
from xuke.web.case.file import CaseFile
from xuke.web.site import places
from xuke.web.words import uploads

_OPEN: Final = frozenset({Phase.DRAFT, Phase.IN_CORRECTION})
"""The phases in which any material may get a file."""


def listed(file: CaseFile, given: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Return the materials that the applicant can hand in; made ones hand themselves in."""
    made = {one.id for one in file.item.materials if one.generated}
    asked = submitted.materials(file, given)
    return [addressed(file, one) for one in asked if one["id"] not in made]


def awaited(file: CaseFile, material: str) -> dict[str, Any] | None:
    """Return the material, if this case may still get a file for it."""
    if file.case.phase not in _OPEN and material not in still_to_come(file.case):
        return None
    return next((one for one in listed(file) if one["id"] == material), None)


def back_url(file: CaseFile) -> str:
    """Return the page from which files are put to this case."""
    stream = file.stream.id
    if file.case.pending:
        return reverse("portal:act", args=[stream, "supply-pending"])
    if file.case.phase not in _OPEN:
        return reverse("portal:case", args=[stream])
    name = "portal:materials" if file.case.phase is Phase.DRAFT else "portal:correction"
    return reverse(name, args=[stream])


def limits() -> str:
    """Say what a file may be, before it is sent."""
    return uploads.limits()


def left(file: CaseFile, material: str) -> int:
    """Return how many files the material may still get."""
    there = [one for one in not_handed_in(file.case) if one.material == material]
    return max(0, DEFAULT_LIMITS.most_files - len(there))


def addressed(file: CaseFile, material: dict[str, Any]) -> dict[str, Any]:
    """Return the material with its files, and the addresses at which they are read and added."""
    return material | {
        "upload_url": reverse("portal:upload", args=[file.stream.id, material["id"]]),
        "files": [_file(file, one) for one in material["files"]],
    }


def _file(file: CaseFile, one: MaterialAttached) -> dict[str, Any]:
    """Return a file as whoever handed it in sees it: under its own name, as it came."""
    return {
        "name": one.file_name,
        "size": one.size,
        "digest": one.digest,
        "url": handed_in.address(file.case, one, _place(file, one.digest)),
        "attachments": one.attachments,
        "is_converted": one.shown is not None,
        "is_removable": one in not_handed_in(file.case),
    }


def _place(file: CaseFile, digest: str) -> str:
    """Return where the file is read: by its owner here, by who acts for him at the desk."""
    if file.case.owner == file.person.id:
        return reverse("portal:file", args=[file.stream.id, digest])
    return places.url("case-file", file.stream.id, digest)


def told(file: CaseFile) -> dict[str, Any]:
    """Return the files of a case, and what is missing as the answers now stand, as FilesOut."""
    asked = submitted.materials(file)
    missing = [one["id"] for one in asked if one["required"] and one["state"] == "missing"]
    return {"files": [_told(file, one) for one in file.case.materials], "missing": missing}


def _told(file: CaseFile, one: MaterialAttached) -> dict[str, Any]:
    """Return a file as FileOut."""
    names = ("material", "file_name", "digest", "size", "media_type", "on", "shown")
    plain = {name: getattr(one, name) for name in names}
    is_handed_in = one not in not_handed_in(file.case)
    return {**plain, "attachments": list(one.attachments), "handed_in": is_handed_in}


def owed_by(file: CaseFile) -> list[dict[str, Any]]:
    """Return what answers put right, or to be put right, call for and is not there."""
    case = file.case
    if case.decision or case.closed_on or case.phase in _OPEN:
        return []
    there = {one.material for one in case.materials}
    lacking = still_to_come(case) - case.pending - there
    return [one for one in listed(file) if one["id"] in lacking]
