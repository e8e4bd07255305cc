"""The words by which a list is searched."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from xuke.casework.stream.searching import LONGEST
from xuke.web.components.pasted import PastedField

_TOO_LONG = _("最多 %(limit_value)d 个字，您填了 %(show_value)d 个，没有按它筛选。请缩短后再查。")


class SearchField(PastedField):
    """Words to search for; more than are looked for are refused in words.

    The browser is told no length: it would cut what is pasted, and say nothing.
    """

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 - Django's own
        """Make a field that may be left empty."""
        super().__init__(required=False, strip=True, **kwargs)
        self.validators.append(MaxLengthValidator(LONGEST, _TOO_LONG))
