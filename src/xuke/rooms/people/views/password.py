"""我的账号: who is signed in, and the page where he changes his own password."""

from typing import Final

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from xuke.access.models import User
from xuke.rooms.people import accounts, keeping
from xuke.rooms.people.password_form import PasswordForm
from xuke.web.site.ratelimit import is_over_for, too_many
from xuke.web.site.request import person_of
from xuke.web.site.session.guards import signed_in

_TRIES_A_MINUTE: Final = 8
"""Whoever found a browser open must not guess the password there."""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; whoever is signed in elsewhere has to sign in again."""
    person, posted = person_of(request), request.method == "POST"
    if posted and is_over_for("password", person.id, _TRIES_A_MINUTE):
        return too_many(request)
    user = User.objects.get(pk=person.id)
    form = PasswordForm(request.POST if posted else None, user)
    if not form.is_valid():
        base = "web/desk_base.html" if person.is_official else "web/base.html"
        shown = {"form": form, "account": user, "base": base}
        return render(request, "people/password.html", shown, status=422 if posted else 200)
    accounts.set_password(user, form.cleaned_data["password"], keeping.real_act(person))
    # This browser stays signed in, under a new key.
    update_session_auth_hash(request, user)
    messages.success(request, _("密码已修改。在别处登录的已经退出，接口令牌已经停用。"))
    return redirect("people:password")
