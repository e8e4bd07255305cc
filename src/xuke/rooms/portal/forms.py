"""The forms of the applicants' pages; those of an application are made from the catalogue."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext, gettext_lazy as _

from xuke.catalogue.form import BETWEEN, CHOSEN, Field, FieldKind, chosen
from xuke.gateways.uploads import DEFAULT_LIMITS
from xuke.web.acts.form import TypedForm
from xuke.web.components import days
from xuke.web.components.pasted import PastedField
from xuke.web.words import sentences
from xuke.web.words.uploads import ACCEPTED, limits
from xuke.web.words.worded import When

FEW_OPTIONS: Final = 6
"""So many options are shown at once; more are a list to open."""

_INPUTS: Final[Mapping[FieldKind, Mapping[str, str]]] = {
    FieldKind.INTEGER: {"inputmode": "numeric"},
    FieldKind.DECIMAL: {"inputmode": "decimal"},
    FieldKind.PHONE: {"type": "tel"},
    FieldKind.POSTCODE: {"inputmode": "numeric"},
}
_NO_EXAMPLE: Final = frozenset({FieldKind.DATE, *CHOSEN})
_SHORT_TEXT: Final = 4
"""Rows of a text area; it can be drawn larger."""


REASON: Final = "amendment_reason"
"""No question of an item has this name."""


class Answer(forms.CharField):
    """One question of an item's form; the catalogue judges the answer, a draft takes any."""

    def __init__(self, field: Field) -> None:
        """Show the question as its kind asks."""
        super().__init__(
            label=field.label,
            required=field.required,
            help_text=_hint(field),
            widget=_widget(field),
            strip=True,
        )
        self.purpose = field.purpose
        self.optional = _when(field)
        self.kind = field.kind

    def validate(self, value: str) -> None:
        """Leave it to the catalogue, which sees the other answers too."""


class AnswersForm(TypedForm):
    """Some of an item's questions, filled with the answers given so far.

    `drafted` is what was typed over them before and not sent.
    """

    def __init__(
        self,
        fields: Sequence[Field],
        given: Mapping[str, str],
        sent: Mapping[str, Any] | None = None,
        *,
        asked: Collection[str] | None = None,
        drafted: Mapping[str, Any] | None = None,
    ) -> None:
        """Make a field for each question; `asked` are those of the page, where not all of them."""
        self.asked = asked
        several = {one.id for one in fields if one.kind is FieldKind.CHOICES}
        self.given: Mapping[str, Any] = {
            name: chosen(text) if name in several else text for name, text in given.items()
        }
        super().__init__(data=sent, initial={**self.given, **(drafted or {})}, auto_id="%s")
        for field in fields:
            self.fields[field.id] = Answer(field)

    @property
    def answers(self) -> dict[str, str]:
        """Return what was sent, as it is kept: one kind of line break, no outer blanks."""
        sent = {name: self._sent(name) for name in self.fields if self._is_sent(name)}
        return {name: _kept(text) for name, text in sent.items()}

    def _is_sent(self, name: str) -> bool:
        """Whether the page was sent with this question; of its boxes none may be ticked."""
        is_asked = self.asked is None or name in self.asked
        return name in self.data or (is_asked and self._is_several(name))

    def _is_several(self, name: str) -> bool:
        field = self.fields[name]
        return isinstance(field, Answer) and field.kind is FieldKind.CHOICES

    def _sent(self, name: str) -> str:
        """Return an answer as it was sent; of several that were chosen, one text."""
        if self._is_several(name) and isinstance(self.data, QueryDict):
            return BETWEEN.join(self.data.getlist(name))
        return str(self.data.get(name, ""))

    def again(self) -> dict[str, Any]:
        """Return what differs from the answers given so far, also what was emptied."""
        shown = {
            name: self[name].value()
            for name in self.fields
            if not self.is_bound or self._is_sent(name)
        }
        return {
            name: value
            for name, value in shown.items()
            if _plain(value) != _plain(self.given.get(name))
        }

    def refuse(self, codes: Mapping[str, str]) -> None:
        """Mark the questions of this form whose answers cannot be taken."""
        self.is_valid()
        for name, code in codes.items():
            field = self.fields.get(name)
            if isinstance(field, Answer):
                words = sentences.form_error(code, field.kind.value)
                self.add_error(name, forms.ValidationError(words, code=code))


