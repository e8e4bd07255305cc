"""The files of an application: put to a material, taken away."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.casework.case.files import remove_material
from xuke.rooms.portal import uploading
from xuke.rooms.portal.forms import FilesForm
from xuke.rooms.portal.ownership import drafted, handed_in
from xuke.rooms.portal.queries import materials
from xuke.web.case.file import CaseFile, open_case
from xuke.web.site.request import act_of

UNPROCESSABLE = 422


@drafted
@require_safe
def index(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show what the action asks for, and what has come in."""
    context = {"file": file, "materials": materials.listed(file), "limits": materials.limits()}
    return render(request, "portal/materials.html", context)


@handed_in
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take files for one material, beside those that are there."""
    shown = _material(file, material)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = FilesForm(*sent, left=materials.left(file, material))
    if form.is_valid():
        refused = uploading.put(file, material, form.cleaned_data["file"], act_of(request))
        if not refused:
            messages.success(request, _("已上传：%(name)s") % {"name": shown["name"]})
            return redirect(materials.back_url(file))
        form.add_error("file", refused)
        # Some of them may have been taken all the same.
        file = open_case(file.stream.id, file.person)
    return _page(request, file, material, form)


def _page(request: HttpRequest, file: CaseFile, material: str, form: FilesForm) -> HttpResponse:
    """Show the files of a material, each to be taken away, and the form for more."""
    shown = _material(file, material)
    context = {
        "file": file,
        "material": shown,
        "files": [one | {"request_id": uuid4()} for one in shown["files"]],
        "form": form,
        "back_url": materials.back_url(file),
        "request_id": uuid4(),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/upload.html", context, status=status)


@handed_in
@require_POST
def remove(request: HttpRequest, file: CaseFile, material: str) -> HttpResponse:
    """Take one file away that has not been handed in."""
    _material(file, material)
    name = request.POST.get("name", "")
    digest = request.POST.get("digest", "")
    remove_material(file.stream.id, material, digest, name, act_of(request))
    messages.success(request, _("已删除：%(name)s") % {"name": name})
    return redirect("portal:upload", file.stream.id, material)


def _material(file: CaseFile, material: str) -> dict[str, Any]:
    """Return the material that still may get a file; any other is not found."""
    found = materials.awaited(file, material)
    if found is None:
        raise Http404
    return found
