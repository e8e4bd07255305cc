"""Reads the licence part of an item file: by the day in force, each value with its origin."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final, TypeVar

from yaml.nodes import ScalarNode

from xuke.catalogue.bar_file import FORBIDS, forbids, is_of_registration
from xuke.catalogue.licence import Duty, LicenceVersion, Origin
from xuke.catalogue.limits_file import DAYS
from xuke.catalogue.nodes import Table, refuse_equal
from xuke.catalogue.parts import CITED, PRACTISED, SPAN
from xuke.catalogue.shape import (
    Day,
    Effect,
    Flag,
    Inner,
    Integer,
    Keyed,
    Listed,
    Option,
    Shape,
    Text,
    Value,
)
from xuke.catalogue.sources import Sources, span_of
from xuke.kernel.item.licence import (
    RENEWAL_LEAD,
    BanRule,
    Bounds,
    Deferral,
    FurtherGround,
    IdleCause,
    LateRenewal,
    LicenceRule,
    VerificationRule,
)
from xuke.kernel.law.limit import Span, Unit

T = TypeVar("T")
NEVER = "none"
"""Written in the place of a renewal's lead where the licence is not renewed at all."""


def _practised(**keys: Value) -> Inner:
    """Return an optional value with these keys, and where it stands."""
    return Inner(Shape({**keys, **PRACTISED}), optional=True)


_SPAN: Final = Inner(Shape({**SPAN, **PRACTISED}), optional=True)
WITHIN: Final = Inner(Shape(SPAN), optional=True)
_BAR: Final = Inner(Shape({**SPAN, "forbids": FORBIDS, **PRACTISED}), optional=True)
_GROUND: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "bar": WITHIN,
        "forbids": FORBIDS,
        "bar_basis": Text(optional=True),
        **PRACTISED,
    },
    id="id",
)
_DUTY: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "within": WITHIN,
        "every": WITHIN,
        **PRACTISED,
    },
    id="id",
)
_BAN: Final = Shape(
    {
        "id": Text(effect=Effect.BREAK),
        "name": Text(effect=Effect.WORD),
        "after": WITHIN,
        "least": WITHIN,
        "reaches": Listed(Text(), optional=True),
        **CITED,
    },
    id="id",
)
_VERIFICATION: Final = Listed(Inner(Shape({"beds": Integer(), **SPAN}, id="beds")))
_VERIFIED_FOR: Final = Listed(Inner(Shape({"field": Text(), "answers": Listed(Text()), **SPAN})))
_DEFERRAL: Final[Mapping[str, Value]] = {
    "least": Inner(Shape(SPAN)),
    "most": Inner(Shape(SPAN)),
    "practises_from_beds": Integer(),
}
VERSION: Final = Shape(
    {
        "renewal_lead": Inner(Shape({**SPAN, **PRACTISED}), word=NEVER, optional=True),
        "not_renewed": _practised(),
        "late_renewal": _practised(policy=Option(tuple(LateRenewal))),
        "keeps_number": _practised(value=Flag(default=True)),
        "verification": _practised(every=_VERIFICATION),
        "verification_for": _practised(every=_VERIFIED_FOR),
        "verification_after_deferral": _SPAN,
        "verification_lead": _SPAN,
        "verified_with": _practised(items=Listed(Text())),
        "deferral": _practised(**_DEFERRAL),
        "review_every": _SPAN,
        "bar_after_revocation": _BAR,
        "bar_after_annulment": _BAR,
        "bar_after_deceit": _BAR,
        "bar_reaches": _practised(items=Listed(Text())),
        "idle_after": _SPAN,
        "idle_exempts": _practised(causes=Listed(Option(tuple(IdleCause)))),
        "reassessed_after": _SPAN,
        "new_application_for": _practised(fields=Listed(Text())),
        "further_grounds": Listed(Inner(_GROUND), optional=True),
        "bans": Listed(Inner(_BAN), optional=True),
        "duties": Listed(Inner(_DUTY), optional=True),
    }
)
LICENCE: Final = Keyed(Day(), Inner(VERSION), optional=True)
"""What holds of an item's licences, by the day from which it is in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the item before its licence is read."""

    general: LicenceRule
    fields: frozenset[str]
    actions: tuple[str, ...]
    sources: Sources


def read_licence(table: Table, known: Known) -> tuple[LicenceVersion, ...]:
    """Read the versions in their order; the first is the general law alone."""
    versions = [LicenceVersion(since=date.min, rule=known.general)]
    outer = table.table("licence")
    for key, node, value in outer.pairs() if outer else ():
        since = outer.as_day(key, node, key) if outer else date.min
        one = outer.below(value, key) if outer else None
        if one is not None:
            versions.append(_Reader(one, since, known).version())
            one.close()
    for earlier, later in pairwise(versions):
        if outer and earlier.since >= later.since:
            outer.refuse("overlapping-versions", None, later.since.isoformat())
    return tuple(versions)


