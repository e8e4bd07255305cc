"""The materials of an application as its applicant hands them in."""

from typing import Any, Final

from django.urls import reverse

from xuke.kernel.case.state import Phase
from xuke.web.case import submitted
from xuke.web.case.file import CaseFile
from xuke.web.site import places

_OPEN: Final = frozenset({Phase.DRAFT, Phase.IN_CORRECTION})
"""The phases in which any material may get a file."""


def listed(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials that the applicant can hand in; made ones hand themselves in."""
    made = {one.id for one in file.item.materials if one.generated}
    return [_addressed(file, one) for one in submitted.materials(file) if one["id"] not in made]


def awaited(file: CaseFile, material: str) -> dict[str, Any] | None:
    """Return the material, if this case may still get a file for it."""
    if file.case.phase not in _OPEN and material not in file.case.pending:
        return None
    return next((one for one in listed(file) if one["id"] == material), None)


def back_url(file: CaseFile) -> str:
    """Return the page from which files are put to this case."""
    stream = file.stream.id
    if file.case.pending:
        return reverse("portal:act", args=[stream, "supply-pending"])
    name = "portal:materials" if file.case.phase is Phase.DRAFT else "portal:correction"
    return reverse(name, args=[stream])


def _file_url(file: CaseFile, digest: str) -> str:
    """Return where the file is read: by its owner here, by who acts for him at the desk."""
    if file.case.owner == file.person.id:
        return reverse("portal:file", args=[file.stream.id, digest])
    return places.url("case-file", file.stream.id, digest)


def _addressed(file: CaseFile, material: dict[str, Any]) -> dict[str, Any]:
    """Return the material with the addresses at which it is read and replaced."""
    stream = file.stream.id
    addresses = {"upload_url": reverse("portal:upload", args=[stream, material["id"]])}
    if material["digest"]:
        addresses["url"] = _file_url(file, material["digest"])
    return material | addresses
