"""What an administrator fills in: a role, a token."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke.access.models import User
from xuke.kernel.person import OFFICIAL_ROLES, Role
from xuke.web import clock, sentences

_DAY: Final = {"type": "date"}
_ROLES: Final = [role for role in Role if role in OFFICIAL_ROLES]


def _day_field(label: Any, **rest: Any) -> forms.DateField:  # noqa: ANN401 - a lazy text
    """Return a field for a day, in the form that browsers send."""
    widget = forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d"], **rest)


class RoleForm(forms.Form):
    """A role for an account, from a day, until a day or without end."""

    username = forms.CharField(
        label=gettext_lazy("账号"), max_length=150, help_text=gettext_lazy("登录时使用的账号名")
    )
    role = forms.ChoiceField(label=gettext_lazy("职责"))
    since = _day_field(gettext_lazy("自"))
    until = _day_field(gettext_lazy("至"), required=False, help_text=gettext_lazy("不填表示长期"))

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 - what the browser sent
        """Begin today."""
        super().__init__(data, initial={"since": clock.today()})
        choices = [(role.value, sentences.role(role.value)) for role in _ROLES]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]

    def clean_username(self) -> User:
        """Return the account."""
        name = self.cleaned_data["username"].strip()
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("没有这个账号，或者已经停用。请核对账号名。"))
        return user

    def clean(self) -> dict[str, Any]:
        """Refuse a role that ends before it begins."""
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("结束日期不能早于开始日期。"))
        return self.cleaned_data


class TokenForm(forms.Form):
    """A bearer token: what for, and until when."""

    label = forms.CharField(
        label=gettext_lazy("用途"),
        max_length=100,
        help_text=gettext_lazy("例如：窗口叫号系统"),
    )
    expires_on = _day_field(
        gettext_lazy("有效期至"), required=False, help_text=gettext_lazy("含当日；不填表示长期有效")
    )

    def clean_expires_on(self) -> date | None:
        """Refuse a token that would be dead when it is made."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_("有效期不能早于今天。"))
        return day
