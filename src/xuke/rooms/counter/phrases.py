"""Ready words for the counter, made from what the item itself says of a material or a question."""

from django.utils.translation import gettext as _

from xuke.catalogue.form import Field
from xuke.catalogue.item import Material


def of_material(material: Material) -> list[str]:
    """Return what is usually wrong with a material, and what to do about it.

    Its note is told to applicants before they file: as a demand it would say the opposite.
    """
    words = {"name": material.name}
    return [
        _("请提交《%(name)s》。") % words,
        _("《%(name)s》没有签名或者盖章，请补齐后重新提交。") % words,
        _("《%(name)s》不清晰、不完整，请重新扫描后提交全部页面。") % words,
        _("《%(name)s》已超过有效期，请提交有效期内的材料。") % words,
        _("《%(name)s》与申请表填写的内容不一致，请核对后重新提交。") % words,
    ]


def of_field(field: Field) -> list[str]:
    """Return what is usually wrong with an answer, and how it is to be filled in."""
    words = {"label": field.label, "purpose": field.purpose}
    ready = [
        _("请填写“%(label)s”，用途：%(purpose)s。") % words,
        _("“%(label)s”与申请材料载明的内容不一致，请核对后更正。") % words,
        _("“%(label)s”填写不完整，请补充完整。") % words,
    ]
    if field.example and not field.sensitive:
        ready.append(
            _("“%(label)s”请按示例填写，例如：%(example)s。")
            % {**words, "example": field.shown_example}
        )
    return ready


def of_non_acceptance() -> list[str]:
    """Return the facts that a non-acceptance usually rests on."""
    return [
        _("经核对，您申请办理的活动依法不需要取得本项行政许可，无需提出申请。"),
        _("经核对，本项许可由其他行政机关实施，不属于本机关职权范围。"),
        _("经核实，申请材料中有隐瞒有关情况或者提供虚假材料的情形，具体为："),
        _("经核实，申请人在法定禁止申请期限内，期限至："),
    ]
