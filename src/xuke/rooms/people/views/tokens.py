"""Everybody's own tokens, and those of a system, for its administrator."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xuke.access.models import ApiToken, User
from xuke.kernel.person import Person
from xuke.rooms.people import keeping, queries
from xuke.rooms.people.forms import TokenForm
from xuke.rooms.people.tokens import issue_token, revoke_token
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of

_LONGEST: Final = 500
"""Characters of a reason."""


@require_http_methods(["GET", "HEAD", "POST"])
@officials_only
def tokens(request: HttpRequest, user: UUID | None = None) -> HttpResponse:
    """Show one's own tokens, or a system's, and make one; it is shown this once."""
    posted = request.method == "POST"
    account = _maker(request, user) if posted else _listed(request, user)
    form = TokenForm(request.POST if posted else None)
    shown: dict[str, Any] = {
        "account": account,
        "form": form,
        "may_make": _may_make(person_of(request), account),
    }
    if form.is_valid():
        given, act = form.cleaned_data, keeping.real_act(person_of(request))
        shown["token"] = issue_token(account, given["label"], given["expires_on"], act)
        shown["form"] = TokenForm()
    shown["tokens"] = queries.tokens(account)
    status = 422 if form.errors else 200
    return render(request, "people/tokens.html", shown, status=status)


@require_POST
@officials_only
def revoke(request: HttpRequest, user: UUID, digest: str) -> HttpResponse:
    """Make a token useless: one's own, or one of an account that one administers."""
    account = _listed(request, user)
    found = get_object_or_404(
        ApiToken.objects.select_related("user"), pk=_digest(digest), user=account
    )
    revoke_token(
        found,
        request.POST.get("reason", "").strip()[:_LONGEST],
        keeping.real_act(person_of(request)),
    )
    messages.success(request, _("令牌“%(label)s”已停用。") % {"label": found.label})
    return redirect("people:tokens-of", user=account.pk)


def _listed(request: HttpRequest, user: UUID | None) -> User:
    """Return whose tokens are listed: one's own, or those of an account that one administers."""
    person = person_of(request)
    account = get_object_or_404(User, pk=user or person.id)
    if str(account.pk) != person.id:
        authority = queries.administered(person)
        if not account.grants.filter(authority=authority).exists():
            raise PermissionDenied
    return account


def _maker(request: HttpRequest, user: UUID | None) -> User:
    """Return for whom a token may be made: oneself, or a system that has a role here.

    Nobody makes a token of another person: it would let him act under that person's name.
    """
    account = _listed(request, user)
    if not _may_make(person_of(request), account):
        raise PermissionDenied
    return account


def _may_make(person: Person, account: User) -> bool:
    return str(account.pk) == person.id or account.is_system


def _digest(text: str) -> bytes:
    """Read a token's digest from an address."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
