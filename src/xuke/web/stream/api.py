"""Streams of any kind as JSON, below /api/streams/: read, begun, acted upon."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema
from pydantic import Field

from xuke.casework.stream.door import Outcome, begin, do
from xuke.casework.stream.facts import FactsInvalid
from xuke.casework.stream.ids import new_stream
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.law.refusal import Unlawful
from xuke.record.port import StaleStream
from xuke.web.api import facts as told
from xuke.web.api.responses import REFUSALS, RefusedHere, StepOut, VersionIn, bearer
from xuke.web.site.request import act_of, person_of
from xuke.web.site.shown import Shown, shown_of
from xuke.web.stream.file import StreamFile, names, open_stream
from xuke.web.words import refusals

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
def acts(request: HttpRequest, kind: str) -> list[dict[str, Any]]:  # noqa: ARG001 - so ninja calls it
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
    place = new_stream(kind, act.person.authority or "", act)
    try:
        return _done(shown, begin(shown.kind, place, verb, body.facts, act), request)
    except Unlawful as refused:
        raise RefusedHere(refused, names([refused.facts]), kind) from refused


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
    try:
        return _done(shown, do(shown.kind, stream, verb, body.facts, act), request)
    except Unlawful as refused:
        file = open_stream(shown, stream, act.person)
        raise RefusedHere(refused, file.names([refused.facts]), kind) from refused
    except (StaleStream, FactsInvalid):
        open_stream(shown, stream, act.person)
        raise


def _shown(kind: str) -> Shown[Any]:
    shown = shown_of(kind)
    if shown is None:
        raise Http404
    return shown


def _done(shown: Shown[Any], done: Outcome[Any], request: HttpRequest) -> dict[str, Any]:
    """Return the stream as the act left it; a repeated request is answered as it stands."""
    if done.repeated:
        return _out(open_stream(shown, done.stream.id, person_of(request)))
    loaded = Loaded(done.stream, done.state, done.recorded)
    return _out(StreamFile(shown=shown, loaded=loaded, person=person_of(request)))


def _out(file: StreamFile[Any]) -> dict[str, Any]:
    row, stream = file.row, file.loaded.stream
    return {
        "kind": stream.kind,
        "stream": stream.id,
        "authority": stream.authority,
        "number": row.number,
        "title": row.title,
        "phase": row.phase,
        "due": row.due,
        "version": file.loaded.history[-1].version,
        "next_steps": [
            {
                "step": step.name,
                "allowed": step.allowed,
                "reason": refusals.why(step.refusal, stream.kind) if step.refusal else "",
            }
            for step in file.steps
        ],
    }
