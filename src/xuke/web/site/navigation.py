"""The two navigations: what an applicant can reach, and what an official's roles open."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

from xuke.kernel.person import NOBODY, Person
from xuke.web.site import places
from xuke.web.site.places import Navigation


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one request sees it; `extra` ones are left out of the large-type mode."""

    url: str
    label: str | Promise
    current: bool
    extra: bool


def public_links(request: HttpRequest) -> list[Link]:
    """Return what everybody may open."""
    return list(_links(request, places.house().public))


def desk_links(request: HttpRequest) -> list[Link]:
    """Return what this official's roles open."""
    person: Person = getattr(request, "person", NOBODY)
    entries = places.house().desk
    mine = tuple(pair for pair in entries if pair[1].roles & person.roles)
    return list(_links(request, mine))


def _links(request: HttpRequest, entries: Navigation) -> Iterator[Link]:
    """Resolve the entries; the longest address that begins this page's path is the current one."""
    found = [(reverse(name, args=args), entry) for (name, args), entry in entries]
    begins = [(one, url) for url, entry in found for one in (url, *entry.also)]
    begun = [(one, url) for one, url in begins if _is_within(request.path, one)]
    _longest, here = max(begun, key=lambda pair: len(pair[0]), default=("", ""))
    for url, entry in found:
        yield Link(url, entry.label, url == here, entry.extra)


def _is_within(path: str, url: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
