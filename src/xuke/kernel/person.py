"""Who acts: a person or a system, with the rights held at one authority."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class Role(StrEnum):
    """What somebody may do; rights are given per authority and can be bounded in time."""

    APPLICANT = "applicant"
    CLERK = "clerk"
    EXAMINER = "examiner"
    DECIDER = "decider"
    LEGAL_REVIEWER = "legal-reviewer"
    PUBLISHER = "publisher"
    STATISTICIAN = "statistician"
    ADMIN = "admin"


OFFICIAL_ROLES = frozenset(Role) - {Role.APPLICANT}


@dataclass(frozen=True, slots=True)
class Person:
    """A person or a system as the law's separations see it: an id and its roles.

    >>> Person("u-1", "310105-wjw", frozenset({Role.CLERK})).is_official
    True
    """

    id: str
    authority: str | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)

    @property
    def is_official(self) -> bool:
        """Whether the person acts for an authority."""
        return self.authority is not None and bool(self.roles & OFFICIAL_ROLES)

    def has(self, role: Role) -> bool:
        """Whether the person holds this role."""
        return role in self.roles


NOBODY = Person("")
SYSTEM = "system"
IMPORT = "import"
"""Who acted is not known of imported history; this stands in its place."""
TERMINAL = "terminal:"
"""Before the name by which the machine knows who works at its terminal: he needs no account."""


class Deed(Protocol):
    """An event that says who did it."""

    @property
    def by(self) -> str:
        """Return the account of whoever did it, or `SYSTEM`, or `IMPORT`."""


def is_done_here(deed: Deed | None) -> bool:
    """Whether something was done at all, and here: what an import tells was done elsewhere.

    >>> is_done_here(None)
    False
    """
    return deed is not None and deed.by != IMPORT
