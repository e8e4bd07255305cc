"""One account: its roles and all that was done to it; ending a role, closing, opening again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xuke.access.models import RoleGrant
from xuke.kernel.law.refusal import Unlawful
from xuke.rooms.people import accounts, forms, keeping, queries, reading
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of
from xuke.web.words import refusals, sentences

UNPROCESSABLE: Final = 422


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to an account: what is said then, how, and which role it ends, if it does."""

    said: str
    does: Callable[[str], object]
    grant: int | None = None

    @property
    def auto_id(self) -> str:
        """Return how the fields of its form are numbered."""
        return "id_%s" if self.grant is None else f"id_%s_{self.grant}"


@require_safe
@officials_only
def account(request: HttpRequest, user: UUID) -> HttpResponse:
    """Show an account: its roles, and who did what to it, when and why."""
    return _page(request, user)


def _page(
    request: HttpRequest,
    user: UUID,
    wrong: forms.ReasonForm | None = None,
    grant: int | None = None,
) -> HttpResponse:
    """Show it; each form asks for its own reason, `wrong` is the one that could not be taken.

    `grant` is the role that `wrong` was to end; without one it was about the account.
    """
    person = person_of(request)
    authority, found = queries.account(person, user, clock.today())
    of_account = wrong if grant is None else None
    shown = {
        "account": found,
        "roles": [(one, _asked(one.id, wrong, grant)) for one in found.roles],
        "entries": reading.history(person, user, authority),
        "is_own": str(user) == person.id,
        "administers": queries.administers(person),
        "form": of_account or forms.ReasonForm(),
        "wrong": wrong,
    }
    return render(request, "people/account.html", shown, status=UNPROCESSABLE if wrong else 200)


def _asked(role: int, wrong: forms.ReasonForm | None, grant: int | None) -> forms.ReasonForm:
    """Return the form by which a role is ended; its fields have ids of their own."""
    return wrong if wrong and role == grant else forms.ReasonForm(auto_id=f"id_%s_{role}")


@require_POST
@officials_only
def end(request: HttpRequest, grant: int) -> HttpResponse:
    """End a role as of today: today is the first day on which it no longer holds."""
    authority = queries.administered(person_of(request))
    found = get_object_or_404(RoleGrant.objects.select_related("user"), pk=grant)
    if found.authority != authority:
        raise PermissionDenied
    if not queries.may_end(found, clock.today()):
        messages.error(request, _("这是最后一名管理员，或者这项职责已经结束，没有更改。"))
        return redirect("people:account", found.user_id)
    words = {"name": str(found.user), "role": sentences.role(found.role)}
    said = _("已结束%(name)s的“%(role)s”职责。") % words
    act = keeping.real_act(person_of(request))
    does = Deed(said, lambda why: accounts.end_role(found, clock.today(), why, act), grant)
    return _done(request, found.user_id, does)


@require_POST
@officials_only
def close(request: HttpRequest, user: UUID) -> HttpResponse:
    """Close an account of this authority."""
    found = _administered(request, user)
    if not found.may_close:
        messages.error(request, _("这是最后一名管理员，或者账号已经停用，没有更改。"))
        return redirect("people:account", user)
    act = keeping.real_act(person_of(request))
    said = _("账号“%(name)s”已停用：不能再登录，职责和令牌一并结束。")
    words = said % {"name": found.user.username}
    does = Deed(words, lambda why: accounts.close(found.user, clock.today(), why, act))
    return _done(request, user, does)


@require_POST
@officials_only
def reopen(request: HttpRequest, user: UUID) -> HttpResponse:
    """Open a closed account of this authority again."""
    found = _administered(request, user)
    act = keeping.real_act(person_of(request))
    said = _("账号“%(name)s”已恢复，需要的职责请重新授予。") % {"name": found.user.username}
    does = Deed(said, lambda why: accounts.reopen(found.user, clock.today(), why, act))
    return _done(request, user, does)


def _administered(request: HttpRequest, user: UUID) -> queries.Account:
    """Return an account that the person administers, or raise PermissionDenied."""
    person = person_of(request)
    queries.administered(person)
    _authority, found = queries.account(person, user, clock.today())
    return found


def _done(request: HttpRequest, user: UUID, deed: Deed) -> HttpResponse:
    """Do it for the reason that was sent, or say at its field why not; then show the account."""
    form = forms.ReasonForm(request.POST, auto_id=deed.auto_id)
    if not form.is_valid():
        return _page(request, user, form, deed.grant)
    try:
        deed.does(form.cleaned_data["reason"])
    except Unlawful as refused:
        messages.error(request, refusals.why(refused, keeping.ACCOUNTS.name))
    except accounts.OfAnother:
        messages.error(request, _("这个账号现在由另一机关授予职责，须由那里的管理员办理。"))
    else:
        messages.success(request, deed.said)
    return redirect("people:account", user)
