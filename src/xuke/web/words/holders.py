"""How public pages name a holder, by the 公示标准: alike wherever he stands."""

from django.utils.translation import gettext as _

from xuke.catalogue.applicants import PERSON
from xuke.catalogue.disclosure_standard import standard
from xuke.gateways.masking import public_name


def public_holder(name: str, kind: str, item: str) -> str:
    """Return a holder's name as public pages show it for this item."""
    shown = standard().name_of_person(item) if kind == PERSON else "full"
    if shown == "none":
        return _("（姓名不公示）")
    return public_name(name, natural_person=shown == "masked")
