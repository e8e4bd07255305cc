"""The groups in which the buttons of a case stand."""

from typing import Final

from django.utils.translation import gettext_lazy as _

PROCEDURE: Final = _("程序")
"""What the law's procedure may ask for on the way to a decision."""
HANDLING: Final = _("流转")
"""Who has the case, and whose opinion is asked."""
