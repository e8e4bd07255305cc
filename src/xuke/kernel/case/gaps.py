"""Gaps 补正内容: what the one notice must and may ask for (articles 31 and 32(1)(4))."""

from collections.abc import Collection, Sequence
from enum import StrEnum

from xuke.kernel.case.events import CorrectionRequested, Gap
from xuke.kernel.item.rule import ItemRule
from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, cites
from xuke.kernel.law.limit import deadline
from xuke.kernel.law.refusal import Unlawful


class GapKind(StrEnum):
    """In what a material or an answer falls short."""

    MISSING = "missing"
    NOT_IN_FORM = "not-in-statutory-form"
    INCONSISTENT = "inconsistent"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"
    ILLEGIBLE = "illegible"


_KINDS = frozenset(GapKind)
LETTER = "commitment-letter"
"""承诺书: the material that only an application on a promise 告知承诺 has."""


@cites(LICENSING_LAW.art(32, 1, 4), LICENSING_LAW.art(72))
def check_gaps(rule: ItemRule, gaps: Sequence[Gap], missing: frozenset[str]) -> None:
    """Ask for one gap at least, each told once, and for every material that is visibly missing."""
    place = LICENSING_LAW.art(32, 1, 4)
    if not gaps:
        raise Unlawful("no-gap-named", place)
    for gap in gaps:
        _check_gap(rule, gap)
    targets = [gap.target for gap in gaps]
    twice = {one for one in targets if targets.count(one) > 1}
    if twice:
        raise Unlawful("gap-told-twice", place, target=in_order(twice))
    # What this one notice forgets could never be demanded later.
    forgotten = missing.difference(targets)
    if forgotten:
        raise Unlawful("gaps-forgotten", place, missing=in_order(forgotten))


def _check_gap(rule: ItemRule, gap: Gap) -> None:
    """Allow only what the item lists to be demanded, of a known kind, in words."""
    check_listed(rule, gap.target)
    if gap.kind not in _KINDS:
        raise Unlawful("no-such-gap-kind", LICENSING_LAW.art(32, 1, 4), kind=gap.kind)
    if not gap.what.strip():
        raise Unlawful("gap-without-words", LICENSING_LAW.art(32, 1, 4), target=gap.target)


@cites(LICENSING_LAW.art(31))
def check_listed(rule: ItemRule, target: str) -> None:
    """Refuse what is neither a material nor a question of the item."""
    if target not in {one.id for one in rule.materials} | set(rule.fields):
        raise Unlawful("material-not-listed", LICENSING_LAW.art(31), material=target)


@cites(LICENSING_LAW.art(31), COMMITMENT_OPINION.art(1))
def check_letter(gaps: Sequence[Gap], *, promised: bool) -> None:
    """Refuse to demand a letter of commitment of who has promised nothing: he chooses the way."""
    if not promised and LETTER in {gap.target for gap in gaps}:
        raise Unlawful("letter-not-promised", COMMITMENT_OPINION.art(1))


def check_answer_day(rule: ItemRule, notice: CorrectionRequested, calendar: Calendar) -> None:
    """Leave the applicant a day that lies ahead, and the time that the item gives."""
    answer_by, on = notice.answer_by, notice.on
    if answer_by <= on:
        raise Unlawful("answer-day-passed", answer_by=answer_by.isoformat())
    span = rule.correction_answer
    earliest = deadline(on, span, calendar=calendar).due if span else answer_by
    if answer_by < earliest:
        raise Unlawful("answer-day-too-early", earliest=earliest.isoformat())


def in_order(names: Collection[str]) -> str:
    """Return names as a refusal carries them."""
    return " ".join(sorted(names))
