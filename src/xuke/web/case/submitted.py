"""What was submitted with a case, as pages show it: answers, materials, what falls short."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of, rule_of
from xuke.casework.case.files import names_of
from xuke.kernel.case.state import Case
from xuke.web.case.file import CaseFile

_LETTER: Final = "commitment-letter"
"""The material 承诺书 of every item that is granted on a promise: signed on the page, no file."""


def answers(file: CaseFile) -> list[dict[str, Any]]:
    """Return the answers by section, for the answers component; corrected ones are marked."""
    given = answers_of(file.stream.id, file.case)
    asked = {gap.target for gap in file.case.notice.gaps} if file.case.notice else set()
    changed = asked if file.case.corrected_on else set()
    return [
        {
            "id": section.id,
            "title": section.title,
            "rows": [
                {
                    "id": field.id,
                    "label": field.label,
                    "value": given.get(field.id, ""),
                    "changed": field.id in changed,
                }
                for field in section.fields
            ],
        }
        for section in file.item.sections(file.case.action)
    ]


def materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials of the case's action, each with its newest file."""
    rules = {one.id: one for one in rule_of(file.case).materials}
    called = names_of(file.stream.id, file.case)
    return [
        _material(file, material, called, required=rules[material.id].required)
        for material in file.item.materials
        if material.id in rules
    ]


def _material(
    file: CaseFile,
    material: Any,  # noqa: ANN401 - of an item's definition
    called: Mapping[str, str],
    *,
    required: bool,
) -> dict[str, Any]:
    """Return one material as the materials component shows it."""
    files = [one for one in file.case.materials if one.material == material.id]
    newest = files[-1] if files else None
    signed = file.case.letter if material.id == _LETTER else ""
    state = "attached" if newest else "shared" if material.shared else "missing"
    if signed:
        state = "signed"
    if _is_open_gap(file.case, material.id):
        state = "to-correct"
    return {
        "id": material.id,
        "name": material.name,
        "note": _("告知书版本：%(version)s") % {"version": signed} if signed else material.note,
        "required": required,
        "core": material.core,
        "state": state,
        "file_name": called.get(newest.file_name, newest.file_name) if newest else "",
        "size": newest.size if newest else 0,
        "digest": newest.digest if newest else "",
    }


def gaps(file: CaseFile) -> list[dict[str, Any]]:
    """Return what the correction notice asks for, each with whether it is done."""
    if file.case.notice is None:
        return []
    names = file.things
    return [
        {
            "target": gap.target,
            "label": names.get(gap.target, gap.target),
            "what": gap.what,
            "done": not _is_open_gap(file.case, gap.target),
        }
        for gap in file.case.notice.gaps
    ]


def _is_open_gap(case: Case, target: str) -> bool:
    """Whether the notice asks for this and it has not come in."""
    if case.notice is None or case.corrected_on:
        return False
    asked = any(gap.target == target for gap in case.notice.gaps)
    return asked and target not in case.attached_since_notice
