"""What an item's rules find of an application, as it is told: no licence, whose, what fails."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xuke.casework.case.answers import answers_of
from xuke.casework.case.scope import Asked
from xuke.catalogue.form import Field
from xuke.catalogue.licence import Condition, Point
from xuke.kernel.case.scope import OtherLevel
from xuke.web.case.file import CaseFile
from xuke.web.case.not_required import Needless, needless
from xuke.web.words import sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """不属于本机关职权: the item, the part that another level decides on, and who it is there."""

    item: str
    other: OtherLevel
    is_unsure: bool = False

    @property
    def part(self) -> str:
        """Return the part of the application on which the other level decides."""
        return self.other.part

    @property
    def competent(self) -> str:
        """Return to whom to apply: the authority's name, or in words what it is."""
        words = {"level": self.other.level}
        return self.other.competent or _("%(level)s卫生健康主管部门") % words

    @property
    def basis(self) -> str:
        """Return the provision's path."""
        return self.other.basis

    def as_reason(self) -> str:
        """Return the facts and reasons of a non-acceptance that rests on it."""
        facts = {
            "item": self.item,
            "part": self.part,
            "level": self.other.level,
            "competent": self.competent,
        }
        if self.part == self.item:
            said = _(
                "经核对，申请的%(item)s由%(level)s主管部门审批，不属于本机关职权范围，"
                "请向%(competent)s申请。"
            )
        else:
            said = _(
                "经核对，申请的%(item)s包括“%(part)s”，由%(level)s主管部门审批，不属于本机关职权范围，"
                "请向%(competent)s申请。"
            )
        words = said % facts
        cited = _("依据：%(basis)s。") % {"basis": sentences.citation_words(self.basis)}
        return words + cited if self.basis else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A condition that the answers fail: its words, the provision, whether nobody grants it so."""

    says: str
    basis: str
    bars: bool
    is_unsure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the item's rules find of a case on a day, at a point where it is told.

    `is_sent` says that only who insists may file: he needs no licence, or surely another authority.
    """

    needless: Needless | None
    elsewhere: Elsewhere | None
    failed: list[Failed]
    is_sent: bool


def found(file: CaseFile, on: date) -> Found:
    """Return what is told to officials from the counter on."""
    return _found(file, on, answers_of(file.stream.id, file.case), Point.ACCEPTANCE)


def at_question(file: CaseFile, on: date, answers: Mapping[str, str]) -> Found:
    """Return what is told to the applicant before he files these answers."""
    return _found(file, on, answers, Point.QUESTION)


def failed(file: CaseFile, on: date) -> list[Failed]:
    """Return the conditions that the answers fail, as officials are told them."""
    asked = _asked(file, on, answers_of(file.stream.id, file.case))
    return [_failed(one) for one in asked.failing(Point.ACCEPTANCE)]


def elsewhere(file: CaseFile, on: date) -> Elsewhere | None:
    """Return on what another level decides, and who it is there; nothing where nobody else does."""
    return _elsewhere(_asked(file, on, answers_of(file.stream.id, file.case)))


def is_sent_by(
    fields: Iterable[Field], file: CaseFile, on: date, answers: Mapping[str, str]
) -> bool:
    """Whether the answers to these questions say that no licence is needed, or whose it is."""
    needed = needless(file, on, answers)
    other = _asked(file, on, answers).other_level()
    told = {needed.rule.field} if needed else {other.rule.field} if other else frozenset[str]()
    return any(one.id in told for one in fields)


def _found(file: CaseFile, on: date, answers: Mapping[str, str], point: Point) -> Found:
    asked = _asked(file, on, answers)
    return Found(
        needless=needless(file, on, answers),
        elsewhere=_elsewhere(asked),
        failed=[_failed(one) for one in asked.failing(point)],
        is_sent=asked.scope(point).sends_elsewhere,
    )


def _asked(file: CaseFile, on: date, answers: Mapping[str, str]) -> Asked:
    """Return the case as the item's rules are asked of it on the day."""
    return Asked(authority=file.stream.authority, case=file.case, answers=answers, on=on)


def _elsewhere(asked: Asked) -> Elsewhere | None:
    other = asked.other_level()
    if other is None:
        return None
    is_unsure = not other.rule.origin.certainty.is_confirmed
    return Elsewhere(item=asked.item.name, other=asked.of_other(other), is_unsure=is_unsure)


def _failed(one: Condition) -> Failed:
    return Failed(
        says=one.says,
        basis=one.origin.basis,
        bars=Point.GRANT in one.points,
        is_unsure=not one.origin.certainty.is_confirmed,
    )
