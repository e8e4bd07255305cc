"""What the page of one licence shows."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from xuke.kernel.licence.machine import LICENCE
from xuke.kernel.licence.state import CertificateVersion
from xuke.web import clock
from xuke.web.components import deadlines
from xuke.web.documents.registry import documents_of
from xuke.web.licence import explanation as licenceexplaining
from xuke.web.licence import file as licencefile
from xuke.web.licence.file import LicenceFile
from xuke.web.words import sentences

Context = dict[str, Any]

GROUPS: Final[tuple[tuple[str | Promise, tuple[str, ...]], ...]] = (
    (
        gettext_lazy("校验"),
        (
            "verify",
            "defer-verification",
            "fail-verification",
            "review",
        ),
    ),
    (
        gettext_lazy("监管"),
        (
            "check-commitment",
            "order-rectification",
            "note-credit-repair",
            "note-idle",
            "note-resumed",
        ),
    ),
    (
        gettext_lazy("处罚"),
        ("hear-holder", "suspend", "restore", "revoke"),
    ),
    (
        gettext_lazy("撤销"),
        ("withdraw-licence", "annul", "decline-annulment"),
    ),
    (gettext_lazy("注销"), ("deregister", "announce-deregistration")),
)
"""The acts on a licence as officials look for them; what follows a case stands in none."""
_KNOWN: Final[Mapping[str, Callable[[LicenceFile], bool]]] = {
    "verify": lambda file: file.licence.is_verified,
    "defer-verification": lambda file: file.licence.rule.deferral is not None,
    "review": lambda file: file.licence.rule.review_every is not None,
}
"""Steps that the law of some items does not know: they are not offered there."""


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
        "deadlines": [one.deadline for one in licenceexplaining.clocks(file, today)[:2]],
    }


def page(file: LicenceFile) -> Context:
    """Return everything about a licence."""
    licence, today = file.licence, clock.today()
    return {
        **head(file),
        "groups": list(_groups(file)),
        "blocked": licenceexplaining.barred(file),
        "standing": licenceexplaining.standing(licence, today),
        "clocks": licenceexplaining.clocks(file, today),
        "weekdays": deadlines.weekday_names(),
        "bars": licenceexplaining.bars(licence),
        "versions": [_version(one) for one in reversed(licence.certificates)],
        "entries": licencefile.timeline(file),
        "origin": licence.origin,
        "renewal": licence.renewal,
        "documents": documents_of(LICENCE.kind, licence),
    }


def _groups(file: LicenceFile) -> Iterator[Context]:
    """Yield what this official may do now, by what it is about."""
    allowed = {one.name for one in file.steps if one.allowed and _is_known(file, one.name)}
    for label, steps in GROUPS:
        mine = [one for one in steps if one in allowed]
        if mine:
            yield {
                "label": label,
                "steps": [{"step": one, "url": act_url(file, one)} for one in mine],
            }


def _is_known(file: LicenceFile, step: str) -> bool:
    """Whether the item's law knows this step at all."""
    return step not in _KNOWN or _KNOWN[step](file)


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
