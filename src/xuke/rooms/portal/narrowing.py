"""What narrows the list of one's own cases."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xuke.rooms.portal.queries.mine import Asked, Standing
from xuke.web.components.search import SearchField


class MineForm(forms.Form):
    """What narrows the list of one's own cases; a filter that cannot be read is left out."""

    q = SearchField(label=_("事项、申请人或办件编号"))
    standing = forms.ChoiceField(
        label=_("进度"),
        required=False,
        choices=[
            ("", _("全部")),
            (Standing.WAITING.value, _("等我处理")),
            (Standing.OPEN.value, _("办理中")),
            (Standing.CLOSED.value, _("已办结")),
        ],
    )

    def asked(self) -> Asked:
        """Return what is asked for."""
        self.is_valid()
        given = self.cleaned_data
        standing = given.get("standing")
        return Asked(words=given.get("q", ""), standing=Standing(standing) if standing else None)
