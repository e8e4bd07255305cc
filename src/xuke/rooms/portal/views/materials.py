"""The files of an application: put to a material, taken away, read again."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote
from uuid import uuid4, uuid5

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.casework.case.files import FileRefused, SentFile, attach_material, blob, remove_material
from xuke.casework.stream.act import Act
from xuke.kernel.case.state import Phase
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import FileForm
from xuke.rooms.portal.ownership import drafted, owned
from xuke.rooms.portal.queries.drafts import materials as materials_of
from xuke.rooms.portal.uploading import sent_file, words_of
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of
from xuke.web.words import refusals

UNPROCESSABLE = 422


@drafted
@require_safe
def materials(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show what the action asks for, and what has come in."""
    context = {"file": file, "materials": materials_of(file)}
    return render(request, "portal/materials.html", context)


@owned
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take one file for one material; a new one replaces the draft's old one."""
    shown = _material(file, material)
    form = FileForm(request.POST or None, request.FILES or None, auto_id="%s")
    if request.method == "POST" and form.is_valid():
        error = _taken(request, file, material, form)
        if not error:
            messages.success(request, _("已上传：%(name)s") % {"name": shown["name"]})
            return redirect(_back(file))
        form.add_error("file", error)
    context = {
        "file": file,
        "material": shown,
        "form": form,
        "back_url": _back(file),
        "is_draft": file.case.phase is Phase.DRAFT,
        "request_id": uuid4(),
        "remove_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/upload.html", context, status=status)


def _material(file: CaseFile, material: str) -> dict[str, Any]:
    """Return the material, if this case may still get a file for it."""
    is_awaited = material in file.case.pending
    if file.case.phase not in {Phase.DRAFT, Phase.IN_CORRECTION} and not is_awaited:
        raise Http404
    for one in materials_of(file):
        if one["id"] == material:
            return one
    raise Http404


def _back(file: CaseFile) -> str:
    """Return the page from which files are put to this case."""
    stream = file.stream.id
    if file.case.pending:
        return reverse("portal:act", args=[stream, "supply-pending"])
    name = "portal:materials" if file.case.phase is Phase.DRAFT else "portal:correction"
    return reverse(name, args=[stream])


def _taken(request: HttpRequest, file: CaseFile, material: str, form: FileForm) -> str:
    """Keep the file, or return why not in words; a refused file leaves nothing behind."""
    try:
        _replace(file, material, sent_file(form.cleaned_data["file"]), act_of(request))
    except FileRefused as refused:
        return words_of(refused)
    except Unlawful as refused:
        return refusals.why(refused, file.things, file.stream.kind)
    return ""


def _replace(file: CaseFile, material: str, sent: SentFile, act: Act) -> None:
    """Put the file to the material and take the draft's older ones away, or do neither."""
    with transaction.atomic():
        done = attach_material(file.stream.id, material, sent, act)
        if file.case.phase is Phase.DRAFT and not done.repeated:
            _remove_all(file, material, act, but=done.state.materials[-1].digest)


def _remove_all(file: CaseFile, material: str, act: Act, but: str = "") -> None:
    """Take a material's files from the draft, all but one; each removal is an act of its own."""
    for digest in {one.digest for one in file.case.materials if one.material == material}:
        request = uuid5(act.request, digest) if act.request else None
        if digest != but:
            own = replace(act, request=request, expected=None)
            remove_material(file.stream.id, material, digest, own)


@drafted
@require_POST
def remove(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take a material's file from the draft."""
    name = _material(file, material)["name"]
    with transaction.atomic():
        _remove_all(file, material, act_of(request))
    messages.success(request, _("已删除：%(name)s") % {"name": name})
    return redirect("portal:materials", file.stream.id)


@owned
@require_safe
def download(_request: HttpRequest, file: CaseFile, digest: str) -> HttpResponse:
    """Give a file back to whoever handed it in; a browser saves it and never runs it."""
    attached = next((one for one in file.case.materials if one.digest == digest), None)
    kept = blob(digest) if attached else None
    if attached is None or kept is None:
        raise Http404
    response = HttpResponse(bytes(kept.content), content_type=attached.media_type)
    name = quote(attached.file_name, safe="")
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
