"""What an administrator fills in: a role, a token; and what an applicant signs up with."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _, gettext_lazy

from xuke.access.models import User
from xuke.kernel.person import OFFICIAL_ROLES, Role
from xuke.rooms.people.accounts import check_names
from xuke.rooms.people.tokens import last_day
from xuke.web import clock
from xuke.web.components.days import DayField
from xuke.web.words import sentences
from xuke.web.words.worded import When

_ROLES: Final = [role for role in Role if role in OFFICIAL_ROLES]


def not_here() -> str:
    """Refuse an account in words that do not tell whether there is one, here or elsewhere."""
    return _("该账号不能在本机关授予职责。请核对账号名。")


def _reason_field(hint: Any) -> forms.CharField:  # noqa: ANN401 - a lazy text
    """Return a field for why; it stands in the history of the account."""
    return forms.CharField(label=gettext_lazy("事由"), max_length=500, help_text=hint)


class ReasonForm(forms.Form):
    """Why something is ended, revoked, closed or opened again."""

    reason = _reason_field(gettext_lazy("例如：调离、退休、令牌泄露"))


class FactForm(forms.Form):
    """A fact of the office, the day from which it holds, and the paper that says so."""

    value = forms.CharField(label=gettext_lazy("内容"), max_length=200)
    since = DayField(
        label=gettext_lazy("自"),
        help_text=gettext_lazy("从这一天起的文书和页面使用；可以是过去的日期"),
    )
    source = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=500,
        help_text=gettext_lazy("例如：统一社会信用代码证书；某高级人民法院关于集中管辖的公告"),
    )

    def __init__(self, data: Any, value: str) -> None:  # noqa: ANN401 - what the browser sent
        """Begin today, with what holds now."""
        super().__init__(data, initial={"since": clock.today(), "value": value})


class LimitForm(forms.Form):
    """Within how many days an office promises to decide, from a day on, and where it said so."""

    days = forms.IntegerField(min_value=1, max_value=999)
    since = DayField(
        label=gettext_lazy("自"),
        when=When.FUTURE,
        help_text=gettext_lazy("从这一天起收件的办件适用"),
    )
    source = forms.CharField(
        label=gettext_lazy("依据"),
        max_length=500,
        help_text=gettext_lazy("例如：本机关2026年行政许可事项实施规范"),
    )

    def __init__(self, data: Any, unit: str) -> None:  # noqa: ANN401 - what the browser sent
        """Begin today; the days are of the unit of the statutory limit."""
        super().__init__(data, initial={"since": clock.today()})
        self.fields["days"].label = _("承诺时限（%(unit)s）") % {"unit": unit}


class MajorForm(forms.Form):
    """What is asked before a decision by the office's list, from a day on, and which list."""

    legality_review = forms.BooleanField(label=gettext_lazy("决定前须经法制审核"), required=False)
    discussion = forms.BooleanField(label=gettext_lazy("决定前须经集体讨论"), required=False)
    since = DayField(label=gettext_lazy("自"), help_text=gettext_lazy("从这一天起收件的办件适用"))
    source = forms.CharField(
        label=gettext_lazy("目录"),
        max_length=500,
        help_text=gettext_lazy(
            "目录的名称和文号，例如：重大行政执法决定法制审核目录清单（2026年版）；"
            "两项都不选的，自这一天起不再列入"
        ),
    )

    def __init__(self, data: Any, held: dict[str, Any]) -> None:  # noqa: ANN401 - what the browser sent
        """Begin today, with what holds now."""
        super().__init__(data, initial={"since": clock.today(), **held})


class RoleForm(forms.Form):
    """A role for an account, from a day, until a day or without end."""

    username = forms.CharField(
        label=gettext_lazy("账号"), max_length=150, help_text=gettext_lazy("登录时使用的账号名")
    )
    role = forms.ChoiceField(label=gettext_lazy("职责"))
    since = DayField(label=gettext_lazy("自"))
    until = DayField(
        label=gettext_lazy("至"), required=False, help_text=gettext_lazy("不填表示长期")
    )
    reason = _reason_field(gettext_lazy("例如：2026年3月岗位调整，接替王某"))

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
            raise forms.ValidationError(not_here())
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
    expires_on = DayField(label=gettext_lazy("有效期至"), required=False, when=When.FUTURE)

    def __init__(self, data: Any = None) -> None:  # noqa: ANN401 - what the browser sent
        """Say how long a token lasts for which no day is given."""
        super().__init__(data)
        words = {"days": settings.TOKEN_DAYS}
        self.fields["expires_on"].help_text = _("含当日；不填表示 %(days)d 天后失效") % words

    def clean_expires_on(self) -> date:
        """Refuse a token that would be dead when it is made; without a day it lasts as set."""
        day: date | None = self.cleaned_data["expires_on"]
        if day and day < clock.today():
            raise forms.ValidationError(_("有效期不能早于今天。"))
        return day or last_day(clock.today())


class SignUpForm(forms.Form):
    """An applicant's own account; it has no rights but those of every applicant."""

    name = forms.CharField(
        label=gettext_lazy("姓名"), max_length=100, help_text=gettext_lazy("申请人或者经办人的姓名")
    )
    username = forms.CharField(
        label=gettext_lazy("账号"),
        max_length=150,
        help_text=gettext_lazy("登录时使用，只能用文字、数字和 @ . + - _"),
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=gettext_lazy("密码"),
        strip=False,
        help_text=gettext_lazy("至少 10 个字符，不能全是数字，不能与账号或姓名相近"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("再输入一次密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse what is taken, weak, or typed differently the second time."""
        given = self.cleaned_data
        user = User(username=given.get("username", ""), name=given.get("name", ""))
        if user.username and user.name:
            self._note(lambda: check_names(user))
        if given.get("password"):
            self._note(lambda: validate_password(given["password"], user), "password")
        if "again" in given and given.get("password", given["again"]) != given["again"]:
            self.add_error("again", _("两次输入的密码不同，请重新输入。"))
        return given

    def _note(self, check: Callable[[], object], field: str | None = None) -> None:
        """Mark the field whose check fails."""
        try:
            check()
        except forms.ValidationError as error:
            self.add_error(field, error)
