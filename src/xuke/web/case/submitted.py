"""What was submitted with a case, as pages show it: answers, materials, what falls short."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.answers import answers_of, rule_of
from xuke.catalogue.form import Field, FieldKind
from xuke.kernel.case.gaps import LETTER
from xuke.kernel.case.state import Case
from xuke.web.case.demands import called, demands
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences


def answers(file: CaseFile) -> list[dict[str, Any]]:
    """Return the answers by section, for the answers component; corrected ones are marked.

    A code is shown in its normal form, with what was typed beside it where that differs.
    """
    given = answers_of(file.stream.id, file.case)
    asked = {gap.target for gap in file.case.notice.gaps} if file.case.notice else set()
    changed = asked if file.case.corrected_on else set()
    changed |= {name for one in file.case.amended for name in one.form}
    doubts = catalogue.form_warnings(file.item, file.case.action, given)
    shown = [
        {
            "id": section.id,
            "title": section.title,
            "rows": [
                {
                    "id": field.id,
                    "label": field.label,
                    **_told(field, given),
                    "doubt": sentences.form_error(doubts[field.id]) if field.id in doubts else "",
                    "changed": field.id in changed,
                }
                for field in section.fields
            ],
        }
        for section in file.item.sections(file.case.action)
    ]
    return [*shown, *_unasked(file, given)]


def unasked(file: CaseFile) -> frozenset[str]:
    """Return what was answered though the form of this version has no such question."""
    fields = {field.id for section in file.item.form for field in section.fields}
    return frozenset(file.case.form) - fields


def _unasked(file: CaseFile, given: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return such answers as a section: cases of before versions were kept may have some."""
    rows = [
        {"id": name, "label": name, "value": given[name], "note": "", "doubt": "", "changed": False}
        for name in sorted(unasked(file))
        if given.get(name)
    ]
    return [{"id": "unasked", "title": _("表中已不再询问的内容"), "rows": rows}] if rows else []


def _told(field: Field, given: Mapping[str, str]) -> dict[str, str]:
    """Return an answer as it is shown, and a note of how it was typed or is dialled."""
    typed, normal = given.get(field.id, ""), catalogue.normal_answer(field, given)
    if field.kind is FieldKind.PHONE:
        is_plain = normal.removeprefix("+86") in {typed, typed.removeprefix("0").replace("-", "")}
        note = "" if is_plain else _("国际格式：%(number)s") % {"number": normal}
        return {"value": typed, "note": note}
    note = "" if normal == typed else _("填写时写作：%(typed)s") % {"typed": typed}
    return {"value": normal, "note": note}


def materials(file: CaseFile, given: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Return the materials of the case's action, each with its files in the order they came.

    `given` are the answers where they are at hand already.
    """
    rule, told = rule_of(file.case), demands(file, given)
    listed = {one.id for one in rule.materials}
    required = rule.required_now(called(told))
    return [
        _material(file, material, required=material.id in required)
        | {"demand": told.get(material.id)}
        for material in file.item.materials
        if material.id in listed and is_called_for(file.case, material.id)
    ]


def is_called_for(case: Case, material: str) -> bool:
    """Whether the case can have the material: a letter of commitment only one on a promise."""
    there = any(one.material == material for one in case.materials)
    return material != LETTER or case.commitment or there


def _material(file: CaseFile, material: Any, *, required: bool) -> dict[str, Any]:  # noqa: ANN401
    """Return one material as the materials component shows it."""
    files = [one for one in file.case.materials if one.material == material.id]
    signed = file.case.letter if material.id == LETTER else ""
    state = "attached" if files else "shared" if material.shared else _absent(file.case)
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
        "files": files,
    }


def _absent(case: Case) -> str:
    """Return how a material without a file stands: an imported case has its own elsewhere."""
    return "elsewhere" if case.imported else "missing"


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
