"""A case as it was when something was filed or answered: what papers of that moment tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.translation import gettext as _

from xuke.casework.case.answers import rule_of
from xuke.casework.case.kind import load_case
from xuke.casework.case.naming import called
from xuke.casework.definitions import is_assumed, item_of
from xuke.kernel.case.events import AmendmentAllowed, Corrected, CorrectedOnTheSpot, Submitted
from xuke.kernel.case.gaps import LETTER
from xuke.kernel.case.state import Case, replay
from xuke.record.events import Recorded, Stream
from xuke.web import clock
from xuke.web.documents.registry import Subject

_LATER: Final = frozenset(one.__name__ for one in (Corrected, CorrectedOnTheSpot, AmendmentAllowed))


@dataclass(frozen=True, slots=True)
class Filing:
    """申请的提交: the act in the record, and those that changed its answers afterwards."""

    act: Recorded
    later: tuple[Recorded, ...]

    @property
    def submitted(self) -> Submitted:
        """Return what was filed."""
        event: Submitted = self.act.event
        return event

    @property
    def mark(self) -> str:
        """Return the record's hash of what was filed: it covers answers, versions and files."""
        return self.act.hash.hex()

    @property
    def at(self) -> datetime:
        """Return when it was filed."""
        return self.act.envelope.at


def filing_of(stream: Stream) -> Filing | None:
    """Return how the case was filed; nothing of a draft."""
    history = load_case(stream.id).history
    acts = [one for one in history if one.type == Submitted.__name__]
    later = tuple(one for one in history if one.type in _LATER)
    return Filing(acts[-1], later) if acts else None


def as_left_by(subject: Subject[Case], act: object) -> Case:
    """Return the case as this act of it left it: what came later changes no paper of then.

    An act that is only foreseen left it as it is shown, and nothing is read.
    """
    if subject.before is not None:
        return subject.state
    history = load_case(subject.stream.id).history
    name = type(act).__name__
    for place in range(len(history) - 1, -1, -1):
        if history[place].type == name and history[place].event == act:
            then = replay([one.event for one in history[: place + 1]])
            return called(subject.stream.id, then)
    return subject.state


def filed_on(case: Case) -> date:
    """Return the day of filing; of a draft today."""
    return case.received.on if case.received else clock.today()


def handed_in(case: Case) -> Iterator[dict[str, Any]]:
    """Yield what was handed in: files by their material, and what the form itself makes."""
    names = {one.id: one for one in item_of(case).materials}
    for rule in rule_of(case).materials:
        material = names.get(rule.id)
        files = sum(one.material == rule.id for one in case.materials)
        if material is None:
            continue
        if files:
            yield {"name": material.name, "form": _("电子文件"), "count": files}
        elif rule.id == LETTER and case.commitment:
            yield {"name": material.name, "form": _("网上签署"), "count": 1}
        elif material.generated and case.action in material.required_for:
            yield {"name": material.name, "form": _("平台生成"), "count": 1}


def assumed(case: Case) -> str:
    """Return the note of a paper whose words are assumed 推定; nothing where they are certain."""
    if not is_assumed(case):
        return ""
    return _("注：本件提交时没有留存所用的版本，本页按最早留存的%(version)s版推定。") % {
        "version": item_of(case).version
    }


def things_of(case: Case) -> dict[str, str]:
    """Return the printed names of the item's materials and fields."""
    item = item_of(case)
    fields = {field.id: field.label for part in item.form for field in part.fields}
    return fields | {material.id: material.name for material in item.materials}
