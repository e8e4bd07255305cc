"""What a licence's certificate says today, as its holder has it in his hands."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from xuke.kernel.licence.state import Licence
from xuke.kernel.licence.words import Status
from xuke.rooms.register import face, presenting
from xuke.rooms.register.queries import issued_by
from xuke.rooms.register.standing import State
from xuke.web import clock
from xuke.web.documents.parts import full_name
from xuke.web.licence.file import LicenceFile, status_on
from xuke.web.words.dates import chinese_date


def paper(file: LicenceFile) -> dict[str, Any]:
    """Return what the certificate component shows of a licence: holder, scope, term, state."""
    licence, item = file.licence, file.item
    holder = licence.holder.name if licence.holder else ""
    lines = [one for one in face.standing_lines(item, licence) if one["value"] != holder]
    told = ({"label": label, "value": value} for label, value in _computed(file) if value)
    return {
        "name": item.certificate.name if item.certificate else item.name,
        "number": licence.number,
        "holder": holder,
        "rows": [*lines, *told],
        **presenting.state(_state(licence)),
    }


def _state(licence: Licence) -> State:
    """Return how the certificate counts today, as the public is told it."""
    today = clock.today()
    status = status_on(licence, today)
    if status is not Status.VALID:
        return State(status.value)
    if licence.deferred:
        return State.DEFERRED
    is_begun = licence.valid_from is None or licence.valid_from <= today
    return State.VALID if is_begun else State.NOT_YET


def _issuer(file: LicenceFile, identifier: str) -> str:
    """Return whose name stands on the certificate."""
    authority = file.stream.authority
    return issued_by(authority, file.licence.item, identifier) or full_name(authority)


def _computed(file: LicenceFile) -> Iterator[tuple[str, str]]:
    """Yield the lines that come from no answer; some have no value."""
    licence = file.licence
    last = licence.certificates[-1]
    yield _("发证机关"), _issuer(file, last.identifier)
    yield _("发证日期"), chinese_date(last.since)
    since = licence.valid_from if licence.valid_from != last.since else None
    yield _("有效期自"), chinese_date(since) if since else ""
    yield _("有效期至"), chinese_date(licence.valid_until) if licence.valid_until else ""
    is_known = not licence.origin.imported
    yield _("有效期限"), _("长期") if is_known and not licence.valid_until else ""
