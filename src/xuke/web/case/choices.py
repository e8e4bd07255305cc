"""Between what a verb of a case lets choose, and what is likely and so filled in already."""

from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.access.people import Colleague, colleagues
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.hearing import speaks_today
from xuke.kernel.case.people import chair, concerned
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.person import Role
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences, vocabulary
from xuke.web.words.worded import Choices

_HANDED_OVER: Final = (Role.CLERK, Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)


def officials(file: CaseFile) -> Choices:
    """Return the authority's officials who may have a part in the case, by account."""
    return [(one.id, _titled(one)) for one in _not_kept_out(file)]


def inspectors(file: CaseFile) -> Choices:
    """Return the officials who verify, test and examine, by account."""
    here = _not_kept_out(file)
    return [(one.id, _titled(one)) for one in here if Role.EXAMINER in one.roles]


def _not_kept_out(file: CaseFile) -> list[Colleague]:
    kept_out = {*file.case.handling.recused, file.case.owner}
    here = colleagues(file.stream.authority, clock.today())
    return [one for one in here if one.id not in kept_out]


def _titled(one: Colleague) -> str:
    """Return an official's name with what he does in cases."""
    held = [sentences.role(role) for role in _HANDED_OVER if role in one.roles]
    words = {"name": one.name, "roles": "、".join(held)}
    return _("%(name)s（%(roles)s）") % words if held else one.name


def _named(file: CaseFile, ids: frozenset[str] | tuple[str, ...]) -> Choices:
    """Return materials and questions by name, in the item's order."""
    return [(one, name) for one, name in file.things.items() if one in ids]


def missing(file: CaseFile) -> Choices:
    """Return the required materials that are not there."""
    return _named(file, missing_materials(file.case))


def pending(file: CaseFile) -> Choices:
    """Return the materials that may come later."""
    return _named(file, file.case.pending)


def listed(file: CaseFile) -> Choices:
    """Return the questions and materials of the item, as it was when the case was filed."""
    rule = file.case.filed_rule
    materials = tuple(one.id for one in rule.materials)
    return _named(file, (*rule.fields, *materials))


def questions(file: CaseFile) -> Choices:
    """Return the questions of the item; once the case is decided, those without an answer."""
    case = file.case
    known = frozenset(case.form) if case.decision else frozenset[str]()
    return _named(file, frozenset(case.filed_rule.fields) - known)


def termination_reasons(_file: CaseFile) -> Choices:
    """Return the grounds of a termination."""
    return [(code, str(words)) for code, words in vocabulary.TERMINATION_REASONS.items()]


def special_procedures(_file: CaseFile) -> Choices:
    """Return the procedures whose time does not count."""
    return [(code, str(words)) for code, words in vocabulary.SPECIAL_PROCEDURES.items()]


def open_procedures(file: CaseFile) -> Choices:
    """Return the special procedures that are going on."""
    going_on = file.case.procedure.open_exclusions
    return [(one.procedure, sentences.special_procedure(one.procedure)) for one in going_on]


def experts(file: CaseFile) -> Choices:
    """Return the experts who were appointed."""
    return [(one, one) for one in file.case.procedure.experts]


def parties(file: CaseFile) -> Choices:
    """Return the applicant and whom the case concerns."""
    return [(one, one) for one in dict.fromkeys(concerned(file.case))]


def offered(file: CaseFile) -> Choices:
    """Return who was told of the right; the applicant speaks for himself alone."""
    told = dict.fromkeys(one.party for one in file.case.procedure.offered)
    if file.person.id == file.case.owner:
        told = dict.fromkeys(one for one in told if one == file.header["applicant"])
    return [(one, one) for one in told]


def chairs(file: CaseFile) -> object:
    """Fill in who is to chair the hearing."""
    return chair(file.case)


def other_authorities(file: CaseFile) -> Choices:
    """Return every authority but the case's own."""
    others = catalogue.authorities()
    return [(code, one.name) for code, one in others.items() if code != file.stream.authority]


def roles(_file: CaseFile) -> Choices:
    """Return the roles to which a case can be handed over."""
    return [(role.value, sentences.role(role)) for role in _HANDED_OVER]


def to_recuse(file: CaseFile) -> Choices:
    """Return who has a part in the case and may be taken out of it."""
    return [*officials(file), *experts(file)]


def unsigned(file: CaseFile) -> Choices:
    """Return whose opinion is still awaited."""
    names = dict(officials(file))
    return [(one, names.get(one, one)) for one in file.case.handling.unsigned]


def all_missing(file: CaseFile) -> object:
    """Fill in all that is missing."""
    return [code for code, _name in missing(file)]


def all_supplied(file: CaseFile) -> object:
    """Fill in what was to come later and is there."""
    absent = missing_materials(file.case)
    return [code for code, _name in pending(file) if code not in absent]


def all_experts(file: CaseFile) -> object:
    """Fill in every expert."""
    return list(file.case.procedure.experts)


def oneself(file: CaseFile) -> object:
    """Fill in who writes the form, as one of several."""
    return [file.person.id]


def person(file: CaseFile) -> object:
    """Fill in who writes the form."""
    return file.person.id


def today(_file: CaseFile) -> object:
    """Fill in the day."""
    return clock.today()


def is_recorded_for_another(file: CaseFile) -> bool:
    """Whether an official records what somebody else asked for, maybe on an earlier day."""
    return not speaks_today(file.case, file.person)


def whose_turn(file: CaseFile) -> object:
    """Fill in the role whose turn it is."""
    actor = next_actor(file.case)
    return actor.role.value if actor else ""


def only_party(file: CaseFile) -> object:
    """Fill in the party where there is but one."""
    told = offered(file)
    return told[0][0] if len(told) == 1 else ""
