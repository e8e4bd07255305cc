"""Pages of the administrator: who holds which role here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuke import catalogue
from xuke.access.models import RoleGrant, User
from xuke.rooms.people import accounts, queries
from xuke.rooms.people.forms import RoleForm, not_here
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of
from xuke.web.words import sentences


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def people(request: HttpRequest) -> HttpResponse:
    """Show who holds which role here; give one."""
    authority = queries.administered(person_of(request))
    form = RoleForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _list(request, authority, form)
    given = form.cleaned_data
    user: User = given["username"]
    try:
        accounts.give_role(user, authority, given["role"], given["since"], given["until"])
    except accounts.OfAnother:
        form.add_error("username", not_here())
        return _list(request, authority, form)
    words = {"name": user.name or user.username, "role": sentences.role(given["role"])}
    messages.success(request, _("已授予%(name)s“%(role)s”职责。") % words)
    return redirect("people:list")


@require_POST
@officials_only
def end(request: HttpRequest, grant: int) -> HttpResponse:
    """End a role as of today: today is the first day on which it no longer holds."""
    authority = queries.administered(person_of(request))
    found = get_object_or_404(RoleGrant.objects.select_related("user"), pk=grant)
    if found.authority != authority:
        raise PermissionDenied
    if not queries.may_end(found, clock.today()):
        messages.error(request, _("这是最后一名管理员，或者这项授权已经终止，没有更改。"))
        return redirect("people:list")
    accounts.end_role(found, clock.today())
    words = {"name": str(found.user), "role": sentences.role(found.role)}
    messages.success(request, _("已终止对%(name)s的“%(role)s”授权。") % words)
    return redirect("people:list")


def _list(request: HttpRequest, authority: str, form: RoleForm) -> HttpResponse:
    """Show the accounts."""
    shown = {
        "authority": catalogue.authority(authority).name,
        "accounts": queries.accounts(authority, clock.today()),
        "form": form,
    }
    return render(request, "people/list.html", shown, status=422 if form.errors else 200)
