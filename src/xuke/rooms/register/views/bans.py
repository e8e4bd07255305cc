"""限制登记: the list of an authority's bans, and each of them; for officials."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuke.rooms.register import banlines, banpage
from xuke.web.site.officials import officials_only
from xuke.web.site.request import person_of


@require_safe
@officials_only
def bans(request: HttpRequest) -> HttpResponse:
    """List the bans that the authority entered."""
    return render(request, "register/bans.html", banlines.context(request))


@require_safe
@officials_only
def ban(request: HttpRequest, stream: UUID, place: int) -> HttpResponse:
    """Show one ban; of another authority it is not found."""
    row = banlines.row_of(person_of(request), stream, place)
    if row is None:
        raise Http404
    return render(request, "register/ban.html", banpage.page(row))
