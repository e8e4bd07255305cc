"""Who stands where in a case: the applicant, those concerned, who examined, who chairs."""

from collections.abc import Iterable

from xuke.kernel.case.state import Case
from xuke.kernel.item.rule import COUNTER_CHANNELS
from xuke.kernel.law.citation import LICENSING_LAW, Citation, cites
from xuke.kernel.law.refusal import Unlawful


def applicant_name(case: Case) -> str:
    """Return the applicant's name; a draft has none yet."""
    return case.applicant.name if case.applicant else ""


def _is_applicant(who: str, case: Case) -> bool:
    """Whether this is the applicant; what a clerk wrote down for others is not his own."""
    filed = case.owner == who and case.channel not in COUNTER_CHANNELS
    return filed or who == applicant_name(case)


@cites(LICENSING_LAW.art(36), LICENSING_LAW.art(47, 1))
def concerned(case: Case) -> tuple[str, ...]:
    """Return who has a right to be heard: the applicant, and the parties that were informed."""
    return (applicant_name(case), *(one.party for one in case.procedure.parties))


@cites(LICENSING_LAW.art(47, 1))
def entitled(case: Case) -> tuple[str, ...]:
    """Return whose right to a hearing still runs; after one was held, those informed since."""
    procedure = case.procedure
    return concerned(case) if procedure.held is None else tuple(sorted(procedure.late))


@cites(LICENSING_LAW.art(48, 1, 3))
def reviewers(case: Case) -> frozenset[str]:
    """Return who took part in examining the application 审查人员, though a finding fell since."""
    procedure = case.procedure
    found = {one.by for one in case.examinations} | case.examined_before | procedure.legality_by
    found.update(one.by for one in procedure.tested)
    # Whoever recorded a verification was there, and so is one of its officers.
    found.update(*(one.officers for one in procedure.verified))
    found.update(procedure.testers.officers if procedure.testers else ())
    found.update([procedure.forwarded.by] if procedure.forwarded else ())
    return frozenset(found)


@cites(LICENSING_LAW.art(48, 1, 3))
def looked_into(case: Case) -> frozenset[str]:
    """Return who may not chair the hearing, since he worked on what it is about.

    Beside who examined: who took the case in, asked for what it lacked, accepted it, held something
    in it untrue or heard the applicant on it, and who judged answers that were to be put right.
    """
    took_in = {case.owner, case.accepted.by if case.accepted else ""}
    took_in.add(case.notice.by if case.notice else "")
    return reviewers(case) | case.procedure.untruth_by | case.amended_by | (took_in - {""})


def chair(case: Case) -> str:
    """Return who chairs the hearing or chaired it, or nobody."""
    scheduled = case.procedure.scheduled
    return scheduled.chair if scheduled else ""


def check_named(persons: Iterable[str], case: Case, basis: Citation | None = None) -> None:
    """Ask for distinct names, of whom none is the applicant and none was recused."""
    named = tuple(persons)
    if not all(one.strip() for one in named):
        raise Unlawful("name-missing", basis)
    if len(set(named)) < len(named):
        raise Unlawful("named-twice", basis)
    for one in named:
        if _is_applicant(one, case):
            raise Unlawful("is-applicant", LICENSING_LAW.art(5, 1), who=one)
        if one in case.handling.recused:
            raise Unlawful("person-recused", LICENSING_LAW.art(48, 1, 3), who=one)
