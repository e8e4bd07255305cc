"""What is typed into a form after the filing and not sent yet, kept as officials' acts are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from xuke.casework.case.kind import CASES
from xuke.casework.stream.overtaken import overtaken
from xuke.rooms.portal.ownership import CONFLICT, page_of
from xuke.web.acts.drafting import Drafting
from xuke.web.acts.form import TypedForm
from xuke.web.acts.page import Stage
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

F = TypeVar("F", bound=TypedForm)
Typed = Mapping[str, Any]
"""What a form holds, by field."""
Make = Callable[[Typed | None, Typed], F]
"""Makes the form of what was sent, or of what was typed before and kept."""
NOTHING: Final[Typed] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent(Generic[F]):
    """A form as its page shows it; `drafts` is what the page says of a draft.

    `is_sent`: the act itself is asked for, and not that what is typed be kept.
    """

    form: F
    drafting: Drafting
    drafts: Mapping[str, object]
    is_sent: bool = False

    @property
    def shown(self) -> Mapping[str, object]:
        """Return what the page needs for the form and for keeping what is typed into it."""
        return {
            "form": self.form,
            "keeps": self.form.has_words,
            "request_id": self.drafting.page,
            **self.drafts,
        }

    def is_over(self) -> None:
        """Forget what was typed: it was sent."""
        self.drafting.place.forget()

    def too_late(self, file: CaseFile, title: str) -> HttpResponse:
        """Show what was typed and cannot be sent any more; without any, lead to the case.

        `title` is what the act is called.
        """
        if self.is_sent and self.form.again():
            drafting, act = self.drafting, act_of(self.drafting.request)
            by = overtaken(CASES, drafting.loaded, drafting.verb, act)
            drafting.is_overtaken(self.form, by)
        drafted = self.drafting.find(self.form)
        if drafted is None:
            return redirect(page_of(file))
        told = self.drafting.told(drafted)
        context = {"file": file, "title": title, "case_url": page_of(file), **told}
        status = CONFLICT if self.is_sent else 200
        return render(self.drafting.request, "portal/too_late.html", context, status=status)


def opened(
    request: HttpRequest, file: CaseFile, verb: str, make: Make[F]
) -> Unsent[F] | HttpResponse:
    """Return the form as this request wants it; the answer where nothing is left to be shown."""
    drafting = Drafting(
        request=request,
        kind=CASES,
        loaded=file.loaded,
        person=file.person.id,
        verb=verb,
        blank=lambda values: make(None, values),
    )
    if request.method != "POST":
        empty = make(None, NOTHING)
        found = drafting.find(empty)
        form = make(None, found.values) if found else empty
        return Unsent(form=form, drafting=drafting, drafts=drafting.told(found))
    stage = request.POST.get("stage", "")
    if stage == Stage.DISCARD:
        drafting.place.forget()
        return redirect(request.path)
    form = make(request.POST, NOTHING)
    if stage == Stage.KEEP:
        return _kept(drafting, form, make)
    return Unsent(form=form, drafting=drafting, drafts=drafting.told(), is_sent=True)


def _kept(drafting: Drafting, form: F, make: Make[F]) -> Unsent[F] | HttpResponse:
    """Keep what is typed, whatever has become of the case, and show it again."""
    kept = drafting.keep(form)
    if drafting.is_by_script:
        return drafting.answer(kept)
    if kept:
        messages.success(drafting.request, _("已暂存，没有提交。"))
    drafts = drafting.told_after(form, kept)
    return Unsent(form=make(None, form.again()), drafting=drafting, drafts=drafts)
