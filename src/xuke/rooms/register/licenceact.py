"""An act on a licence as a page: the same form, preview and signature as for a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xuke import catalogue
from xuke.casework.licence.kind import LICENCES
from xuke.casework.stream.act import Act
from xuke.casework.stream.door import Foreseen, do, foresee
from xuke.kernel.law.refusal import Unlawful
from xuke.kernel.licence.clocks import running_clocks
from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import Licence
from xuke.record.codec import encode
from xuke.rooms.register import licencepage
from xuke.web import clock
from xuke.web.acts.form import TypedForm
from xuke.web.acts.page import Finished
from xuke.web.acts.step_form import StepForm, form_of
from xuke.web.case import history
from xuke.web.documents import printing
from xuke.web.documents.registry import Document, Subject, brought_about
from xuke.web.licence import explanation as licenceexplaining
from xuke.web.licence import file as licencefile
from xuke.web.licence.file import LicenceFile
from xuke.web.words import refusals, sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import label_of


@dataclass(frozen=True, slots=True)
class OnLicence:
    """An act on a licence, as the desk shows it."""

    file: LicenceFile
    taken: str
    template: str = "register/licence_act.html"
    previews: bool = True

    @property
    def kind(self) -> str:
        """Return the kind of stream that it is done to."""
        return LICENCE.kind

    @property
    def step(self) -> str:
        """Return the step that is taken."""
        return self.taken

    @property
    def version(self) -> int:
        """Return how many events the licence has."""
        return self.file.licence.version

    @property
    def said(self) -> str | Promise:
        """Return what the official is told when it is done."""
        return format_lazy(
            gettext_lazy("已办理：{name}。"), name=label_of(self.taken, LICENCE.kind)
        )

    def form(self, data: Any, initial: Mapping[str, object] | None = None) -> TypedForm:  # noqa: ANN401 - as Django takes it
        """Return the form, made from the facts of the event."""
        return form_of(LICENCE.kind, self.taken)(data, file=self.file, initial=initial)

    def barred(self) -> Unlawful | None:
        """Say why the official may not act at all."""
        verb = LICENCE.verbs[self.taken]
        return LICENCE.refusal(verb, self.file.official, self.file.licence)

    def foresee(self, form: TypedForm, act: Act) -> Foreseen[Any]:
        """Decide without recording."""
        return foresee(LICENCES, self.file.loaded, self.taken, _facts(form), act)

    def do(self, form: TypedForm, act: Act) -> Finished:
        """Do it."""
        done = do(LICENCES, self.file.stream.id, self.taken, _facts(form), act)
        return Finished(repeated=done.repeated, address=_page(self.file))

    def document(self, foreseen: Foreseen[Any]) -> HttpResponse:
        """Return the document that would follow, where the licence gets one by the act."""
        subject = Subject(self.file.stream, foreseen.after)
        return printing.answer(self._following(foreseen), subject, self.file.licence.number)

    def _following(self, foreseen: Foreseen[Any]) -> Document[Licence] | None:
        return brought_about(LICENCE.kind, self.file.licence, foreseen.after)

    def why(self, refused: Unlawful) -> str:
        """Say why the law refuses it, with the names of what it speaks of."""
        return refusals.why(refused, licencefile.names(self.file, [refused.facts]), LICENCE.kind)

    def head(self) -> Mapping[str, object]:
        """Return what the head of every page about the licence shows."""
        return {
            **licencepage.head(self.file),
            "base": "web/desk_base.html",
            "header": "register/licence_header.html",
            "at_desk": True,
            "home_url": reverse("register:licences"),
            "home_label": _("证照台账"),
            "back_label": _("返回这张证照"),
            "case": {"number": self.file.licence.number},
            "case_url": _page(self.file),
        }

    def shown(self, foreseen: Foreseen[Any]) -> Mapping[str, object]:
        """Return what would change: the history, the status, the days, whom it bars from what."""
        if foreseen.after is None:
            return {}
        before, after = self.file.licence, foreseen.after
        today = clock.today()
        status = licencefile.status_on(after, today)
        changed = status is not licencefile.status_on(before, today)
        return {
            "told": self._told(foreseen.events),
            "status_after": status.value if changed else "",
            "moved": list(_moved(before, after)),
            "bars": licenceexplaining.bars_after(before, after),
            **printing.preview(self._following(foreseen), Subject(self.file.stream, after)),
        }

    def _told(self, events: tuple[Any, ...]) -> list[tuple[str, str]]:
        """Return what would stand in the history, in the same sentences."""
        known = licencefile.names(self.file, [encode(one) for one in events])
        names = Names(people=known, things=known)
        return [history.sentence(one, names) for one in events]


def _facts(form: TypedForm) -> Mapping[str, object]:
    """Return what was told; the form of a step is always made from its facts."""
    if not isinstance(form, StepForm):
        raise TypeError(form)
    return form.facts()


def _page(file: LicenceFile) -> str:
    return reverse("register:licence", args=[file.stream.id])


def _moved(before: Licence, after: Licence) -> Iterator[dict[str, Any]]:
    """Yield each clock that would fall on another day, begin or end."""
    was, now = _dues(before), _dues(after)
    for name in dict.fromkeys([*was, *now]):
        if was.get(name) != now.get(name):
            label = sentences.licence_clock(name)
            yield {"label": label, "was": was.get(name), "now": now.get(name)}


def _dues(licence: Licence) -> dict[str, date]:
    return {one.name.value: one.due for one in running_clocks(licence, catalogue.calendar())}
