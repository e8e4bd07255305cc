"""A licence item 许可事项: everything that guide, form, clock and certificate need, as values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xuke.catalogue.certainty import Certainty
from xuke.catalogue.certificate import CertificateSpec
from xuke.catalogue.form import Field, Section
from xuke.catalogue.stages import Stage
from xuke.kernel.case.rule import Action, ItemRule, MaterialRule
from xuke.kernel.citation import Citation
from xuke.kernel.limit import Span, Unit

COMPLETENESS = Span(5, Unit.WORKING)
"""五日内一次告知: Licensing Law 32(1)(4)."""


class NotInForce(LookupError):
    """The item did not exist on that day: (slug, day)."""


@dataclass(frozen=True, slots=True)
class Basis:
    """设定依据: a provision, or a whole statute where no article is known."""

    statute: str
    text: str
    citation: Citation | None
    certainty: Certainty


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
    """申请材料: `shared` ones can be fetched, `generated` ones come from the form itself."""

    id: str
    name: str
    core: bool
    shared: bool
    generated: bool
    asked_for: frozenset[Action]
    required_for: frozenset[Action]
    note: str
    certainty: Certainty

    def must_be_uploaded(self, action: str) -> bool:
        """Whether the applicant must put a file to it."""
        return action in self.required_for and not self.shared and not self.generated


@dataclass(frozen=True, slots=True)
class Check:
    """审查要点: a point that each examiner answers."""

    id: str
    text: str


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


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """告知承诺: what the promise replaces, its words, and when the authority checks it."""

    replaces: tuple[str, ...]
    check_within: Span
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LicenceItem:
    """许可事项: a kind of licence; names are values, the slug is permanent."""

    slug: str
    version: str
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

    @property
    def unconfirmed(self) -> tuple[str, ...]:
        """Return the attributes that are shown as 待确认; `doubts` says of each why."""
        return tuple(self.doubts)

    @property
    def commitment(self) -> bool:
        """Whether the item may be granted on a promise 告知承诺."""
        return self.commitment_terms is not None

    @property
    def statutory(self) -> Span:
        """Return the statutory limit 法定期限 of a new application, as now in force."""
        return self.limits[-1].limits.statutory.span

    @property
    def committed(self) -> Span | None:
        """Return the promised limit 承诺期限 of a new application, as now in force."""
        promised = self.limits[-1].limits.committed
        return promised.span if promised else None

    def limits_of(self, action: str = Action.NEW, on: date | None = None) -> Limits:
        """Return the limits in force on the day; NotInForce before the item existed."""
        started = [one for one in self.limits if on is None or one.since <= on]
        if not started:
            raise NotInForce(self.slug, on)
        return started[-1].of(action)

    def sections(self, action: str = Action.NEW) -> tuple[Section, ...]:
        """Return the form's sections that this action asks."""
        return tuple(one for one in self.form if action in one.actions)

    def fields(self, action: str = Action.NEW) -> tuple[Field, ...]:
        """Return the form's fields that this action asks."""
        return tuple(field for section in self.sections(action) for field in section.fields)

    def materials_for(self, action: str = Action.NEW) -> tuple[Material, ...]:
        """Return the materials that this action asks for."""
        return tuple(one for one in self.materials if action in one.asked_for)

    def model_application(self, action: str = Action.NEW) -> dict[str, str]:
        """Return the answers of the model application 示范文本, visibly fictitious."""
        return {field.id: field.example for field in self.fields(action)}

    def rule(self, action: str = Action.NEW, *, on: date | None = None) -> ItemRule:
        """Return the rule of this action's cases as in force on the day; without one, now."""
        limits = self.limits_of(action, on)
        spec = self.certificate
        has_certificate = spec is not None and action in spec.issued_for
        return ItemRule(
            item=self.slug,
            version=self.version,
            statutory=limits.statutory.span,
            committed=limits.committed.span if limits.committed else None,
            completeness=COMPLETENESS,
            materials=tuple(
                MaterialRule(one.id, one.core, one.must_be_uploaded(action))
                for one in self.materials_for(action)
            ),
            fields=tuple(field.id for field in self.fields(action)),
            checks=tuple(check.id for check in self.checklist),
            examinations=self.examinations,
            commitment_allowed=self.commitment and action == Action.NEW,
            certificate=has_certificate,
            validity=spec.validity if spec and has_certificate else None,
        )
