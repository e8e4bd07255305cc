"""The page where applicants sign up."""

from typing import Final

from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xuke.rooms.people import accounts
from xuke.rooms.people.forms import SignUpForm
from xuke.web.site import places
from xuke.web.site.ratelimit import is_over, too_many

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
