"""A form was sent and nobody is signed in, or another: sign in over it, and go on."""

from http import HTTPStatus
from typing import Final

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xuke.web.site.session import kept, writer
from xuke.web.site.sign_in_form import SignIn

STATE: Final = "Xuke-Session"
"""The header by which a script hears why nothing was done."""
ENDED: Final = "ended"
CHANGED: Final = "changed"


def is_by_script(request: HttpRequest) -> bool:
    """Whether a script of ours asks, which has the page and what was typed in its hands."""
    return request.headers.get("HX-Request") == "true"


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Ask a stranger to sign in; what he sent is kept in the page that asks."""
    if is_by_script(request):
        return _told(HTTPStatus.UNAUTHORIZED, ENDED)
    typed = kept.typed_in(request)
    if typed is None:
        return redirect_to_login(request.get_full_path())
    return _sign_in(request, typed)


def after_mismatch(request: HttpRequest) -> HttpResponse | None:
    """Answer a form whose page was made before somebody signed in elsewhere in this browser.

    Nothing where it is no form of ours: another site may have sent it.
    """
    if is_by_script(request):
        return _told(HTTPStatus.FORBIDDEN, CHANGED)
    token = request.POST.get(kept.FIELD, "")
    typed = kept.typed_in(request) or (kept.opened(token) if token else None)
    if typed is None:
        return None
    return go_on(request, typed) if request.user.is_authenticated else _sign_in(request, typed)


def go_on(request: HttpRequest, typed: kept.Typed) -> HttpResponse:
    """Show what was typed to whoever typed it, to be sent at once; nobody else sees or sends it."""
    if not writer.is_mine(request, typed.writer):
        return _sign_in(request, typed, is_other=True)
    return _unkept(render(request, "web/session/go_on.html", {"typed": typed}))


def _sign_in(request: HttpRequest, typed: kept.Typed, *, is_other: bool = False) -> HttpResponse:
    """Show the sign-in with what was typed sealed in it."""
    token = kept.sealed(typed)
    context = {
        "form": SignIn(request),
        "next": typed.path,
        "kept": token,
        "is_too_much": not token,
        "files": typed.files,
        "is_other": is_other,
    }
    status = HTTPStatus.FORBIDDEN if is_other else HTTPStatus.UNAUTHORIZED
    return _unkept(render(request, "registration/login.html", context, status=status))


def _unkept(answer: HttpResponse) -> HttpResponse:
    """Let nobody on the way keep a page of what was typed, also where no session is told."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _told(status: HTTPStatus, state: str) -> HttpResponse:
    """Tell a script in a header; it says so where the person is."""
    return HttpResponse(status=status, headers={STATE: state})
