"""Ready words for examiners and deciders, made from what the item itself asks."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from xuke.catalogue import LicenceItem


def of_opinion(item: LicenceItem) -> list[str]:
    """Return opinions that fit most cases of the item."""
    words = {"item": item.name}
    return [
        _("经审查，申请材料齐全、符合法定形式，申请符合“%(item)s”的条件，建议准予许可。") % words,
        _("经审查申请材料并核对原件，内容真实、前后一致，符合法定条件，建议准予许可。"),
        _("经现场核查，场所、设施和制度与申请材料一致，符合法定条件，建议准予许可。"),
        *[_("经审查，不符合以下条件：%(one)s") % {"one": one} for one in item.conditions],
    ]


def of_refusal(item: LicenceItem, failed: Iterable[str] = ()) -> list[str]:
    """Return the facts that a refusal usually rests on: the item's conditions, one by one.

    What the answers are found to fail comes first.
    """
    unmet = _("经审查，申请人的情况不符合下列条件：%(one)s具体事实是：")
    return [
        *[_("经审查申请表，%(says)s。") % {"says": one} for one in failed],
        *[unmet % {"one": one} for one in item.conditions],
        _("经现场核查，实际情况与申请材料不一致，具体事实是："),
        _("申请材料载明的内容与核实的情况不符，具体事实是："),
    ]
