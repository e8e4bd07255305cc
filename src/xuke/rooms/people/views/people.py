"""The administrator's list: who holds which role here, and giving one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke import catalogue
from xuke.access.models import User
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.people import accounts, keeping, queries, reading
from xuke.rooms.people.forms import RoleForm, not_here
from xuke.web import clock
from xuke.web.components import refusing
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of
from xuke.web.words import refusals, sentences


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def people(request: HttpRequest) -> HttpResponse:
    """Show who holds which role here; give one."""
    authority = queries.administered(person_of(request))
    form = RoleForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or not _gives(request, authority, form):
        return _list(request, authority, form)
    user, role = form.cleaned_data["username"], form.cleaned_data["role"]
    words = {"name": user.name or user.username, "role": sentences.role(role)}
    messages.success(request, _("已授予%(name)s“%(role)s”职责。") % words)
    return redirect("people:list")


def _gives(request: HttpRequest, authority: str, form: RoleForm) -> bool:
    """Give the role, or mark in the form why not."""
    asked = dict(form.cleaned_data)
    user: User = asked.pop("username")
    try:
        given = accounts.Given(**asked)
        accounts.give_role(user, authority, given, keeping.real_act(person_of(request)))
    except accounts.OfAnother:
        form.add_error("username", not_here())
    except Unlawful as refused:
        why = refusals.why(refused, keeping.ACCOUNTS.name)
        if not refusing.mark(form, refused, why):
            form.add_error("username", why)
    return form.is_valid()


def _list(request: HttpRequest, authority: str, form: RoleForm) -> HttpResponse:
    """Show the accounts."""
    shown = {
        "authority": catalogue.authority(authority).name,
        "accounts": queries.accounts(authority, clock.today()),
        "form": form,
        "room": reading.low_room(),
    }
    return render(request, "people/list.html", shown, status=422 if form.errors else 200)
