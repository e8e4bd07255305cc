"""Filing 申请与收件: what the applicant does, and what is received."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xuke.kernel.item.rule import Action, Channel, ItemRule


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
class MaterialAttached:
    """A file was put to a material; `digest` is the SHA-256 of its bytes."""

    on: date
    material: str
    digest: str
    size: int
    media_type: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialRemoved:
    """A file was taken from a material before submission."""

    on: date
    material: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted:
    """提交: the application was filed (article 29), with the rule that will judge it.

    `licence` is the number of the certificate it concerns, `letter` the version of the letter
    of commitment that was read and signed, `in_name_of` the authority that delegated (24).
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """收件: the authority has the materials; `counts_from` is day zero of its limits.

    A filing after hours or on a day off keeps its date for the applicant, while the
    authority's limits count from the next working day.
    """

    on: date
    counts_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is missing or not in the statutory form, and what to do about it."""

    target: str
    kind: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """补正: all that the notice asked for has come in; the applicant as corrected.

    `counts_from` is day zero of the authority's limits, as with Received.
    """

    on: date
    form: Mapping[str, str] = field(default_factory=dict)
    applicant: Applicant | None = None
    counts_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationWithdrawn:
    """申请人撤回申请: before the decision."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarFound:
    """限制申请期: the applicant may not apply for this item until then (articles 78 and 79)."""

    on: date
    until: date
    basis: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingSupplied:
    """容缺补齐: materials that were allowed to come later have come."""

    on: date
    by: str
    materials: tuple[str, ...]
