"""Handling 办理流转: 退回 撤回 转办 会签 加签 减签; who must act next."""

from dataclasses import dataclass
from datetime import date

from xuke.kernel.official import Official
from xuke.kernel.person import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """退回: whoever decides sends the case back to be examined anew."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledBack:
    """撤回: an examiner takes back an opinion on which nobody has acted yet."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """转办: the step that waits for this role is given to this person."""

    on: date
    by: str
    role: Role
    to: Official
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountersignRequested:
    """会签: these persons are asked for their opinions before the decision."""

    on: date
    by: str
    signers: tuple[Official, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Countersigned:
    """会签意见: one of those asked agreed or did not, and said why."""

    on: date
    by: str
    agreed: bool
    opinion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerAdded:
    """加签: one more person is asked."""

    on: date
    by: str
    signer: Official
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignerRemoved:
    """减签: a person who has not yet signed is asked no more."""

    on: date
    by: str
    signer: Official
    reason: str
