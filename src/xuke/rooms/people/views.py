"""Pages of the administrator, everybody's own tokens, and the page where applicants sign up."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuke import catalogue
from xuke.access.models import ApiToken, RoleGrant, User
from xuke.kernel.person import Role
from xuke.rooms.people import accounts, queries
from xuke.rooms.people.forms import RoleForm, SignUpForm, TokenForm, not_here
from xuke.web import clock
from xuke.web.site import places
from xuke.web.site.officials import officials_only
from xuke.web.site.ratelimit import is_over, too_many
from xuke.web.site.request import person_of
from xuke.web.words import sentences

_SIGN_UPS_A_MINUTE: Final = 10
_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """Make an applicant's account and sign it in; nobody becomes an official here."""
    if request.user.is_authenticated:
        return redirect(places.url("my-cases") or "/")
    posted = request.method == "POST"
    if posted and is_over("sign-up", request, _SIGN_UPS_A_MINUTE):
        return too_many(request)
    form = SignUpForm(request.POST if posted else None)
    if not form.is_valid():
        status = 422 if posted else 200
        return render(request, "people/sign_up.html", {"form": form}, status=status)
    given = form.cleaned_data
    try:
        user = accounts.sign_up(given["username"], given["password"], given["name"])
    except accounts.NameTaken:
        form.add_error("username", _("这个账号名刚刚有人使用，请另取一个。"))
        return render(request, "people/sign_up.html", {"form": form}, status=422)
    login(request, user, _BACKEND)
    messages.success(request, _("账号已建立，您已登录。"))
    return redirect(_wanted(request))


def _wanted(request: HttpRequest) -> str:
    """Return the page of ours that was asked for, or one's own cases."""
    there = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure()):
        return there
    return places.url("my-cases") or "/"


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def people(request: HttpRequest) -> HttpResponse:
    """Show who holds which role here; give one."""
    authority = _administered(request)
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
    authority = _administered(request)
    found = get_object_or_404(RoleGrant.objects.select_related("user"), pk=grant)
    if found.authority != authority:
        raise PermissionDenied
    if not queries.may_end(found, clock.today()):
        messages.error(request, _("这是最后一名管理员，或者这项职责已经结束，没有更改。"))
        return redirect("people:list")
    accounts.end_role(found, clock.today())
    words = {"name": str(found.user), "role": sentences.role(found.role)}
    messages.success(request, _("已结束%(name)s的“%(role)s”职责。") % words)
    return redirect("people:list")


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def tokens(request: HttpRequest, user: UUID | None = None) -> HttpResponse:
    """Show one's own tokens, or a system's, and make one; it is shown this once."""
    account = _token_account(request, user)
    form = TokenForm(request.POST if request.method == "POST" else None)
    shown: dict[str, Any] = {"account": account, "form": form}
    if form.is_valid():
        given = form.cleaned_data
        shown["token"] = accounts.issue_token(
            account, given["label"], clock.now(), given["expires_on"]
        )
        shown["form"] = TokenForm()
    shown["tokens"] = queries.tokens(account)
    status = 422 if form.errors else 200
    return render(request, "people/tokens.html", shown, status=status)


@require_POST
@officials_only
def revoke(request: HttpRequest, user: UUID, digest: str) -> HttpResponse:
    """Make a token useless."""
    account = _token_account(request, user)
    found = get_object_or_404(ApiToken, pk=_digest(digest), user=account)
    accounts.revoke_token(found, clock.now())
    messages.success(request, _("令牌“%(label)s”已停用。") % {"label": found.label})
    return redirect("people:tokens-of", user=account.pk)


def _administered(request: HttpRequest) -> str:
    """Return the authority whose accounts this person administers."""
    person = person_of(request)
    if person.authority is None or not person.has(Role.ADMIN):
        raise PermissionDenied
    return person.authority


def _token_account(request: HttpRequest, user: UUID | None) -> User:
    """Return whose tokens are meant: one's own, or a system's that has a role here.

    Nobody makes a token of another person: it would let him act under that person's name.
    """
    person = person_of(request)
    account = get_object_or_404(User, pk=user or person.id)
    if str(account.pk) == person.id:
        return account
    authority = _administered(request)
    if not account.is_system or not account.grants.filter(authority=authority).exists():
        raise PermissionDenied
    return account


def _digest(text: str) -> bytes:
    """Read a token's digest from an address."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def _list(request: HttpRequest, authority: str, form: RoleForm) -> HttpResponse:
    """Show the accounts."""
    shown = {
        "authority": catalogue.authority(authority).name,
        "accounts": queries.accounts(authority, clock.today()),
        "form": form,
    }
    return render(request, "people/list.html", shown, status=422 if form.errors else 200)
