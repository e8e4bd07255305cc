"""The two navigations: what an applicant can reach, and what an official's roles open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xuke.kernel.person import NOBODY, OFFICIAL_ROLES, Person, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in a navigation: the name of its address, its words, and whose it is."""

    name: str
    label: Promise
    roles: frozenset[Role] = OFFICIAL_ROLES
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one request sees it; `extra` ones are left out of the large-type mode."""

    url: str
    label: Promise
    current: bool
    extra: bool


PUBLIC: Final = (
    Entry("portal:home", _("办事")),
    Entry("portal:progress", _("进度查询")),
    Entry("register:verify", _("证照核验")),
    Entry("disclosure:public", _("许可公示"), extra=True),
    Entry("portal:mine", _("我的办件")),
)
_REVIEW_ROLES: Final = frozenset({Role.EXAMINER, Role.LEGAL_REVIEWER, Role.DECIDER, Role.ADMIN})
_CASE_ROLES: Final = _REVIEW_ROLES | {Role.CLERK}
DESK: Final = (
    Entry("desk:mine", _("我的待办")),
    Entry("counter:queue", _("收件受理"), frozenset({Role.CLERK, Role.ADMIN})),
    Entry("review:queue", _("审查决定"), _REVIEW_ROLES),
    Entry("register:queue", _("制证"), _CASE_ROLES),
    Entry("register:licences", _("证照台账")),
    Entry("disclosure:queue", _("公示"), _CASE_ROLES | {Role.PUBLISHER}),
    Entry("reports:annual", _("统计")),
    Entry("people:list", _("人员"), frozenset({Role.ADMIN})),
)


def optional_url(name: str) -> str:
    """Return the address of a named place, or nothing where its room is not installed."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def public_links(request: HttpRequest) -> list[Link]:
    """Return what everybody may open."""
    return list(_links(request, PUBLIC))


def desk_links(request: HttpRequest) -> list[Link]:
    """Return what this official's roles open."""
    person: Person = getattr(request, "person", NOBODY)
    mine = [entry for entry in DESK if entry.roles & person.roles]
    return list(_links(request, mine))


def _links(request: HttpRequest, entries: list[Entry] | tuple[Entry, ...]) -> Iterator[Link]:
    """Resolve the entries; the longest address that begins this page's path is the current one."""
    found = [(optional_url(entry.name), entry) for entry in entries]
    begun = [url for url, _entry in found if url and _is_within(request.path, url)]
    here = max(begun, key=len, default="")
    for url, entry in found:
        if url:
            yield Link(url, entry.label, url == here, entry.extra)


def _is_within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
