"""A licence item 许可事项: everything that guide, form, clock and certificate need, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.certificate import CertificateSpec
from xuke.catalogue.form import Field, Section
from xuke.catalogue.kit.version import Definition
from xuke.catalogue.law import Law
from xuke.catalogue.licence import (
    CalledFor,
    Condition,
    Informed,
    ItemPenalty,
    LevelRule,
    LicenceVersion,
    NotRequired,
    ToldBar,
    version_on,
)
from xuke.catalogue.procedure import ORDINARY, Procedure
from xuke.catalogue.stages import Stage
from xuke.kernel.item.rule import Action, ItemRule, MaterialRule, Tolerance
from xuke.kernel.law.citation import LICENSING_LAW, Citation
from xuke.kernel.law.limit import Span

RECEIPT = "receipt"
"""The event from which some special laws count, instead of acceptance."""


class NotInForce(LookupError):
    """The item did not exist on that day: (slug, day)."""


SPECIAL_LIMITS = "extension-of-special-limits"
FULL_DAYS = "hearing-notice-full-days"
FILING_ROLLS = "renewal-filing-rolls"
"""Readings of the law that are dated and explained in data/law/values."""


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: a provision, or a whole statute where no article is known; in force from and to.

    One that names `actions` is the basis of these alone.
    """

    statute: str
    text: str
    citation: Citation | None
    certainty: Certainty
    since: date = date.min
    until: date | None = None
    actions: frozenset[Action] = frozenset()

    @property
    def path(self) -> str:
        """Return the citation as the law's files write it."""
        return str(self.citation or self.statute)

    def is_in_force(self, on: date) -> bool:
        """Whether it is the basis on the day."""
        return self.since <= on and (self.until is None or on <= self.until)

    def is_for(self, action: str) -> bool:
        """Whether it is the basis of this action."""
        return not self.actions or action in self.actions


@dataclass(frozen=True, slots=True)
class Limit:
    """时限: a span, its basis, and the event from which the basis counts it."""

    span: Span
    basis: str
    certainty: Certainty
    counted_from: str = "acceptance"


@dataclass(frozen=True, slots=True)
class Limits:
    """The statutory limit, and the one the authority has promised."""

    statutory: Limit
    committed: Limit | None


