"""What the register asks: a certificate to verify, and nothing else."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 200


class VerifyForm(forms.Form):
    """核验: by number or identifier, or by the file itself."""

    code = forms.CharField(
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
