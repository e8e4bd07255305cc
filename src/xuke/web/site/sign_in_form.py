"""The form with which an account signs in."""

from django.contrib.auth.forms import AuthenticationForm, UsernameField
from django.forms import TextInput
from django.utils.translation import gettext_lazy as _


class SignIn(AuthenticationForm):
    """Account and password; what is wrong is told without saying which of the two."""

    username = UsernameField(
        label=_("账号"), widget=TextInput(attrs={"autofocus": True, "autocomplete": "username"})
    )
    error_messages = {
        "invalid_login": _("账号或密码不对，请核对后重新输入。密码区分大小写。"),
        "inactive": _("这个账号已停用，请联系本机关的管理员。"),
    }
