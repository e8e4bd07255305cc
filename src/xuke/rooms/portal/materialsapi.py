"""The files of an application as JSON: what is there, one more, one less; below /api/."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Router, UploadedFile

from xuke.casework.case import files, quota
from xuke.rooms.portal.materialshapes import FilesOut, RemovalIn
from xuke.rooms.portal.queries import materials
from xuke.rooms.portal.uploading import sent_file, words_of
from xuke.web.api.cases import done_out
from xuke.web.api.refused import hidden_from_strangers
from xuke.web.api.responses import REFUSALS, CaseOut, answered, bearer
from xuke.web.case.file import open_case
from xuke.web.site.errors import as_json
from xuke.web.site.request import act_of, person_of

router: Final = Router(auth=bearer)


@router.post(
    "/applications/{uuid:case}/materials",
    response={201: CaseOut, **REFUSALS},
    operation_id="xuke_rooms_portal_api_attach",
    summary="Attach a file 上传材料",
)
def attach(
    request: HttpRequest, case: UUID, material: Form[str], file: File[UploadedFile]
) -> HttpResponse:
    """Put a file to a material of a draft, or of a case in correction, beside those there."""
    act = act_of(request)
    try:
        with hidden_from_strangers(open_case, case, act.person):
            done = files.attach_material(case, material, sent_file(file), act)
    except quota.Full as full:
        return as_json(422, f"{full.quota}-full", words_of(full))
    except files.FileRefused as refused:
        status = 413 if refused.code == "too-large" else 422
        return as_json(status, f"file-{refused.code}", words_of(refused))
    return answered(done_out(done, act.person), 201)


@router.get(
    "/applications/{uuid:case}/materials",
    response={200: FilesOut, **REFUSALS},
    operation_id="xuke_rooms_portal_api_files",
    summary="The files 已上传的材料",
)
def there(request: HttpRequest, case: UUID) -> dict[str, Any]:
    """List the files of a case that the caller may see, and what is still missing."""
    file = open_case(case, person_of(request))
    return materials.told(file)


@router.post(
    "/applications/{uuid:case}/materials/removal",
    response={200: CaseOut, **REFUSALS},
    operation_id="xuke_rooms_portal_api_remove",
    summary="Remove a file 删除材料",
)
def remove(request: HttpRequest, case: UUID, sent: RemovalIn) -> HttpResponse:
    """Take a file away that has not been handed in."""
    act = act_of(request, expected=sent.version)
    with hidden_from_strangers(open_case, case, act.person):
        done = files.remove_material(case, sent.material, sent.digest, sent.file_name, act)
        return answered(done_out(done, act.person))
