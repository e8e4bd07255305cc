"""The rooms of this installation together: which page serves a purpose, what starts with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TypeVar

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.urls import ResolverMatch, reverse

from xuke.casework.stream import effects, kinds, readmodels, visibility
from xuke.kernel.person import Person
from xuke.web.documents import registry
from xuke.web.site import shown
from xuke.web.site.place import Entry, Panel, Place, Queue
from xuke.web.words import worded

T = TypeVar("T")
Navigation = tuple[tuple[tuple[str, tuple[str, ...]], Entry], ...]


class NoPlace(ImproperlyConfigured):
    """A room that is installed declares no place."""


class Clash(ImproperlyConfigured):
    """Two rooms declare the same thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """All rooms together; pages stand by purpose and by verb, under the names of their addresses.

    The navigations are in their order, each entry with its address and the arguments of that.
    """

    places: tuple[Place, ...]
    pages: Mapping[str, str]
    verbs: Mapping[tuple[str, str], str]
    public: Navigation
    desk: Navigation
    uploads: tuple[str, ...]
    exports: tuple[str, ...]


def house() -> House:
    """Return the rooms that the settings name."""
    return _house(tuple(settings.ROOMS))


@cache
def _house(rooms: tuple[str, ...]) -> House:
    return assemble(_place(room) for room in rooms)


def _place(room: str) -> Place:
    """Return what a room declares in its own place.py."""
    place = getattr(import_module(f"{room}.place"), "PLACE", None)
    if not isinstance(place, Place):
        raise NoPlace(f"{room}.place declares no PLACE.")
    return place


def assemble(places: Iterable[Place]) -> House:
    """Put the rooms together; refuse what two of them declare."""
    rooms = tuple(places)
    _refuse_clashes(rooms)
    return House(
        places=rooms,
        pages={key: room.address(page) for room in rooms for key, page in room.pages.items()},
        verbs={key: room.address(page) for room in rooms for key, page in room.verbs.items()},
        public=_in_order((room, entry) for room in rooms for entry in room.public),
        desk=_in_order((room, entry) for room in rooms for entry in room.desk),
        uploads=tuple(path for room in rooms for path in room.uploads),
        exports=tuple(path for room in rooms for path in room.exports),
    )


def _refuse_clashes(rooms: tuple[Place, ...]) -> None:
    """Raise on the first thing that a second room declares."""
    claimed: dict[tuple[str, object], str] = {}
    for room in rooms:
        for claim in _claims(room):
            if claim in claimed:
                what, name = claim
                raise Clash(f"{claimed[claim]} and {room.name} both declare the {what} {name!r}.")
            claimed[claim] = room.name


def _claims(room: Place) -> Iterator[tuple[str, object]]:
    """Yield what no other room may declare; a name that is registered is refused there."""
    yield "name", room.name
    yield from (("page", purpose) for purpose in room.pages)
    yield from (("page of the verb", verb) for verb in room.verbs)


def _in_order(entries: Iterable[tuple[Place, Entry]]) -> Navigation:
    """Return the entries of a navigation by their order; of equal ones the earlier room's first."""
    named = [(room.entry(entry), entry) for room, entry in entries]
    return tuple(sorted(named, key=lambda pair: pair[1].order))


def open_rooms() -> None:
    """Register what every room brings along; called once, when Django starts."""
    for room in house().places:
        open_room(room)


def open_room(room: Place) -> None:
    """Register what one room brings along."""
    _register(room.kinds, kinds.register)
    _register(room.read_models, readmodels.register)
    _register(room.visibilities, visibility.register)
    _register(room.effects, effects.register_effect)
    _register(room.forerunners, effects.register_forerunner)
    _register(room.documents, registry.register)
    _register(room.words, worded.register)
    _register(room.shown, shown.register)


def _register(declared: Iterable[T], register: Callable[[T], None]) -> None:
    for one in declared:
        register(one)


def url(purpose: str, *args: object) -> str:
    """Return the address of the page for a purpose, or nothing where no room offers it."""
    name = house().pages.get(purpose)
    return reverse(name, args=args) if name else ""


def verb_url(kind: str, verb: str, *args: object) -> str:
    """Return the address where an official takes a verb of a kind of stream, or nothing."""
    name = house().verbs.get((kind, verb))
    return reverse(name, args=args) if name else ""


def kind_at(address: ResolverMatch | None) -> str:
    """Return the kind of stream that the page at an address is about, or nothing."""
    if address is None:
        return ""
    about = {room.name: room.about for room in house().places}
    return str(address.kwargs.get("kind", "")) or about.get(address.namespace, "")


def queues() -> tuple[Queue, ...]:
    """Return the queues of all rooms, in the order of the rooms."""
    return tuple(queue for room in house().places for queue in room.work)


def panels(person: Person) -> list[Panel]:
    """Return what the rooms tell this person on his first page, in the order of the rooms."""
    told = (tell(person) for room in house().places for tell in room.panels)
    return [panel for panel in told if panel]


def has_page(kind: str, verb: str) -> bool:
    """Whether an official takes this verb on a page of its own."""
    return (kind, verb) in house().verbs
