"""What the counter asks for: the gaps of a notice, the ground of a non-acceptance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from xuke.kernel.case import acceptance, events, reasons
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.counter import phrases, proposals
from xuke.web.acts.form import ActForm
from xuke.web.case import demands, submitted
from xuke.web.case.file import CaseFile
from xuke.web.components.fields import needed_when
from xuke.web.words.vocabulary import GAP_KINDS, NON_ACCEPTANCE_REASONS

LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One material or question: whether it falls short, how, and ready words for it."""

    target: str
    name: str
    kind: forms.BoundField
    what: forms.BoundField
    ready: Sequence[str]
    is_missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A material or question that the item lists; nothing else may be demanded (article 31)."""

    target: str
    name: str
    ready: Sequence[str]


class GapsForm(ActForm[CaseFile]):
    """一次性告知: every gap at once, each with its kind and its words."""

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Offer what the item lists; required materials without a file are filled in already."""
        self.absent = acceptance.missing_materials(file.case)
        self.materials = list(_materials(file))
        self.questions = list(_questions(file))
        ready = initial if initial is not None else self._absent_words(demands.demands(file))
        super().__init__(data, file=file, initial=ready)
        for one in (*self.materials, *self.questions):
            self.fields[f"kind-{one.target}"] = _kind(one)
            self.fields[f"what-{one.target}"] = _what(one)

    def _absent_words(self, told: Mapping[str, demands.Demand]) -> dict[str, str]:
        """Fill in what is missing, with the answers that call for it where not everybody must."""
        absent = [one for one in self.materials if one.target in self.absent]
        kinds = {f"kind-{one.target}": "missing" for one in absent}
        plain = _("请提交《%(name)s》。")
        why = {name: one.why for name, one in told.items() if one.is_called}
        return kinds | {
            f"what-{one.target}": plain % {"name": one.name} + why.get(one.target, "")
            for one in absent
        }

    @property
    def material_rows(self) -> list[GapRow]:
        """Return the rows of the materials."""
        return [self._row(one) for one in self.materials]

    @property
    def question_rows(self) -> list[GapRow]:
        """Return the rows of the application form's questions."""
        return [self._row(one) for one in self.questions]

    @property
    def has_questions(self) -> bool:
        """Whether any question is part of the notice, so that its rows must be unfolded."""
        return any(row.kind.value() or row.what.errors for row in self.question_rows)

    def _row(self, one: Listed) -> GapRow:
        return GapRow(
            target=one.target,
            name=one.name,
            kind=self[f"kind-{one.target}"],
            what=self[f"what-{one.target}"],
            ready=one.ready,
            is_missing=one.target in self.absent,
        )

    def clean(self) -> dict[str, Any]:
        """Ask for words wherever a gap is named, and for one gap at least."""
        given = self.cleaned_data
        named = [one for one in self._listed() if given.get(f"kind-{one.target}")]
        for one in named:
            if not given.get(f"what-{one.target}"):
                self.add_error(f"what-{one.target}", _("请写明缺什么、怎么补。"))
        if not named and not self.errors:
            first = next(iter(self._listed()))
            self.add_error(f"what-{first.target}", _("请至少选择一项需要补正的内容。"))
        return given

    def refuse_at(self, refused: Unlawful, words: str) -> bool:
        """Say what was forgotten at the first of it, each of which can be told only now."""
        named = refused.facts.get("missing", refused.facts.get("target", "")).split()
        asked = [f"what-{one}" for one in named if f"what-{one}" in self.fields]
        if not asked:
            return super().refuse_at(refused, words)
        self.add_error(asked[0], forms.ValidationError(words, code=refused.code))
        return True

    def gaps(self) -> tuple[events.Gap, ...]:
        """Return the notice's gaps, materials first."""
        given = self.cleaned_data
        return tuple(
            events.Gap(target=one.target, kind=kind, what=given[f"what-{one.target}"])
            for one in self._listed()
            if (kind := given[f"kind-{one.target}"])
        )

    def _listed(self) -> list[Listed]:
        return [*self.materials, *self.questions]


def _materials(file: CaseFile) -> Iterator[Listed]:
    """Yield the materials of the case's action and way, in the item's order."""
    asked = {one.id for one in file.case.filed_rule.materials}
    for one in file.item.materials:
        if one.id in asked and submitted.is_called_for(file.case, one.id):
            yield Listed(target=one.id, name=one.name, ready=phrases.of_material(one))


def _questions(file: CaseFile) -> Iterator[Listed]:
    """Yield the questions of the case's action, in the form's order."""
    asked = set(file.case.filed_rule.fields)
    for section in file.item.form:
        for field in section.fields:
            if field.id in asked:
                yield Listed(target=field.id, name=field.label, ready=phrases.of_field(field))


def _kind(one: Listed) -> forms.ChoiceField:
    choices = [("", _("无需补正")), *GAP_KINDS.items()]
    return forms.ChoiceField(
        label=_("%(name)s：情形") % {"name": one.name}, choices=choices, required=False
    )


def _what(one: Listed) -> forms.CharField:
    field = forms.CharField(
        label=_("%(name)s：缺什么、怎么补") % {"name": one.name},
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"list": f"ready-{one.target}", "autocomplete": "off"},
        ),
    )
    return needed_when(field, _("（选择情形时必填）"))


class NonAcceptanceForm(ActForm[CaseFile]):
    """不予受理: the law's ground, the facts, and where it names another body, that body."""

    reason = forms.ChoiceField(
        label=gettext_lazy("不予受理的理由"),
        choices=[
            one
            for one in NON_ACCEPTANCE_REASONS.items()
            if one[0] in acceptance.NON_ACCEPTANCE_REASONS
        ],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("材料不齐全不是不予受理的理由，应当一次性告知补正。"),
    )
    competent = forms.CharField(
        label=gettext_lazy("应当向哪个机关申请"),
        required=False,
        max_length=100,
    )
    needed_when(competent, gettext_lazy("（选择“不属于本机关职权范围”时必填）"))
    text = forms.CharField(
        label=gettext_lazy("事实和理由"),
        min_length=reasons.SHORTEST_REASON,
        max_length=4 * LONGEST,
        widget=forms.Textarea,
        help_text=gettext_lazy("至少 10 个字，写入不予受理决定书。"),
    )

    def __init__(self, data: Any, *, file: CaseFile, initial: Any = None) -> None:  # noqa: ANN401
        """Propose the ground that the case itself shows, where it shows one."""
        proposed = initial if initial is not None else proposals.non_acceptance(file)
        super().__init__(data, file=file, initial=proposed)

    @property
    def phrases(self) -> Mapping[str, Sequence[str]]:
        """Return ready words for the facts."""
        return {"text": phrases.of_non_acceptance()}

    def clean(self) -> dict[str, Any]:
        """Ask for the competent body where the ground is competence (article 32(1)(2))."""
        given = self.cleaned_data
        if given.get("reason") == acceptance.NOT_COMPETENT and not given.get("competent"):
            self.add_error("competent", _("请写明应当向哪个行政机关申请。"))
        return given
