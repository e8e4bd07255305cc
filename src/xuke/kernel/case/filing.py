"""Filing 申请与收件: drafts, materials, submission, receipt, withdrawal."""

from dataclasses import replace
from datetime import date

from xuke.kernel.case import acceptance, commitment
from xuke.kernel.case.barring import bar_at_filing
from xuke.kernel.case.events import (
    AnswerSupplied,
    ApplicationWithdrawn,
    CaseEvent,
    Concluded,
    Drafted,
    MaterialAttached,
    MaterialRemoved,
    Received,
    Submitted,
    is_meant,
)
from xuke.kernel.case.guards import check_filed_here, hands_in, is_owner, may_withdraw
from xuke.kernel.case.known import known
from xuke.kernel.case.rights import AT_COUNTER, DRAFT, GRANTED, OPEN, UNDECIDED, right
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import COUNTER_CHANNELS, ONLINE_CHANNELS, Action, ItemRule
from xuke.kernel.law.citation import COMMITMENT_OPINION, LICENSING_LAW, cites
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.occasion import Occasion
from xuke.kernel.person import Role
from xuke.kernel.stream import Verb

_OF_ANY = frozenset({Phase.DRAFT, Phase.IN_CORRECTION})
"""The phases in which a file may be put to any material that is listed, or that was asked for."""


@cites(LICENSING_LAW.art(29), COMMITMENT_OPINION.art(1))
def draft(case: Case, opened: Drafted, at: Occasion) -> tuple[CaseEvent, ...]:
    """Open a draft; a commitment only where the item allows one, paper only through a clerk."""
    if case.phase is not Phase.NONE:
        raise Unlawful("already-open", phase=case.phase)
    if opened.commitment and not _rule(case, at).commitment_allowed:
        raise Unlawful("commitment-not-allowed", COMMITMENT_OPINION.art(1), item=opened.item)
    if opened.channel in COUNTER_CHANNELS and not at.person.has(Role.CLERK):
        raise Unlawful("channel-needs-clerk", LICENSING_LAW.art(29), channel=opened.channel)
    return (opened,)


@cites(LICENSING_LAW.art(31))
def attach(case: Case, attached: MaterialAttached, at: Occasion) -> tuple[CaseEvent, ...]:
    """Put a file to a listed material; later, only to what was asked for or may still come."""
    if attached.material not in {material.id for material in _rule(case, at).materials}:
        raise Unlawful("material-not-listed", LICENSING_LAW.art(31), material=attached.material)
    later = acceptance.still_to_come(case)
    if case.phase not in _OF_ANY and attached.material not in later:
        raise Unlawful("not-pending", LICENSING_LAW.art(31), material=attached.material)
    asked = {gap.target for gap in case.notice.gaps} if case.notice else None
    if asked is not None and attached.material not in asked | later:
        raise Unlawful("not-asked-for", LICENSING_LAW.art(32, 1, 4), material=attached.material)
    # The same file sent twice under one name is one; under another name it is another.
    is_there = any(_is_same(one, attached) for one in not_handed_in(case))
    return () if is_there else (attached,)


def _is_same(one: MaterialAttached, other: MaterialAttached) -> bool:
    is_there = (one.material, one.digest) == (other.material, other.digest)
    return is_there and one.file_name == other.file_name


