"""What examiners and deciders fill in: the checklist, the opinion, the reasons of a refusal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.case.officials import Examination, Refusal
from xuke.catalogue.item import Basis
from xuke.kernel.case import decision, examination, reasons
from xuke.kernel.law.citation import LICENSING_LAW
from xuke.rooms.review import phrases, weighing
from xuke.web.acts.form import ActForm
from xuke.web.case.file import CaseFile
from xuke.web.words.vocabulary import REFUSAL_REASONS

LONGEST: Final = 2000
YES: Final = "yes"
NO: Final = "no"
_ANSWERS: Final[Sequence[tuple[str, str | Promise]]] = (
    (YES, gettext_lazy("是")),
    (NO, gettext_lazy("否")),
)
_CONCLUSIONS: Final[Sequence[tuple[str, str | Promise]]] = (
    (YES, gettext_lazy("通过")),
    (NO, gettext_lazy("不通过")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of the checklist: its answer and a note to it."""

    answer: forms.BoundField
    note: forms.BoundField


class ExaminationForm(ActForm[CaseFile]):
    """审查: every point of the checklist answered, an opinion, a conclusion."""

    opinion = forms.CharField(
        label=gettext_lazy("审查意见"), max_length=LONGEST, widget=forms.Textarea
    )
    passed = forms.ChoiceField(
        label=gettext_lazy("审查结论"),
        choices=_CONCLUSIONS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("有要点答“否”的，结论只能是“不通过”。"),
    )

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Ask the points of the rule under which the case was filed."""
        super().__init__(data, file=file, initial=initial)
        texts = {check.id: check.text for check in file.item.checklist}
        self.checks = {name: texts.get(name, name) for name in examination.points(file.case)}
        for name, text in self.checks.items():
            self.fields[f"check-{name}"] = forms.ChoiceField(
                label=text, choices=_ANSWERS, widget=forms.RadioSelect
            )
            self.fields[f"note-{name}"] = forms.CharField(
                label=_("%(point)s：备注") % {"point": text}, required=False, max_length=200
            )
        self.order_fields([*[name for name in self.fields if "-" in name], "opinion", "passed"])

    @property
    def points(self) -> list[Point]:
        """Return the checklist's rows."""
        return [
            Point(answer=self[f"check-{name}"], note=self[f"note-{name}"]) for name in self.checks
        ]

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return ready opinions."""
        return {"opinion": phrases.of_opinion(self.file.item)}

    def clean(self) -> dict[str, Any]:
        """Refuse a conclusion against the points before the law does, at the field itself."""
        given = self.cleaned_data
        failed = any(given.get(f"check-{name}") == NO for name in self.checks)
        if failed and given.get("passed") == YES:
            self.add_error("passed", _("有要点答“否”，结论不能是“通过”。"))
        return given

    def examination(self) -> Examination:
        """Return the findings; notes to single points go into the opinion, under their point."""
        given = self.cleaned_data
        notes = [
            f"{text}：{note}"
            for name, text in self.checks.items()
            if (note := given[f"note-{name}"])
        ]
        return Examination(
            checks={name: given[f"check-{name}"] == YES for name in self.checks},
            opinion="\n".join([given["opinion"], *notes]),
            passed=given["passed"] == YES,
        )


class RefusalForm(ActForm[CaseFile]):
    """不予许可: reason, facts and the provisions on which the refusal rests."""

    reason = forms.ChoiceField(
        label=gettext_lazy("不予许可的理由"),
        choices=list(REFUSAL_REASONS.items()),
        widget=forms.RadioSelect,
    )
    facts = forms.CharField(
        label=gettext_lazy("查明的事实"),
        min_length=reasons.SHORTEST_REASON,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=gettext_lazy("写明审查、核查、检验查明了什么；至少 10 个字，写入决定书。"),
    )
    text = forms.CharField(
        label=gettext_lazy("理由说明"),
        min_length=reasons.SHORTEST_REASON,
        max_length=LONGEST,
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "写明为什么不符合条件；依据检验、检测结果的，写明技术标准。至少 10 个字，写入决定书。"
        ),
    )
    basis = forms.MultipleChoiceField(
        label=gettext_lazy("法律依据"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "选择不予许可所依据的条款，可以多选；决定书同时写明行政许可法第三十八条第二款。"
        ),
    )

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Offer the item's own provisions, and the Licensing Law's."""
        super().__init__(data, file=file, initial=initial)
        self.failed = weighing.unmet(file)
        found = [one.basis for one in self.failed] + decision.provisions_of_its_own(file.case)
        self.fields["basis"].choices = _provisions(file.item.basis_of(file.case.action), found)  # type: ignore[attr-defined]

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return ready words for the facts."""
        return {"facts": phrases.of_refusal(self.file.item, [one.says for one in self.failed])}

    def refusal(self) -> Refusal:
        """Return why the licence is refused."""
        given = self.cleaned_data
        basis, *also = given["basis"]
        words = {name: given[name] for name in ("reason", "facts", "text")}
        return Refusal(**words, basis=basis, also=tuple(also))


def _provisions(basis: Iterable[Basis], found: Iterable[str]) -> list[tuple[str, str]]:
    """Return the provisions that can be cited, as path and in words; doubts are marked.

    Those that the case itself brings, `found`, come first: of conditions that the answers fail, of
    what was told to be untrue, of a bar.
    """
    unmet = [(path, catalogue.citation_words(path)) for path in found if "/" in path]
    own = [(str(one.citation), _named(one)) for one in basis if one.citation]
    general = str(LICENSING_LAW.art(38, 2))
    return list(dict([*unmet, *own, (general, catalogue.citation_words(general))]).items())


def _named(basis: Basis) -> str:
    doubt = "" if basis.certainty.is_confirmed else _("（条款待确认）")
    return f"{basis.text}{doubt}"
