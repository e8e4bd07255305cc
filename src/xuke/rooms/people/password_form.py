"""What somebody fills in who changes his own password."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _, gettext_lazy

from xuke.access.models import User


def _field(label: Any, autocomplete: str, hint: Any = "") -> forms.CharField:  # noqa: ANN401 - a lazy text
    """Return a field for a password; blanks at its ends belong to it."""
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=4096, widget=widget, help_text=hint)


class PasswordForm(forms.Form):
    """修改密码: the old one shows whose account it is, the new one is as strong as any."""

    old = _field(gettext_lazy("现在的密码"), "current-password")
    password = _field(
        gettext_lazy("新密码"),
        "new-password",
        gettext_lazy("至少 10 个字符，不能全是数字，不能与账号或姓名相近"),
    )
    again = _field(gettext_lazy("再输入一次新密码"), "new-password")

    def __init__(self, data: Any, user: User) -> None:  # noqa: ANN401 - what the browser sent
        """Keep whose password it is."""
        super().__init__(data)
        self.user = user

    def clean_old(self) -> str:
        """Refuse who does not know the old one: he may only have found the browser open."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("现在的密码不对，请重新输入。"))
        return old

    def clean_password(self) -> str:
        """Refuse what is weak, or no change."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        if password == self.cleaned_data.get("old"):
            raise forms.ValidationError(_("新密码和现在的密码相同，请另取一个。"))
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed differently the second time."""
        given = self.cleaned_data
        if "again" in given and given.get("password", given["again"]) != given["again"]:
            self.add_error("again", _("两次输入的密码不同，请重新输入。"))
        return given
