"""From the choice of what to apply for to a filled-in form."""

from dataclasses import replace
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuke.casework.case import filing, saving
from xuke.casework.case.drafts import Application, open_application
from xuke.catalogue.item import LicenceItem
from xuke.kernel.item.rule import Action, Channel
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.portal.forms import COMMITMENT, ORDINARY, AnswersForm, StartForm
from xuke.rooms.portal.ownership import drafted
from xuke.rooms.portal.queries.drafts import ALL, Draft, savable
from xuke.rooms.portal.queries.guide import chosen, offering
from xuke.rooms.portal.queries.promise import notice, promised_actions
from xuke.rooms.portal.views.guide import item_or_404
from xuke.web import clock
from xuke.web.case.file import CaseFile
from xuke.web.site.request import act_of
from xuke.web.words import refusals

UNPROCESSABLE = 422


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is applied for, and open the draft."""
    item = item_or_404(slug)
    form = _start_form(request, item)
    if request.method == "POST" and form.is_valid():
        try:
            done = open_application(_application(item, form), act_of(request))
        except Unlawful as refused:
            # Only a promise is refused here for what the form itself cannot know.
            place = "way" if "way" in form.fields else "authority"
            form.add_error(place, refusals.with_basis(refused))
        else:
            return redirect("portal:draft", done.stream.id)
    context = {
        "item": item,
        "form": form,
        "request_id": uuid4(),
        "notice": notice(item, clock.today()),
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "portal/start.html", context, status=status)


def _start_form(request: HttpRequest, item: LicenceItem) -> StartForm:
    """Return the form, filled with what the guide already knew."""
    offered = offering(item, clock.today())
    first = {
        "authority": chosen(offered, request.GET.get("authority", "")),
        "action": request.GET.get("action", ""),
        "way": ORDINARY,
    }
    sent = request.POST if request.method == "POST" else None
    promised = promised_actions(item, clock.today())
    return StartForm(offered, item.actions, promised=promised, data=sent, initial=first)


def _application(item: LicenceItem, form: StartForm) -> Application:
    """Return what is applied for; the answers come later."""
    return Application(
        authority=form.cleaned_data["authority"],
        item=item.slug,
        action=Action(form.cleaned_data["action"]),
        channel=Channel.ONLINE,
        commitment=form.cleaned_data.get("way") == COMMITMENT,
        answers={},
    )


@drafted
@require_safe
def draft(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Show the draft as a list of tasks; a short one goes straight to its only page."""
    shown = Draft(file, clock.today())
    if shown.is_short and not shown.answers:
        return redirect("portal:section", file.stream.id, ALL)
    context = {"file": file, "tasks": shown.tasks(), "request_id": uuid4(), "all": ALL}
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
        return _section_page(request, held, section_id, AnswersForm(fields, held.answers))
    form = AnswersForm(fields, held.answers, request.POST)
    codes = held.codes(form.answers)
    saving.save_answers(file.stream.id, savable(form.answers, codes), act_of(request))
    if request.POST.get("go") == "save":
        messages.success(request, _("草稿已保存，随时可以从“我的办件”继续填写。"))
        return redirect("portal:draft", file.stream.id)
    form.refuse(codes)
    if form.errors:
        return _section_page(request, held, section_id, form)
    return redirect(held.after(section_id))


def _section_page(
    request: HttpRequest, held: Draft, section_id: str, form: AnswersForm
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
    form = AnswersForm(held.fields_of(section_id), held.answers, request.POST)
    codes = held.codes(form.answers)
    kept = savable(form.answers, codes)
    act = act_of(request)
    saving.save_answers(file.stream.id, kept, act)
    context = {"at": act.at, "whole": len(kept) == len(form.answers)}
    return render(request, "portal/saved.html", context)


@drafted
@require_POST
def discard(request: HttpRequest, file: CaseFile) -> HttpResponse:
    """Throw the draft away."""
    filing.withdraw(file.stream.id, "", replace(act_of(request), expected=None))
    messages.success(request, _("草稿已删除。"))
    return redirect("portal:mine")
