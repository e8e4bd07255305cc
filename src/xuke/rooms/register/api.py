"""The register over JSON: issue a certificate, verify one."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router, Schema

from xuke.rooms.register import issuing, queries
from xuke.web import clock
from xuke.web.acts import act_of, person_of
from xuke.web.api import REFUSALS, CaseOut, ErrorOut, bearer, done_out, hidden_from_strangers

router = Router()


class CertificateOut(Schema):
    """证照: what everybody may know of it, as it stands today."""

    identifier: str
    number: str
    name: str
    item: str
    holder: str
    issuer: str
    issued_on: date
    valid_from: date | None
    valid_until: date | None
    state: str
    imported: bool


@router.post("/cases/{uuid:case}/certificate", auth=bearer, response={200: CaseOut, **REFUSALS})
def issue(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """颁证 of a granted case."""
    person = person_of(request)
    with hidden_from_strangers(case, person):
        return done_out(issuing.issue(case, act_of(request)), person)


@router.get("/public/certificates/{identifier}", response={200: CertificateOut, 404: ErrorOut})
def verify(request: HttpRequest, identifier: str) -> Any:  # noqa: ANN401 - the schema says what
    """证照核验, without a token: live from the register."""
    found = queries.by_identifier(identifier, clock.today())
    if found is None:
        raise Http404
    return found
