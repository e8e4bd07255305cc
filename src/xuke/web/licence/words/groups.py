"""The groups in which the buttons of a licence stand; what follows a case stands in none."""

from typing import Final

from django.utils.translation import gettext_lazy as _

VERIFICATION: Final = _("校验")
SUPERVISION: Final = _("监管")
PENALTY: Final = _("处罚")
ANNULMENT: Final = _("撤销")
DELIVERY: Final = _("送达")
DEREGISTRATION: Final = _("注销")