def remove(case: Case, removed: MaterialRemoved, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Take away a file that has not been handed in yet; what was handed in stays."""
    meant = [one for one in case.materials if is_meant(one, removed)]
    if not meant:
        raise Unlawful("no-such-file", digest=removed.digest)
    # Equal files may stand there, one handed in and one not: counted, as they cannot be told apart.
    if sum(is_meant(one, removed) for one in not_handed_in(case)) < len(meant):
        raise Unlawful("handed-in", material=removed.material)
    return (removed,)


def not_handed_in(case: Case) -> tuple[MaterialAttached, ...]:
    """Return the files that nobody but the applicant counts with yet: they may be taken away.

    Those of a draft; in a correction those that came since the notice; of materials that may come
    later, those that are there before they are supplied.
    """
    if case.phase is Phase.DRAFT:
        return case.materials
    if case.phase is Phase.IN_CORRECTION:
        return case.files_since_notice
    return tuple(one for one in case.materials if one.material in case.pending)


def _rule(case: Case, at: Occasion) -> ItemRule:
    """Return the rule copied onto the case, or for a draft the one in force on the day."""
    rule = case.rule or known(at).rule
    if rule is None:
        raise LookupError(case.item)
    return rule


@cites(LICENSING_LAW.art(29), LICENSING_LAW.art(32, 1), LICENSING_LAW.art(78))
def submit(case: Case, filing: Submitted, at: Occasion) -> tuple[CaseEvent, ...]:
    """File the application. Gaps do not bar it: the authority must name them (article 32)."""
    if filing.fully_online and case.channel not in ONLINE_CHANNELS:
        raise Unlawful("not-online", channel=case.channel)
    check_filed_here(at, insisted=filing.insisted)
    check_same_licence(case.action, filing.rule, known(at).changed)
    if case.commitment:
        commitment.promise(filing.rule, known(at).bars, on=filing.on, letter=filing.letter)
    filed = replace(
        filing,
        insisted=filing.insisted and known(at).scope.sends_elsewhere,
        action=case.action,
        channel=case.channel,
        commitment=case.commitment,
        owner=case.owner,
    )
    return (filed, *bar_at_filing(filed, known(at).bars), *_received(filed, known(at).counts_from))


def _received(filed: Submitted, counts_from: date | None) -> tuple[CaseEvent, ...]:
    """Return the receipt, where what is filed is received at once."""
    return (Received(on=filed.on, counts_from=counts_from),) if counts_from else ()


@cites(LICENSING_LAW.art(49))
def check_same_licence(action: Action, of: ItemRule, changed: frozenset[str]) -> None:
    """Refuse to change through a licence what the item's law asks a new application for."""
    rule, general = of.licence, LICENSING_LAW.art(49)
    fresh = changed.intersection(rule.new_application_for) if rule else frozenset()
    if rule and fresh and action is not Action.NEW:
        place = rule.place("new_application_for", rule.governing(action, general))
        raise Unlawful("needs-new-application", place, target=" ".join(sorted(fresh)))


def supply_answer(case: Case, supplied: AnswerSupplied, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Write down what the old system's file answers; what was decided upon changes no more."""
    if supplied.target not in case.filed_rule.fields:
        raise Unlawful("material-not-listed", LICENSING_LAW.art(31), material=supplied.target)
    if not supplied.value.strip():
        raise Unlawful("answer-missing", target=supplied.target)
    if case.decision and supplied.target in case.form:
        raise Unlawful("answer-known", target=supplied.target)
    return (supplied,)


def withdraw(_case: Case, withdrawn: ApplicationWithdrawn, _at: Occasion) -> tuple[CaseEvent, ...]:
    """Take the application back before the decision; no provision asks the applicant why."""
    return (withdrawn, Concluded(on=withdrawn.on))


def _takes_files(case: Case) -> bool:
    return case.phase in _OF_ANY or bool(acceptance.still_to_come(case))


def _is_imported(case: Case) -> bool:
    return case.imported


_ATTACH = right(OPEN | DRAFT, hands_in, when=_takes_files)
OPENING: tuple[Verb[Case], ...] = (
    Verb(
        name="draft",
        event=Drafted,
        right=right(frozenset(Phase)),
        decide=draft,
        settled=frozenset({"owner"}),
        begins=True,
    ),
    Verb(
        name="attach",
        event=MaterialAttached,
        right=_ATTACH,
        decide=attach,
        settled=frozenset({"attachments", "shown"}),
    ),
    Verb(name="remove", event=MaterialRemoved, right=_ATTACH, decide=remove, of="attach"),
    Verb(
        name="submit",
        event=Submitted,
        right=right(DRAFT, is_owner),
        decide=submit,
    ),
)
"""Draft, files, submission."""
SUPPLYING: tuple[Verb[Case], ...] = (
    Verb(
        name="supply-answer",
        event=AnswerSupplied,
        right=right(UNDECIDED | GRANTED, *AT_COUNTER, held_by=Role.CLERK, when=_is_imported),
        decide=supply_answer,
        settled=frozenset({"applicant"}),
    ),
)
"""An import brings no answers: what a decision, its certificate and its term rest on is told."""
LEAVING: tuple[Verb[Case], ...] = (
    Verb(
        name="withdraw",
        event=ApplicationWithdrawn,
        right=right(UNDECIDED | DRAFT, may_withdraw),
        decide=withdraw,
    ),
)