def origin_of(
    table: Table, since: date, attribute: str, sources: Sources, until: date | None = None
) -> Origin:
    """Return basis and certainty; the basis must stand in the law of that day.

    With a last day, the text in force on that one says how sure it is.
    """
    basis = sources.cited(table, "basis")
    if basis and sources.law.knows(basis) and not sources.law.knows_on(basis, since):
        table.refuse("citation-not-in-force", None, "basis", day=since.isoformat())
    return Origin(basis, sources.certain(table, attribute, basis, until or since))


_BARS = frozenset({"bar_after_revocation", "bar_after_annulment", "bar_after_deceit"})
_NAMED = (
    "bar_after_revocation",
    "bar_after_annulment",
    "bar_after_deceit",
    "renewal_lead",
    "verification",
    "verified_with",
    "deferral",
    "review_every",
    "idle_after",
    "idle_exempts",
    "not_renewed",
    "new_application_for",
)
"""Of what a refusal or a clock must be able to name the provision."""


@dataclass(slots=True)
class _Reader:
    """Reads one version, and keeps where each of its values stands."""

    table: Table
    since: date
    known: Known
    origins: dict[str, Origin] = field(default_factory=dict)
    registration_alone: list[str] = field(default_factory=list)

    def version(self) -> LicenceVersion:
        """Read the whole version."""
        grounds, bans = list(self._grounds()), list(self._bans())
        rule = self._rule(tuple(ground for ground, _ in grounds))
        return LicenceVersion(
            since=self.since,
            rule=self._with_bases(replace(rule, bans=tuple(ban for ban, _ in bans))),
            origins=self.origins,
            grounds={one.id: name for one, name in grounds} | {one.id: name for one, name in bans},
            duties=tuple(self._duties()),
        )

    def _with_bases(self, rule: LicenceRule) -> LicenceRule:
        """Put beside bars and bounds the provisions that set them: a refusal can name them."""
        bases = {name: self.origins[name].basis for name in _NAMED if name in self.origins}
        return replace(rule, bases={name: basis for name, basis in bases.items() if basis})

    def _rule(self, grounds: tuple[FurtherGround, ...]) -> LicenceRule:
        general = self.known.general
        return LicenceRule(
            item=general.item,
            validity=general.validity,
            commitment_check=general.commitment_check,
            renewal_lead=self._renewal_lead(),
            late_renewal=self._read("late_renewal", _late_renewal) or general.late_renewal,
            keeps_number=self._read("keeps_number", _yes) is not False,
            verification=(
                *(self._read("verification", _verification) or ()),
                *(self._read("verification_for", self._verified_for) or ()),
            ),
            verification_after_deferral=self._read("verification_after_deferral", span_of),
            verification_lead=self._read("verification_lead", span_of),
            verified_with=self._read("verified_with", _items) or (),
            deferral=self._read("deferral", _deferral),
            bar_reaches=self._read("bar_reaches", _items) or (),
            review_every=self._read("review_every", span_of),
            bar_after_revocation=self._read("bar_after_revocation", span_of),
            bar_after_annulment=self._read("bar_after_annulment", span_of),
            bar_after_deceit=self._read("bar_after_deceit", span_of),
            registration_alone=tuple(self.registration_alone),
            idle_after=self._read("idle_after", span_of),
            idle_exempts=self._read("idle_exempts", _causes) or (),
            reassessed_after=self._read("reassessed_after", span_of),
            new_application_for=self._read("new_application_for", self._fields) or (),
            further_grounds=grounds,
        )

    def _read(self, key: str, read: Callable[[Table], T]) -> T | None:
        """Read an optional value, and note its origin."""
        one = self.table.table(key)
        if one is None:
            return None
        value = read(one)
        if key in _BARS and is_of_registration(one):
            self.registration_alone.append(key)
        self.origins[key] = self._origin(one)
        one.close()
        return value

    def _origin(self, table: Table) -> Origin:
        return origin_of(table, self.since, "licence", self.known.sources)

    def _renewal_lead(self) -> Span | None:
        """Return the lead: the general law's by default, none where there is no renewal."""
        node = self.table.get("renewal_lead")
        says_so = self._read("not_renewed", _is_cited)
        if isinstance(node, ScalarNode) and node.value == NEVER:
            # What has no end needs no renewal; whoever has one may ask for it (article 50).
            if self.known.general.validity and not says_so:
                self.table.refuse("not-renewed-without-basis", node, "renewal_lead")
            return None
        return self._read("renewal_lead", self._lead) or RENEWAL_LEAD

    def _lead(self, table: Table) -> Span:
        """Read a lead; a longer one than the general law's needs a rule at least (50(1))."""
        lead, statute = span_of(table), self.known.sources.statute(table.text("basis"), self.since)
        if _is_longer(lead) and not (statute and statute.sets_leads):
            name = statute.name if statute else ""
            table.refuse("lead-beyond-rank", None, "length", source=name)
        return lead

    def _fields(self, table: Table) -> tuple[str, ...]:
        """Return ids of the form's fields."""
        return table.options("fields", sorted(self.known.fields), "unknown-field")

    def _verified_for(self, table: Table) -> tuple[VerificationRule, ...]:
        """Return the rules of those who answer so, whatever their beds."""
        return tuple(
            VerificationRule(
                beds=0,
                field=one.option("field", sorted(self.known.fields)),
                answers=one.texts("answers"),
                every=span_of(one),
            )
            for one in table.tables("every")
        )

    def _grounds(self) -> Iterator[tuple[FurtherGround, str]]:
        """Yield the special law's grounds of deregistration, each with its name."""
        ids = []
        for one in self.table.tables("further_grounds"):
            origin = self._origin(one)
            ground = FurtherGround(
                id=one.text("id"),
                basis=origin.basis,
                bar=_optional_span(one, "bar"),
                forbids=forbids(one),
                bar_basis=self.known.sources.cited(one, "bar_basis"),
            )
            self.origins[f"further_grounds.{ground.id}"] = origin
            statute = self.known.sources.statute(origin.basis, self.since)
            if statute and not statute.sets_limits:
                one.refuse(
                    "ground-beyond-rank", None, "basis", source=statute.name, kind=statute.kind
                )
            ids.append((one, "id", ground.id))
            yield ground, one.text("name")
        refuse_equal(ids)

    def _bans(self) -> Iterator[tuple[BanRule, str]]:
        """Yield the bans by other bodies that the office enters, each with its name."""
        for one in self.table.tables("bans"):
            origin, reaches = self._origin(one), one.texts("reaches")
            after = _optional_span(one, "after")
            ban = BanRule(
                id=one.text("id"),
                basis=origin.basis,
                after=after,
                least=_optional_span(one, "least"),
                reaches=reaches,
            )
            self.origins[f"bans.{ban.id}"] = origin
            yield ban, one.text("name")

    def _duties(self) -> Iterator[Duty]:
        """Yield what holders must do after issue."""
        for one in self.table.tables("duties"):
            yield Duty(
                id=one.text("id"),
                name=one.text("name"),
                within=_optional_span(one, "within"),
                every=_optional_span(one, "every"),
                origin=self._origin(one),
            )


