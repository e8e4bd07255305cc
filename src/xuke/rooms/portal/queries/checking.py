"""核对: a draft once more before it is filed, and what bars that."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from xuke.casework.case.eligibility import promise_refusal, running_bar
from xuke.kernel.case.machine import CASE
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.queries import materials
from xuke.rooms.portal.queries.drafts import Draft, sections_to_check
from xuke.web.case.elsewhere import Found, at_question
from xuke.web.case.file import CaseFile
from xuke.web.case.promise import Notice, notice
from xuke.web.words import refusals, sentences

Context = Mapping[str, object]

BARRED: Final = "barred"
"""The refusal whose sentence tells an official what to do."""


@dataclass(frozen=True)
class Check:
    """核对: what the last page before filing shows of a draft on a day."""

    file: CaseFile
    today: date

    @cached_property
    def draft(self) -> Draft:
        """Return the draft that is checked."""
        return Draft(self.file, self.today)

    @cached_property
    def notice(self) -> Notice | None:
        """Return what must be read before the promise is signed, where one was chosen."""
        case = self.file.case
        return notice(self.file.item, self.today, case.action) if case.commitment else None

    @cached_property
    def found(self) -> Found:
        """Return what the item's rules find: no licence needed, whose it is, what is not met."""
        return at_question(self.file, self.today, self.draft.answers)

    def page(self, codes: Mapping[str, str], refused: Unlawful | None = None) -> Context:
        """Return answers and materials, what bars filing, and what only should be known."""
        file, names = self.file, self.file.things
        asked = materials.listed(file, self.draft.answers)
        why = refused or self._promise_refused()
        lacks = [one["name"] for one in asked if one["required"] and one["state"] == "missing"]
        asked_of = (file.case.item, file.case.action, self.draft.answers, self.today)
        return {
            "file": file,
            "authority": self.draft.authority,
            "sections": sections_to_check(file, self.draft.sections),
            "materials": asked,
            "missing": lacks,
            "wrong": [(self.draft.address_of(one), names.get(one, one)) for one in codes],
            "refused": _why(why, names) if why else "",
            "notice": self.notice,
            "found": self.found,
            "bar": running_bar(*asked_of),
            "registration_bar": running_bar(*asked_of, registration=True),
        }

    def _promise_refused(self) -> Unlawful | None:
        """Return why the promise that was chosen cannot be made, as far as is known by now."""
        case = self.file.case
        if not case.commitment:
            return None
        return promise_refusal(case.item, case.action, self.draft.answers, self.today)


def _why(refused: Unlawful, names: Mapping[str, str]) -> str:
    """Return why the application cannot be filed so, as its applicant reads it."""
    if refused.code != BARRED:
        return refusals.with_basis(refused, CASE.kind, names)
    return _("您在不得申请的期限内，不能采用告知承诺。依据：%(basis)s。") % {
        "basis": sentences.citation_words(refused.citation or "")
    }
