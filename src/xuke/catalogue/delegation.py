"""A delegation 委托 or transfer 下放 as an authority's file tells it: values."""

from dataclasses import dataclass

from xuke.catalogue.certainty import Certainty
from xuke.kernel.law.delegation import Delegation


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationEntry:
    """委托事项: the delegation as the law sees it, and what people read of it.

    `scope` is the part of the items that it is about, where it is not about the whole;
    `announcement` is None while nobody has confirmed it.
    """

    delegation: Delegation
    scope: str
    announcement: str | None
    link: str
    note: str
    certainty: Certainty
