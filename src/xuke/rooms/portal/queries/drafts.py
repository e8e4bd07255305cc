"""A draft as a list of tasks: what is done, what is begun, what is still to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.casework.case.answers import answers_of
from xuke.catalogue.form import Field, Section
from xuke.rooms.portal.queries import materials
from xuke.rooms.portal.queries.addressee import Addressee, addressee
from xuke.web.case import submitted
from xuke.web.case.elsewhere import is_sent_by
from xuke.web.case.file import CaseFile

ALL: Final = "all"
"""In place of a section's id: every section on one page."""
FEW_FIELDS: Final = 10
"""A form of so many questions is one page and not a list of tasks."""
TOO_LONG: Final = "too-long"


@dataclass(frozen=True)
class Draft:
    """草稿: the form's sections for this action, the answers, and what is wrong with them."""

    file: CaseFile
    today: date

    @cached_property
    def answers(self) -> dict[str, str]:
        """Return the answers given so far."""
        return answers_of(self.file.stream.id, self.file.case)

    @property
    def authority(self) -> Addressee:
        """Return to whom it is addressed."""
        return addressee(self.file)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Return the sections that this action asks."""
        sections: tuple[Section, ...] = self.file.item.sections(self.file.case.action)
        return sections

    @property
    def is_short(self) -> bool:
        """Whether the form fits on one page."""
        return len(self.fields_of(ALL)) <= FEW_FIELDS

    def fields_of(self, section: str) -> tuple[Field, ...]:
        """Return the questions of one section, or of all; none for a section not asked."""
        wanted = [one for one in self.sections if section in {one.id, ALL}]
        return tuple(field for one in wanted for field in one.fields)

    def codes(self, changed: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return what is wrong with the answers, or would be with these changes."""
        item, action = self.file.item, self.file.case.action
        answers = catalogue.as_typed(item, {**self.answers, **(changed or {})})
        return catalogue.check_form(item, action, answers, today=self.today)

    def address_of(self, field: str) -> str:
        """Return the address at which this question is answered."""
        for section in self.sections:
            if any(one.id == field for one in section.fields):
                place = reverse("portal:section", args=[self.file.stream.id, section.id])
                return f"{place}#{field}"
        return reverse("portal:draft", args=[self.file.stream.id])

    def after(self, section: str) -> str:
        """Return the address of what comes after a section."""
        ids = [one.id for one in self.sections]
        later = ids[ids.index(section) + 1 :] if section in ids else []
        if later:
            return reverse("portal:section", args=[self.file.stream.id, later[0]])
        return reverse("portal:materials", args=[self.file.stream.id])

    def is_sent_elsewhere_by(self, section: str, changed: Mapping[str, str]) -> bool:
        """Whether this section's answers, changed so, say that another way is the right one."""
        answers = {**self.answers, **changed}
        return is_sent_by(self.fields_of(section), self.file, self.today, answers)

    def tasks(self) -> list[dict[str, str]]:
        """Return the tasks in order: each section, the materials, the check."""
        codes = self.codes()
        return [
            *(self._section_task(one, codes) for one in self.sections),
            self._materials_task(),
            self._check_task(blocked=bool(codes)),
        ]

    def _section_task(self, section: Section, codes: Mapping[str, str]) -> dict[str, str]:
        """Return a section with its state: not begun, begun, or without a fault."""
        ids = [field.id for field in section.fields]
        given = any(self.answers.get(one) for one in ids)
        whole = not any(one in codes for one in ids)
        state = "todo" if not given else "done" if whole else "doing"
        return {
            "label": section.title,
            "url": reverse("portal:section", args=[self.file.stream.id, section.id]),
            "state": state,
        }

    def _materials_task(self) -> dict[str, str]:
        """Return the materials with how many are still missing; that bars nothing."""
        asked = materials.listed(self.file, self.answers)
        missing = sum(one["state"] == "missing" and one["required"] for one in asked)
        begun = any(one["state"] == "attached" for one in asked)
        note = _("还差 %(number)d 份必交材料") % {"number": missing} if missing else ""
        return {
            "label": _("申请材料"),
            "url": reverse("portal:materials", args=[self.file.stream.id]),
            "state": "done" if not missing else "doing" if begun else "todo",
            "note": note,
        }

    def _check_task(self, *, blocked: bool) -> dict[str, str]:
        """Return the last task, open once every answer can be taken."""
        return {
            "label": _("核对并提交"),
            "url": reverse("portal:check", args=[self.file.stream.id]),
            "state": "blocked" if blocked else "todo",
            "note": _("先把上面的内容填完") if blocked else "",
        }


def savable(answers: Mapping[str, str], codes: Mapping[str, str]) -> dict[str, str]:
    """Return the answers that a draft keeps: all but those too long for any form."""
    return {name: text for name, text in answers.items() if codes.get(name) != TOO_LONG}


def sections_to_check(file: CaseFile, asked: Sequence[Section]) -> list[dict[str, Any]]:
    """Return the answers for checking, each section and row with the address that changes it."""
    ids = {section.id for section in asked}
    shown = [one for one in submitted.answers(file) if one["id"] in ids]
    for section in shown:
        section["change_url"] = reverse("portal:section", args=[file.stream.id, section["id"]])
        for row in section["rows"]:
            row["change_url"] = f"{section['change_url']}#{row['id']}"
    return shown
