"""Declarations about kinds of streams fit together: looked at once, when the product starts."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from xuke.casework.stream import effects, readmodels, visibility
from xuke.casework.stream.facts import ENVELOPE, asked_of
from xuke.casework.stream.kinds import Kind, kinds, never


def check() -> None:
    """Stop the start with everything that would go wrong, or never happen, without a word."""
    found = [*(fault for kind in kinds() for fault in _of_kind(kind)), *_of_names()]
    if found:
        raise ImproperlyConfigured("; ".join(found))


def _of_kind(kind: Kind[Any]) -> Iterator[str]:
    """Yield what a kind lacks, and which of its verbs nobody could be asked for."""
    if kind.machine.lapses and kind.due is never:
        yield f"{kind.name} has lapses, and nothing says on which streams (due)"
    if kind.name not in visibility.visibilities():
        yield f"nothing says who sees a {kind.name} (visibilities)"
    for name in (*kind.plain, *kind.beginnings):
        verb = kind.machine.verbs[name]
        lacking = ENVELOPE - {one.name for one in fields(verb.event)}
        if lacking:
            yield f"{kind.name} {name}: its event does not tell {', '.join(sorted(lacking))}"
        try:
            asked_of(verb.event, verb.settled)
        except TypeError as fault:
            yield f"{kind.name} {name}: {fault}"


def _of_names() -> Iterator[str]:
    """Yield what is about no kind that exists, or waits for an event that its kind lacks."""
    known = {kind.name: kind for kind in kinds()}
    for what, name, kind in _declared():
        if kind not in known:
            yield f"{what} {name!r} is about {kind!r}, which is no kind of stream"
    for effect in effects.registered():
        own = known[effect.kind].machine.events if effect.kind in known else effect.events
        for event in set(effect.events) - set(own):
            yield f"effect {effect.name!r} waits for {event.__name__}, no event of {effect.kind}"


def _declared() -> Iterator[tuple[str, str, str]]:
    """Yield what else is declared about kinds: what it is, its name, the kind."""
    yield from (("effect", one.name, one.kind) for one in effects.registered())
    yield from (("forerunner", one.name, one.kind) for one in effects.forerunners())
    yield from (("read model", one.name, one.kind) for one in readmodels.read_models())
    yield from (("visibility", name, name) for name in visibility.visibilities())
