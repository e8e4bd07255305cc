"""The applicant's acts and the public guide as JSON, below /api/."""

from typing import Annotated, Any, Final
from uuid import UUID

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from ninja import File, Form, Router, Schema, Status, UploadedFile
from pydantic import StringConstraints

from xuke import catalogue
from xuke.casework.case.answers import AnswersInvalid
from xuke.casework.case.drafts import Application, open_application
from xuke.casework.case.files import FileRefused, attach_material
from xuke.casework.case.filing import correct, submit, withdraw
from xuke.casework.case.kind import NoSuchCase
from xuke.casework.models import CaseRow
from xuke.casework.stream.door import Outcome
from xuke.casework.stream.keyset import Keyset
from xuke.casework.stream.visibility import visible
from xuke.kernel.case.machine import CASE
from xuke.kernel.case.state import Case, Phase
from xuke.kernel.item.rule import Action, Channel
from xuke.rooms.portal.queries import corrections
from xuke.rooms.portal.queries.catalogue import ItemBrief, ItemFull, brief, full
from xuke.rooms.portal.uploading import sent_file, words_of
from xuke.web.api.responses import (
    REFUSALS,
    CaseOut,
    VersionIn,
    bearer,
    case_out,
    done_out,
    hidden_from_strangers,
)
from xuke.web.case.file import open_case
from xuke.web.site.errors import as_json
from xuke.web.site.request import act_of, person_of

router: Final = Router(auth=bearer)
BY_STREAM: Final = Keyset(model=CaseRow, order=("stream",), size=50)

Text = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Answers = dict[str, Text]


class ApplicationIn(Schema):
    """An application to open: item by slug, authority by code, the answers given so far."""

    item: str
    authority: str
    action: Action = Action.NEW
    commitment: bool = False
    channel: Channel = Channel.ONLINE
    form: Answers = {}


class CorrectionIn(VersionIn):
    """New answers to what the correction notice asked; files are attached before."""

    form: Answers = {}


class WithdrawalIn(VersionIn):
    """Why an application is taken back; only of a draft it need not be said."""

    reason: Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00]*$")] = ""


class CaseBrief(Schema):
    """One line of the list of cases."""

    case: UUID
    number: str
    authority: str
    item: str
    action: str
    phase: str
    version: int


class CasePage(Schema):
    """A page of cases, and the key that leads on, or nothing at the end."""

    cases: list[CaseBrief]
    next: UUID | None


@router.post("/applications", response={201: CaseOut, **REFUSALS}, summary="Apply 申请")
def apply(request: HttpRequest, sent: ApplicationIn) -> Status[dict[str, Any]] | JsonResponse:
    """Open an application with the answers given so far."""
    unknown = _unknown(sent)
    if unknown:
        message = _("没有建立申请：") + "".join(unknown.values())
        return as_json(422, f"no-such-{next(iter(unknown))}", message, fields=unknown)
    application = Application(
        authority=sent.authority,
        item=sent.item,
        action=sent.action,
        channel=sent.channel,
        commitment=sent.commitment,
        answers=sent.form,
    )
    return Status(201, _out(request, open_application(application, act_of(request))))


@router.post(
    "/applications/{uuid:case}/materials",
    response={201: CaseOut, **REFUSALS},
    summary="Attach a file 上传材料",
)
def attach(
    request: HttpRequest, case: UUID, material: Form[str], file: File[UploadedFile]
) -> Status[dict[str, Any]] | JsonResponse:
    """Put a file to a material of a draft, or of a case in correction."""
    try:
        with hidden_from_strangers(case, person_of(request)):
            done = attach_material(case, material, sent_file(file), act_of(request))
    except FileRefused as refused:
        status = 413 if refused.code == "too-large" else 422
        return as_json(status, f"file-{refused.code}", words_of(refused))
    return Status(201, _out(request, done))


