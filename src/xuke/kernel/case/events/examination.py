"""Examination 审查: who looked at what, who was heard, who advised."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke.kernel.official import Official


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
class Recused:
    """回避: this person or expert has no more part in the case, nor access to it."""

    on: date
    by: str
    person: Official
    reason: str


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
