"""What an official sees beside his work: the files by material, the answers, numbers masked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.casework.case.objectors import author_of
from xuke.casework.definitions import hidden_in
from xuke.casework.sealing import open_contact
from xuke.catalogue.form import FieldKind
from xuke.gateways.masking import mask_date, mask_identity, mask_phone
from xuke.kernel.case.events import MaterialAttached
from xuke.web.case import handed_in, submitted
from xuke.web.case.duty import is_on_duty
from xuke.web.case.file import CaseFile
from xuke.web.case.issued_here import issued_here
from xuke.web.site import places

_MASKS: Final[Mapping[str, Callable[[str], str]]] = {
    FieldKind.PHONE: mask_phone,
    FieldKind.DATE: mask_date,
}
"""How an answer of a kind is masked; any other is a number of somebody."""
_LACKING: Final = frozenset({"missing", "to-correct"})
_PICTURES: Final = frozenset({"image/png", "image/jpeg"})


def materials(file: CaseFile) -> list[dict[str, Any]]:
    """Return the materials, each with all the files that were put to it, in their order."""
    action = file.case.action
    made = {one.id for one in file.item.materials if one.generated and action in one.required_for}
    shown = submitted.materials(file)
    ours = issued_here(file, [one for one in shown if one["state"] == "shared"])
    return [
        {
            **material,
            **_made_by_form(material, made),
            "note": _note(material),
            "files": _files(file, material["files"]),
            "issued_here": ours.get(material["id"], []),
        }
        for material in shown
    ]


def _note(material: Mapping[str, Any]) -> str:
    """Return what an official needs of the guide's note: when what is lacking has to be there.

    The rest of it tells the applicant what to do. A letter of commitment says its version.
    """
    if material["state"] == "signed":
        return str(material["note"])
    is_judged = material["state"] in _LACKING and not material["demand"]
    return _("办事指南：%(note)s") % material if is_judged and material["note"] else ""


def _made_by_form(material: Mapping[str, Any], made: set[str]) -> dict[str, str]:
    """Say of a material that the form itself makes that nothing is missing."""
    is_made = material["id"] in made and material["state"] == "missing"
    return {"state": "generated"} if is_made else {}


def _files(file: CaseFile, ones: Sequence[MaterialAttached]) -> list[dict[str, Any]]:
    late = file.case.files_since_notice
    return [_file(file, one, is_new=one in late) for one in ones]


def _file(file: CaseFile, one: MaterialAttached, *, is_new: bool) -> dict[str, Any]:
    """Return a file as it is read; where something is shown in its place, what came as well."""
    shown = one.readable
    return {
        "name": shown.file_name,
        "size": shown.size,
        "on": one.on,
        "url": _url(file, shown),
        "original": {"name": one.file_name, "url": _url(file, one)} if one.shown else None,
        "attachments": one.attachments,
        "is_picture": shown.media_type in _PICTURES,
        "is_new": is_new,
    }


def _url(file: CaseFile, one: handed_in.File) -> str:
    """Return where an official reads the file; nothing where his work does not need it."""
    if not is_on_duty(file):
        return ""
    return handed_in.address(file.case, one, places.url("case-file", file.stream.id, one.digest))


def sections(file: CaseFile, *, full: bool = False) -> list[dict[str, Any]]:
    """Return the answers by section; numbers of persons are masked unless asked for in full."""
    # Of what no form asks any more nobody knows whether it names a person.
    hidden = frozenset() if full else hidden_in(file.case) | submitted.unasked(file)
    asked = set(file.case.filed_rule.fields) if file.case.rule else set()
    kinds = {one.id: one.kind for section in file.item.form for one in section.fields}
    shown = [
        {
            **part,
            "rows": [_row(row, hidden, kinds) for row in part["rows"] if _is_asked(row, asked)],
        }
        for part in submitted.answers(file)
    ]
    return [part for part in (*shown, _contacts(file, full=full)) if part["rows"]]


def _contacts(file: CaseFile, *, full: bool) -> dict[str, Any]:
    """Return how those can be reached who commented 公示意见; told in full on demand only."""
    given = (one for one in file.case.procedure.objections if one.contact)
    rows = [
        {
            "label": author_of(file.stream.id, one),
            "value": open_contact(file.stream.id, one.contact) if full else _("已填写，未显示"),
        }
        for one in given
    ]
    return {"title": _("提出公示意见的人的联系方式"), "rows": rows}


def _is_asked(row: Mapping[str, Any], asked: set[str]) -> bool:
    """Whether the case's action asks this question, or it was answered all the same."""
    return not asked or row["id"] in asked or bool(row["value"])


def _row(
    row: Mapping[str, Any], hidden: frozenset[str], kinds: Mapping[str, str]
) -> dict[str, Any]:
    value = str(row["value"])
    if row["id"] not in hidden or not value:
        return dict(row)
    # A number is recognised by its ends; an address would be told by them.
    mask = _MASKS.get(kinds.get(row["id"], ""), mask_identity)
    shown = mask(value) if value.isascii() else _("已填写，未显示")
    return {**row, "value": shown, "note": ""}
