"""Filling in a draft: its tasks, the questions section by section, each answer kept."""

from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.rooms.portal.forms import AnswersForm
from xuke.rooms.portal.ownership import drafted
from xuke.rooms.portal.queries import windows
from xuke.rooms.portal.queries.drafts import ALL, Draft, savable
from xuke.web import clock
from xuke.web.case.elsewhere import at_question
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of

CONFLICT = 409
UNPROCESSABLE = 422


@drafted
@require_safe
def draft(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show the draft as a list of tasks; a short one goes straight to its only page."""
    shown = Draft(file, clock.today())
    if shown.is_short and not shown.answers:
        return redirect("portal:section", file.stream.id, ALL)
    context = {
        "file": file,
        "authority": shown.authority,
        "tasks": shown.tasks(),
        "request_id": uuid4(),
        "all": ALL,
    }
    return render(request, "portal/draft.html", context)


@drafted
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, file: CaseFile, section_id: str) -> HttpResponse:
    """Ask the questions of one section; what is sent is kept, right or wrong."""
    held = Draft(file, clock.today())
    fields = held.fields_of(section_id)
    if not fields:
        raise Http404
    if request.method != "POST":
        read = windows.as_read(held, section_id)
        return _section_page(request, held, section_id, AnswersForm(fields, held.answers), read)
    form = AnswersForm(fields, held.answers, request.POST, asked=windows.read(request.POST))
    codes = held.codes(form.answers)
    saved = windows.save(held, request.POST, savable(form.answers, codes), act_of(request))
    if saved.conflicts:
        context = {"file": file, "section_id": section_id, **windows.to_choose(held, saved)}
        return render(request, "portal/choose.html", context, status=CONFLICT)
    if "chosen" in request.POST:
        messages.success(request, _("已按您的选择保存。"))
        return redirect("portal:section", file.stream.id, section_id)
    if request.POST.get("go") == "save":
        messages.success(request, _("草稿已保存，随时可以从“我的办件”继续填写。"))
        return redirect("portal:draft", file.stream.id)
    form.refuse(codes)
    if form.errors:
        return _section_page(request, held, section_id, form, windows.written(saved.marks))
    return _onward(held, section_id, form.answers)


def _onward(held: Draft, section_id: str, answers: dict[str, str]) -> HttpResponse:
    """Lead to the next questions, or first to what these answers say of the way."""
    if held.is_sent_elsewhere_by(section_id, answers):
        return redirect("portal:way", held.file.stream.id, section_id)
    return redirect(held.after(section_id))


@drafted
@require_safe
def way(request: HttpRequest, file: CaseFile, section_id: str) -> HttpResponse:
    """Tell who needs no licence, or another authority, the right way, before he fills in more."""
    held = Draft(file, clock.today())
    context = {
        "file": file,
        "found": at_question(file, held.today, held.answers),
        "change_url": reverse("portal:section", args=[file.stream.id, section_id]),
        "next_url": held.after(section_id),
        "request_id": uuid4(),
    }
    return render(request, "portal/way.html", context)


def _section_page(
    request: HttpRequest, held: Draft, section_id: str, form: AnswersForm, read: str
) -> HttpResponse:
    """Show the questions, and what is wrong with the answers."""
    shown = [one for one in held.sections if section_id in {one.id, ALL}]
    parts = [
        {"id": one.id, "title": one.title, "fields": [form[field.id] for field in one.fields]}
        for one in shown
    ]
    context = {
        "file": held.file,
        "section_id": section_id,
        "form": form,
        "read": read,
        "parts": parts,
        "title": shown[0].title if len(shown) == 1 else _("申请表"),
    }
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "portal/section.html", context, status=status)


@drafted
@require_POST
def autosave(request: HttpRequest, file: CaseFile, section_id: str) -> HttpResponse:
    """Keep what has been typed so far, and say at what time; a fragment of the page."""
    held = Draft(file, clock.today())
    fields = held.fields_of(section_id)
    form = AnswersForm(fields, held.answers, request.POST, asked=windows.read(request.POST))
    codes = held.codes(form.answers)
    saved = windows.save(held, request.POST, savable(form.answers, codes), act_of(request))
    whole = len(savable(form.answers, codes)) == len(form.answers)
    context = {"at": clock.now(), "whole": whole, "clashes": []}
    if windows.FIELD in request.POST:
        context |= windows.told(held, saved)
    return render(request, "portal/saved.html", context)
