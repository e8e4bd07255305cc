"""An act on a stream of any kind, on the generic page."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xuke.casework.stream.door import Outcome
from xuke.casework.stream.kinds import Loaded
from xuke.record.events import Stream
from xuke.web.acts import sheet as acts
from xuke.web.acts.on_stream import Look, OnStream
from xuke.web.acts.page import Turn
from xuke.web.site.request import person_of
from xuke.web.site.shown import Shown
from xuke.web.stream.file import ShownFile

File = ShownFile[Any]


def answer(request: HttpRequest, file: File, verb: str) -> HttpResponse:
    """Answer a request for this act on a stream."""
    kind = file.shown.kind
    matter = OnStream(
        kind=kind,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=acts.plain(kind, verb, "web/stream_act.html", _shown),
        look=_look(file),
    )
    return Turn(request, matter).answer()


def begin(request: HttpRequest, shown: Shown[Any], verb: str) -> HttpResponse:
    """Answer a request for the act that opens a stream, at the person's own authority."""
    person = person_of(request)
    stream = Stream(id=uuid4(), kind=shown.kind.name, authority=person.authority or "")
    loaded = Loaded(stream, shown.kind.machine.begin)
    return answer(request, ShownFile(shown=shown, loaded=loaded, person=person), verb)


def _look(file: File) -> Look[Any]:
    is_new = not file.loaded.history
    return Look(
        number="" if is_new else file.row.number,
        head=lambda: head(file),
        names=file.names,
        then=_page_url,
    )


def _page_url(done: Outcome[Any]) -> str:
    """Return the page of the stream that was acted upon."""
    return reverse("web:stream", args=[done.stream.kind, done.stream.id])


def head(file: File) -> Mapping[str, object]:
    """Return what the head of every page about the stream shows."""
    kind, is_new = file.shown.kind.name, not file.loaded.history
    home = reverse("web:streams", args=[kind])
    row = None if is_new else file.row
    own = home if is_new else reverse("web:stream", args=[kind, file.loaded.stream.id])
    return {
        "base": "web/desk_base.html",
        "header": "web/stream_header.html",
        "at_desk": True,
        "home_url": home,
        "home_label": file.shown.name,
        "back_label": _("返回"),
        "kind": kind,
        "file": file,
        "row": row,
        "case": {"number": row.number if row else file.shown.name},
        "case_url": own,
    }


def _shown(file: File, after: object) -> Mapping[str, object]:
    """Return the phase and the due day, where they would change."""
    if after is None:
        return {}
    then = file.shown.row(after)
    was = file.row if file.loaded.history else None
    return {
        "phase_after": "" if was and was.phase == then.phase else then.phase,
        "due_was": was.due if was else None,
        "due_after": None if was and was.due == then.due else then.due,
    }
