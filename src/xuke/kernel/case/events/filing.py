"""Filing 申请与收件: what the applicant asks for, and that it was received."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace as changed
from datetime import date
from typing import TypeVar, assert_never

from xuke.kernel.case.phase import Phase, Standing
from xuke.kernel.copying import replace
from xuke.kernel.item.ban import BanEvent, Banned, fold_ban
from xuke.kernel.item.rule import Action, Channel, ItemRule
from xuke.kernel.law.citation import PHYSICIANS_LAW, PRACTISING_PHYSICIANS_LAW
from xuke.kernel.law.limit import Span
from xuke.kernel.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """申请人: who applies. The identity number is sealed; its index finds it again."""

    kind: str
    name: str
    identity: str = ""
    identity_index: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """草稿: somebody began to fill in an application; no legal effect."""

    on: date
    item: str
    action: Action
    channel: Channel
    owner: str
    commitment: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """提交: the application was filed (article 29), with the rule that will judge it.

    `licence` is the number of the certificate it concerns, `letter` the version of the letter
    of commitment that was read and signed, `in_name_of` the authority that delegated (24).
    `decide_by` is the last day of the licence whose renewal was filed in time (50(2)); `file_names`
    are the names of the files by the words that stood for them in the draft. `insisted` says that
    the applicant was told that he needs no licence, or another authority, and wants an answer.
    `definition` is the hash of the item's published version whose form was filled in; older
    filings name none.
    `called_for` are the materials that the answers make required 按回答须提交. `signed_as` is the
    body under whose name it is decided, where that is another name than the authority's own.
    """

    on: date
    number: str
    action: Action
    channel: Channel
    applicant: Applicant
    rule: ItemRule
    commitment: bool = False
    fully_online: bool = False
    imported: bool = False
    owner: str = ""
    form: Mapping[str, str] = field(default_factory=dict)
    licence: str = ""
    letter: str = ""
    in_name_of: str = ""
    decide_by: date | None = None
    file_names: Mapping[str, str] = field(default_factory=dict)
    insisted: bool = False
    definition: str = ""
    called_for: tuple[str, ...] = ()
    signed_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """收件: the authority has the materials; `counts_from` is day zero of its limits.

    A filing after hours or on a day off keeps its date for the applicant, while the
    authority's limits count from the next working day.
    """

    on: date
    counts_from: date


_REGISTRATION_ALONE = (
    PHYSICIANS_LAW.art(16),
    PHYSICIANS_LAW.art(17, 1, 4),
    PHYSICIANS_LAW.art(58),
    PRACTISING_PHYSICIANS_LAW.art(15),
)
"""不予注册: by which provisions only registering is forbidden, of bars not told apart yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFound:
    """限制申请期: the applicant may not apply for this item until then (articles 78 and 79).

    By a `registration` bar he may apply, and may not be registered until then (Physicians Law 16);
    of those found before it was told, each was asked as of the filing day.
    """

    on: date
    until: date
    basis: str
    source: str = ""
    registration: bool = False

    def is_same_as(self, other: "BarFound | None") -> bool:
        """Whether it tells of the same bar, whenever it was found."""
        if other is None or self.registration is not other.registration:
            return False
        return (self.until, self.basis) == (other.until, other.basis)

    @property
    def keeps_from_applying(self) -> bool:
        """Whether it keeps from acceptance too; of one that was not told apart its basis says it.

        What forbids the registration alone is asked of the register on the day of the grant: who
        was freed since, as by a ban that another case or licence took back, is held up no longer.
        """
        return not (
            self.registration or any(place.covers(self.basis) for place in _REGISTRATION_ALONE)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BarLifted:
    """限制解除: by what was put right or taken back, no such bar holds against the applicant."""

    on: date
    registration: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSupplied:
    """补录: an answer that stands in the old system's file of an imported case, written down here.

    `applicant` is who applies where the answer tells it.
    """

    on: date
    by: str
    target: str
    value: str
    applicant: Applicant | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCorrected:
    """期限更正: the limit on the case was none that a provision gives; this one is.

    `statutory` counts from receipt where it says so, and is `extendable` by article 42 or not;
    `basis` is the provision, as a path; the two days are the due day before and after.
    """

    on: date
    by: str
    statutory: Span
    counted_from_receipt: bool
    extendable: bool
    basis: str
    reason: str
    was_due: date | None = None
    now_due: date | None = None


FilingEvent = (
    Drafted
    | Submitted
    | Received
    | BarFound
    | BarLifted
    | BanEvent
    | AnswerSupplied
    | RuleCorrected
)


@dataclass(frozen=True, kw_only=True)
class Filing(Standing, Banned):
    """申请: what is asked for, by whom, and the rule that judges it.

    `bar` keeps from acceptance and grant, `registration_bar` from a grant while it runs.
    `called_for` are the materials that the answers make required; those of them that only answers
    put right after the filing call for are `called_later`.
    """

    item: str = ""
    action: Action = Action.NEW
    channel: Channel = Channel.ONLINE
    owner: str = ""
    commitment: bool = False
    fully_online: bool = False
    imported: bool = False
    number: str = ""
    applicant: Applicant | None = None
    rule: ItemRule | None = None
    licence: str = ""
    letter: str = ""
    in_name_of: str = ""
    signed_as: str = ""
    decide_by: date | None = None
    bar: BarFound | None = None
    registration_bar: BarFound | None = None
    form: Mapping[str, str] = field(default_factory=dict)
    file_names: Mapping[str, str] = field(default_factory=dict)
    definition: str = ""
    received: Received | None = None
    completeness_from: date | None = None
    called_for: frozenset[str] = frozenset()
    called_later: frozenset[str] = frozenset()

    @property
    def is_filed(self) -> bool:
        """Whether it was ever filed: what was not is its owner's alone, a discarded draft too."""
        return self.rule is not None

    @property
    def filed_rule(self) -> ItemRule:
        """Return the rule copied onto the case; a draft has none yet."""
        if self.rule is None:
            raise LookupError(self.phase)
        return self.rule


FILING_WAYS: tuple[Way, ...] = (
    Way(name="draft", to=Phase.DRAFT),
    Way(name="submit", to=Phase.RECEIVED, sometimes=True),
)
"""Where its verbs and its days lead."""

_Case = TypeVar("_Case", bound=Filing)


def fold_filing(case: _Case, event: FilingEvent) -> _Case:  # noqa: PLR0911 - one arm an event
    """Return the case after one more event of its filing."""
    if isinstance(event, BanEvent):
        return fold_ban(case, event)
    match event:
        case Drafted():
            return _drafted(case, event)
        case Submitted():
            return _submitted(case, event)
        case Received():
            day_zero = event.counts_from
            return replace(case, phase=Phase.RECEIVED, received=event, completeness_from=day_zero)
        case BarFound() | BarLifted():
            return _barred(case, event)
        case AnswerSupplied():
            form = {**case.form, event.target: event.value}
            return replace(case, form=form, applicant=event.applicant or case.applicant)
        case RuleCorrected():
            return replace(case, rule=_corrected(case.filed_rule, event))
        case _:
            assert_never(event)


def _barred(case: _Case, event: BarFound | BarLifted) -> _Case:
    """Let a bar stand in the place of the one of its kind, or none."""
    found = event if isinstance(event, BarFound) else None
    if event.registration:
        return replace(case, registration_bar=found)
    return replace(case, bar=found)


def _corrected(rule: ItemRule, event: RuleCorrected) -> ItemRule:
    """Put the limit in the place of the one that was on the case; all else stays as filed.

    A promise that is longer than the limit now goes: nobody may promise more time than the law has.
    """
    promised, lawful = rule.committed, event.statutory
    is_longer = promised and promised.unit is lawful.unit and promised.length > lawful.length
    return changed(
        rule,
        statutory=lawful,
        committed=None if is_longer else promised,
        counted_from_receipt=event.counted_from_receipt,
        extendable=event.extendable,
    )


def _drafted(case: _Case, event: Drafted) -> _Case:
    """Open the draft with what is asked for, and by whom."""
    return replace(
        case,
        phase=Phase.DRAFT,
        item=event.item,
        action=event.action,
        channel=event.channel,
        owner=event.owner,
        commitment=event.commitment,
    )


def _submitted(case: _Case, event: Submitted) -> _Case:
    """Take over what was filed; it replaces what the draft said."""
    return replace(
        case,
        item=event.rule.item,
        action=event.action,
        channel=event.channel,
        owner=event.owner or case.owner,
        commitment=event.commitment,
        fully_online=event.fully_online,
        imported=event.imported,
        number=event.number,
        applicant=event.applicant,
        rule=event.rule,
        form=event.form,
        licence=event.licence,
        letter=event.letter,
        in_name_of=event.in_name_of,
        signed_as=event.signed_as,
        decide_by=event.decide_by,
        file_names=event.file_names,
        definition=event.definition,
        called_for=frozenset(event.called_for),
    )


def with_called_for(case: _Case, called_for: tuple[str, ...] | None) -> _Case:
    """Return the case with what its answers, put right, make required; nothing tells no change.

    What they did not call for before is remembered: nobody could have handed it in by then.
    """
    if called_for is None:
        return case
    now = frozenset(called_for)
    later = (case.called_later | (now - case.called_for)) & now
    return replace(case, called_for=now, called_later=later)
