"""What a page asks of its session: how long it lasts, to go on, to sign in over the page."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from xuke.web.site import errors
from xuke.web.site.session import resume, sliding


@never_cache
@require_http_methods(["GET", "POST"])
def state(request: HttpRequest) -> HttpResponse:
    """Tell how long the session lasts; who posts goes on, who only asks does not."""
    if request.method != "POST":
        sliding.only_look(request)
    return JsonResponse(told(request))


def told(request: HttpRequest) -> dict[str, object]:
    """Return how the session stands, with the key that forms of this page need now."""
    left = sliding.left(request)
    return {
        "idle": left.idle if left else 0,
        "last": left.last if left else 0,
        "writer": left.writer if left else "",
        "token": get_token(request),
    }


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose key no longer fits; what was typed is kept. For CSRF_FAILURE_VIEW."""
    return resume.after_mismatch(request) or errors.csrf_failure(request, reason)


def over(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Answer a sign-in over a page: with the new session, or the form with what is wrong."""
    if request.user.is_authenticated and answer.status_code == HTTPStatus.FOUND:
        return JsonResponse(told(request))
    return answer
