"""An act on a licence as a page: the same form, preview and signature as for a case."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.casework.licence.kind import LICENCES
from xuke.kernel.licence.state import Licence
from xuke.rooms.register import licencepage
from xuke.web import clock
from xuke.web.acts import sheet as acts
from xuke.web.acts.on_stream import Look, OnStream
from xuke.web.acts.page import Turn
from xuke.web.licence import (
    clocks as licenceclocks,
    explanation as licenceexplaining,
    file as licencefile,
)
from xuke.web.licence.file import LicenceFile


def answer(request: HttpRequest, file: LicenceFile, verb: str) -> HttpResponse:
    """Answer a request for this act on a licence."""
    matter = OnStream(
        kind=LICENCES,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=acts.plain(LICENCES, verb, "register/licence_act.html", _shown),
        look=_look(file),
    )
    return Turn(request, matter).answer()


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


def _page(file: LicenceFile) -> str:
    return reverse("register:licence", args=[file.stream.id])


def _shown(file: LicenceFile, after: Licence | None) -> Mapping[str, object]:
    """Return what would change: the status, the days, whom it bars from what."""
    if after is None:
        return {}
    before, today = file.licence, clock.today()
    status = licencefile.status_on(after, today)
    changed = status is not licencefile.status_on(before, today)
    return {
        "status_after": status.value if changed else "",
        "moved": list(licenceclocks.moved(before, after)),
        "bars": licenceexplaining.bars_after(before, after),
    }
