"""Ending a role of an account, closing the account, opening it again."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xuke.access.models import RoleGrant
from xuke.rooms.people import accounts, keeping, queries
from xuke.rooms.people.views.deeds import Deed, done
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of
from xuke.web.words import sentences


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
    return done(request, found.user_id, does)


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
    return done(request, user, does)


@require_POST
@officials_only
def reopen(request: HttpRequest, user: UUID) -> HttpResponse:
    """Open a closed account of this authority again."""
    found = _administered(request, user)
    act = keeping.real_act(person_of(request))
    said = _("账号“%(name)s”已恢复，需要的职责请重新授予。") % {"name": found.user.username}
    does = Deed(said, lambda why: accounts.reopen(found.user, clock.today(), why, act))
    return done(request, user, does)


def _administered(request: HttpRequest, user: UUID) -> queries.Account:
    """Return an account that the person administers, or raise PermissionDenied."""
    person = person_of(request)
    queries.administered(person)
    _authority, found = queries.account(person, user, clock.today())
    return found
