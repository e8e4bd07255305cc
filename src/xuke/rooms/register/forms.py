"""What the register asks: a certificate to verify, and which licences to list."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy as _

from xuke import catalogue
from xuke.kernel.licence.words import Status
from xuke.rooms.register.due import Due
from xuke.rooms.register.ledger import Wanted
from xuke.web.components.pasted import PastedField
from xuke.web.components.search import SearchField
from xuke.web.words import sentences

LONGEST = 200


class VerifyForm(forms.Form):
    """核验: by number or identifier, or by the file itself."""

    code = PastedField(
        label=_("证照编号或电子证照标识"),
        required=False,
        max_length=LONGEST,
        help_text=_(
            "印在证照上的编号，例如 长卫公证字〔2026〕第0001号；或证照下方以 1.2.156 开头的标识。"
        ),
    )
    document = forms.FileField(
        label=_("电子证照文件（PDF）"),
        required=False,
        help_text=_("检查文件是否由本平台签发、签发后是否被改动。文件只用于本次核验，不会保存。"),
    )

    def clean_code(self) -> str:
        """Return the code without what cannot be seen: text copied from a PDF brings it along."""
        return "".join(one for one in self.cleaned_data["code"] if one.isprintable()).strip()

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        given: dict[str, Any] = super().clean() or {}
        if not given.get("code") and not given.get("document"):
            raise forms.ValidationError(_("请填写证照编号，或者选择要核验的 PDF 文件。"))
        return given


class LedgerFilters(forms.Form):
    """What narrows the list of licences; a filter that cannot be read is left out."""

    q = SearchField(label=_("证照编号或持证人"))
    item = forms.ChoiceField(label=_("事项"), required=False)
    status = forms.ChoiceField(label=_("状态"), required=False)
    due = forms.ChoiceField(
        label=_("期限"),
        required=False,
        choices=[
            (Due.ANY.value, _("全部")),
            (Due.EXPIRING.value, _("有效期 90 天内届满")),
            (Due.SOON.value, _("30 天内有期限到期")),
            (Due.LATE.value, _("有期限已过")),
            (Due.PROMISE.value, _("告知承诺待核查")),
            (Due.LAPSED.value, _("告知承诺逾期未整改，待处理")),
            (Due.BROKEN.value, _("告知承诺没有履行，待处理")),
            (Due.UNREACHED.value, _("到期提醒没有送达（持证人没有账号）")),
            (Due.UNDELIVERED.value, _("文书还没有送达")),
            (Due.ASSESSMENT.value, _("暂停执业期满，待再次考核")),
        ],
    )

    def __init__(self, asked: Any, *, authority: str) -> None:  # noqa: ANN401 - as Django takes it
        """Offer the authority's items, and every status."""
        super().__init__(asked)
        offered = [(one.item.slug, one.item.name) for one in catalogue.offered(authority)]
        known = [one.value for one in Status if one is not Status.NONE]
        shown = [(one, sentences.licence_status(one)) for one in known]
        self.fields["item"].choices = [("", gettext("全部事项")), *offered]  # type: ignore[attr-defined]
        self.fields["status"].choices = [("", gettext("全部状态")), *shown]  # type: ignore[attr-defined]

    def wanted(self, today: date) -> Wanted:
        """Return what is asked for."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            today=today,
            status=given.get("status", ""),
            item=given.get("item", ""),
            words=given.get("q", ""),
            due=Due(given.get("due", "")),
        )
