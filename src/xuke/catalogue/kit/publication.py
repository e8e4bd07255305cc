"""Which version of a definition is in force on a day, and what may be published after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xuke.catalogue.kit.difference import Change
from xuke.catalogue.kit.version import Definition
from xuke.catalogue.shape import Effect


class Reason(StrEnum):
    """Why a version is not published."""

    ANOTHER_DEFINITION = "another-definition"
    ALREADY_PUBLISHED = "already-published"
    CHANGES_A_PUBLISHED_ONE = "changes-a-published-one"
    UNCHANGED = "unchanged"
    DAY_PAST = "day-past"
    BEFORE_ANOTHER = "before-another"
    BREAKS = "breaks"


class PublicationRefused(Exception):
    """The version was not published: (reason, details)."""

    def __init__(self, reason: Reason, *details: str) -> None:
        """Keep why, and of what."""
        self.reason, self.details = reason, details
        super().__init__(reason, *details)


@dataclass(frozen=True, slots=True)
class Publication:
    """The published versions of one definition, from the oldest; none of them ever changes."""

    versions: tuple[Definition, ...] = ()

    def on(self, day: date) -> Definition | None:
        """Return the version in force on the day; None before the first."""
        started = [one for one in self.versions if one.since <= day]
        return started[-1] if started else None

    def version(self, version: str) -> Definition | None:
        """Return a published version, in force or not: it is read for ever."""
        return next((one for one in self.versions if one.version == version), None)

    def with_version(
        self, new: Definition, *, today: date, changes: Iterable[Change] = ()
    ) -> "Publication":
        """Return the publication with one more version; PublicationRefused says why not.

        `changes` are those against the newest version.
        """
        self._refuse_other(new)
        self._refuse_day(new, today)
        broken = [one.path for one in changes if one.effect is Effect.BREAK]
        if broken:
            raise PublicationRefused(Reason.BREAKS, *broken)
        return Publication((*self.versions, new))

    def _refuse_other(self, new: Definition) -> None:
        """Refuse what is no new version of this definition."""
        newest = self.versions[-1] if self.versions else None
        if newest and (newest.kind, newest.slug) != (new.kind, new.slug):
            raise PublicationRefused(Reason.ANOTHER_DEFINITION, newest.slug)
        published = self.version(new.version)
        if published and published.digest == new.digest:
            raise PublicationRefused(Reason.ALREADY_PUBLISHED, new.version)
        if published:
            raise PublicationRefused(Reason.CHANGES_A_PUBLISHED_ONE, new.version)
        if newest and newest.digest == new.digest:
            raise PublicationRefused(Reason.UNCHANGED, newest.version)

    def _refuse_day(self, new: Definition, today: date) -> None:
        """Refuse a day that is past, or not later than that of a version that waits."""
        if new.since < today:
            raise PublicationRefused(Reason.DAY_PAST, new.since.isoformat())
        if self.versions and new.since <= self.versions[-1].since:
            raise PublicationRefused(Reason.BEFORE_ANOTHER, self.versions[-1].version)
