"""An act on a licence as a page: the same form, preview and signature as for a case."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from xuke.casework.licence.kind import LICENCES
from xuke.kernel.licence.state import Licence
from xuke.rooms.register import foreseen, licencepage
from xuke.rooms.register.delivering import DELIVERY
from xuke.web.acts.on_stream import Look, OnStream
from xuke.web.acts.page import Stage, Turn
from xuke.web.acts.sheet import Sheet, plain
from xuke.web.licence import service
from xuke.web.licence.file import LicenceFile
from xuke.web.site.request import look_of


def answer(request: HttpRequest, file: LicenceFile, verb: str) -> HttpResponse:
    """Answer a request for this act; whoever reads where the holder is reached is written down."""
    if verb == service.DELIVER and request.POST.get("stage") != Stage.CONFIRM:
        service.note(file, look_of(request))
    matter = OnStream(
        kind=LICENCES,
        loaded=file.loaded,
        person=file.person,
        file=file,
        sheet=_sheet(verb),
        look=_look(file),
    )
    return Turn(request, matter).answer()


def _sheet(verb: str) -> Sheet[LicenceFile, Licence]:
    """Return what is asked: mostly what the event says, of a delivery what every delivery asks."""
    if verb == service.DELIVER:
        return DELIVERY
    return plain(LICENCES, verb, "register/licence_act.html", foreseen.shown)


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
