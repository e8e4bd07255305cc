"""Streams of any kind as JSON, below /api/streams/: read, begun, acted upon."""

from datetime import date
from functools import partial
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from xuke.casework.stream import door, ids
from xuke.web.api import facts as told
from xuke.web.api.refused import hidden_from_strangers, in_words_of, next_steps
from xuke.web.api.responses import REFUSALS, StepOut, VersionIn, bearer
from xuke.web.case.stream_file import left_by
from xuke.web.site.request import act_of, person_of
from xuke.web.site.shown import Shown, shown_of
from xuke.web.stream.file import ShownFile, open_stream

router: Final = Router(auth=bearer, tags=["streams"])


class StreamActIn(VersionIn):
    """What the act is told: each fact by its name, as the verb asks for it."""

    facts: dict[str, Any] = Field(default_factory=dict)


class StreamOut(Schema):
    """A stream of any kind: how it stands, and what the caller may do next."""

    kind: str
    stream: UUID
    authority: str
    number: str
    title: str
    phase: str
    due: date | None
    version: int
    next_steps: list[StepOut]


@router.get("/streams/{kind}/acts", response=list[dict[str, Any]], summary="Verbs and their facts")
def acts(request: HttpRequest, kind: str) -> list[dict[str, Any]]:
    """List every verb of a kind that is done by hand, with the facts that it is told."""
    of = _shown(kind).kind
    return [told.told(kind, verb) for verb in (*of.beginnings, *of.plain)]


@router.get("/streams/{kind}/{uuid:stream}", response={200: StreamOut, **REFUSALS}, summary="One")
def one(request: HttpRequest, kind: str, stream: UUID) -> dict[str, Any]:
    """Read a stream."""
    return _out(open_stream(_shown(kind), stream, person_of(request)))


@router.post("/streams/{kind}/acts/{verb}", response={200: StreamOut, **REFUSALS}, summary="Begin")
def begun(request: HttpRequest, kind: str, verb: str, body: StreamActIn) -> dict[str, Any]:
    """Open a stream at the caller's own authority."""
    shown, act = _shown(kind), act_of(request, expected=body.version)
    if verb not in shown.kind.beginnings:
        raise Http404
    place = ids.new_stream(kind, act.person.authority or "", act)
    with in_words_of(kind):
        done = door.begin(shown.kind, place, verb, body.facts, act)
    return _done(shown, done, request)


@router.post(
    "/streams/{kind}/{uuid:stream}/acts/{verb}",
    response={200: StreamOut, **REFUSALS},
    summary="Do an act",
)
def acted(
    request: HttpRequest, kind: str, stream: UUID, verb: str, body: StreamActIn
) -> dict[str, Any]:
    """Do an act on a stream: any verb that `next_steps` allows."""
    shown, act = _shown(kind), act_of(request, expected=body.version)
    if verb not in shown.kind.plain:
        raise Http404
    with hidden_from_strangers(partial(open_stream, shown), stream, act.person):
        done = door.do(shown.kind, stream, verb, body.facts, act)
    return _done(shown, done, request)


def _shown(kind: str) -> Shown[Any]:
    shown = shown_of(kind)
    if shown is None:
        raise Http404
    return shown


def _done(shown: Shown[Any], done: door.Outcome[Any], request: HttpRequest) -> dict[str, Any]:
    """Return the stream as the act left it."""
    person = person_of(request)
    loaded = left_by(done, shown.kind, person)
    return _out(ShownFile(shown=shown, loaded=loaded, person=person))


def _out(file: ShownFile[Any]) -> dict[str, Any]:
    row, stream = file.row, file.stream
    return {
        "kind": stream.kind,
        "stream": stream.id,
        "authority": stream.authority,
        "number": row.number,
        "title": row.title,
        "phase": row.phase,
        "due": row.due,
        "version": file.history[-1].version,
        "next_steps": next_steps(file),
    }
