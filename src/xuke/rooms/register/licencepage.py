"""What the page of one licence shows."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse

from xuke.kernel.licence.events import CertificateVersion
from xuke.kernel.licence.machine import LICENCE
from xuke.rooms.register.paper import paper
from xuke.web import clock
from xuke.web.acts.steps import groups
from xuke.web.components import deadlines
from xuke.web.documents.registry import letters_of
from xuke.web.licence import (
    clocks as licenceclocks,
    explanation as licenceexplaining,
    file as licencefile,
)
from xuke.web.licence.file import LicenceFile
from xuke.web.words import sentences

Context = dict[str, Any]


def head(file: LicenceFile) -> Context:
    """Return what the head of every page about a licence shows."""
    licence, today = file.licence, clock.today()
    status = licencefile.status_on(licence, today)
    return {
        "file": file,
        "licence": {
            "item_name": file.item.name,
            "holder": licence.holder.name if licence.holder else "",
            "number": licence.number,
            "status": status.value,
            "is_deferred": licence.is_in_force and licence.deferred is not None,
            "valid_from": licence.valid_from,
            "valid_until": licence.valid_until,
        },
        "deadlines": [one.deadline for one in licenceclocks.clocks(file, today)[:2]],
    }


def page(file: LicenceFile) -> Context:
    """Return everything about a licence."""
    licence, today = file.licence, clock.today()
    return {
        **head(file),
        "certificate": paper(file),
        "groups": list(_groups(file)),
        "blocked": licenceexplaining.barred(file),
        "standing": licenceexplaining.standing(licence, today),
        "clocks": licenceclocks.clocks(file, today),
        "weekdays": deadlines.weekday_names(),
        "bars": licenceexplaining.bars(licence),
        "versions": [_version(one) for one in reversed(licence.certificates)],
        "entries": file.timeline(),
        "origin": licence.origin,
        "renewal": licence.renewal,
        "documents": letters_of(LICENCE.kind, licence, file.history),
    }


def _groups(file: LicenceFile) -> Iterator[Context]:
    """Yield what this official may do now, by what it is about."""
    allowed = {one.name for one in file.steps if one.allowed}
    return groups(LICENCE.kind, allowed, file, lambda step: act_url(file, step))


def act_url(file: LicenceFile, step: str) -> str:
    """Return where the step is taken."""
    return reverse("register:licence-act", args=[file.stream.id, step])


def _version(one: CertificateVersion) -> Mapping[str, object]:
    return {
        "number": one.number,
        "identifier": one.identifier,
        "since": one.since,
        "why": sentences.version_reason(one.why),
        "replaced_on": one.replaced_on,
    }
