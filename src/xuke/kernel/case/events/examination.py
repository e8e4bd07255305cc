"""Examination 审查: who looked at what, who was heard, who advised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.events.comment import Comment
from xuke.kernel.case.events.exclusion import Exclusions
from xuke.kernel.case.events.filing import Filing
from xuke.kernel.case.events.handling import NO_HANDLING, Handling
from xuke.kernel.case.events.hearing import Hearing
from xuke.kernel.case.events.untruth import Untruth
from xuke.kernel.case.phase import Phase
from xuke.kernel.copying import replace
from xuke.kernel.official import Official
from xuke.kernel.person import Role
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """审查: one person's examination with its checklist and opinion (article 34)."""

    on: date
    by: str
    checks: Mapping[str, bool]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyInformed:
    """告知利害关系人: somebody whose major interest the licence concerns (article 36)."""

    on: date
    by: str
    party: str
    interest: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentationsHeard:
    """陈述、申辩: what the applicant or a party said, or that the right was given up."""

    on: date
    by: str
    party: str
    text: str = ""
    waived: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVerified:
    """现场核查: two or more officials verified the substance on site (article 34(3))."""

    on: date
    by: str
    officers: tuple[Official, ...]
    findings: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TestersAppointed:
    """指派检验检测人员: two or more, within five working days (article 55(2))."""

    on: date
    by: str
    officers: tuple[Official, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """检验、检测、检疫、鉴定: the result by the technical standard named (article 55)."""

    on: date
    by: str
    standard: str
    findings: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertsAppointed:
    """专家评审: the experts drawn for the review, by name."""

    on: date
    by: str
    experts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertsReported:
    """专家评审意见: what the experts who were not recused concluded."""

    on: date
    by: str
    experts: tuple[str, ...]
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarded:
    """初审上报: the lower authority's opinion and all materials go to the upper (article 35)."""

    on: date
    by: str
    to: str
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalityReviewed:
    """法制审核: somebody outside the handling unit examined the legality."""

    on: date
    by: str
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussed:
    """集体讨论: the heads of the authority discussed the case together."""

    on: date
    by: str
    members: tuple[Official, ...]
    conclusion: str


FindingEvent = (
    PartyInformed
    | RepresentationsHeard
    | SiteVerified
    | TestersAppointed
    | Tested
    | ExpertsAppointed
    | ExpertsReported
    | Forwarded
    | LegalityReviewed
    | Discussed
)
ExaminationEvent = Examined | FindingEvent


@dataclass(frozen=True, kw_only=True)
class Procedure(Hearing, Exclusions, Untruth, Comment):
    """审查程序: the acts of the procedure, as far as they have been done.

    `retold` are those who were told on answers that were put right since, and not told anew yet.
    """

    retold: frozenset[str] = frozenset()
    parties: tuple[PartyInformed, ...] = ()
    heard: tuple[RepresentationsHeard, ...] = ()
    verified: tuple[SiteVerified, ...] = ()
    testers: TestersAppointed | None = None
    tested: tuple[Tested, ...] = ()
    experts: tuple[str, ...] = ()
    expert_report: ExpertsReported | None = None
    forwarded: Forwarded | None = None
    legality: LegalityReviewed | None = None
    legality_by: frozenset[str] = frozenset()
    discussed: Discussed | None = None

    @property
    def silent_experts(self) -> tuple[str, ...]:
        """Return the experts that were appointed and have not reported."""
        told = self.expert_report.experts if self.expert_report else ()
        return tuple(one for one in self.experts if one not in told)

    @property
    def unheard(self) -> tuple[PartyInformed, ...]:
        """Return the parties that were informed and have neither spoken nor waived."""
        spoke = {one.party for one in self.heard}
        return tuple(one for one in self.parties if one.party not in spoke)

    def told_anew(self) -> "Procedure":
        """Return it once answers were put right: who was told on those of before is told anew.

        What he said, and what he gave up, was about other facts; a hearing that he asked for and
        not had he keeps. The applicant knows what he put right, but not what is held untrue now.
        """
        told = frozenset(one.party for one in self.parties)
        return replace(
            self,
            retold=self.retold | told,
            parties=(),
            heard=tuple(one for one in self.heard if one.party not in told),
            offered=tuple(one for one in self.offered if one.party not in told),
            requested=tuple(
                one for one in self.requested if self.held is None or one.party not in told
            ),
            waived=self.waived - told,
            late=self.late - told,
            untruth=None,
            untruth_answer=None,
        )

    def without_opinions(self) -> "Procedure":
        """Return it for a case that must be examined anew: reviews rested on the old one."""
        return replace(self, legality=None, discussed=None)

    def without(self, person: str) -> "Procedure":
        """Return it without what rests on a person who had to stand aside 回避."""
        chaired = self.scheduled is not None and self.scheduled.chair == person
        testers, report, review = self.testers, self.expert_report, self.legality
        met = self.discussed
        return replace(
            self,
            verified=tuple(one for one in self.verified if person not in one.officers),
            testers=None if testers and person in testers.officers else testers,
            tested=tuple(one for one in self.tested if one.by != person),
            experts=tuple(one for one in self.experts if one != person),
            expert_report=None if report and person in report.experts else report,
            legality=None if review and review.by == person else review,
            discussed=None if met and person in met.members else met,
            scheduled=None if chaired else self.scheduled,
            held=None if chaired else self.held,
        )


NO_PROCEDURE = Procedure()


@dataclass(frozen=True, kw_only=True)
class Examination(Filing):
    """审查: the opinions, and the procedure and handling on the way to a decision."""

    examinations: tuple[Examined, ...] = ()
    procedure: Procedure = NO_PROCEDURE
    handling: Handling = NO_HANDLING

    @property
    def is_examined(self) -> bool:
        """Whether as many persons have examined as the rule asks."""
        needed = self.filed_rule.examinations_needed(commitment=self.commitment)
        return len(self.examinations) >= needed


EXAMINATION_WAYS: tuple[Way, ...] = (Way(name="examine", to=Phase.EXAMINED, sometimes=True),)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Examination)