@router.post(
    "/applications/{uuid:case}/submission",
    response={200: CaseOut, **REFUSALS},
    summary="Submit 提交",
)
def file(request: HttpRequest, case: UUID, sent: VersionIn | None = None) -> dict[str, Any]:
    """File the application; the answer holds its number."""
    act = act_of(request, expected=sent.version if sent else None)
    with hidden_from_strangers(case, act.person):
        return _out(request, submit(case, act))


@router.post(
    "/cases/{uuid:case}/correction",
    response={200: CaseOut, **REFUSALS},
    summary="Hand in a correction 提交补正",
)
def hand_in_correction(request: HttpRequest, case: UUID, sent: CorrectionIn) -> dict[str, Any]:
    """Hand in what the correction notice asked for, all of it."""
    act = act_of(request, expected=sent.version)
    wrong = corrections.codes(open_case(case, act.person), sent.form, act.on)
    if wrong:
        raise AnswersInvalid(wrong)
    with hidden_from_strangers(case, act.person):
        return _out(request, correct(case, sent.form, act))


@router.post(
    "/cases/{uuid:case}/withdrawal", response={200: CaseOut, **REFUSALS}, summary="Withdraw 撤回"
)
def take_back(request: HttpRequest, case: UUID, sent: WithdrawalIn) -> dict[str, Any]:
    """Take the application back before the decision."""
    act = act_of(request, expected=sent.version)
    with hidden_from_strangers(case, act.person):
        return _out(request, withdraw(case, sent.reason, act))


@router.get("/cases/{uuid:case}", response={200: CaseOut, **REFUSALS}, summary="One case 办件")
def one_case(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """Return a case as it stands, with what the caller may do next."""
    found = open_case(case, person_of(request))
    return case_out(found.stream, found.case, found.person)


@router.get("/cases", response={200: CasePage, **REFUSALS}, summary="Cases 办件列表")
def cases(
    request: HttpRequest, phase: Phase | None = None, after: UUID | None = None
) -> dict[str, Any]:
    """List the cases that the caller may see, by key; the same right as for the pages."""
    rows = visible(CASE.kind, person_of(request))
    if phase:
        rows = rows.filter(phase=phase.value)
    found = BY_STREAM.page(rows, (after,) if after else None)
    last = found.rows[-1].stream if found.next_key else None
    return {"cases": [_brief(row) for row in found.rows], "next": last}


@router.get("/public/items", response=list[ItemBrief], auth=None, summary="Licence items 许可事项")
def public_items(request: HttpRequest, q: str = "") -> list[dict[str, Any]]:
    """List the licence items, those that the words may mean first."""
    return [brief(item) for item in catalogue.find(q)]


@router.get(
    "/public/items/{slug}",
    response={200: ItemFull, **REFUSALS},
    auth=None,
    summary="One licence item 办事指南",
)
def public_item(request: HttpRequest, slug: str) -> dict[str, Any] | JsonResponse:
    """Return one item: basis, limits, materials and questions for each action."""
    item = catalogue.items().get(slug)
    if item is None:
        raise NoSuchCase(slug)
    return full(item)


def _unknown(sent: ApplicationIn) -> dict[str, str]:
    """Return a sentence for the item and the authority if there is none of this name."""
    unknown = {}
    if sent.item not in catalogue.items():
        words = {"item": sent.item}
        unknown["item"] = _("没有事项“%(item)s”，可用的代码见 /api/public/items。") % words
    if sent.authority not in catalogue.authorities():
        words = {"code": sent.authority, "known": "、".join(catalogue.authorities())}
        unknown["authority"] = _("没有机关“%(code)s”，可用的代码：%(known)s。") % words
    return unknown


def _out(request: HttpRequest, done: Outcome[Case]) -> dict[str, Any]:
    """Return what came of an act."""
    return done_out(done, person_of(request))


def _brief(row: CaseRow) -> dict[str, Any]:
    """Return one line of the list."""
    names = ("number", "authority", "item", "action", "phase", "version")
    return {"case": row.stream} | {name: getattr(row, name) for name in names}