def _kept(text: str) -> str:
    """Return an answer as it is kept; the database takes no NUL, and nobody types one."""
    return text.replace("\r\n", "\n").replace("\0", "").strip()


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a control holds
    """Return what a control holds, to be compared: nothing chosen is as nothing typed."""
    return _kept(value) if isinstance(value, str) else list(value or ()) or ""


def _widget(field: Field) -> forms.Widget:
    """Return the control that fits the kind of answer."""
    if field.kind is FieldKind.TEXTAREA:
        return forms.Textarea(attrs={"rows": _SHORT_TEXT})
    if field.kind is FieldKind.CHOICES:
        return forms.CheckboxSelectMultiple(choices=[(one, one) for one in field.options])
    if field.kind is FieldKind.DATE:
        return forms.TextInput(attrs=days.attributes(When.PAST if field.past else When.ANY))
    if field.kind is not FieldKind.CHOICE:
        return forms.TextInput(attrs=dict(_INPUTS.get(field.kind, {})))
    options = [(option, option) for option in field.options]
    if len(options) <= FEW_OPTIONS:
        return forms.RadioSelect(choices=options)
    return forms.Select(choices=[("", _("请选择")), *options])


def _when(field: Field) -> Any:  # noqa: ANN401 - text, translated when it is shown
    """Return when a question must be answered after all; nothing where it need never be."""
    if field.required_when is None:
        return ""
    _other, answer = field.required_when
    return _("（选择“%(answer)s”时必填）") % {"answer": answer}


def _hint(field: Field) -> Any:  # noqa: ANN401 - text, translated when it is shown
    """Return an example where one helps."""
    if not field.example or field.kind in _NO_EXAMPLE:
        return ""
    return _("例如：%(example)s") % {"example": field.shown_example}


def _what_may_come() -> str:
    """Return that several files may come at once, and which."""
    return gettext("可以一次选多个文件。") + limits()


class ManyFilesInput(forms.FileInput):
    """A control that takes several files at once."""

    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files, in the order in which they were chosen."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401 - Django's own
        """Ask for one file at least; each is judged by what it holds, and not here."""
        sent = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFiles, self).clean(one, initial) for one in sent or [None]]


class FilesForm(forms.Form):
    """The files of one material; the page is told how many it may still get."""

    file = ManyFiles(
        label=_("选择文件"),
        help_text=lazy(_what_may_come, str)(),
        error_messages={
            "required": _("请选择一个文件"),
            "empty": _("这个文件是空的，请重新选择"),
            "missing": _("没有收到文件，请重新选择"),
            "invalid": _("没有收到文件，请重新选择"),
        },
        allow_empty_file=True,
        max_length=None,
    )

    def __init__(self, data: QueryDict | None, files: Any, *, left: int) -> None:  # noqa: ANN401
        """Tell the browser the limits, so that it can say them before anything is sent."""
        super().__init__(data, files, auto_id="%s")
        self.fields["file"].widget.attrs |= {
            "accept": ACCEPTED,
            "data-each": DEFAULT_LIMITS.most_bytes,
            "data-together": DEFAULT_LIMITS.most_together,
            "data-left": left,
        }


