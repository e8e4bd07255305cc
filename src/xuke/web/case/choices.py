"""Between what an act of procedure lets choose: people of the authority, and what the case has."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _

from xuke import catalogue
from xuke.access.people import Colleague, colleagues
from xuke.kernel.case.acceptance import missing_materials
from xuke.kernel.case.people import concerned
from xuke.kernel.case.waiting import next_actor
from xuke.kernel.person import Role
from xuke.web import clock
from xuke.web.case import file as casefile
from xuke.web.case.file import CaseFile
from xuke.web.words import sentences, vocabulary

Choices = list[tuple[str, str]]
_HANDED_OVER: Final = (Role.CLERK, Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER)


def officials(file: CaseFile) -> Choices:
    """Return the authority's officials who may have a part in the case, by account."""
    case = file.case
    kept_out = {*case.handling.recused, case.owner}
    return [
        (one.id, _titled(one))
        for one in colleagues(file.stream.authority, clock.today())
        if one.id not in kept_out
    ]


def _titled(one: Colleague) -> str:
    """Return an official's name with what he does in cases."""
    held = [sentences.role(role) for role in _HANDED_OVER if role in one.roles]
    words = {"name": one.name, "roles": "、".join(held)}
    return _("%(name)s（%(roles)s）") % words if held else one.name


def _named(file: CaseFile, ids: frozenset[str] | tuple[str, ...]) -> Choices:
    """Return materials and questions by name, in the item's order."""
    return [(one, name) for one, name in casefile.things(file).items() if one in ids]


def _missing(file: CaseFile) -> Choices:
    return _named(file, missing_materials(file.case))


def _pending(file: CaseFile) -> Choices:
    return _named(file, file.case.pending)


def _listed(file: CaseFile) -> Choices:
    rule = file.case.filed_rule
    materials = tuple(one.id for one in rule.materials)
    return _named(file, (*rule.fields, *materials))


def _reasons(_file: CaseFile) -> Choices:
    return [(code, str(words)) for code, words in vocabulary.TERMINATION_REASONS.items()]


def _procedures(_file: CaseFile) -> Choices:
    return [(code, str(words)) for code, words in vocabulary.SPECIAL_PROCEDURES.items()]


def _open_procedures(file: CaseFile) -> Choices:
    going_on = file.case.procedure.open_exclusions
    return [(one.procedure, sentences.special_procedure(one.procedure)) for one in going_on]


def _experts(file: CaseFile) -> Choices:
    return [(one, one) for one in file.case.procedure.experts]


def _concerned(file: CaseFile) -> Choices:
    return [(one, one) for one in dict.fromkeys(concerned(file.case))]


def _offered(file: CaseFile) -> Choices:
    """Return who was told of the right; the applicant speaks for himself alone."""
    parties = dict.fromkeys(one.party for one in file.case.procedure.offered)
    if file.person.id == file.case.owner:
        parties = dict.fromkeys(one for one in parties if one == file.header["applicant"])
    return [(one, one) for one in parties]


def _authorities(file: CaseFile) -> Choices:
    others = catalogue.authorities()
    return [(code, one.name) for code, one in others.items() if code != file.stream.authority]


def _roles(_file: CaseFile) -> Choices:
    return [(role.value, sentences.role(role)) for role in _HANDED_OVER]


def _to_recuse(file: CaseFile) -> Choices:
    return [*officials(file), *_experts(file)]


def _unsigned(file: CaseFile) -> Choices:
    names = dict(officials(file))
    return [(one, names.get(one, one)) for one in file.case.handling.unsigned]


CHOICES: Final[Mapping[tuple[str, str], Callable[[CaseFile], Choices]]] = {
    ("accept-pending", "pending"): _missing,
    ("supply-pending", "materials"): _pending,
    ("correct-on-the-spot", "target"): _listed,
    ("terminate", "reason"): _reasons,
    ("exclude", "procedure"): _procedures,
    ("end-exclusion", "procedure"): _open_procedures,
    ("report-experts", "experts"): _experts,
    ("hear", "party"): _concerned,
    ("offer-hearing", "party"): _concerned,
    ("request-hearing", "party"): _offered,
    ("waive-hearing", "party"): _offered,
    ("forward", "to"): _authorities,
    ("hand-over", "role"): _roles,
    ("recuse", "person"): _to_recuse,
    ("remove-signer", "signer"): _unsigned,
}
"""What is chosen from the case itself, by step and fact."""


def _all_missing(file: CaseFile) -> object:
    return [code for code, _name in _missing(file)]


def _all_supplied(file: CaseFile) -> object:
    absent = missing_materials(file.case)
    return [code for code, _name in _pending(file) if code not in absent]


def _all_experts(file: CaseFile) -> object:
    return list(file.case.procedure.experts)


def _oneself(file: CaseFile) -> object:
    return [file.person.id]


def _person(file: CaseFile) -> object:
    return file.person.id


def _today(_file: CaseFile) -> object:
    return clock.today()


def _whose_turn(file: CaseFile) -> object:
    actor = next_actor(file.case)
    return actor.role.value if actor else ""


def _only_party(file: CaseFile) -> object:
    offered = _offered(file)
    return offered[0][0] if len(offered) == 1 else ""


INITIAL: Final[Mapping[tuple[str, str], Callable[[CaseFile], object]]] = {
    ("accept-pending", "pending"): _all_missing,
    ("supply-pending", "materials"): _all_supplied,
    ("report-experts", "experts"): _all_experts,
    ("verify-site", "officers"): _oneself,
    ("discuss", "members"): _oneself,
    ("hand-over", "role"): _whose_turn,
    ("recuse", "person"): _person,
    ("exclude", "since"): _today,
    ("end-exclusion", "until"): _today,
    ("request-hearing", "party"): _only_party,
    ("waive-hearing", "party"): _only_party,
}
"""What is likely, and so filled in already."""
