"""Answers that the applicant asks to have put right after acceptance: the event of his request."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from xuke import catalogue
from xuke.casework.case.answers import AnswersInvalid, answers_of, check_known
from xuke.casework.case.calling import called_for
from xuke.casework.definitions import hidden_in, item_of
from xuke.casework.licence.find import find_licence
from xuke.casework.licence.granted import NUMBER, changed as changed_on
from xuke.casework.sealing import seal_answers
from xuke.casework.stream.kinds import Seen, Told
from xuke.catalogue.applicants import WHO
from xuke.kernel.case.events import AmendmentRequested
from xuke.kernel.case.known import Known
from xuke.kernel.case.state import Case

FIXED: Final = WHO | {NUMBER}
"""The questions that are not put right so: who applies, and about which licence."""


def amendment(seen: Seen[Case], answers: Mapping[str, str], reason: str) -> Told:
    """Return what is asked for; answers that are as they were are left out."""
    case, place, act = seen.state, seen.stream, seen.act
    item = item_of(case)
    check_known(item, answers)
    given, new = answers_of(place.id, case), catalogue.as_typed(item, answers)
    changed = {name: text for name, text in new.items() if text != given.get(name, "")}
    wrong = wrong_with(case, given, changed, act.on)
    if wrong:
        raise AnswersInvalid(wrong)
    whole = {**given, **changed}
    asked = AmendmentRequested(
        on=act.on,
        by=act.person.id,
        form=seal_answers(place.id, changed, hidden_in(case)),
        reason=reason.strip(),
        called_for=called_for(case, whole, act.on),
    )
    return Told(asked, Known(fixed=FIXED, changed=_changed_on_licence(seen, whole)))


def wrong_with(
    case: Case, given: Mapping[str, str], changed: Mapping[str, str], on: date
) -> dict[str, str]:
    """Return what is wrong with the new answers, or becomes wrong by them."""
    item, action = item_of(case), case.action
    before = catalogue.check_form(item, action, given, today=on)
    after = catalogue.check_form(item, action, {**given, **changed}, today=on)
    return {name: code for name, code in after.items() if name in changed or name not in before}


def _changed_on_licence(seen: Seen[Case], answers: Mapping[str, str]) -> frozenset[str]:
    """Return in what the answers differ from the licence that they are about, if it is ours."""
    number = seen.state.licence
    found = find_licence(seen.stream.authority, number, seen.state.item) if number else None
    return frozenset(changed_on(answers, found.state.face)) if found else frozenset()