@dataclass(frozen=True, slots=True)
class LimitsVersion:
    """The limits as in force from a day, and those of single actions that differ."""

    since: date
    limits: Limits
    by_action: Mapping[str, Limits]

    def of(self, action: str) -> Limits:
        """Return the limits of this action."""
        return self.by_action.get(action, self.limits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """申请材料: `shared` ones can be fetched, `generated` ones come from the form itself.

    With `when` it is required of those alone whose answers call for it.
    """

    id: str
    name: str
    core: bool
    shared: bool
    generated: bool
    asked_for: frozenset[Action]
    required_for: frozenset[Action]
    note: str
    certainty: Certainty
    when: CalledFor | None = None

    def must_be_uploaded(self, action: str) -> bool:
        """Whether the applicant must put a file to it, whatever he answers."""
        return action in self.required_for and not self.shared and not self.generated

    def may_be_demanded(self, action: str) -> bool:
        """Whether a file is demanded of everybody for it, or where answers call for it."""
        return self.must_be_uploaded(action) or (self.when is not None and action in self.asked_for)


@dataclass(frozen=True, slots=True)
class Check:
    """审查要点: a point that each examiner answers; one `on_site` rests on a verification there."""

    id: str
    text: str
    on_site: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """常见问题: a question and its answer in the guide."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Guide:
    """办事指南 texts that stand in no other part of the item."""

    who: str
    where: str
    quantity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Everyday:
    """俗称: words that mean the item, and what more they say of the application.

    With a `field`, whoever says so gives that field this `answer`; with an `action`, that is what
    he wants to do. Two items may share a word, as 牙科 does, which an alias never may.
    """

    words: tuple[str, ...]
    field: str = ""
    answer: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """告知承诺: for which actions, what it replaces, its words, and when it is checked.

    `effect`, `supervision` and `consequences` are what the notice 告知书 tells beside basis,
    conditions and materials; letter and notice are of the `version`.
    """

    actions: frozenset[str]
    basis: str
    since: date
    version: str
    replaces: tuple[str, ...]
    check_within: Span
    letter: str
    effect: str
    supervision: str
    consequences: str

    def allows(self, action: str, on: date | None) -> bool:
        """Whether the action may be granted on a promise on the day."""
        return action in self.actions and (on is None or self.since <= on)


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceItem:
    """许可事项: a kind of licence; names are values, the slug is permanent."""

    slug: str
    version: str
    definition: Definition
    serial: int
    name: str
    english: str
    aliases: tuple[str, ...]
    object: str
    level: str
    category: str
    kind: str
    reform: str
    fee: Decimal
    examinations: int
    actions: tuple[str, ...]
    basis: tuple[Basis, ...]
    limits: tuple[LimitsVersion, ...]
    stages: tuple[Stage, ...]
    guide: Guide
    conditions: tuple[str, ...]
    materials: tuple[Material, ...]
    form: tuple[Section, ...]
    checklist: tuple[Check, ...]
    certificate: CertificateSpec | None
    commitment_terms: CommitmentTerms | None
    faq: tuple[Question, ...]
    doubts: Mapping[str, str]
    field_ids: frozenset[str]
    sensitive: frozenset[str]
    law: Law = field(repr=False, compare=False)
    former_basis: tuple[Basis, ...] = ()
    fee_basis: str = ""
    procedure: Procedure = ORDINARY
    tolerance: Tolerance | None = None
    licence: tuple[LicenceVersion, ...] = ()
    not_required: tuple[NotRequired, ...] = ()
    levels: tuple[LevelRule, ...] = ()
    told_bars: tuple[ToldBar, ...] = ()
    informed: tuple[Informed, ...] = ()
    penalties: tuple[ItemPenalty, ...] = ()
    everyday: tuple[Everyday, ...] = ()
    computed: tuple[Condition, ...] = ()

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Return the attributes that are shown as 待确认; `doubts` says of each why."""
        return tuple(self.doubts)

    @property
    def days(self) -> frozenset[str]:
        """Return the questions of the form that are answered by a day."""
        return frozenset(one.id for part in self.form for one in part.fields if one.is_day)

    @property
    def commitment(self) -> bool:
        """Whether the item may be granted on a promise 告知承诺."""
        return self.commitment_terms is not None

    @property
    def statutory(self) -> Span:
        """Return the statutory limit 法定期限 of a new application, as now in force."""
        return self.limits[-1].of(Action.NEW).statutory.span

    @property
    def committed(self) -> Span | None:
        """Return the promised limit 承诺期限 of a new application, as now in force."""
        promised = self.limits[-1].of(Action.NEW).committed
        return promised.span if promised else None

    def limits_of(self, action: str = Action.NEW, on: date | None = None) -> Limits:
        """Return the limits in force on the day; NotInForce before the item existed."""
        started = [one for one in self.limits if on is None or one.since <= on]
        if not started:
            raise NotInForce(self.slug, on)
        return started[-1].of(action)

    def basis_of(self, action: str) -> tuple[Basis, ...]:
        """Return the provisions on which this action rests now."""
        return tuple(one for one in self.basis if one.is_for(action))

    def basis_on(self, day: date) -> tuple[Basis, ...]:
        """Return the provisions on which a case of that day rests, worded as they then were."""
        known = (*self.former_basis, *self.basis)
        return tuple(
            replace(one, text=self.law.words(one.path, day))
            for one in known
            if one.is_in_force(day)
        )

    def licence_on(self, on: date | None = None) -> LicenceVersion:
        """Return the rule of licences on the day; the general law's where no other is known.

        It names the provisions of the day that govern single actions, for refusals to cite.
        """
        version, day = version_on(self.licence, on), on or date.max
        rolls = self.law.value_on(FILING_ROLLS, day) is True
        bases = {**self._governing(day), **version.rule.bases}
        return replace(version, rule=replace(version.rule, lead_rolls=rolls, bases=bases))

    def _governing(self, day: date) -> dict[str, str]:
        """Return the provision that governs each action by itself on the day, of several the first.

        What rests on the item as a whole governs its grant; a whole statute cannot be cited.
        """
        found: dict[str, str] = {}
        for one in sorted((*self.basis, *self.former_basis), key=lambda one: not one.actions):
            if one.citation and one.is_in_force(day):
                actions = (one.actions or {Action.NEW}).difference(found)
                found |= {action.value: one.path for action in sorted(actions)}
        return found

    def needs_no_licence(self, answers: Mapping[str, str], on: date) -> NotRequired | None:
        """Return why who answers so needs no licence on the day, or nothing (article 32(1)(1))."""
        return next((one for one in self.not_required if one.holds(answers, on)), None)

    def conditions_at(self, point: str, action: str, on: date) -> tuple[Condition, ...]:
        """Return the computed conditions in force that speak at this point to this action."""
        asked = (one for one in self.computed if one.is_asked(action, on))
        return tuple(one for one in asked if point in one.points)

    def sections(self, action: str = Action.NEW) -> tuple[Section, ...]:
        """Return the form's sections that this action asks."""
        return tuple(one for one in self.form if action in one.actions)

    def fields(self, action: str = Action.NEW) -> tuple[Field, ...]:
        """Return the form's fields that this action asks."""
        return tuple(field for section in self.sections(action) for field in section.fields)

    def stages_for(self, action: str = Action.NEW) -> tuple[Stage, ...]:
        """Return the stages that this action passes, in their order; what it skips is left out."""
        steps, spec = self.procedure, self.certificate
        passes = {
            "public-notice": action in steps.public_notice,
            "expert-review": action in steps.expert_review,
            "site-verification": action in steps.site_verification,
            "second-examination": self.examinations > 1,
            "certificate": spec is not None and action in spec.issued_for,
        }
        return tuple(stage for stage in self.stages if passes.get(stage.id, True))

    def materials_for(self, action: str = Action.NEW) -> tuple[Material, ...]:
        """Return the materials that this action asks for."""
        return tuple(one for one in self.materials if action in one.asked_for)

    def model_application(self, action: str = Action.NEW) -> dict[str, str]:
        """Return the answers of the model application 示范文本, visibly fictitious."""
        return {field.id: field.example for field in self.fields(action)}

    def rule(self, action: str = Action.NEW, *, on: date | None = None) -> ItemRule:
        """Return the rule of this action's cases as in force on the day; without one, now."""
        limits = self.limits_of(action, on)
        steps, spec, promise = self.procedure, self.certificate, self.commitment_terms
        has_certificate = spec is not None and action in spec.issued_for
        terms = self.law.terms(on or date.max)
        return ItemRule(
            item=self.slug,
            version=self.version,
            statutory=limits.statutory.span,
            counted_from_receipt=limits.statutory.counted_from == RECEIPT,
            extendable=self._is_extendable(limits, on or date.max),
            hearing_full_days=self.law.value_on(FULL_DAYS, on or date.max) is True,
            committed=limits.committed.span if limits.committed else None,
            completeness=terms.completeness,
            materials=self._material_rules(action),
            fields=tuple(field.id for field in self.fields(action)),
            checks=tuple(check.id for check in self.checklist),
            checks_on_site=tuple(check.id for check in self.checklist if check.on_site),
            examinations=self.examinations,
            commitment_allowed=promise is not None and promise.allows(action, on),
            certificate=has_certificate,
            validity=spec.validity if spec and has_certificate else None,
            course=steps.course,
            site_verification=action in steps.site_verification,
            expert_review=action in steps.expert_review,
            legality_review=action in steps.legality_review,
            discussion=action in steps.discussion,
            public_notice=steps.notice_days if action in steps.public_notice else None,
            rectification_pauses=steps.rectification_pauses,
            tolerance=self.tolerance if _may_wait(self, action) else None,
            correction_answer=steps.correction_answer,
            licence=self.licence_on(on).rule if spec else None,
            terms=terms.to_name,
            fee=self.fee,
            fee_basis=self.fee_basis,
        )

    def _is_extendable(self, limits: Limits, on: date) -> bool:
        """Whether article 42's extension is given: to its own limit, and as the law is read."""
        own = limits.statutory.basis.startswith(f"{LICENSING_LAW.slug}/")
        return own or self.law.value_on(SPECIAL_LIMITS, on) is True

    def _material_rules(self, action: str) -> tuple[MaterialRule, ...]:
        return tuple(
            MaterialRule(one.id, one.core, one.must_be_uploaded(action))
            for one in self.materials_for(action)
        )


def _may_wait(item: LicenceItem, action: str) -> bool:
    """Whether any material can be demanded, and may come later 容缺."""
    asked = item.materials_for(action)
    return any(not one.core and one.may_be_demanded(action) for one in asked)
