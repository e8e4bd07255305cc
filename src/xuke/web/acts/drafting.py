"""The draft of an act on its page: found, kept, told where another window has kept one too."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from xuke.casework.stream.ids import stream_named
from xuke.casework.stream.kinds import Kind, Loaded
from xuke.casework.stream.overtaken import Overtaken
from xuke.web import clock
from xuke.web.acts.draft import FIELD, Draft, Place, Saving, Values, known
from xuke.web.acts.form import TypedForm
from xuke.web.site.request import REQUEST_FIELD, request_id_of
from xuke.web.site.session.resume import is_by_script
from xuke.web.words import dates

NO_DRAFTS: Final[Mapping[str, object]] = {}
_CONFLICT: Final = 409


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """The draft that the person has, or would have, of this act.

    `verb` is the act's, of the machine of this kind; `blank` makes its form with these values.
    """

    request: HttpRequest
    kind: Kind[Any]
    loaded: Loaded[Any]
    person: str
    verb: str
    blank: Callable[[Values], TypedForm]

    @property
    def place(self) -> Place:
        """Return where it is kept; what opens a stream has one place a kind and authority."""
        stream = self.loaded.stream
        if self.kind.machine.verbs[self.verb].begins:
            stream = stream_named(stream.kind, stream.authority, f"draft/{self.verb}")
        return Place(person=self.person, stream=stream.id, verb=self.verb)

    def find(self, form: TypedForm) -> Draft | None:
        """Return what was not submitted; what was done since is no draft any more."""
        found = self.place.find() if form.has_words else None
        if found and self._is_done(found):
            self.place.forget()
            return None
        return found

    def keep(self, form: TypedForm) -> Draft | None:
        """Keep what is typed; nothing where another window has kept something meanwhile."""
        values = form.again()
        saving = Saving(at=clock.now(), page=self.page, known=known(self.mark))
        at = saving.at if self._is_sent() else self.place.keep(values, saving)
        return Draft(values, at) if at else None

    def answer(self, kept: Draft | None) -> JsonResponse:
        """Tell a script what became of it, in words."""
        if kept:
            words = _("已暂存 %(time)s") % {"time": dates.clock_time(kept.saved_at)}
            return JsonResponse({"words": words, "mark": kept.mark})
        theirs = self.place.find()
        words = _("您在另一个窗口也写过，那里的内容没有被覆盖，这里的还没有暂存。")
        body = {"words": words, "mark": theirs.mark if theirs else ""}
        return JsonResponse(body, status=_CONFLICT)

    def told(self, drafted: Draft | None = None, theirs: Draft | None = None) -> dict[str, object]:
        """Return what the page says of a draft: that it is there, or another window's."""
        newest = drafted or theirs
        return {
            "drafted": drafted,
            "unsent": self.blank(drafted.values).typed() if drafted else [],
            "draft_mark": newest.mark if newest else self.mark,
            "theirs": self.blank(theirs.values).typed() if theirs else [],
            "theirs_at": theirs.saved_at if theirs else None,
        }

    def told_after(self, form: TypedForm, kept: Draft | None) -> dict[str, object]:
        """Return what the page says once it was to be kept: that it was, or another window's."""
        return self.told(kept, None if kept else self.find(form))

    def is_overtaken(self, form: TypedForm, by: Overtaken) -> None:
        """Keep what came too late for the act, unless it was done by this very person."""
        if by is not Overtaken.BY_THIS and form.has_words:
            self.keep(form)

    def is_over(self) -> None:
        """Forget it once the act is done; a page that knows of none asks nobody."""
        if self.mark:
            self.place.forget()

    @property
    def is_by_script(self) -> bool:
        """Whether the page's script asks, and not the person."""
        return is_by_script(self.request)

    @property
    def mark(self) -> str:
        """Return which draft the page knows."""
        return self.request.POST.get(FIELD, "")

    @property
    def page(self) -> UUID:
        """Return the request for which the page was opened; of a new page, a new one."""
        try:
            return UUID(self.request.POST.get(REQUEST_FIELD, ""))
        except ValueError:
            return uuid4()

    def _is_sent(self) -> bool:
        """Whether this page's act was done already: what its script saves late is no draft."""
        mine, history = request_id_of(self.request), self.loaded.history
        return mine is not None and any(one.envelope.request == mine for one in history)

    def _is_done(self, found: Draft) -> bool:
        done = self.loaded.last(self.kind.machine.verbs[self.verb].event)
        is_mine = done is not None and done.envelope.actor == self.person
        return done is not None and is_mine and done.envelope.at >= found.saved_at
