"""An act on a stream of any kind, on the generic page."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xuke.casework.stream.door import Outcome
from xuke.casework.stream.kinds import Loaded
from xuke.kernel.person import Person
from xuke.kernel.stream import Events
from xuke.record.codec import encode
from xuke.record.events import Stream
from xuke.web.acts.on_stream import Look, OnStream, Sheet
from xuke.web.acts.step_form import form_of
from xuke.web.site.shown import Shown
from xuke.web.stream.file import ShownFile
from xuke.web.words.names import Names
from xuke.web.words.worded import label_of, sentence

File = ShownFile[Any]


def on_file(file: File, verb: str) -> OnStream[File, Any]:
    """Return an act on a stream, as its page shows it."""
    return OnStream(
        kind=file.shown.kind,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=_sheet(file.shown, verb),
        look=_look(file),
    )


def beginning(shown: Shown[Any], person: Person, verb: str) -> OnStream[File, Any]:
    """Return the act that opens a stream at the person's own authority."""
    stream = Stream(id=uuid4(), kind=shown.kind.name, authority=person.authority or "")
    loaded = Loaded(stream, shown.kind.machine.begin)
    return on_file(ShownFile(shown=shown, loaded=loaded, person=person), verb)


def _sheet(shown: Shown[Any], verb: str) -> Sheet[File, Any]:
    name = label_of(verb, shown.kind.name)
    return Sheet(
        step=verb,
        template="web/stream_act.html",
        form=form_of(shown.kind.name, verb),
        tell=lambda form: form.facts(),
        said=format_lazy(_("已办理：{name}。"), name=name),
        brings_about=True,
        shown=_shown,
        foretold=_foretold,
    )


def _look(file: File) -> Look[Any]:
    is_new = not file.loaded.history
    return Look(
        number="" if is_new else file.row.number,
        head=lambda: head(file),
        names=file.names,
        then=page_url,
    )


def page_url(done: Outcome[Any]) -> str:
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
        "phase": file.shown.phase(row.phase) if row else "",
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
        "phase_after": "" if was and was.phase == then.phase else file.shown.phase(then.phase),
        "due_was": was.due if was else None,
        "due_after": None if was and was.due == then.due else then.due,
    }


def _foretold(file: File, events: Events) -> Mapping[str, object]:
    """Return what would stand in the history, in the same sentences."""
    known = file.names([encode(event) for event in events])
    names = Names(people=known, things=known)
    return {"told": [sentence(event, names) for event in events]}
