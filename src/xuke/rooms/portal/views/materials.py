"""The files of an application: put to a material, taken away."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.casework.case.files import remove_material
from xuke.kernel.case.state import Phase
from xuke.rooms.portal import uploading
from xuke.rooms.portal.forms import FileForm
from xuke.rooms.portal.ownership import drafted, handed_in
from xuke.rooms.portal.queries import materials
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

UNPROCESSABLE = 422


@drafted
@require_safe
def index(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show what the action asks for, and what has come in."""
    context = {"file": file, "materials": materials.listed(file)}
    return render(request, "portal/materials.html", context)


@handed_in
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take one file for one material; a new one replaces the draft's old one."""
    shown = _material(file, material)
    back = materials.back_url(file)
    form = FileForm(request.POST or None, request.FILES or None, auto_id="%s")
    if request.method == "POST" and form.is_valid():
        error = uploading.put(file, material, form.cleaned_data["file"], act_of(request))
        if not error:
            messages.success(request, _("已上传：%(name)s") % {"name": shown["name"]})
            return redirect(back)
        form.add_error("file", error)
    context = {
        "file": file,
        "material": shown,
        "form": form,
        "back_url": back,
        "is_draft": file.case.phase is Phase.DRAFT,
        "request_id": uuid4(),
        "remove_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/upload.html", context, status=status)


@drafted
@require_POST
def remove(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take a material's file from the draft."""
    name = _material(file, material)["name"]
    remove_material(file.stream.id, file.case, material, act_of(request))
    messages.success(request, _("已删除：%(name)s") % {"name": name})
    return redirect("portal:materials", file.stream.id)


def _material(file: CaseFile, material: str) -> dict[str, Any]:
    """Return the material that still may get a file; any other is not found."""
    found = materials.awaited(file, material)
    if found is None:
        raise Http404
    return found
