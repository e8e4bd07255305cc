"""The applicant's acts as JSON, below /api/."""

from typing import Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from xuke.casework.case import answers, drafts, filing
from xuke.rooms.portal import materialsapi, readingapi
from xuke.rooms.portal.applicationshapes import (
    AmendmentIn,
    ApplicationIn,
    CorrectionIn,
    SubmissionIn,
    WithdrawalIn,
    application_of,
    no_such,
)
from xuke.rooms.portal.queries import corrections
from xuke.web.api.cases import done_out
from xuke.web.api.refused import hidden_from_strangers
from xuke.web.api.responses import REFUSALS, CaseOut, answered, bearer
from xuke.web.case.file import open_case
from xuke.web.site.request import act_of

router: Final = Router(auth=bearer)
router.add_router("", readingapi.router)
router.add_router("", materialsapi.router)


@router.post("/applications", response={201: CaseOut, **REFUSALS}, summary="Apply 申请")
def apply(request: HttpRequest, sent: ApplicationIn) -> HttpResponse:
    """Open an application with the answers given so far."""
    refused = no_such(sent)
    if refused:
        return refused
    act = act_of(request)
    return answered(done_out(drafts.open_application(application_of(sent), act), act.person), 201)


@router.post(
    "/applications/{uuid:case}/submission",
    response={200: CaseOut, **REFUSALS},
    summary="Submit 提交",
)
def file(request: HttpRequest, case: UUID, sent: SubmissionIn | None = None) -> HttpResponse:
    """File the application; the answer holds its number."""
    insisted = sent is not None and sent.insisted
    act = act_of(request, expected=sent.version if sent else None)
    with hidden_from_strangers(open_case, case, act.person):
        return answered(done_out(filing.submit(case, act, insisted=insisted), act.person))


@router.post(
    "/cases/{uuid:case}/correction",
    response={200: CaseOut, **REFUSALS},
    summary="Hand in a correction 提交补正",
)
def hand_in_correction(request: HttpRequest, case: UUID, sent: CorrectionIn) -> HttpResponse:
    """Hand in what the correction notice asked for, all of it."""
    act = act_of(request, expected=sent.version)
    wrong = corrections.codes(open_case(case, act.person), sent.form, act.on)
    if wrong:
        raise answers.AnswersInvalid(wrong)
    with hidden_from_strangers(open_case, case, act.person):
        return answered(done_out(filing.correct(case, sent.form, act), act.person))


@router.post(
    "/cases/{uuid:case}/amendment",
    response={200: CaseOut, **REFUSALS},
    summary="Ask to put answers right 申请更正申请内容",
)
def ask_amendment(request: HttpRequest, case: UUID, sent: AmendmentIn) -> HttpResponse:
    """Ask after acceptance that answers be put right; an official allows it or does not."""
    act = act_of(request, expected=sent.version)
    with hidden_from_strangers(open_case, case, act.person):
        done = filing.request_amendment(case, sent.form, sent.reason, act)
        return answered(done_out(done, act.person))


@router.post(
    "/cases/{uuid:case}/withdrawal", response={200: CaseOut, **REFUSALS}, summary="Withdraw 撤回"
)
def take_back(request: HttpRequest, case: UUID, sent: WithdrawalIn) -> HttpResponse:
    """Take the application back before the decision."""
    act = act_of(request, expected=sent.version)
    with hidden_from_strangers(open_case, case, act.person):
        return answered(done_out(filing.withdraw(case, sent.reason, act), act.person))
