"""送达: by which ways a paper reaches whom it is for, and what shows it; one rule for all papers.

The Licensing Law names no ways, and the Penalty Law refers to civil procedure (61): its ways hold
for the papers of a case and for those on a licence alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from xuke.kernel.law.calendar import Calendar
from xuke.kernel.law.citation import CIVIL_PROCEDURE_LAW, LICENSING_LAW, Citation, cites
from xuke.kernel.law.limit import Span, deadline
from xuke.kernel.law.refusal import Unlawful

DIRECT = "direct"
LEFT = "left"
NOTICE = "notice"
ELECTRONIC = "electronic"
POST = "post"
PROVEN: Mapping[str, Citation] = {
    "entrusted": CIVIL_PROCEDURE_LAW.art(91),
    POST: CIVIL_PROCEDURE_LAW.art(91),
    "passed-on": CIVIL_PROCEDURE_LAW.art(94),
}
"""The ways that go through others' hands, each with the provision that asks for its receipt."""
WAYS = frozenset({DIRECT, LEFT, NOTICE, ELECTRONIC, *PROVEN})
"""送达方式: 直接 留置 公告 电子 委托 邮寄 转交."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectronicAgreed:
    """送达地址确认书: whom it concerns agreed to the electronic way that day, or took it back."""

    on: date
    by: str
    signed_on: date
    agreed: bool


class Told(Protocol):
    """What is told of a delivery, whatever the paper."""

    @property
    def way(self) -> str:
        """Return the way, one of `WAYS`."""

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Return who saw it left 留置."""

    @property
    def proof(self) -> str:
        """Return who signed for it, or the number of the receipt, parcel, photograph or video."""

    @property
    def received_on(self) -> date | None:
        """Return the day on which it came, as its receipt says; of nothing the day of the act."""

    @property
    def published_on(self) -> date | None:
        """Return the day of a public notice 公告."""

    @property
    def tried(self) -> str:
        """Return why only a public notice is left: what was tried, or that he is not found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What the paper is, as far as its way depends on it.

    `written_on` is its day, if it has one; `agreed` whether whom it is for agreed to the
    electronic way; `notice` how long a public notice runs.
    """

    written_on: date | None
    agreed: bool
    notice: Span


@cites(
    LICENSING_LAW.art(44),
    CIVIL_PROCEDURE_LAW.art(88),
    CIVIL_PROCEDURE_LAW.art(89),
    CIVIL_PROCEDURE_LAW.art(90),
    CIVIL_PROCEDURE_LAW.art(91),
    CIVIL_PROCEDURE_LAW.art(94),
)
def check_way(told: Told, sent: Sent, on: date, calendar: Calendar) -> None:
    """Ask for a way of the law, and for what shows that the paper came by it."""
    if told.way not in WAYS:
        raise Unlawful("no-such-way", LICENSING_LAW.art(44), way=told.way)
    if told.way == DIRECT and not told.proof.strip():
        raise Unlawful("receiver-missing", CIVIL_PROCEDURE_LAW.art(88))
    # Who refuses it may be recorded by photograph or video instead of before a witness.
    if told.way == LEFT and not any(one.strip() for one in (*told.witnesses, told.proof)):
        raise Unlawful("witness-missing", CIVIL_PROCEDURE_LAW.art(89))
    if told.way in PROVEN and not told.proof.strip():
        raise Unlawful("proof-missing", PROVEN[told.way])
    if told.way == ELECTRONIC and not sent.agreed:
        raise Unlawful("electronic-not-agreed", CIVIL_PROCEDURE_LAW.art(90))
    if told.way == NOTICE:
        noticed_on(told, sent, on, calendar)


@cites(CIVIL_PROCEDURE_LAW.art(95), CIVIL_PROCEDURE_LAW.art(95, 2))
def noticed_on(told: Told, sent: Sent, on: date, calendar: Calendar) -> date:
    """Return the day on which a public notice has served; ask that it is over, and the last way.

    Only who is not found, or whom no other way reaches, is served so; the file says why (95(2)).
    """
    basis = CIVIL_PROCEDURE_LAW.art(95)
    if told.published_on is None:
        raise Unlawful("publication-missing", basis)
    if sent.written_on and told.published_on < sent.written_on:
        raise Unlawful("published-before-decision", basis)
    due = deadline(told.published_on, sent.notice, calendar=calendar).due
    if on < due:
        raise Unlawful("public-notice-running", basis, due=due.isoformat())
    if not told.tried.strip():
        raise Unlawful("tried-missing", CIVIL_PROCEDURE_LAW.art(95, 2))
    return due


@cites(CIVIL_PROCEDURE_LAW.art(87), CIVIL_PROCEDURE_LAW.art(90), CIVIL_PROCEDURE_LAW.art(91))
def received_on(told: Told, sent: Sent, on: date, calendar: Calendar) -> date:
    """Return the day on which the paper has reached whom it is for, told on this one.

    It is the day of the receipt, or of arrival; of a public notice the end of its days.
    """
    check_way(told, sent, on, calendar)
    if told.way == NOTICE:
        return noticed_on(told, sent, on, calendar)
    day = told.received_on or on
    first = sent.written_on or day
    if not first <= day <= on:
        facts = {"first": first.isoformat(), "last": on.isoformat()}
        raise Unlawful("received-out-of-bounds", CIVIL_PROCEDURE_LAW.art(87), **facts)
    return day


def last_signed(signed: Sequence[ElectronicAgreed]) -> ElectronicAgreed | None:
    """Return what was signed last; of two of one day the one recorded later stands."""
    return max(reversed(signed), key=lambda one: one.signed_on, default=None)


@cites(CIVIL_PROCEDURE_LAW.art(90))
def is_agreed_on(signed: Sequence[ElectronicAgreed], day: date, *, before: bool) -> bool:
    """Whether the electronic way was agreed to on the day, by what was signed last until then.

    `before` is what held until anything was signed.
    """
    last = last_signed([one for one in signed if one.signed_on <= day])
    return last.agreed if last else before


@cites(CIVIL_PROCEDURE_LAW.art(90))
def check_agreement(agreed: ElectronicAgreed) -> None:
    """Ask for a confirmation that was signed already."""
    if agreed.signed_on > agreed.on:
        raise Unlawful(
            "agreed-later", CIVIL_PROCEDURE_LAW.art(90), signed=agreed.signed_on.isoformat()
        )