def _late_renewal(table: Table) -> LateRenewal:
    policy = table.option("policy")
    return LateRenewal(policy) if policy in tuple(LateRenewal) else LateRenewal.FLAGGED


def _is_longer(lead: Span) -> bool:
    """Whether a lead can take more days than the general law's; five working days make a week."""
    days = lead.length * DAYS.get(lead.unit, 1)
    return (days * 7 // 5 if lead.unit is Unit.WORKING else days) > RENEWAL_LEAD.length


def _is_cited(table: Table) -> bool:
    return bool(table.text("basis"))


def _yes(table: Table) -> bool:
    return table.flag("value")


def _items(table: Table) -> tuple[str, ...]:
    return table.texts("items")


def _causes(table: Table) -> tuple[IdleCause, ...]:
    return tuple(IdleCause(one) for one in table.options("causes"))


def _verification(table: Table) -> tuple[VerificationRule, ...]:
    """Return the rules by the number of beds from which each holds; the numbers ascend."""
    pairs = [(_verified(one), one) for one in table.tables("every")]
    refuse_equal((one, "beds", str(rule.beds)) for rule, one in pairs)
    return tuple(sorted((rule for rule, _ in pairs), key=lambda rule: rule.beds))


def _verified(table: Table) -> VerificationRule:
    return VerificationRule(beds=table.integer("beds"), every=span_of(table))


def _deferral(table: Table) -> Deferral | None:
    least, most = _optional_span(table, "least"), _optional_span(table, "most")
    beds = table.integer("practises_from_beds")
    if least is None or most is None:
        return None
    return Deferral(least=least, most=most, practises_from_beds=beds)


def bounds_of(table: Table) -> Bounds | None:
    """Return the shortest and the longest term; one without the other is refused."""
    if table.has("least") is not table.has("most"):
        table.refuse("missing", None, "least", key="least、most")
    least, most = _optional_span(table, "least"), _optional_span(table, "most")
    return Bounds(least=least, most=most) if least and most else None


def _optional_span(table: Table, key: str) -> Span | None:
    inner = table.table(key)
    if inner is None:
        return None
    span = span_of(inner)
    inner.close()
    return span
