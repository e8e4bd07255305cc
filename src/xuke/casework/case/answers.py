"""The answers of a case: in clear for those who may see them, checked, and who they name."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from xuke import catalogue
from xuke.casework.case import draftrows
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.licence.granted import UNTIL
from xuke.casework.sealing import open_answers, seal_identity
from xuke.catalogue.applicants import applicant_of, asks_for_electronic
from xuke.kernel.case.events import Applicant
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.term import TERM_KEEPING
from xuke.kernel.item.rule import ItemRule

REQUIRED: Final = "required"
"""The code of an answer that must be given and is not."""


class AnswersInvalid(Exception):
    """Some answers cannot be taken; `codes` says for each field why."""

    def __init__(self, codes: Mapping[str, str]) -> None:
        """Keep the codes by field."""
        super().__init__(codes)
        self.codes = codes


def answers_of(stream: UUID, case: Case, only: Collection[str] | None = None) -> dict[str, str]:
    """Return the answers in clear, or only these: the draft's, or what was submitted.

    Days that were kept in another spelling are told in the one that is kept now. A draft that was
    submitted meanwhile is told as a case that moved on.
    """
    is_draft = case.phase is Phase.DRAFT
    kept = draftrows.form_of(stream) if is_draft else case.form
    if only is not None:
        kept = {name: text for name, text in kept.items() if name in only}
    return catalogue.as_typed(item_of(case), open_answers(stream, kept, hidden_in(case)))


def is_electronic(case: Case) -> bool:
    """Whether the application asked for the electronic way, and so agreed to it."""
    return asks_for_electronic(case.form)


def applicant_as(case: Case, answers: Mapping[str, str]) -> Applicant:
    """Return who applies by these answers, with the identity number sealed.

    An imported case knows its applicant without answers: what none of them tells stays as it is.
    """
    who, known = applicant_of(item_of(case).object, answers), case.applicant
    if known and not who.name:
        return known
    identity, index = seal_identity(who.kind, who.identity)
    if known and not who.identity:
        identity, index = known.identity, known.identity_index
    return Applicant(kind=who.kind, name=who.name, identity=identity, identity_index=index)


def rule_of(case: Case, on: date | None = None) -> ItemRule:
    """Return the rule copied onto the case, or for a draft the one in force on the day."""
    return case.rule or catalogue.rule(case.item, case.action, on)


def check_corrected(
    case: Case, answers: Mapping[str, str], whole: Mapping[str, str], on: date
) -> None:
    """Refuse corrected answers that cannot be taken; what was not asked for is not looked at."""
    codes = catalogue.check_form(item_of(case), case.action, whole, today=on)
    wrong = {name: code for name, code in codes.items() if name in answers}
    if wrong:
        raise AnswersInvalid(wrong)


def check_complete(case: Case, answers: Mapping[str, str], on: date) -> None:
    """Refuse a form that cannot be understood; missing materials do not bar filing."""
    codes = catalogue.check_form(item_of(case), case.action, answers, today=on)
    if codes:
        raise AnswersInvalid(codes)


def lacking(stream: UUID, case: Case, asked: Iterable[str], on: date) -> list[str]:
    """Return which of these questions must have an answer and have none."""
    answers = answers_of(stream, case)
    codes = catalogue.check_form(item_of(case), case.action, answers, today=on)
    return [name for name in asked if codes.get(name) == REQUIRED]


def check_known(item: catalogue.LicenceItem, answers: Mapping[str, str]) -> None:
    """Refuse answers to questions that the item does not ask."""
    unknown = set(answers) - set(item.field_ids)
    if unknown:
        raise AnswersInvalid(dict.fromkeys(sorted(unknown), "unknown-field"))


def check_old_term(case: Case, answers: Mapping[str, str], *, is_known: bool) -> None:
    """Ask for the end of a certificate that xuke does not know: a change keeps it (article 49).

    Nobody may ask for it once the case is accepted, and without it nothing could be granted.
    """
    is_told = is_known or bool(answers.get(UNTIL, "").strip())
    if case.action in TERM_KEEPING and rule_of(case).validity and not is_told:
        raise AnswersInvalid({UNTIL: REQUIRED})