def fold_examination(case: _Case, event: ExaminationEvent) -> _Case:
    """Return the case after one more event of its examination."""
    if isinstance(event, Examined):
        return _examined(case, event)
    return replace(case, procedure=_found(case.procedure, event))


def _examined(case: _Case, event: Examined) -> _Case:
    """Add the examination; the last one needed makes the case ready for decision."""
    handling = case.handling.released(Role.EXAMINER)
    case = replace(case, examinations=(*case.examinations, event), handling=handling)
    return replace(case, phase=Phase.EXAMINED) if case.is_examined else case


def _found(before: Procedure, event: FindingEvent) -> Procedure:  # noqa: C901, PLR0911, PLR0912 - one arm an event
    """Return the procedure after one more of its events."""
    match event:
        case PartyInformed():
            late = before.late | {event.party} if before.held else before.late
            parties, retold = (*before.parties, event), before.retold - {event.party}
            return replace(before, parties=parties, late=late, retold=retold)
        case RepresentationsHeard():
            return replace(before, heard=(*before.heard, event))
        case SiteVerified():
            return replace(before, verified=(*before.verified, event))
        case TestersAppointed():
            return replace(before, testers=event)
        case Tested():
            return replace(before, tested=(*before.tested, event))
        case ExpertsAppointed():
            return replace(before, experts=(*before.experts, *event.experts))
        case ExpertsReported():
            return replace(before, expert_report=event)
        case Forwarded():
            return replace(before, forwarded=event)
        case LegalityReviewed():
            return replace(before, legality=event, legality_by=before.legality_by | {event.by})
        case Discussed():
            return replace(before, discussed=event)
        case _:
            assert_never(event)
