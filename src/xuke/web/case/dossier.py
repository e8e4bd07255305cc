"""What an official sees beside his work: the files by material, the answers, numbers masked."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.gateways.masking import mask_identity
from xuke.kernel.case.events import MaterialAttached
from xuke.web.case import submitted
from xuke.web.case.duty import is_on_duty
from xuke.web.case.file import CaseFile
from xuke.web.site import places

_PICTURES: Final = frozenset({"image/png", "image/jpeg"})


def materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials, each with all the files that were put to it, the newest first."""
    action = file.case.action
    made = {one.id for one in file.item.materials if one.generated and action in one.required_for}
    return [
        {
            **material,
            **_made_by_form(material, made),
            "files": _files(file, material["id"]),
        }
        for material in submitted.materials(file)
    ]


def _made_by_form(material: Mapping[str, Any], made: set[str]) -> dict[str, str]:
    """Say of a material that the form itself makes that nothing is missing."""
    is_made = material["id"] in made and material["state"] == "missing"
    return {"state": "generated"} if is_made else {}


def _files(file: CaseFile, material: str) -> list[dict[str, Any]]:
    ones = [one for one in file.case.materials if one.material == material]
    late = _after_notice(file)
    return [_file(file, one, is_new=one in late) for one in reversed(ones)]


def _after_notice(file: CaseFile) -> list[object]:
    """Return what happened after the correction notice: by order, for one day may see it all."""
    events = [one.event for one in file.history]
    return events[events.index(file.case.notice) + 1 :] if file.case.notice in events else []


def _file(file: CaseFile, one: MaterialAttached, *, is_new: bool) -> dict[str, Any]:
    return {
        "name": file.case.file_names.get(one.file_name, one.file_name),
        "size": one.size,
        "on": one.on,
        "url": places.url("case-file", file.stream.id, one.digest) if is_on_duty(file) else "",
        "is_picture": one.media_type in _PICTURES,
        "is_new": is_new,
    }


def attached(file: CaseFile, digest: str) -> MaterialAttached | None:
    """Return the file of this digest, if it belongs to this case."""
    return next((one for one in file.case.materials if one.digest == digest), None)


def sections(file: CaseFile, *, full: bool = False) -> list[dict[str, Any]]:
    """Return the answers by section; numbers of persons are masked unless asked for in full."""
    hidden = frozenset() if full else file.item.sensitive
    asked = set(file.case.filed_rule.fields) if file.case.rule else set()
    shown = [
        {**part, "rows": [_row(row, hidden) for row in part["rows"] if _is_asked(row, asked)]}
        for part in submitted.answers(file)
    ]
    return [part for part in shown if part["rows"]]


def _is_asked(row: Mapping[str, Any], asked: set[str]) -> bool:
    """Whether the case's action asks this question, or it was answered all the same."""
    return not asked or row["id"] in asked or bool(row["value"])


def _row(row: Mapping[str, Any], hidden: frozenset[str]) -> dict[str, Any]:
    value = str(row["value"])
    if row["id"] not in hidden or not value:
        return dict(row)
    # A number is recognised by its ends; an address would be told by them.
    return {**row, "value": mask_identity(value) if value.isascii() else _("已填写，未显示")}
