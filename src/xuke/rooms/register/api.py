"""The register over JSON: issue a certificate, verify one."""

from datetime import date
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router, Schema

from xuke.casework.case import officials
from xuke.casework.case.kind import CASES
from xuke.casework.stream.door import do
from xuke.rooms.register import licenceapi, queries
from xuke.web import clock
from xuke.web.api.cases import done_out
from xuke.web.api.refused import hidden_from_strangers
from xuke.web.api.responses import REFUSALS, CaseOut, ErrorOut, VersionIn, answered, bearer
from xuke.web.case.file import open_case
from xuke.web.site.ratelimit import limited
from xuke.web.site.request import act_of, person_of

router = Router()
router.add_router("", licenceapi.router)


class CertificateOut(Schema):
    """A certificate 证照: what everybody may know of it, as it stands today."""

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


class IssuedOut(Schema):
    """What the certificate is found by."""

    number: str
    identifier: str


class CaseIssuedOut(CaseOut):
    """A case 办件 with its certificate."""

    certificate: IssuedOut | None


@router.post(
    "/cases/{uuid:case}/certificate",
    auth=bearer,
    response={200: CaseIssuedOut, **REFUSALS},
    summary="Issue the certificate 颁证",
)
def issue(request: HttpRequest, case: UUID, body: VersionIn | None = None) -> HttpResponse:
    """Issue the certificate of a granted case under a new number; order its signed document."""
    person = person_of(request)
    act = act_of(request, expected=body.version if body else None)
    with hidden_from_strangers(open_case, case, person):
        done = do(CASES, case, "issue", officials.issue, act)
    paper = done.state.certificate
    told = {"number": paper.number, "identifier": paper.identifier} if paper else None
    return answered(done_out(done, person) | {"certificate": told})


@router.get(
    "/public/certificates/{identifier}",
    auth=None,
    response={200: CertificateOut, 404: ErrorOut, 429: ErrorOut},
    summary="Verify a certificate 证照核验",
)
@limited("verify", per_minute=queries.LOOK_UPS_A_MINUTE)
def verify(request: HttpRequest, identifier: str) -> HttpResponse:
    """Look a certificate up by its identifier (电子证照标识, not the printed number); no token."""
    found = queries.by_identifier(identifier, clock.today())
    if found is None:
        raise Http404
    return answered({name: getattr(found, name) for name in CertificateOut.model_fields})
