"""Where no licence is needed: what the applicant is told, and what the authority may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy as lazy

from xuke.casework.case.answers import answers_of
from xuke.catalogue.item import LicenceItem
from xuke.catalogue.licence import NotRequired
from xuke.kernel.item.rule import Action
from xuke.web.case.file import CaseFile
from xuke.web.words import dates, sentences

INSTEAD: Final[Mapping[str, str | Promise]] = {
    "filing": lazy("不需要办理这项许可，只需备案"),
    "another-licence": lazy("不需要单独办理这项许可，已由另一项许可涵盖"),
    "nothing": lazy("不需要办理这项许可"),
}
"""What takes the licence's place, by the catalogue's word for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needless:
    """不需要许可: the question and the answer that it hangs on, what instead, by what."""

    item: str
    label: str
    answer: str
    rule: NotRequired

    @property
    def instead(self) -> str:
        """Return in a few words what takes the licence's place."""
        return str(INSTEAD.get(self.rule.instead, INSTEAD["nothing"]))

    @property
    def note(self) -> str:
        """Return the item's own words about it, as one sentence."""
        return self.rule.note.rstrip("。") + "。"

    @property
    def basis(self) -> str:
        """Return the provision's path; nothing where only practice says it."""
        return self.rule.origin.basis

    @property
    def since(self) -> date | None:
        """Return the first day on which it held; nothing where it always did."""
        return None if self.rule.since == date.min else self.rule.since

    @property
    def is_unsure(self) -> bool:
        """Whether it is shown as 待确认."""
        return not self.rule.origin.certainty.is_confirmed

    def as_reason(self) -> str:
        """Return the facts and reasons of a non-acceptance that rests on it."""
        since = _("自%(day)s起，") % {"day": dates.chinese_date(self.since)} if self.since else ""
        words = _(
            "经核对，申请表“%(label)s”填写为“%(answer)s”，%(since)s依法不需要取得%(item)s：%(note)s"
        ) % {
            "label": self.label,
            "answer": self.answer,
            "since": since,
            "item": self.item,
            "note": self.note,
        }
        cited = _("依据：%(basis)s。") % {"basis": sentences.citation_words(self.basis)}
        return words + cited if self.basis else words


def needless(file: CaseFile, on: date, given: Mapping[str, str] | None = None) -> Needless | None:
    """Return why this case's applicant needs no licence on the day, or nothing.

    `given` are its answers in clear, where they are known.

    Who gives a licence back may do so, whether or not one is still needed.
    """
    if file.case.action is Action.DEREGISTRATION or not file.item.not_required:
        return None
    item: LicenceItem = file.item
    answers = answers_of(file.stream.id, file.case) if given is None else given
    rule = item.needs_no_licence(answers, on)
    if rule is None:
        return None
    labels = {field.id: field.label for section in item.form for field in section.fields}
    return Needless(
        item=item.name,
        label=labels.get(rule.field, rule.field),
        answer=answers[rule.field].strip(),
        rule=rule,
    )
