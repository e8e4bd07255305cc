"""What belongs to no room: signing in, and the large-type mode 长者版."""

from typing import Any, Final

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from xuke.kernel.person import NOBODY
from xuke.web.site import devices, places
from xuke.web.site.client import client_address
from xuke.web.site.middleware import LARGE_TYPE_COOKIE
from xuke.web.site.ratelimit import hits_of, is_over, too_many
from xuke.web.site.session import kept, resume, views
from xuke.web.site.sign_in_form import SignIn

_FAILURES_A_MINUTE: Final = 60
_YEAR_IN_SECONDS: Final = 365 * 24 * 3600


class SignInView(LoginView):
    """Sign in, and go on to the page that was asked for, or to one's own first page.

    Who signs in over a page (by its script), or with what he had typed sealed in the form, goes on
    there.
    """

    authentication_form = SignIn

    def get_template_names(self) -> list[str]:
        """Return the page, or for a script the form alone."""
        if resume.is_by_script(self.request):
            return ["web/session/over.html"]
        return super().get_template_names()

    def get_form_kwargs(self) -> dict[str, Any]:
        """Name the fields of a form over another page so that they are not taken for its own."""
        over = {"auto_id": "over-%s"} if resume.is_by_script(self.request) else {}
        return super().get_form_kwargs() | over

    def get_context_data(self, **context: Any) -> dict[str, Any]:  # noqa: ANN401 - Django's own
        """Carry what was typed before, still sealed."""
        token = self.request.POST.get(kept.FIELD, "")
        typed = kept.opened(token) if token else None
        if typed:
            context |= {"kept": token, "files": typed.files}
        return super().get_context_data(**context)

    def post(self, request: HttpRequest, *args: str, **kwargs: object) -> HttpResponse:
        """Take account and password; an office behind one address may try often, a guesser not.

        Only what failed is counted, so that nobody's right password is refused for the crowd of
        his colleagues. Where somebody guesses from their address, those go on who have signed in
        with this account in this browser before: for them the account's own lock stands alone.
        """
        name = request.POST.get("username", "")
        is_spent = hits_of("failed-sign-in", client_address(request)) >= _FAILURES_A_MINUTE
        if is_spent and not devices.knows(request, name):
            return too_many(request)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Count what failed, by its address."""
        is_over("failed-sign-in", self.request, _FAILURES_A_MINUTE)
        return super().form_invalid(form)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Sign in, and know this browser again."""
        response = self._on_from(super().form_valid(form))
        devices.remember(self.request, response, form.get_user().get_username())
        return response

    def _on_from(self, answer: HttpResponse) -> HttpResponse:
        """Return where whoever has just signed in goes on: where he was, if that is known."""
        if resume.is_by_script(self.request):
            return views.over(self.request, answer)
        token = self.request.POST.get(kept.FIELD, "")
        typed = kept.opened(token) if token else None
        return resume.go_on(self.request, typed) if typed else answer

    def get_default_redirect_url(self) -> str:
        """Return the desk for an official, one's own cases for an applicant."""
        person = getattr(self.request, "person", NOBODY)
        own = "work" if person.is_official else "my-cases"
        return places.url(own) or "/"


@require_POST
def large_type(request: HttpRequest) -> HttpResponse:
    """Turn the large-type mode on or off, and return to the page it was asked from."""
    there = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(there, {request.get_host()}, request.is_secure()):
        there = "/"
    response = redirect(there)
    if request.POST.get("large") == "1":
        response.set_cookie(
            LARGE_TYPE_COOKIE,
            "1",
            max_age=_YEAR_IN_SECONDS,
            samesite="Lax",
            secure=request.is_secure(),
            httponly=True,
        )
    else:
        response.delete_cookie(LARGE_TYPE_COOKIE, samesite="Lax")
    return response
