"""Everybody's own tokens, and those of a system, for its administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuke.access.models import ApiToken, User
from xuke.rooms.people import accounts, queries
from xuke.rooms.people.forms import TokenForm
from xuke.web import clock
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


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


def _token_account(request: HttpRequest, user: UUID | None) -> User:
    """Return whose tokens are meant: one's own, or a system's that has a role here.

    Nobody makes a token of another person: it would let him act under that person's name.
    """
    person = person_of(request)
    account = get_object_or_404(User, pk=user or person.id)
    if str(account.pk) == person.id:
        return account
    authority = queries.administered(person)
    if not account.is_system or not account.grants.filter(authority=authority).exists():
        raise PermissionDenied
    return account


def _digest(text: str) -> bytes:
    """Read a token's digest from an address."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
