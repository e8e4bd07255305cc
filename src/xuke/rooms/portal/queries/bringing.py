"""要准备什么: the materials of an action, and what an applicant must do about each of them."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from xuke.catalogue.item import LicenceItem, Material
from xuke.web.case.demands import source


def rows(item: LicenceItem, action: str, later: Collection[str]) -> list[dict[str, object]]:
    """Return the materials with what must be done about each; those in `later` may come later."""
    return [
        {
            "name": one.name,
            "note": one.note,
            "when": _when(one),
            "core": one.core,
            "may_wait": one.id in later,
            "state": _duty(one, action),
            "unsure": not _is_sure(one),
        }
        for one in item.materials_for(action)
    ]


def of_all(item: LicenceItem, action: str) -> list[str]:
    """Return the names of what everybody must upload: the short answer to 'what do I need'."""
    return [one.name for one in item.materials_for(action) if one.must_be_uploaded(action)]


def of_some(item: LicenceItem, action: str) -> list[str]:
    """Return the names of what only some answers call for."""
    return [one.name for one in item.materials_for(action) if one.when]


def figure(number: int, perhaps: int) -> dict[str, object]:
    """Return how many materials must be uploaded as a figure, and how many more perhaps."""
    note = _("另有%(number)d份视情形提交") % {"number": perhaps} if perhaps else ""
    if not number:
        return {"label": _("要上传的材料"), "value": _("无"), "unit": "", "note": note}
    shown = {"label": _("要上传的材料"), "value": number, "unit": _("份"), "note": note}
    return {**shown, "url": "#materials"}


def _duty(material: Material, action: str) -> str:
    """Return what the applicant must do about a material."""
    if material.generated:
        return "generated"
    if material.shared:
        return "shared"
    if material.when:
        return "conditional"
    return "required" if action in material.required_for else "optional"


def _when(material: Material) -> str:
    """Return with which answers it must be handed in, and by which provision."""
    if material.when is None:
        return ""
    return _("需要时：%(says)s，须提交。") % {"says": material.when.says} + source(material.when)


def _is_sure(material: Material) -> bool:
    """Whether the material, and with which answers it is required, are confirmed."""
    is_sure = material.certainty.is_confirmed
    return is_sure and (material.when is None or material.when.origin.certainty.is_confirmed)