class DeclarationForm(forms.Form):
    """The applicant's word that what is filed is true (article 31)."""

    declared = forms.BooleanField(
        label=_("我保证所填内容和所交材料真实，并对其实质内容的真实性负责"),
        error_messages={"required": _("提交前请勾选真实性声明")},
    )
    insisted = forms.BooleanField(
        label=_("我已看到上面的提示，仍要提交，请书面答复是否受理"),
        error_messages={"required": _("按您填写的内容不用在这里申请；仍要提交的，请勾选")},
    )

    def __init__(self, *args: Any, insists: bool = False, **kwargs: Any) -> None:  # noqa: ANN401
        """Ask who is sent elsewhere whether he insists; nobody else is asked."""
        super().__init__(*args, **kwargs)
        if not insists:
            del self.fields["insisted"]


class PromiseForm(DeclarationForm):
    """The same word, and the signed letter of commitment 承诺书; `letter` is its version.

    `definition` is the hash of what was shown: words that were edited under the same version are
    another letter.
    """

    letter = forms.CharField(required=False, widget=forms.HiddenInput)
    definition = forms.CharField(required=False, widget=forms.HiddenInput)
    signed = forms.BooleanField(
        label=_("我已阅读并理解上面的告知书，自愿签署承诺书，并承担承诺不实的后果"),
        error_messages={"required": _("选择告知承诺的，提交前请阅读告知书并勾选签署")},
    )

    def __init__(
        self, data: QueryDict | None, *, version: str, definition: str, insists: bool = False
    ) -> None:
        """Ask for the letter in force; what was ticked below another one is not signed."""
        shown = {"letter": version, "definition": definition}
        is_other = bool(data) and not _is_below(data, version, definition)
        if data is not None and is_other:
            data = data.copy()
            for name, text in shown.items():
                data[name] = text
            data.pop("signed", None)
        super().__init__(data, auto_id="%s", initial=shown, insists=insists)
        if is_other:
            words = _("告知书已经更新，请重新阅读并勾选签署")
            self.fields["signed"].error_messages["required"] = words


def _is_below(data: QueryDict | None, version: str, definition: str) -> bool:
    """Whether what was ticked stood below this letter; who names no definition saw its version."""
    sent = data or QueryDict()
    return sent.get("letter") == version and sent.get("definition", definition) == definition


class AmendmentForm(AnswersForm):
    """Answers to put right after acceptance, and why."""

    def __init__(
        self,
        fields: Sequence[Field],
        given: Mapping[str, str],
        sent: Mapping[str, Any] | None,
        drafted: Mapping[str, Any],
    ) -> None:
        """Ask every question again, filled in as it stands, and for the reason."""
        super().__init__(fields, given, sent, drafted=drafted)
        self.fields[REASON] = forms.CharField(
            label=_("为什么要更正"),
            max_length=500,
            help_text=_("至少 10 个字，例如：面积填成了建筑面积，应为营业面积。"),
            error_messages={"required": _("请写明为什么要更正")},
            widget=forms.Textarea(attrs={"rows": _SHORT_TEXT}),
        )

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers that were sent, without the reason."""
        return {name: text for name, text in super().answers.items() if name != REASON}

    @property
    def reason(self) -> str:
        """Return why they are to be put right."""
        return str(self.cleaned_data[REASON])


class WithdrawalForm(TypedForm):
    """Why an application is taken back; no provision asks for it."""

    reason = forms.CharField(
        label=_("撤回原因"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": _SHORT_TEXT}),
    )


class ProgressForm(forms.Form):
    """A case's number, and the identity number that only its applicant knows."""

    number = PastedField(
        label=_("办件编号"),
        max_length=64,
        help_text=_("印在回执上，例如：310105-20260120-000001"),
        error_messages={"required": _("请填写办件编号")},
    )
    identity = PastedField(
        label=_("申请人证件号码"),
        max_length=64,
        help_text=_("单位填统一社会信用代码，个人填申请时所用证件的号码"),
        error_messages={"required": _("请填写申请人的证件号码")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    identity.purpose = _("核对是不是申请人本人查询，不会保存")  # type: ignore[attr-defined]
