"""An act on a licence as a page: the same form, preview and signature as for a case."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _, gettext_lazy

from xuke import catalogue
from xuke.casework.licence.kind import LICENCES
from xuke.kernel.licence.clocks import running_clocks
from xuke.kernel.licence.state import Licence
from xuke.record.codec import encode
from xuke.rooms.register import licencepage
from xuke.web import clock
from xuke.web.acts import on_stream
from xuke.web.acts.form import TypedForm
from xuke.web.acts.on_stream import Look, OnStream
from xuke.web.acts.step_form import StepForm, form_of
from xuke.web.case import history
from xuke.web.licence import explanation as licenceexplaining, file as licencefile
from xuke.web.licence.file import LicenceFile
from xuke.web.words import sentences
from xuke.web.words.names import Names
from xuke.web.words.worded import label_of

Sheet = on_stream.Sheet[LicenceFile, Licence]


def on_licence(file: LicenceFile, verb: str) -> OnStream[LicenceFile, Licence]:
    """Return an act on a licence, as the desk shows it."""
    return OnStream(
        kind=LICENCES,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=_sheet(file, verb),
        look=_look(file),
    )


def _sheet(file: LicenceFile, verb: str) -> Sheet:
    return Sheet(
        step=verb,
        template="register/licence_act.html",
        form=form_of(LICENCES.name, verb),
        tell=_facts,
        said=format_lazy(gettext_lazy("已办理：{name}。"), name=label_of(verb, LICENCES.name)),
        brings_about=True,
        shown=_shown,
        foretold=lambda _file, events: {"told": _told(file, events)} if events else {},
    )


def _look(file: LicenceFile) -> Look[Licence]:
    return Look(
        number=file.licence.number,
        head=lambda: _head(file),
        names=file.names,
        then=lambda _done: _page(file),
    )


def _head(file: LicenceFile) -> Mapping[str, object]:
    """Return what the head of every page about the licence shows."""
    return {
        **licencepage.head(file),
        "base": "web/desk_base.html",
        "header": "register/licence_header.html",
        "at_desk": True,
        "home_url": reverse("register:licences"),
        "home_label": _("证照台账"),
        "back_label": _("返回这张证照"),
        "case": {"number": file.licence.number},
        "case_url": _page(file),
    }


def _shown(file: LicenceFile, after: Licence | None) -> Mapping[str, object]:
    """Return what would change: the status, the days, whom it bars from what."""
    if after is None:
        return {}
    before, today = file.licence, clock.today()
    status = licencefile.status_on(after, today)
    changed = status is not licencefile.status_on(before, today)
    return {
        "status_after": status.value if changed else "",
        "moved": list(_moved(before, after)),
        "bars": licenceexplaining.bars_after(before, after),
    }


def _told(file: LicenceFile, events: tuple[Any, ...]) -> list[tuple[str, str]]:
    """Return what would stand in the history, in the same sentences."""
    known = file.names([encode(one) for one in events])
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
