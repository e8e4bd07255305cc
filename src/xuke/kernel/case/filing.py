"""Filing 申请与收件: drafts, materials, submission, receipt, withdrawal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xuke.kernel.case.commitment import promise
from xuke.kernel.case.events import (
    Applicant,
    ApplicationWithdrawn,
    BarFound,
    CaseEvent,
    Concluded,
    Drafted,
    MaterialAttached,
    MaterialRemoved,
    Submitted,
)
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.case.steps import Step, require
from xuke.kernel.item.rule import COUNTER_CHANNELS, ONLINE_CHANNELS, Action, ItemRule
from xuke.kernel.law.bar import Bar, BarKind, running
from xuke.kernel.law.calendar import ONE_DAY, Calendar
from xuke.kernel.law.citation import CIVIL_CODE, COMMITMENT_OPINION, LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.person import Person, Role

_KEEPING_OR_LEAVING = frozenset(
    {
        Action.REISSUE,
        Action.PERIODIC_VERIFICATION,
        Action.REVIEW_RENEWAL,
        Action.DEREGISTRATION,
    }
)
"""What keeps a licence as it is, or gives it up: no application anew 再次申请."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What is handed in: the applicant, the answers, and the rule that will judge them.

    `licence`, `letter` and `in_name_of` are as with Submitted; `bars` are all of this applicant's,
    `changed` the fields in which the answers differ from the licence's face.
    """

    number: str
    applicant: Applicant
    rule: ItemRule
    form: Mapping[str, str]
    fully_online: bool
    licence: str = ""
    letter: str = ""
    in_name_of: str = ""
    bars: tuple[Bar, ...] = ()
    changed: frozenset[str] = frozenset()


@cites(LICENSING_LAW.art(29), COMMITMENT_OPINION.art(1))
def draft(case: Case, opened: Drafted, rule: ItemRule, *, person: Person) -> tuple[CaseEvent, ...]:
    """Open a draft; a commitment only where the item allows one, paper only through a clerk."""
    if case.phase is not Phase.NONE:
        raise Unlawful("already-open", phase=case.phase)
    if opened.commitment and not rule.commitment_allowed:
        raise Unlawful("commitment-not-allowed", COMMITMENT_OPINION.art(1), item=opened.item)
    if opened.channel in COUNTER_CHANNELS and not person.has(Role.CLERK):
        raise Unlawful("channel-needs-clerk", LICENSING_LAW.art(29), channel=opened.channel)
    return (opened,)


@cites(LICENSING_LAW.art(31))
def attach(
    case: Case, attached: MaterialAttached, *, person: Person, rule: ItemRule
) -> tuple[CaseEvent, ...]:
    """Put a file to a listed material; later, only to what was asked for or may still come."""
    require(Step.ATTACH, person, case)
    if attached.material not in {one.id for one in rule.materials}:
        raise Unlawful("material-not-listed", LICENSING_LAW.art(31), material=attached.material)
    if case.pending and attached.material not in case.pending:
        raise Unlawful("not-pending", LICENSING_LAW.art(31), material=attached.material)
    asked = {gap.target for gap in case.notice.gaps} if case.notice else None
    if asked is not None and attached.material not in asked:
        raise Unlawful("not-asked-for", LICENSING_LAW.art(32, 1, 4), material=attached.material)
    return (attached,)


def remove(
    case: Case, *, person: Person, material: str, digest: str, on: date
) -> tuple[CaseEvent, ...]:
    """Take a file from a draft; what was submitted stays."""
    require(Step.ATTACH, person, case)
    if case.phase is not Phase.DRAFT:
        raise Unlawful("wrong-phase", phase=case.phase, step=Step.ATTACH)
    # The same file may have been put to two materials; only the one that is meant goes.
    if (material, digest) in {(one.material, one.digest) for one in case.materials}:
        return (MaterialRemoved(on=on, material=material, digest=digest),)
    raise Unlawful("no-such-file", digest=digest)


@cites(LICENSING_LAW.art(29), LICENSING_LAW.art(32, 1), LICENSING_LAW.art(78))
def submit(case: Case, filing: Filing, *, person: Person, on: date) -> tuple[CaseEvent, ...]:
    """File the application. Gaps do not bar it: the authority must name them (article 32)."""
    require(Step.SUBMIT, person, case)
    if filing.fully_online and case.channel not in ONLINE_CHANNELS:
        raise Unlawful("not-online", channel=case.channel)
    _check_same_licence(case, filing)
    if case.commitment:
        promise(filing.rule, filing.bars, on=on, letter=filing.letter)
    return (
        Submitted(
            on=on,
            number=filing.number,
            action=case.action,
            channel=case.channel,
            applicant=filing.applicant,
            rule=filing.rule,
            commitment=case.commitment,
            fully_online=filing.fully_online,
            owner=case.owner,
            form=filing.form,
            licence=filing.licence,
            letter=filing.letter,
            in_name_of=filing.in_name_of,
        ),
        *_bars_found(case.action, filing, on),
    )


@cites(LICENSING_LAW.art(49))
def _check_same_licence(case: Case, filing: Filing) -> None:
    """Refuse to change through a licence what the item's law asks a new application for."""
    rule = filing.rule.licence
    fresh = filing.changed.intersection(rule.new_application_for) if rule else frozenset()
    if fresh and case.action is not Action.NEW:
        raise Unlawful(
            "needs-new-application", LICENSING_LAW.art(49), target=" ".join(sorted(fresh))
        )


@cites(LICENSING_LAW.art(78), LICENSING_LAW.art(79))
def _bars_found(action: Action, filing: Filing, on: date) -> tuple[CaseEvent, ...]:
    """Return the bar on whoever applies anew, if one holds on the day.

    It does not keep the application from being received: not to accept it is a decision that
    the authority takes, in writing and with remedies (articles 32(2) and 78).
    """
    bar = running(filing.bars, on=on, item=filing.rule.item, kind=BarKind.APPLICATION)
    if bar is None or action in _KEEPING_OR_LEAVING:
        return ()
    return (BarFound(on=on, until=bar.until, basis=bar.basis, source=bar.source),)


@cites(LICENSING_LAW.art(82), CIVIL_CODE.art(201), CIVIL_CODE.art(203))
def day_zero(on: date, calendar: Calendar, *, after_hours: bool, rolls: bool) -> date:
    """Return the day after which the authority's days are counted.

    Where the authority's rule rolls, what comes in after hours or on a day off counts as
    come in on the next working day; elsewhere the day itself is day zero (Civil Code 201).
    """
    if not rolls:
        return on
    return calendar.next_working_day(on + ONE_DAY if after_hours else on)


def withdraw(case: Case, *, person: Person, reason: str, on: date) -> tuple[CaseEvent, ...]:
    """Take the application back before the decision."""
    require(Step.WITHDRAW, person, case)
    if case.phase is not Phase.DRAFT and not reason.strip():
        raise Unlawful("withdrawal-without-reason", LICENSING_LAW.art(29))
    return (ApplicationWithdrawn(on=on, by=person.id, reason=reason), Concluded(on=on))
